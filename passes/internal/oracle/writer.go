package oracle

import (
	"fmt"
	"strings"
)

// writer collects the lines of a function. Indentation is gofmt's business.
type writer struct {
	lines []string
}

func (w *writer) line(format string, args ...any) {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	w.lines = append(w.lines, format)
}

// label writes a label, which unlabel removes again when nobody jumps to it.
func (w *writer) label(name string) {
	w.line("%s:", name)
}

func (w *writer) unlabel(name string) {
	for i, l := range w.lines {
		if l == name+":" {
			w.lines = append(w.lines[:i], w.lines[i+1:]...)
			return
		}
	}
}

func (w *writer) String() string {
	return strings.Join(w.lines, "\n") + "\n"
}
