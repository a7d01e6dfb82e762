package nethttp

import "go/types"

// Path is the import path of the package that httpvet is about.
const Path = "net/http"

// IsResponse reports whether t is *http.Response.
func IsResponse(t types.Type) bool { return isPointerTo(t, "Response") }

// IsRequest reports whether t is *http.Request.
func IsRequest(t types.Type) bool { return isPointerTo(t, "Request") }

func isPointerTo(t types.Type, name string) bool {
	ptr, ok := types.Unalias(t).(*types.Pointer)
	return ok && isNamed(ptr.Elem(), Path, name)
}

func isNamed(t types.Type, path, name string) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return false
	}
	obj := named.Obj()
	return obj.Name() == name && obj.Pkg() != nil && obj.Pkg().Path() == path
}

// IsContext reports whether t is context.Context.
func IsContext(t types.Type) bool { return isNamed(t, "context", "Context") }

// IsURL reports whether t is *url.URL or a string, which may hold one.
func IsURL(t types.Type) bool {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		return isNamed(ptr.Elem(), "net/url", "URL")
	}
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Kind() == types.String
}

// IsReadWriteCloser reports whether t is an interface with Read, Write and
// Close: what the body of a 101 response is asserted to by whoever takes over
// the connection.
func IsReadWriteCloser(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	return has(iface, "Read") && has(iface, "Write") && has(iface, "Close")
}

func has(iface *types.Interface, method string) bool {
	for m := range iface.Methods() {
		if m.Name() == method {
			return true
		}
	}
	return false
}

// BodyField is the index of the field Body in http.Response.
//
//	type Response struct {
//		Status     string
//		StatusCode int
//		Proto      string
//		ProtoMajor int
//		ProtoMinor int
//		Header     Header
//		Body       io.ReadCloser
//		…
//	}
const BodyField = 6

// StatusCodeField is the index of the field StatusCode in http.Response.
const StatusCodeField = 1

// ContentLengthField is the index of the field ContentLength in http.Response.
const ContentLengthField = 7

// ReadCloser is a type identical to io.ReadCloser, the type of a body. It is
// made here because a package under analysis need not import io.
var ReadCloser = newReadCloser()

func newReadCloser() *types.Interface {
	errorType := types.Universe.Lookup("error").Type()
	bytes := types.NewSlice(types.Typ[types.Byte])
	param := func(t types.Type) *types.Var { return types.NewParam(0, nil, "", t) }
	read := types.NewSignatureType(nil, nil, nil,
		types.NewTuple(param(bytes)), types.NewTuple(param(types.Typ[types.Int]), param(errorType)), false)
	cl := types.NewSignatureType(nil, nil, nil, nil, types.NewTuple(param(errorType)), false)
	iface := types.NewInterfaceType([]*types.Func{
		types.NewFunc(0, nil, "Read", read),
		types.NewFunc(0, nil, "Close", cl),
	}, nil)
	return iface.Complete()
}

// IsClose reports whether m has the name and signature of io.Closer's method.
func IsClose(m *types.Func) bool {
	sig := m.Signature()
	return m.Name() == "Close" && sig.Params().Len() == 0 && sig.Results().Len() == 1
}

// IsRead reports whether m has the name and signature of io.Reader's method.
func IsRead(m *types.Func) bool {
	sig := m.Signature()
	return m.Name() == "Read" && sig.Params().Len() == 1 && sig.Results().Len() == 2
}

// Imports reports whether net/http can be reached from pkg through imports.
// Export data leaves out imports that an API does not mention, so the answer
// for a package can differ between drivers.
func Imports(pkg *types.Package) bool {
	seen := map[*types.Package]bool{}
	var visit func(p *types.Package) bool
	visit = func(p *types.Package) bool {
		if p.Path() == Path {
			return true
		}
		if seen[p] {
			return false
		}
		seen[p] = true
		for _, imp := range p.Imports() {
			if visit(imp) {
				return true
			}
		}
		return false
	}
	return visit(pkg)
}

// RoundTripName is the method of http.RoundTripper.
const RoundTripName = "RoundTrip"

// IsRoundTrip reports whether sig is that of http.RoundTripper's method.
func IsRoundTrip(name string, sig *types.Signature) bool {
	return name == RoundTripName && sig.Recv() != nil &&
		sig.Params().Len() == 1 && IsRequest(sig.Params().At(0).Type()) &&
		sig.Results().Len() == 2 && IsResponse(sig.Results().At(0).Type())
}
