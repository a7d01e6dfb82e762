package throwawayclient

import (
	"fmt"
	"go/token"
	"path/filepath"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
	"github.com/httpvet/httpvet/passes/internal/source"
)

// The categories, as documented in doc.go and used as anchors of its page.
const (
	transportLoop      = "transport-in-loop"
	transportGoroutine = "transport-per-goroutine"
	transportRequest   = "transport-per-request"
	transportCall      = "transport-per-call"
	clientLoop         = "client-in-loop"
	clientGoroutine    = "client-per-goroutine"
	clientCall         = "client-per-call"
	jarCall            = "jar-per-call"
)

// categoryOf says under which name something lost is reported, "" if it is
// not: a client that has a pool of its own is, at its transport.
func categoryOf(l pools.Lost) string {
	if l.Kind == pools.Pool {
		switch l.Site.Kind {
		case sites.Loop:
			return transportLoop
		case sites.Goroutine:
			return transportGoroutine
		case sites.Request:
			return transportRequest
		}
		return transportCall
	}
	switch {
	case l.Shares == pools.Own:
		return ""
	case l.Jar:
		return jarCall
	case !l.Same:
		return "" // each one is another
	}
	switch l.Site.Kind {
	case sites.Loop:
		return clientLoop
	case sites.Goroutine:
		return clientGoroutine
	}
	return clientCall
}

// A finding is something lost in the words of the source.
type finding struct {
	pools.Lost
	pass     *analysis.Pass
	files    *source.Files
	category string
	pos, end token.Pos
	callee   string // of a constructor, or of a function that builds and uses up
	where    string // the function that is called on and on
}

func newFinding(pass *analysis.Pass, files *source.Files, l pools.Lost, category string) finding {
	f := finding{Lost: l, pass: pass, files: files, category: category}
	f.pos, f.end = files.Made(l.Instr.Pos())
	if call, _ := files.Call(l.Instr.Pos()); call != nil {
		f.callee = source.Callee(call)
	}
	fn := l.Instr.Parent()
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	f.where = fn.Name()
	return f
}

// message is the text of the diagnostic. Its facts are those of section 3 of
// the notes on net/http.
func (f finding) message() string {
	switch f.category {
	case clientLoop, clientGoroutine, clientCall:
		pool := "http.DefaultTransport's connections"
		if f.Shares == pools.Other {
			pool = "the connections of its Transport"
		}
		return fmt.Sprintf("%s %s; it shares %s, so this costs an allocation, not connections: create it once", f.subject(), f.often(), pool)
	case jarCall:
		return fmt.Sprintf("%s %s with a Jar of its own, so the cookies of one request are lost to the next", f.subject(), f.often())
	}
	text := fmt.Sprintf("%s %s: connections are not reused from %s, and idle ones stay open", f.subject(), f.often(), f.turns())
	if deaf := f.deaf(); deaf != "" {
		return text + ": " + deaf + " has no CloseIdleConnections"
	}
	return text + f.idle()
}

// deaf returns the type of the round tripper at which CloseIdleConnections ends.
func (f finding) deaf() string {
	if f.Effect == nil {
		return "" // of a function of another package
	}
	return f.Effect.Deaf
}

func (f finding) subject() string {
	what := "http.Transport"
	if f.Kind == pools.Client {
		what = "http.Client"
	}
	switch {
	case f.Built != nil:
		return f.callee + " creates and uses up an " + what + ", and is called"
	case f.Origin == pools.Constructor:
		return "an " + what + " is created by " + f.callee
	case f.Origin == pools.Clone:
		return "a clone of an http.Transport, with a pool of its own, is created"
	}
	return what + " is created"
}

