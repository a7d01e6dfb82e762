package oracle

import (
	"fmt"
	"slices"
	"strings"
)

// closing is the code that closes %[1]s, a body, or %[2]s, a response;
// %[3]s to %[5]s are fresh names.
type closing struct {
	weight int
	form   string
	resp   bool   // needs the response, not only the body
	err    bool   // needs a variable err
	helper string // the callee behind HELPER
}

// now are the forms that close where they stand.
var now = []closing{
	{weight: 10, form: "%[1]s.Close()"},
	{weight: 4, form: "_ = %[1]s.Close()"},
	{weight: 1, form: "if cerr := %[1]s.Close(); cerr != nil {\ne.Note(cerr.Error())\n}"},
	{weight: 2, form: "HELPER(%[2]s)", helper: "CloseResponse", resp: true},
	{weight: 1, form: "HELPER(%[2]s)", helper: "CloseMaybe", resp: true},
	{weight: 2, form: "HELPER(%[1]s)", helper: "CloseQuietly"},
	{weight: 1, form: "HELPER(%[1]s)", helper: "CloseAny"},
	{weight: 2, form: "HELPER(%[2]s)", helper: "DrainAndClose", resp: true},
	{weight: 1, form: "_, _ = HELPER(%[2]s)", helper: "ReadAndClose", resp: true},
	{weight: 1, form: "HELPER(&err, %[1]s)", helper: "CloseInto", err: true},
	{weight: 1, form: "HELPER(%[2]s, true)", helper: "CloseIf", resp: true},
	{weight: 1, form: "HELPER(%[1]s, %[1]s)", helper: "CloseAll"},
	{weight: 1, form: "err = errors.Join(err, %[1]s.Close())", err: true},
	{weight: 1, form: "%[3]s := %[1]s\n%[3]s.Close()"},
	{weight: 1, form: "var %[4]s io.Closer = %[1]s\n%[4]s.Close()"},
	{weight: 1, form: "%[3]s := %[2]s\n%[3]s.Body.Close()", resp: true},
	{weight: 1, form: "%[5]s := %[1]s.Close\n%[5]s()"},
	{weight: 1, form: "%[5]s := func() { %[1]s.Close() }\n%[5]s()"},
	{weight: 1, form: "%[5]s := func(c io.Closer) { _ = c.Close() }\n%[5]s(%[1]s)"},
	{weight: 1, form: "func() {\ndefer %[1]s.Close()\n_, _ = io.Copy(io.Discard, %[1]s)\n}()"},
	{weight: 1, form: "%[3]s := struct{ resp *http.Response }{%[2]s}\n%[3]s.resp.Body.Close()", resp: true},
	{weight: 1, form: "%[3]s := &helper.Stream{Resp: %[2]s}\n%[3]s.Close()", resp: true},
	{weight: 1, form: "%[3]s := HELPER(%[2]s)\n%[3]s.Close()", resp: true, helper: "NewStream"},
	{weight: 1, form: "%[3]s := helper.Tagged{ReadCloser: %[1]s}\n%[3]s.Close()"},
	{weight: 1, form: "%[3]s := http.MaxBytesReader(nil, %[1]s, 1<<20)\n%[3]s.Close()"},
	{weight: 1, form: "go %[1]s.Close()"},
	{weight: 1, form: "var %[3]s sync.WaitGroup\n%[3]s.Go(func() { %[1]s.Close() })\n%[3]s.Wait()"},
	{weight: 1, form: "var %[3]s sync.WaitGroup\n%[3]s.Add(1)\ngo func() {\ndefer %[3]s.Done()\ndefer %[1]s.Close()\n_, _ = io.Copy(io.Discard, %[1]s)\n}()\n%[3]s.Wait()"},
	{weight: 1, form: "%[3]s := make(chan struct{})\ngo func() {\ndefer close(%[3]s)\n%[1]s.Close()\n}()\n<-%[3]s"},
	{weight: 1, form: "HELPER(func() { %[1]s.Close() })", helper: "Run"},
	{weight: 1, form: "_ = HELPER(%[2]s, func(r *http.Response) error { return r.Body.Close() })", helper: "With", resp: true},
	{weight: 1, form: "_ = HELPER(%[2]s, func(r *http.Response) error {\ne.Note(r.Status)\nreturn nil\n})", helper: "Closing", resp: true},
	{weight: 1, form: "%[5]s := sync.OnceFunc(func() { %[1]s.Close() })\n%[5]s()"},
	{weight: 1, form: "var %[5]s sync.Once\n%[5]s.Do(func() { %[1]s.Close() })"},
	{weight: 1, form: "%[5]s := HELPER(%[2]s)\n%[5]s()", helper: "Closer", resp: true},
	{weight: 1, form: "for _, c := range []io.Closer{%[1]s} {\nc.Close()\n}"},
	{weight: 1, form: "for _, r := range map[string]*http.Response{e.Base: %[2]s} {\nr.Body.Close()\n}", resp: true},
	{weight: 1, form: "_ = %[2]s.Write(io.Discard)", resp: true},
	{weight: 1, form: "if c, ok := any(%[1]s).(io.Closer); ok {\nc.Close()\n}"},
}

