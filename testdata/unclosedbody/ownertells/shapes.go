package ownertells

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
)

func twoQuestionsOk(url string) error {
	a := drained(url)
	if a.status == 0 {
		fmt.Println("none")
	}
	if a.err != nil {
		return a.err
	}
	panic("todo")
}

func switchPanicsOk(url string) error {
	a := drained(url)
	switch a.status {
	case 404:
		return nil
	case 500:
		return a.err
	}
	panic("todo")
}

func with(f func() *answer) *answer { return f() }

func callbackOk(url string) error {
	a := with(func() *answer { return ask(url) })
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func recurse(url string, n int) *answer {
	resp, err := http.Get(url)
	if err != nil && n > 0 {
		return recurse(url, n-1)
	}
	if err != nil {
		return &answer{err: err}
	}
	return &answer{body: resp.Body}
}

func recursionOk(url string) error {
	a := recurse(url, 3)
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

func typeSwitchOk(url string) error {
	a := ask(url)
	switch err := a.err.(type) {
	case nil:
	case interface{ Timeout() bool }:
		return fmt.Errorf("late: %v", err)
	default:
		return a.err
	}
	return a.body.Close()
}

func forOk(url string) error {
	a := ask(url)
	for ; a.err == nil; a = ask(url) {
		a.body.Close()
	}
	return a.err
}

func storedOk(url string) error {
	a := ask(url)
	st := struct{ ok bool }{a.err == nil}
	if !st.ok {
		return a.err
	}
	return a.body.Close()
}

func wrap(err error) error {
	if err != nil {
		return fmt.Errorf("ask: %w", err)
	}
	return nil
}

func wrappedOk(url string) error {
	a := ask(url)
	if err := wrap(a.err); err != nil {
		return err
	}
	return a.body.Close()
}

func newAnswer(body io.ReadCloser, err error) *answer { return &answer{body: body, err: err} }

func constructed(c *http.Client, ctx context.Context, url string) *answer {
	req, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return newAnswer(nil, err)
	}
	resp, err := c.Do(req)
	if err != nil {
		return newAnswer(nil, err)
	}
	return newAnswer(resp.Body, nil)
}

func constructedOk(c *http.Client, ctx context.Context, url string) error {
	a := constructed(c, ctx, url)
	if a.err != nil {
		return a.err
	}
	return a.body.Close()
}

type kept struct{ last *answer }

func keptOk(k *kept, url string) error {
	k.last = ask(url)
	if k.last.err != nil {
		return k.last.err
	}
	return k.last.body.Close()
}

func localFieldOk(url string) error {
	var k kept
	k.last = ask(url)
	if k.last.err != nil {
		return k.last.err
	}
	return k.last.body.Close()
}

func joinedOk(u, v string) error {
	a, b := ask(u), ask(v)
	if err := errors.Join(a.err, b.err); err != nil {
		for _, x := range []*answer{a, b} {
			if x.err == nil {
				x.body.Close()
			}
		}
		return err
	}
	a.body.Close()
	return b.body.Close()
}

type list struct {
	items []string
	next  *answer
}

func nested(url string) *list { return &list{next: ask(url)} }

func nestedOk(url string) error {
	l := nested(url)
	if l.next.err != nil {
		return l.next.err
	}
	return l.next.body.Close()
}

func lenOk(url string) error {
	l := nested(url)
	if len(l.items) == 0 && l.next.err != nil {
		return l.next.err
	}
	return l.next.body.Close()
}

func panicsFirstOk(url string) error {
	a := drained(url)
	if a.status == 200 {
		panic("todo")
	}
	if a.status == 404 {
		return nil
	}
	return a.err
}
