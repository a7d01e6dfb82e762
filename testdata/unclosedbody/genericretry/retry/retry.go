// Package retry calls a function until it succeeds.
package retry

import "context"

type Operation[T any] func() (T, error)

func Do[T any](ctx context.Context, op Operation[T]) (T, error) {
	for {
		v, err := op()
		if err == nil {
			return v, nil
		}
	}
}
