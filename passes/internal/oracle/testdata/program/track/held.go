package track

import (
	"io"
	"net/http"
	"reflect"
	"strings"
	"unsafe"
)

// held returns the bodies that whoever gets v can close: those found in v
// itself, behind the Close of v, and behind v when it is a function. What
// sits inside a Scanner, a Decoder or a bufio.Reader is out of reach.
func held(v any) []*body {
	h := &holder{seen: map[uintptr]bool{}}
	if v != nil {
		h.walk(reflect.ValueOf(v))
	}
	return h.found
}

type holder struct {
	found []*body
	seen  map[uintptr]bool
}

func (h *holder) walk(v reflect.Value) {
	if v.Kind() != reflect.Interface && v.Type() != reflect.TypeFor[*body]() && v.Type().Implements(reflect.TypeFor[io.Closer]()) {
		return // what its Close does counts, see use
	}
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			h.walk(v.Elem())
		}
	case reflect.Pointer:
		h.pointer(v)
	case reflect.Struct:
		if !reachable(v.Type()) {
			return
		}
		for i := range v.NumField() {
			h.walk(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			h.walk(v.Index(i))
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			h.walk(it.Value())
		}
	case reflect.Chan:
		h.channel(v)
	}
}

func (h *holder) pointer(v reflect.Value) {
	if v.IsNil() || h.seen[v.Pointer()] {
		return
	}
	h.seen[v.Pointer()] = true
	if v.Type() == reflect.TypeFor[*body]() {
		h.found = append(h.found, (*body)(v.UnsafePointer()))
		return
	}
	h.walk(v.Elem())
}

// channel takes out what is buffered.
func (h *holder) channel(v reflect.Value) {
	if v.IsNil() {
		return
	}
	if !v.CanInterface() && v.CanAddr() {
		v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	for v.Len() > 0 {
		x, _ := v.Recv()
		h.walk(x)
	}
}

// reachable reports whether the fields of t are the holder's to use.
func reachable(t reflect.Type) bool {
	if t == reflect.TypeFor[http.Response]() || t.Name() == "" {
		return true
	}
	return strings.HasPrefix(t.PkgPath(), "oraclegen/") && t.PkgPath() != "oraclegen/env"
}

// use does with v what a careful owner does at last: it closes v, or calls
// it, so that the bodies behind it turn out closed.
func use(v any) {
	defer func() { _ = recover() }()
	switch v := v.(type) {
	case io.Closer:
		v.Close()
	case func():
		v()
	case func() error:
		v()
	case []func():
		for _, f := range v {
			f()
		}
	}
}