// late are the forms that close when the function ends.
var late = []closing{
	{weight: 14, form: "defer %[1]s.Close()"},
	{weight: 4, form: "defer func() { _ = %[1]s.Close() }()"},
	{weight: 1, form: "defer func() {\nif cerr := %[1]s.Close(); cerr != nil {\ne.Note(cerr.Error())\n}\n}()"},
	{weight: 1, form: "defer func() {\nif %[2]s != nil {\n%[2]s.Body.Close()\n}\n}()", resp: true},
	{weight: 1, form: "defer func(b io.Closer) { b.Close() }(%[1]s)"},
	{weight: 2, form: "defer HELPER(%[2]s)", helper: "CloseResponse", resp: true},
	{weight: 1, form: "defer HELPER(%[2]s)", helper: "DrainAndClose", resp: true},
	{weight: 2, form: "defer HELPER(%[1]s)", helper: "CloseQuietly"},
	{weight: 1, form: "defer HELPER(%[1]s)", helper: "CloseAny"},
	{weight: 1, form: "defer HELPER(&err, %[1]s)", helper: "CloseInto", err: true},
	{weight: 1, form: "defer HELPER(%[2]s)()", helper: "Closer", resp: true},
	{weight: 2, form: "defer func() { err = errors.Join(err, %[1]s.Close()) }()", err: true},
	{weight: 1, form: "defer func() {\nif cerr := %[1]s.Close(); cerr != nil && err == nil {\nerr = cerr\n}\n}()", err: true},
	{weight: 1, form: "%[5]s := %[1]s.Close\ndefer %[5]s()"},
	{weight: 1, form: "%[5]s := func() { %[1]s.Close() }\ndefer %[5]s()"},
	{weight: 1, form: "%[3]s := %[1]s\ndefer %[3]s.Close()"},
	{weight: 1, form: "var %[4]s io.Closer = %[1]s\ndefer %[4]s.Close()"},
	{weight: 1, form: "%[3]s := &helper.Stream{Resp: %[2]s}\ndefer %[3]s.Close()", resp: true},
	{weight: 1, form: "%[5]s := sync.OnceFunc(func() { %[1]s.Close() })\ndefer %[5]s()"},
	{weight: 1, form: "var %[5]s sync.Once\ndefer %[5]s.Do(func() { %[1]s.Close() })"},
	{weight: 1, form: "defer HELPER(func() { %[1]s.Close() })", helper: "Run"},
	{weight: 1, form: "defer func() { go %[1]s.Close() }()"},
}

// close writes code that closes h here and now.
func (g *generator) close(p *path, h *handle) {
	h.settled = true
	if !h.nilable {
		g.closing(p, h, now)
		return
	}
	g.line("if %s {", h.there())
	g.closing(p, h, now)
	g.line("}")
}

// there is a condition under which h, which may be nil, holds a response.
func (h *handle) there() string {
	switch {
	case h.guard != "":
		return h.guard
	case h.resp == "":
		return h.body + " != nil"
	}
	return h.resp + " != nil"
}

