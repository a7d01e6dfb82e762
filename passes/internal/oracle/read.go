package oracle

import (
	"fmt"
	"strings"
)

// read writes code that reads from h, with or without a look at the error.
func (g *generator) read(p *path) bool {
	h := pick(g, p.usable())
	if !h.copied && g.chance(45) && g.spend(p, 1) {
		g.spec(h, func(s *Site) { s.ReadFails = true })
		g.readChecked(p, h)
		return true
	}
	data := g.fresh("data")
	form := pick(g, []string{
		"%[1]s, _ := io.ReadAll(%[2]s)\ne.Note(string(%[1]s))",
		"_, _ = io.Copy(io.Discard, %[2]s)",
		"io.Copy(io.Discard, %[2]s)",
		"%[1]s := make([]byte, 64)\n%[2]s.Read(%[1]s)",
		"%[1]s := bufio.NewScanner(%[2]s)\nfor %[1]s.Scan() {\ne.Note(%[1]s.Text())\n}",
		"%[1]s := json.NewDecoder(%[2]s)\n%[1]s.Token()",
		"io.CopyN(io.Discard, io.TeeReader(%[2]s, io.Discard), 4)",
		"%[1]s := &helper.Counter{R: %[2]s}\n_, _ = io.Copy(io.Discard, %[1]s)",
		"%[1]s := bufio.NewReader(%[2]s)\n_, _ = %[1]s.ReadString('\\n')",
		"_ = e.Parse(%[2]s)",
	})
	g.line(fmt.Sprintf(form+"%.0[1]s%.0[2]s", data, h.body))
	return true
}

// readChecked reads and leaves when that fails.
func (g *generator) readChecked(p *path, h *handle) {
	data := g.fresh("data")
	form := pick(g, []string{
		"%[1]s, err := io.ReadAll(%[2]s)\nif err != nil {",
		"%[1]s, err := io.ReadAll(%[2]s)\nif err != nil {",
		"if _, err := io.Copy(io.Discard, %[2]s); err != nil {",
		"var %[1]s map[string]int\nif err := json.NewDecoder(%[2]s).Decode(&%[1]s); err != nil {",
		"%[1]s, err := io.ReadAll(io.LimitReader(%[2]s, 1<<20))\nif err != nil {",
		"if err := e.Parse(%[2]s); err != nil {",
		"if _, err := bufio.NewReader(%[2]s).ReadByte(); err != nil {",
	})
	if h.resp != "" && h.body == h.resp+".Body" && g.chance(15) {
		form = "%[1]s, err := " + g.callee("ReadOnly") + "(" + h.resp + ")\nif err != nil {"
	}
	g.line(fmt.Sprintf(form+"%.0[1]s%.0[2]s", data, h.body))
	q := p.branch()
	q.declareErr()
	g.failHow(q)
	g.line("}")
	if form[0] == '%' {
		g.line("e.Note(string(%s))", data)
		p.declareErr()
	}
}

// wrap puts something around the body. Only some of it passes Close on.
func (g *generator) wrap(p *path) bool {
	h := pick(g, p.usable())
	name := g.fresh("body")
	switch g.IntN(7) {
	case 0:
		g.line("%s := %s", name, h.body)
	case 1:
		g.line("%s := http.MaxBytesReader(nil, %s, 1<<20)", name, h.body)
	case 2:
		g.line("%s := &helper.Tagged{ReadCloser: %s, Tag: \"x\"}", name, h.body)
		h.boxed = true
	case 3:
		g.line("var %s io.ReadCloser = %s", name, h.body)
	case 4:
		g.line("%s := io.NopCloser(%s)", name, h.body)
		g.line("%s.Close()", name)
		return true
	case 5:
		g.line("%s := &helper.Muffled{Reader: %s}", name, h.body)
		g.line("defer %s.Close()", name)
		return true
	case 6:
		g.unzip(p, h)
		return true
	}
	h.body = name
	return true
}

// unzip reads through a gzip.Reader, whose Close is not the body's.
func (g *generator) unzip(p *path, h *handle) {
	if h.copied || !g.spend(p, 1) {
		return
	}
	g.spec(h, func(s *Site) { s.Gzip = true })
	zip := g.fresh("zip")
	g.line("%s, err := gzip.NewReader(%s)", zip, h.body)
	g.line("if err != nil {")
	q := p.branch()
	q.declareErr()
	g.fail(q, "err")
	g.line("}")
	p.declareErr()
	g.line("defer %s.Close()", zip)
	g.line("_, _ = io.Copy(io.Discard, %s)", zip)
}

// replaceable reports whether the body of h may be replaced by a copy. Behind
// the back of whoever has the response, or by a helper, that is a known miss,
// and in a loop only the first turn could read with an error. The Close of a
// copy never fails, so nobody may look at its error later.
func (g *generator) replaceable(p *path, h *handle) bool {
	if !g.correlated && (h.borrowed || h.handed || g.helping || g.fails(h)) {
		return false
	}
	return h.whole() && h.turn == p.loop
}

// replace puts a copy in the place of the body.
func (g *generator) replace(p *path) bool {
	h := pick(g, p.filter(func(h *handle) bool { return g.replaceable(p, h) }))
	h.copied = true
	data := g.fresh("data")
	g.line("%s, _ := io.ReadAll(%s)", data, h.body)
	if g.chance(75) {
		g.line("%s.Close()", h.body)
		h.settled = true
	}
	g.line("%s = io.NopCloser(bytes.NewReader(%s))", h.body, data)
	return true
}

// sinks keep a response. Those that hold one only are used once, since the
// one that is overwritten would be lost by its new owner; a helper made for
// the function may be called in a loop.
var sinks = []struct {
	form string
	once bool
}{
	{"e.Last = %[1]s", true},
	{"e.Body = %[2]s", true},
	{"e.Body = helper.NewStream(%[1]s)", true},
	{"e.Cache[e.Base] = %[1]s", true},
	{"e.All = append(e.All, %[1]s)", false},
	{"e.Out <- %[1]s", false},
	{"e.Cleanup = append(e.Cleanup, func() { %[2]s.Close() })", false},
	{"e.OnResponse(%[1]s)", false},
	{"e.OnBody(%[2]s)", false},
	{"e.Sink.Accept(%[1]s)", false},
}

// handOver leaves the response with somebody else.
func (g *generator) handOver(p *path) bool {
	sink := pick(g, sinks)
	if sink.once && (p.loop != nil || g.helping || g.number(sink.form[:6]) > 1) {
		return true
	}
	h := pick(g, p.filter((*handle).whole))
	if !g.correlated && (h.swapped || h.linked && g.helping && strings.Contains(sink.form, "func()")) {
		return true // a known miss, or a closure that sees what a deferred call assigns
	}
	h.settled, h.handed = true, true
	h.captured = h.captured || strings.Contains(sink.form, "func()")
	g.line(fmt.Sprintf(sink.form+"%.0[1]s%.0[2]s", h.resp, h.body))
	return true
}
