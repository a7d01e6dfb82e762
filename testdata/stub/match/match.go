// Package match stands in for a gomega-like matcher library: whether an
// assertion ends the test depends on a fail handler set at run time.
package match

import "fmt"

var fail func(message string)

func RegisterFailHandler(f func(message string)) { fail = f }

type Matcher interface {
	Match(actual any) (bool, error)
}

type Assertion struct{ actual any }

func Expect(actual any, extra ...any) Assertion { return Assertion{actual: actual} }

func (a Assertion) To(m Matcher) bool {
	ok, err := m.Match(a.actual)
	if err != nil || !ok {
		fail(fmt.Sprint(a.actual))
	}
	return ok
}

func (a Assertion) NotTo(m Matcher) bool {
	ok, err := m.Match(a.actual)
	if err != nil || ok {
		fail(fmt.Sprint(a.actual))
	}
	return !ok
}

type occurred struct{}

func (occurred) Match(actual any) (bool, error) { return actual != nil, nil }

func HaveOccurred() Matcher { return occurred{} }