func (g *generator) closing(p *path, h *handle, forms []closing) {
	var fit []closing
	for _, f := range forms {
		if f.resp && (h.resp == "" || h.body != h.resp+".Body") || f.err && !g.mayFail(p, h) || f.spawns() && g.fails(h) {
			continue
		}
		for range f.weight {
			fit = append(fit, f)
		}
	}
	f := pick(g, fit)
	form := f.form
	if f.helper != "" {
		form = strings.Replace(form, "HELPER", g.callee(f.helper), 1)
	}
	names := [...]string{"again", "closer", "shut"}
	for i, n := range names {
		if strings.Contains(form, fmt.Sprintf("%%[%d]s", i+3)) {
			names[i] = g.fresh(n)
		}
	}
	g.remember(h, f)
	text := fmt.Sprintf(form+"%.0[1]s%.0[2]s%.0[3]s%.0[4]s%.0[5]s", h.body, h.resp, names[0], names[1], names[2])
	for l := range strings.SplitSeq(text, "\n") {
		g.line("%s", l)
	}
}

// spawns reports whether f closes in a goroutine that nobody waits for. When
// its Close asked for a decision, no execution could be repeated.
func (f closing) spawns() bool {
	return strings.Contains(f.form, "go %[1]s.Close()")
}

// mayFail reports whether the error of closing h may be looked at: there must
// be a variable for it, and executions on which it is not nil.
func (g *generator) mayFail(p *path, h *handle) bool {
	return p.err && !h.spawned && !h.copied
}

// fails reports whether the Close of h may fail.
func (g *generator) fails(h *handle) bool {
	return slices.ContainsFunc(h.sites, func(site string) bool { return g.sites[site].CloseFails })
}

// remember notes what f means for what may be written later.
func (g *generator) remember(h *handle, f closing) {
	h.spawned = h.spawned || f.spawns()
	h.captured = h.captured || strings.Contains(f.form, ".Go(func") || strings.Contains(f.form, "go func")
	h.borrowed = h.borrowed || f.helper == "Closer"
	if f.err {
		g.spec(h, func(s *Site) { s.CloseFails = true })
	}
}

// planClose decides right after an acquisition how its body is to be closed:
// by a defer, or later. It reports whether the path goes on.
func (g *generator) planClose(p *path, h *handle) bool {
	if h.nilable || h.settled {
		return true
	}
	deferred := 45
	if p.loop != nil || g.sig.hand != nil {
		deferred = 8
	}
	switch {
	case g.chance(7) && g.linkable(p, h):
		return g.link(p, h)
	case g.chance(8) && h.resp != "" && !h.tested && g.spend(p, 1):
		g.byOutcome(p, h)
	case p.named && g.chance(30):
		form := pick(g, []string{
			"defer func() {\nif err != nil {\n%[1]s.Close()\n}\n}()",
			"defer func() {\nif err != nil {\n_, _ = io.Copy(io.Discard, %[1]s)\n_ = %[1]s.Close()\n}\n}()",
		})
		g.line(fmt.Sprintf(form, h.body))
		h.onError = true
	case g.chance(deferred):
		g.closing(p, h, late)
		h.settled = true
	}
	return true
}

// byOutcome calls a helper that closes on some outcomes.
func (g *generator) byOutcome(p *path, h *handle) {
	h.tested = true
	g.spec(h, func(s *Site) { s.include(&Site{Codes: []int{200, 500}}) })
	q := p.branch()
	own := q.last(h)
	own.settled = true
	switch g.IntN(8) {
	case 5, 6, 7:
		g.finish(p, h)
	case 0, 1:
		bad := g.fresh("bad")
		g.line("if %s := %s(%s); %s != nil {", bad, g.callee("CheckStatus"), h.resp, bad)
		g.fail(q, bad)
		g.line("}")
	case 2:
		g.line("if !%s(%s) {", g.callee("Accepted"), h.resp)
		g.fail(q, g.failure(q))
		g.line("}")
	case 3:
		bad := g.fresh("bad")
		own.settled = false
		g.line("if %s := %s(%s); %s != nil {", bad, g.callee("StatusError"), h.resp, bad)
		g.fail(q, bad)
		g.line("}")
	case 4:
		g.line("%s(%s)", g.callee("CloseIfBad"), h.resp)
	}
}
