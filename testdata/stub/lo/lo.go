// Package lo stands in for a generic helper library.
package lo

import "fmt"

func must(err any, args ...any) {
	switch e := err.(type) {
	case nil:
		return
	case bool:
		if !e {
			panic(fmt.Sprint(args...))
		}
	case error:
		panic(e)
	default:
		panic("must: invalid type")
	}
}

func Must[T any](val T, err any, messageArgs ...any) T {
	must(err, messageArgs...)
	return val
}

func Must0(err any, messageArgs ...any) {
	must(err, messageArgs...)
}

func Must2[T1, T2 any](v1 T1, v2 T2, err any, messageArgs ...any) (T1, T2) {
	must(err, messageArgs...)
	return v1, v2
}

func Ternary[T any](cond bool, a, b T) T {
	if cond {
		return a
	}
	return b
}

func ForEach[T any](collection []T, f func(item T, index int)) {
	for i, item := range collection {
		f(item, i)
	}
}
