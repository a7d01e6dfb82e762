package unreadbody

import (
	"fmt"
	"go/token"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// The categories, as documented in doc.go and used as anchors of its page.
const (
	unread         = "unread"
	unreadPath     = "unread-path"
	partlyRead     = "partly-read"
	unboundedDrain = "unbounded-drain"
	redundantDrain = "redundant-drain"
)

// A finding is a use of a body in the words of the source.
type finding struct {
	category string
	pos, end token.Pos
	body     string // "body of resp"
	line     int    // of the Close
}

func newFinding(files *source.Files, use lifecycle.Use, category string, ending lifecycle.Ending) finding {
	f := finding{category: category, pos: use.Call.Pos(), body: "response body", line: files.Line(ending.At)}
	call, enclosing := files.Call(use.Call.Pos())
	if call == nil {
		return f
	}
	f.pos, f.end = call.Pos(), call.End()
	f.body = "response body of " + source.Callee(call)
	for _, c := range use.Carries {
		if name := source.Bound(call, enclosing, c.Result); name != "" {
			f.body = "body of " + name
			if c.Kind != lifecycle.Handle || len(c.Path) > 0 {
				f.body = "response body in " + name
			}
			break
		}
	}
	return f
}

// message is the text of the diagnostic. Its facts are those of section 2 of
// the notes on net/http; nothing is lost but the connection's reuse, and that
// only on HTTP/1 and where there is a body.
func (f finding) message() string {
	switch f.category {
	case unreadPath:
		return fmt.Sprintf("%s is closed at line %d without being read on some path: if the server sends one, HTTP/1 closes the connection instead of reusing it (before Go 1.27)", f.body, f.line)
	case partlyRead:
		return fmt.Sprintf("%s may be closed at line %d before its end: if the server sends more than was read, HTTP/1 closes the connection instead of reusing it (before Go 1.27)", f.body, f.line)
	}
	return f.body + " is closed without being read: if the server sends one, HTTP/1 closes the connection instead of reusing it (before Go 1.27)"
}

func describe(step lifecycle.Step) string {
	if step.What == lifecycle.BranchTrue {
		return "this condition holds"
	}
	return "this condition does not hold"
}
