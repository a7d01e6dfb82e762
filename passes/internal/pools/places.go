package pools

import (
	"go/types"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

const (
	maxPlaces     = 6 // of one parameter
	maxPlaceDepth = 8 // steps
)

// A shape is a type as places are remembered of it. A pointer is known by what it
// points to: each signature has pointer types of its own.
type shape struct {
	typ     types.Type
	pointer bool
	kind    Kind
}

// places returns the paths by which a value of type t can lead to what is of a kind, as
// far as its type tells.
func (a *Analysis) places(t types.Type, kind Kind) []Path {
	at := shape{t, false, kind}
	if ptr, ok := t.(*types.Pointer); ok {
		at = shape{ptr.Elem(), true, kind}
	}
	paths, known := a.placesIn[at]
	if !known {
		eachPlace(t, kind, "", map[types.Type]bool{}, &paths)
		a.placesIn[at] = paths
	}
	return paths
}

// eachPlace appends the paths below path at which a value of type t has a
// transport or an http.RoundTripper, or a client, according to kind.
func eachPlace(t types.Type, kind Kind, path Path, seen map[types.Type]bool, out *[]Path) {
	if len(*out) >= maxPlaces || path.len() > maxPlaceDepth || seen[t] {
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Interface:
		if sends(u) {
			*out = append(*out, path+Path(rune(iface)))
		}
	case *types.Pointer:
		if kind == Pool && nethttp.IsTransport(u.Elem()) || kind == Client && nethttp.IsClient(u.Elem()) {
			*out = append(*out, path)
			return
		}
		if _, ok := u.Elem().Underlying().(*types.Struct); ok {
			seen[t] = true
			eachPlace(u.Elem(), kind, path+throughPointer, seen, out)
			delete(seen, t)
		}
	case *types.Struct:
		if kind == Client && nethttp.IsClient(t) || nethttp.IsTransport(t) {
			return
		}
		if named, ok := types.Unalias(t).(*types.Named); ok && !nethttp.IsClient(t) && isStandard(named.Obj().Pkg()) {
			return
		}
		seen[t] = true
		for i := range u.NumFields() {
			eachPlace(u.Field(i).Type(), kind, path+field(i), seen, out)
		}
		delete(seen, t)
	}
}

// sends reports whether an interface has a method that sends requests.
func sends(iface *types.Interface) bool {
	for m := range iface.Methods() {
		if nethttp.IsSend(m.Signature()) {
			return true
		}
	}
	return false
}

// isStandard reports whether a package is one of those of the standard
// library that are met most, whose structs lead to no pool of the user's.
func isStandard(pkg *types.Package) bool {
	if pkg == nil {
		return true
	}
	switch pkg.Path() {
	case "net/http", "net/url", "net", "crypto/tls", "time", "sync", "context", "os", "log", "log/slog", "testing":
		return true
	}
	return false
}
