package nethttp

import (
	"go/constant"
	"net"
	"net/http"
	"reflect"
	"slices"
	"testing"
	"time"
)

// TestDefaultSettings compares the table with http.DefaultTransport itself.
func TestDefaultSettings(t *testing.T) {
	tr := reflect.ValueOf(http.DefaultTransport).Elem()
	for i := range tr.NumField() {
		f := tr.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		s, v := DefaultSetting(f.Name), tr.Field(i)
		switch v.Kind() {
		case reflect.Func, reflect.Pointer, reflect.Map, reflect.Interface:
			// TLSClientConfig and TLSNextProto are made on first use.
			if v.IsNil() == s.Hook && f.Name != TLSClientConfig && f.Name != TLSNextProto {
				t.Errorf("%s: nil is %v", f.Name, v.IsNil())
			}
		case reflect.Bool:
			if v.Bool() != (s.Default != nil && constant.BoolVal(s.Default)) {
				t.Errorf("%s is %v", f.Name, v.Bool())
			}
		case reflect.Int, reflect.Int64:
			n := int64(0)
			if s.Default != nil {
				n, _ = constant.Int64Val(s.Default)
			}
			if v.Int() != n {
				t.Errorf("%s is %d, the table says %d", f.Name, v.Int(), n)
			}
		}
	}
	if IdlePerHost != http.DefaultMaxIdleConnsPerHost || IdleTotal != tr.FieldByName(MaxIdleConns).Int() {
		t.Error("the limits have changed")
	}
}

// TestDurations: the table has every field that is a duration.
func TestDurations(t *testing.T) {
	for _, typ := range []reflect.Type{
		reflect.TypeFor[http.Client](), reflect.TypeFor[http.Transport](), reflect.TypeFor[http.Server](),
		reflect.TypeFor[http.HTTP2Config](), reflect.TypeFor[net.Dialer](), reflect.TypeFor[net.KeepAliveConfig](),
	} {
		var want []string
		for i := range typ.NumField() {
			if f := typ.Field(i); f.IsExported() && f.Type == reflect.TypeFor[time.Duration]() {
				want = append(want, f.Name)
			}
		}
		got := slices.Sorted(slices.Values(durations[typ.PkgPath()+"."+typ.Name()]))
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the table has %v, the type %v", typ, got, want)
		}
	}
}
