// Package die ends the program. It never imports net/http.
package die

import (
	"fmt"
	"os"
)

func With(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

// On ends the program when err is not nil.
func On(err error) {
	if err != nil {
		With("%v", err)
	}
}

// Unless ends the program when ok is false.
func Unless(ok bool, msg string) {
	if !ok {
		With("%s", msg)
	}
}

// Warn returns.
func Warn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// Must returns v or ends the program.
func Must[T any](v T, err error) T {
	On(err)
	return v
}
