// Package wraps cannot reach net/http. It is given bodies, and much else.
package wraps

import "io"

type Body struct{ io.ReadCloser }

func Wrap(rc io.ReadCloser) *Body { return &Body{rc} }

func (b *Body) Len() int { return 1 }
func (b *Body) Finish()  { b.ReadCloser.Close() }

type Stopper interface{ FailNow() }

type Item struct{}

func NotNil(s Stopper, item *Item) {
	if item == nil {
		s.FailNow()
	}
}
