// Package require stands in for a testify-like library whose assertions end
// the test through FailNow.
package require

import (
	"fixtures/stub/assert"
)

type TestingT interface {
	Errorf(format string, args ...any)
	FailNow()
}

type helperT interface{ Helper() }

func NoError(t TestingT, err error, msgAndArgs ...any) {
	if h, ok := t.(helperT); ok {
		h.Helper()
	}
	if assert.NoError(t, err, msgAndArgs...) {
		return
	}
	t.FailNow()
}

func Error(t TestingT, err error, msgAndArgs ...any) {
	if h, ok := t.(helperT); ok {
		h.Helper()
	}
	if assert.Error(t, err, msgAndArgs...) {
		return
	}
	t.FailNow()
}

func ErrorIs(t TestingT, err, target error, msgAndArgs ...any) {
	if h, ok := t.(helperT); ok {
		h.Helper()
	}
	if assert.ErrorIs(t, err, target, msgAndArgs...) {
		return
	}
	t.FailNow()
}

func Equal(t TestingT, want, got any, msgAndArgs ...any) {
	if h, ok := t.(helperT); ok {
		h.Helper()
	}
	if assert.Equal(t, want, got, msgAndArgs...) {
		return
	}
	t.FailNow()
}

func NotNil(t TestingT, object any, msgAndArgs ...any) {
	if h, ok := t.(helperT); ok {
		h.Helper()
	}
	if assert.NotNil(t, object, msgAndArgs...) {
		return
	}
	t.FailNow()
}
