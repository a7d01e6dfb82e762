package pooloracle

import "fmt"

// fateBefore may write, before v is used, what will become of its connections. It
// reports whether it did.
func (g *generator) fateBefore(v value) bool {
	if !g.rarely(6) {
		return false
	}
	if v.kind == tripper {
		return false // has no such method
	}
	closing := v.name + ".CloseIdleConnections"
	if v.kind == api {
		closing = v.name + ".Close"
	}
	switch g.IntN(4) {
	case 0:
		g.line("defer %s()", closing)
	case 1:
		g.line("defer func() {")
		g.line("\t%s()", closing)
		g.line("}()")
	case 2:
		done := "done" + v.name
		g.line("%s := %s", done, closing)
		g.line("defer %s()", done)
	case 3:
		switch v.kind {
		case transport:
			g.line("defer maker.FinishTransport(%s)", v.name)
		case client:
			g.line("defer maker.Finish(%s)", v.name)
		default:
			g.line("defer maker.Finish(%s.HTTP)", v.name)
		}
	}
	return true
}

// fateAfter writes what becomes of v once it was used. If it may, it returns what the
// function returns: a type and a value.
func (g *generator) fateAfter(v value, s *Site, last bool) (result, value string) {
	types := map[kind]string{transport: "*http.Transport", tripper: "http.RoundTripper", client: "*http.Client", api: "*maker.API"}
	if last && g.depth == 0 && g.rarely(6) && v.kind != tripper {
		if g.rarely(3) && v.kind == client && !g.wrapped {
			return "func()", v.name + ".CloseIdleConnections"
		}
		return types[v.kind], v.name
	}
	if v.kind == tripper {
		return "", ""
	}
	switch g.IntN(12) {
	case 0:
		kept := g.fresh("kept")
		fmt.Fprintf(&g.decls, "var %s []%s\n\n", kept, types[v.kind])
		g.line("mu.Lock()")
		g.line("%s = append(%[1]s, %s)", kept, v.name)
		g.line("//track:e.Keep(%s)", v.name)
		g.line("mu.Unlock()")
	case 1:
		g.line("mu.Lock()")
		g.line("e.Keep(%s)", v.name)
		g.line("mu.Unlock()")
	case 2:
		if v.kind == client {
			s.Closed = true
			g.line("maker.Finish(%s)", v.name)
		}
	case 3:
		if v.kind != api {
			s.Closed = true
			g.line("%s.CloseIdleConnections()", v.name)
		}
	case 4:
		if v.kind == client {
			s.Closed = true
			g.line("time.AfterFunc(0, %s.CloseIdleConnections)", v.name)
		}
	}
	return "", ""
}
