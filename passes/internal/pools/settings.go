package pools

import (
	"go/constant"
	"go/token"
	"time"

	"golang.org/x/tools/go/ssa"
)

// keepsNothing reports whether a transport with one of these values in a
// field might keep no idle connections. A value that is not known might.
func keepsNothing(field string, values []ssa.Value) bool {
	for _, v := range values {
		c, ok := v.(*ssa.Const)
		switch field {
		case "DisableKeepAlives":
			if !ok || c.Value == nil || constant.BoolVal(c.Value) {
				return true
			}
		case "MaxIdleConnsPerHost":
			if ok && c.Value != nil && constant.Sign(c.Value) < 0 {
				return true
			}
		}
	}
	return false
}

// Idle says how long a pool keeps an idle connection.
type Idle time.Duration

const (
	// Unset: until the server closes it.
	Unset Idle = 0
	// SomeTime: as long as a value says that is not known.
	SomeTime Idle = -1
	// DefaultIdle is IdleConnTimeout in http.DefaultTransport.
	DefaultIdle = Idle(90 * time.Second)
)

// idle returns how long a pool keeps idle connections, given what is stored
// to its IdleConnTimeout and what it begins with.
func idle(begin Idle, values []ssa.Value) Idle {
	switch len(values) {
	case 0:
		return begin
	case 1:
		if c, ok := values[0].(*ssa.Const); ok && c.Value != nil {
			if n, exact := constant.Int64Val(c.Value); exact && n >= 0 {
				return Idle(n)
			}
		}
	}
	return SomeTime
}

// isDefaultTransport reports whether v is http.DefaultTransport.
func isDefaultTransport(v ssa.Value) bool {
	if ext, ok := v.(*ssa.Extract); ok {
		v = ext.Tuple
	}
	if ta, ok := v.(*ssa.TypeAssert); ok {
		v = ta.X
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && g.String() == "net/http.DefaultTransport"
}
