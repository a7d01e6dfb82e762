package ownertells

import (
	"encoding/json"
	"io"
	"net/http"
)

// What was read is not what the owner tells of itself.
func emptyBad(url string) error {
	a := ask(url) // want "response body in a is not closed on the path that returns at line 20"
	if a.err != nil {
		return a.err
	}
	data, err := io.ReadAll(io.LimitReader(a.body, 10))
	if err != nil {
		data = nil
	}
	if len(data) == 0 {
		return errGone
	}
	return a.body.Close()
}

func (a *answer) decode(v any) error { return json.NewDecoder(a.body).Decode(v) }

func decodeBad(url string, v any) error {
	a := ask(url) // want "response body in a is not closed on the path that returns at line 33"
	if a.err != nil {
		return a.err
	}
	if err := a.decode(v); err != nil {
		return err
	}
	return a.body.Close()
}

func (a *answer) text() (string, error) {
	data, err := io.ReadAll(io.LimitReader(a.body, 1000))
	return string(data), err
}

func textBad(url string) (string, error) {
	a := ask(url) // want "response body in a is not closed on the path that returns at line 50"
	if a.err != nil {
		return "", a.err
	}
	s, err := a.text()
	if err != nil {
		return "", err
	}
	return s, a.body.Close()
}

// told returns an answer beside the error, too.
func told(url string) (*answer, error) {
	resp, err := http.Get(url)
	if err != nil {
		return &answer{err: err}, err
	}
	return &answer{body: resp.Body, status: resp.StatusCode}, nil
}

func toldBad(url string) error {
	a, err := told(url) // want "response body in a is not closed on the path that returns at line 70"
	if err != nil {
		return err
	}
	if a.status != 200 {
		return errGone
	}
	return a.body.Close()
}

// state answers two questions.
func state(a *answer) (answered, good bool) {
	if a.err != nil && a.status == 0 {
		return false, false
	}
	if a.err == nil {
		return true, a.status == 200
	}
	return true, false
}

func stateOk(url string) error {
	a := drained(url)
	answered, good := state(a)
	if !answered || !good {
		return a.err
	}
	return a.body.Close()
}

func helperInLiteralOk(url string) error {
	a := drained(url)
	err := func() error { return check(a) }()
	if err != nil {
		return err
	}
	return a.body.Close()
}

type outer struct {
	*page
	err error
}

func open(url string) *outer {
	p, err := fetchPage(url)
	if p == nil {
		return &outer{page: p, err: err}
	}
	return &outer{page: p}
}

func outerOk(url string) error {
	o := open(url)
	if o.err != nil {
		return o.err
	}
	return o.Close()
}

func must(url string) *answer {
	resp, err := http.Get(url)
	if err != nil {
		panic(err)
	}
	return &answer{body: resp.Body, status: resp.StatusCode}
}

func relayMust(url string) *answer { return must(url) }

func mustBad(url string) error {
	a := relayMust(url) // want "response body in a is not closed on the path that returns at line 138"
	if a.status > 400 {
		return errGone
	}
	return a.body.Close()
}

// has asks for the response only.
func has(r *result) bool { return r.Response != nil }

func hasBad(url string, n int) error {
	r := do(url) // want "response body in r is not closed on the path that returns at line 152"
	if r.err != nil || !has(r) {
		return r.err
	}
	if n > 3 {
		return errGone
	}
	return r.Body.Close()
}

// The variable of an error held that of an owner on another way.
func errorVariableBad(c *http.Client, url, other string) (err error) {
	a := ask(url) // want "response body in a is not closed when err is returned|response body in a is not closed on the path"
	if a.err != nil {
		return a.err
	}
	defer func() {
		if err == nil {
			a.body.Close()
		}
	}()
	resp, err := c.Get(other)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Where there is one, the path ends in panic.
func panicsOk(url string) error {
	a := ask(url)
	if !a.ok() {
		return a.err
	}
	panic("unexpected")
}