// often says how often.
func (f finding) often() string {
	switch f.Site.Kind {
	case sites.Loop:
		turns, loop := "on each turn", "a loop"
		if !f.Each {
			turns = "on turns"
		}
		if line := f.files.LoopLine(f.Instr.Pos()); line > 0 {
			loop = fmt.Sprintf("the loop at line %d", line)
		}
		return turns + " of " + loop
	case sites.Goroutine:
		return "in each goroutine"
	case sites.Request:
		if !f.Each {
			return "for some requests"
		}
		return "for each request"
	}
	if !f.Each {
		return "on some calls of " + f.where
	}
	return "on each call of " + f.where
}

func (f finding) turns() string {
	switch f.Site.Kind {
	case sites.Loop:
		return "turn to turn"
	case sites.Goroutine:
		return "goroutine to goroutine"
	case sites.Request:
		return "request to request"
	}
	return "call to call"
}

// idle says how long idle connections stay open.
func (f finding) idle() string {
	switch f.Idle {
	case pools.Unset:
		return " (IdleConnTimeout is not set)"
	case pools.SomeTime:
		return " for its IdleConnTimeout"
	case pools.DefaultIdle:
		return " for 90s (IdleConnTimeout)"
	}
	return fmt.Sprintf(" for %s (IdleConnTimeout)", time.Duration(f.Idle))
}

// related are the places that lead here: the loop, goroutine or handler that
// calls the function, and the literal in another function.
func (f finding) related() []analysis.RelatedInformation {
	var out []analysis.RelatedInformation
	add := func(pos token.Pos, text string) {
		if pos.IsValid() {
			out = append(out, analysis.RelatedInformation{Pos: pos, Message: text})
		}
	}
	switch f.Site.Reached {
	case sites.Loop:
		if len(f.Site.Via) > 0 && f.Site.Via[0].IsValid() {
			add(f.Site.Via[0], "called in a loop here")
		}
	case sites.Goroutine:
		add(f.Site.At, "reached from the goroutine that is started here")
	case sites.Request:
		add(f.Site.At, "reached from this handler")
	}
	if f.Site.Kind == sites.Goroutine {
		add(f.Site.At, "the goroutine is started here")
	}
	for i, via := range f.Site.Via {
		if i > 0 || f.Site.Reached != sites.Loop {
			add(via, "by this call")
		}
	}
	if f.Built != nil || f.Origin == pools.Constructor {
		add(f.made())
	}
	return out
}

// made returns the position of the literal in a constructor, and what to say of it. A fact
// tells no more of it than its line, which is looked up for a callee of the package at hand
// that is declared in that file. Of another package drivers know different parts, and
// different lines of the same file, at different times: it is told where the callee is.
func (f finding) made() (token.Pos, string) {
	call, ok := f.Instr.(ssa.CallInstruction)
	if !ok || call.Common().StaticCallee() == nil || call.Common().StaticCallee().Object() == nil {
		return token.NoPos, ""
	}
	callee := call.Common().StaticCallee().Object()
	file := f.pass.Fset.File(callee.Pos())
	switch {
	case file == nil:
		return token.NoPos, ""
	case !sameFile(file.Name(), f.Made.File):
		return callee.Pos(), fmt.Sprintf("this function creates the transport, at %s:%d", lastTwo(f.Made.File), f.Made.Line)
	case callee.Pkg() != f.pass.Pkg || f.Made.Line > file.LineCount(): // of a changed file
		return callee.Pos(), fmt.Sprintf("this function creates the transport, in line %d", f.Made.Line)
	}
	return file.LineStart(f.Made.Line), "the transport is created here"
}

// sameFile reports whether two names are of one file. With -trimpath the compiler does
// not say where a file is: then no more of it can be compared than its directory's name.
func sameFile(a, b string) bool {
	if filepath.IsAbs(a) && filepath.IsAbs(b) {
		return filepath.Clean(a) == filepath.Clean(b)
	}
	return lastTwo(a) == lastTwo(b)
}

// lastTwo returns a file with the directory that it is in.
func lastTwo(file string) string {
	dir, name := filepath.Split(file)
	return filepath.Base(dir) + "/" + name
}
