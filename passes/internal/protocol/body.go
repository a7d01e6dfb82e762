// Package protocol describes the resources of net/http to the lifecycle
// engine, each as a small value: what holds the resource, what releases it,
// and which calls yield one where nothing is known of the callee.
//
// It holds no knowledge of single functions (that is nethttp's tables) and no
// policy on what to report (that is the passes').
package protocol

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/lifecycle"
	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// Body is the protocol of a response body: a *http.Response leads to it, and
// Close releases it. The zero value knows nothing of who calls whom.
type Body struct{ callers *callers }

// NewBody returns the protocol for a package that consists of these functions.
func NewBody(funcs []*ssa.Function) Body { return Body{&callers{funcs: funcs}} }

var _ lifecycle.Protocol = Body{}

func (Body) IsHandle(t types.Type) bool { return nethttp.IsResponse(t) }

// Unrelated: a request has a body and a response of its own, the redirect it
// stems from; neither is for whoever holds the request to close.
func (Body) Unrelated(t types.Type) bool { return nethttp.IsRequest(types.NewPointer(t)) }

func (Body) PartField() int              { return nethttp.BodyField }
func (Body) PartType() types.Type        { return nethttp.ReadCloser }
func (Body) Releases(m *types.Func) bool { return nethttp.IsClose(m) }
func (Body) Converts(t types.Type) bool  { return nethttp.IsReadWriteCloser(t) }

// Reads: one Read is a partial read; how much it got is not followed.
func (Body) Reads(m *types.Func) lifecycle.Level {
	if nethttp.IsRead(m) {
		return lifecycle.Some
	}
	return lifecycle.None
}

// FailsReading: a body that cannot be read holds no connection any more, of HTTP/1
// (persistConn.readLoop closes it) or HTTP/2 (the stream was reset). A reader around it
// may have reasons of its own, unless it only counts. So has the one that the Transport
// unpacks gzip with, and http.MaxBytesReader in the body's place: what those refuse keeps
// its connection, and who leaves it open then is not told.
func (Body) FailsReading(call *ssa.CallCommon) ssa.Value {
	row := rowOf(call)
	switch row.Fails {
	case nethttp.OfReading:
	case nethttp.OfOneOfBoth:
		if !nethttp.IsDiscard(call.Args[0]) {
			return nil
		}
	default:
		return nil
	}
	v := call.Args[row.Args[0].Param]
	for {
		switch x := v.(type) {
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.Call:
			row := rowOf(&x.Call)
			if len(row.Args) == 0 || row.Args[0].Do != nethttp.Limits {
				return v
			}
			v = x.Call.Args[row.Args[0].Param]
		default:
			return v
		}
	}
}

// rowOf returns what the table says of the function that is called.
func rowOf(call *ssa.CallCommon) nethttp.Row {
	if fn := call.StaticCallee(); fn != nil {
		if obj, ok := fn.Object().(*types.Func); ok {
			row, _ := nethttp.Lookup(obj.FullName())
			return row
		}
	}
	return nethttp.Row{}
}

// CanRelease: what receives a reader without Close cannot close it; what
// receives anything else might.
func (Body) CanRelease(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok || iface.NumMethods() == 0 {
		return true
	}
	for m := range iface.Methods() {
		if nethttp.IsClose(m) {
			return true
		}
	}
	return !types.Implements(nethttp.ReadCloser, iface)
}

// Returned: *http.Response, alone or with an error. A response beside another
// decoded result is not for the caller to close.
func (Body) Returned(sig *types.Signature) (result int, ok bool) {
	results := sig.Results()
	switch {
	case results.Len() == 0 || !nethttp.IsResponse(results.At(0).Type()):
		return 0, false
	case results.Len() == 2 && !isError(results.At(1).Type()) || results.Len() > 2:
		return 0, false
	}
	return 0, true
}

// Asked: with nothing in view, a call yields a response if it is given a request,
// a URL or a context. A niladic getter is not taken for one, nor is a call that is
// given something to decode into.
func (Body) Asked(sig *types.Signature) (ok bool) {
	for p := range sig.Params().Variables() {
		t := p.Type()
		if takesAnything(t) {
			return false
		}
		ok = ok || nethttp.IsRequest(t) || nethttp.IsContext(t) || nethttp.IsURL(t)
	}
	return ok
}

// takesAnything reports whether t is any, or a pointer to such a variable: what a
// response is decoded into by whoever closes it then.
func takesAnything(t types.Type) bool {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	iface, ok := t.Underlying().(*types.Interface)
	_, param := types.Unalias(t).(*types.TypeParam)
	return ok && !param && iface.NumMethods() == 0
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// Empty: a response to which HTTP gives no body has http.NoBody
// (transport.go, persistConn.readLoop: hasBody).
func (Body) Empty(field int, value int64) bool {
	return field == nethttp.StatusCodeField && (value == 204 || value == 304)
}

// Idle: after 101 there is no body, but the connection itself; without one, or
// with one of length 0 (not known is -1), there is nothing to read.
func (b Body) Idle(field int, value int64) bool {
	return field == nethttp.StatusCodeField && value == 101 ||
		field == nethttp.ContentLengthField && value == 0 || b.Empty(field, value)
}

// Both: the caller of a RoundTripper (Client.send) drops a response that
// comes with an error; elsewhere returning both is a hand-over.
func (Body) Both(fn *ssa.Function) bool {
	return nethttp.IsRoundTrip(fn.Name(), fn.Signature)
}
