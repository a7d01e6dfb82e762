package helper

import (
	"errors"
	"io"
	"net/http"
)

// An Owner has a body, or the error that kept it from having one.
type Owner struct {
	Body   io.ReadCloser
	Status int
	Err    error
}

// Failed reports whether there is no body.
func (o *Owner) Failed() bool { return o.Err != nil }

// Ask leaves the body to whoever owns what it returns.
func Ask(c *http.Client, url string) *Owner {
	resp, err := c.Get(url)
	if err != nil {
		return &Owner{Err: err}
	}
	return &Owner{Body: resp.Body, Status: resp.StatusCode}
}

// AskGood has closed the body where the status is bad.
func AskGood(c *http.Client, url string) *Owner {
	resp, err := c.Get(url)
	if err != nil {
		return &Owner{Err: err}
	}
	o := &Owner{Body: resp.Body, Status: resp.StatusCode}
	if o.Status >= 400 {
		o.Body.Close()
		o.Err = errors.New(resp.Status)
	}
	return o
}

// AskAgain asks twice.
func AskAgain(c *http.Client, url string) *Owner {
	o := Ask(c, url)
	if o.Err != nil {
		return Ask(c, url)
	}
	return o
}
