package track

import (
	"net/http"
	"reflect"
	"unsafe"
)

// dispose gives back what somebody was given: it calls a function, and closes what is
// idle in every transport that v leads to.
func dispose(v any) {
	if f, ok := v.(func()); ok {
		if f != nil {
			f()
		}
		return
	}
	reach(reflect.ValueOf(v), (*http.Transport).CloseIdleConnections)
}

var transportType = reflect.TypeFor[*http.Transport]()

// reach calls f with each transport that v leads to.
func reach(v reflect.Value, f func(*http.Transport)) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if v.Type() == transportType {
			f((*http.Transport)(unsafe.Pointer(v.Pointer())))
			return
		}
		reach(v.Elem(), f)
	case reflect.Interface:
		reach(v.Elem(), f)
	case reflect.Struct:
		for i := range v.NumField() {
			reach(v.Field(i), f)
		}
	}
}
