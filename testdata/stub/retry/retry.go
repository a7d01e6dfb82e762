// Package retry stands in for a retry runner that takes the attempt as a
// callback.
package retry

import (
	"context"
	"time"
)

type Policy struct {
	Attempts int
	Delay    time.Duration
}

// Do calls f until it returns nil or the attempts are used up.
func Do(ctx context.Context, p Policy, f func() error) error {
	var err error
	for range p.Attempts {
		if err = f(); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(p.Delay):
		}
	}
	return err
}

// Value is Do for callbacks with a result.
func Value[T any](ctx context.Context, p Policy, f func(context.Context) (T, error)) (T, error) {
	var (
		v   T
		err error
	)
	for range p.Attempts {
		if v, err = f(ctx); err == nil {
			return v, nil
		}
		time.Sleep(p.Delay)
	}
	return v, err
}
