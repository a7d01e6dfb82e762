// Package assert stands in for a testify-like library: assertions report
// through Errorf and let the test go on.
package assert

import (
	"errors"
	"fmt"
	"reflect"
)

type TestingT interface {
	Errorf(format string, args ...any)
}

type helperT interface{ Helper() }

func Fail(t TestingT, failure string, msgAndArgs ...any) bool {
	if h, ok := t.(helperT); ok {
		h.Helper()
	}
	t.Errorf("%s %s", failure, fmt.Sprint(msgAndArgs...))
	return false
}

func NoError(t TestingT, err error, msgAndArgs ...any) bool {
	if err != nil {
		return Fail(t, fmt.Sprintf("received unexpected error: %v", err), msgAndArgs...)
	}
	return true
}

func Error(t TestingT, err error, msgAndArgs ...any) bool {
	if err == nil {
		return Fail(t, "an error is expected", msgAndArgs...)
	}
	return true
}

func ErrorIs(t TestingT, err, target error, msgAndArgs ...any) bool {
	if errors.Is(err, target) {
		return true
	}
	return Fail(t, fmt.Sprintf("target error %v not in chain", target), msgAndArgs...)
}

func Equal(t TestingT, want, got any, msgAndArgs ...any) bool {
	if !reflect.DeepEqual(want, got) {
		return Fail(t, fmt.Sprintf("want %v, got %v", want, got), msgAndArgs...)
	}
	return true
}

func NotNil(t TestingT, object any, msgAndArgs ...any) bool {
	if object == nil {
		return Fail(t, "expected a value", msgAndArgs...)
	}
	return true
}
