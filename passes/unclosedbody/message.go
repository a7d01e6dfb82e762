package unclosedbody

import (
	"fmt"
	"go/token"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// The categories, as documented in doc.go and used as anchors of its page.
const (
	discarded      = "discarded"
	neverClosed    = "never-closed"
	onPath         = "path"
	overwritten    = "overwritten"
	droppedOnError = "dropped-on-error"
	deferInLoop    = "defer-in-loop"
	wrapperOnly    = "wrapper-only"
	replaced       = "replaced"
	readToEOF      = "read-to-eof"
)

// A finding is a leak in the words of the source: what was called, what the
// response is called, which line does what.
type finding struct {
	lifecycle.Leak
	files    *source.Files
	category string
	pos, end token.Pos
	callee   string // "client.Do"
	name     string // "resp", "" if the response is not bound to a name
	inside   bool   // what has that name is not the response but holds its body
}

func newFinding(files *source.Files, l lifecycle.Leak) finding {
	f := finding{Leak: l, files: files, category: categoryOf(l), pos: l.Call.Pos()}
	call, enclosing := files.Call(l.Call.Pos())
	if call == nil {
		f.callee = "the call"
		return f
	}
	f.pos, f.end = call.Pos(), call.End()
	f.callee = source.Callee(call)
	for _, c := range l.Carries {
		if name := source.Bound(call, enclosing, c.Result); name != "" {
			f.name, f.inside = name, c.Kind != lifecycle.Handle || len(c.Path) > 0
			break
		}
	}
	return f
}

// categoryOf says under which name a leak is reported. A body that every
// leaking path reads to its end holds no connection: that is the milder
// read-to-eof, whatever the path.
func categoryOf(l lifecycle.Leak) string {
	switch l.Cause {
	case lifecycle.Discarded:
		return discarded
	case lifecycle.WrapperOnly:
		return wrapperOnly
	case lifecycle.Replaced:
		return replaced
	case lifecycle.DeferInLoop:
		return deferInLoop
	case lifecycle.Overwritten:
		return overwritten
	case lifecycle.BothReturn:
		return droppedOnError
	}
	if l.Read == lifecycle.ToEnd {
		return readToEOF
	}
	switch l.Cause {
	case lifecycle.NeverMet, lifecycle.LeftByCallback:
		return neverClosed
	case lifecycle.ErrorReturn:
		return droppedOnError
	case lifecycle.LoopTurn:
		if !l.Settled {
			return neverClosed
		}
	}
	return onPath
}

// message is the text of the diagnostic. Its facts are those of sections 1, 5
// and 7 of the notes on net/http: what is not closed is said, what that costs
// is left to the rule's page, because it depends on the protocol.
func (f finding) message() string {
	body := "response body of " + f.callee
	switch {
	case f.Cause == lifecycle.LeftByCallback:
		body = "response body that " + f.callee + " hands to its callback"
	case f.name != "" && f.inside:
		body = "response body in " + f.name
	case f.name != "":
		body = "response body of " + f.name
	}
	switch f.category {
	case discarded:
		return fmt.Sprintf("response of %s is discarded, so its body is never closed", f.callee)
	case neverClosed:
		return body + " is never closed"
	case overwritten:
		if f.name != "" {
			return fmt.Sprintf("%s is overwritten at line %d while its body is open", f.name, f.line(f.Event))
		}
		return fmt.Sprintf("%s is still open when the next one arrives at line %d", body, f.line(f.Event))
	case droppedOnError:
		if f.Cause == lifecycle.BothReturn {
			return fmt.Sprintf("%s is returned with an error at line %d: callers of RoundTrip drop it without closing it", body, f.line(f.Exit))
		}
		return fmt.Sprintf("%s is not closed when the error is returned instead of it at line %d", body, f.line(f.Exit))
	case deferInLoop:
		return fmt.Sprintf("%s is closed only when the function returns: the defer at line %d does not run at the end of each loop turn", body, f.line(f.Event))
	case wrapperOnly:
		if f.Event.IsValid() {
			return fmt.Sprintf("%s is not closed: closing the reader around it at line %d leaves it open", body, f.line(f.Event))
		}
		return fmt.Sprintf("%s is not closed: what is returned at line %d can be read but does not close it", body, f.line(f.Exit))
	case replaced:
		return fmt.Sprintf("%s is replaced at line %d while it is open", body, f.line(f.Event))
	case readToEOF:
		switch {
		case !f.Settled:
			return body + " is read to the end but not closed"
		case f.ReadFailed:
			return body + " is not closed " + f.path() + ", where reading it failed"
		}
		return body + " is read but not closed " + f.path()
	}
	return body + " is not closed " + f.path()
}

// path names the path that a finding is about.
func (f finding) path() string {
	if f.Exit.IsValid() {
		return fmt.Sprintf("on the path that returns at line %d", f.line(f.Exit))
	}
	return fmt.Sprintf("on the path that comes back to line %d", f.line(f.Event))
}

func (f finding) line(pos token.Pos) int { return f.files.Line(pos) }

// describe words one step of the witness, "" for one that says nothing.
func (f finding) describe(step lifecycle.Step) string {
	switch step.What {
	case lifecycle.BranchTrue:
		return "this condition holds"
	case lifecycle.BranchFalse:
		return "this condition does not hold"
	case lifecycle.Exit:
		return "this return leaves the body open"
	case lifecycle.Acquired:
		return "the response is received here"
	case lifecycle.Callback:
		return "this callback leaves the body open"
	}
	switch f.category {
	case overwritten:
		return "the next response takes its place here"
	case deferInLoop:
		return "this defer runs when the function returns"
	case wrapperOnly:
		return "this closes the reader around the body only"
	case replaced:
		return "the body is replaced here"
	}
	return "the next turn of the loop begins here"
}
