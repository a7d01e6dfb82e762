// Package dependstype has helpers that close the body or not, depending on the type
// of what they are given to decode into.
package dependstype

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
)

type record struct{ Name string }

// do leaves the body open only for who wants to read it in steps.
func do(c *http.Client, req *http.Request, v any) (*http.Response, error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	if _, ok := v.(**bufio.Reader); !ok {
		defer resp.Body.Close()
	}
	if resp.StatusCode >= 400 {
		return resp, errors.New(resp.Status)
	}
	if r, ok := v.(**bufio.Reader); ok {
		*r = bufio.NewReader(resp.Body)
		return resp, nil
	}
	return resp, json.NewDecoder(resp.Body).Decode(v)
}

func structOk(c *http.Client, req *http.Request) (*record, error) {
	var r record
	_, err := do(c, req, &r)
	return &r, err
}

func nilOk(c *http.Client, req *http.Request) error {
	_, err := do(c, req, nil)
	return err
}

func readerBad(c *http.Client, req *http.Request) (string, error) {
	var r *bufio.Reader
	_, err := do(c, req, &r) // want "discarded: "
	if err != nil {
		return "", err
	}
	return r.ReadString('\n')
}

func readerOk(c *http.Client, req *http.Request) (string, error) {
	var r *bufio.Reader
	resp, err := do(c, req, &r)
	if resp != nil {
		defer resp.Body.Close()
	}
	if err != nil {
		return "", err
	}
	return r.ReadString('\n')
}

// Of what is handed through nothing is known.
func throughOk(c *http.Client, req *http.Request, v any) error {
	_, err := do(c, req, v)
	return err
}

// stream closes unless it is given a writer.
func stream(c *http.Client, u string, v any) (*http.Response, error) {
	resp, err := c.Get(u)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case io.Writer:
		_, err = io.Copy(v, io.LimitReader(resp.Body, 10))
		return resp, err
	default:
		err = json.NewDecoder(resp.Body).Decode(v)
		resp.Body.Close()
		return resp, err
	}
}

func notAWriterOk(c *http.Client, u string) error {
	var r record
	_, err := stream(c, u, &r)
	return err
}

// Whether a type has the methods of an interface is not told to callers.
func FN_writer(c *http.Client, u string, w io.Writer) error {
	_, err := stream(c, u, w)
	return err
}

// next is a page, decoded into what it is given.
type next func(v *any, uri string) (*http.Response, error)

func pagesOk(c *http.Client, req *http.Request, v any, f next) error {
	_, err := f(&v, "/2")
	return err
}

type getter func(uri string) (*http.Response, error)

func getterBad(f getter) error {
	_, err := f("/2") // want "discarded: "
	return err
}

// load closes what it is given nothing for, and what it decodes: with nil, no type
// holds.
func load(c *http.Client, req *http.Request, v any) (*http.Response, error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	if _, ok := v.(**bufio.Reader); !ok {
		defer resp.Body.Close()
	}
	if v != nil {
		if r, ok := v.(**bufio.Reader); ok {
			*r = bufio.NewReader(resp.Body)
			return nil, nil
		}
		err = json.NewDecoder(resp.Body).Decode(v)
	}
	return resp, err
}

func loadedOk(c *http.Client, req *http.Request) error {
	_, err := load(c, req, nil)
	return err
}

// post refuses what it cannot send: that decides whether there is a response at all.
func post(c *http.Client, u string, body any) (*http.Response, error) {
	var r io.Reader
	switch body := body.(type) {
	case io.Reader:
		r = body
	case string:
		r = strings.NewReader(body)
	case nil:
	default:
		return nil, errors.New("cannot be sent")
	}
	return c.Post(u, "text/plain", r)
}

func postBad(c *http.Client, u string, body any) (int, error) {
	resp, err := post(c, u, body) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

type alias = record

// fill closes what it decodes, which it knows by an alias or in another spelling.
func fill(c *http.Client, u string, v any) (*http.Response, error) {
	resp, err := c.Get(u)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case *alias:
		err = json.NewDecoder(resp.Body).Decode(v)
		resp.Body.Close()
	case map[string]interface{}:
		err = json.NewDecoder(resp.Body).Decode(&v)
		resp.Body.Close()
	}
	return resp, err
}

func aliasOk(c *http.Client, u string) error {
	_, err := fill(c, u, &record{})
	return err
}

func spellingOk(c *http.Client, u string) error {
	_, err := fill(c, u, map[string]any{})
	return err
}

// only closes what it decodes, which is one type.
func only(c *http.Client, u string, v any) (*http.Response, error) {
	resp, err := c.Get(u)
	if err != nil {
		return nil, err
	}
	if r, ok := v.(*alias); ok {
		err = json.NewDecoder(resp.Body).Decode(r)
		resp.Body.Close()
	}
	return resp, err
}

func onlyOk(c *http.Client, u string) error {
	_, err := only(c, u, &record{})
	return err
}

func onlyBad(c *http.Client, u string) error {
	var n int
	_, err := only(c, u, &n) // want "discarded: "
	return err
}

// What a type parameter stands for is not known.
func genericOk[T any](c *http.Client, u string, v T) error {
	_, err := only(c, u, v)
	return err
}
