// Package manyoptions has helpers that close the body or not, depending on one of
// many options: more than can be told apart.
package manyoptions

import (
	"io"
	"net/http"
)

type options struct {
	KeepBody bool
	Opt0     *string
	Opt1     *string
	Opt2     *string
	Opt3     *string
	Opt4     *string
	Opt5     *string
	Opt6     *string
	Opt7     *string
	Opt8     *string
	Opt9     *string
	Opt10    *string
	Opt11    *string
	Opt12    *string
	Opt13    *string
}

func do(c *http.Client, req *http.Request, o *options) (*http.Response, error) {
	if o.Opt0 != nil {
		req.Header.Set("Opt0", *o.Opt0)
	}
	if o.Opt1 != nil {
		req.Header.Set("Opt1", *o.Opt1)
	}
	if o.Opt2 != nil {
		req.Header.Set("Opt2", *o.Opt2)
	}
	if o.Opt3 != nil {
		req.Header.Set("Opt3", *o.Opt3)
	}
	if o.Opt4 != nil {
		req.Header.Set("Opt4", *o.Opt4)
	}
	if o.Opt5 != nil {
		req.Header.Set("Opt5", *o.Opt5)
	}
	if o.Opt6 != nil {
		req.Header.Set("Opt6", *o.Opt6)
	}
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	if o.Opt7 != nil {
		println(*o.Opt7)
	}
	if o.Opt8 != nil {
		println(*o.Opt8)
	}
	if o.Opt9 != nil {
		println(*o.Opt9)
	}
	if o.Opt10 != nil {
		println(*o.Opt10)
	}
	if o.Opt11 != nil {
		println(*o.Opt11)
	}
	if o.Opt12 != nil {
		println(*o.Opt12)
	}
	if o.Opt13 != nil {
		println(*o.Opt13)
	}
	if !o.KeepBody {
		defer resp.Body.Close()
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			return nil, err
		}
	}
	return resp, nil
}

func closedOk(c *http.Client, req *http.Request) (int, error) {
	resp, err := do(c, req, &options{})
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// There are too many options to tell that this one keeps the body open.
func FN_kept(c *http.Client, req *http.Request) (int, error) {
	resp, err := do(c, req, &options{KeepBody: true})
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// finish closes the body unless it is to be kept.
func finish(resp *http.Response, o *options) {
	if o.Opt0 != nil {
		resp.Header.Set("Opt0", *o.Opt0)
	}
	if o.Opt1 != nil {
		resp.Header.Set("Opt1", *o.Opt1)
	}
	if o.Opt2 != nil {
		resp.Header.Set("Opt2", *o.Opt2)
	}
	if o.Opt3 != nil {
		resp.Header.Set("Opt3", *o.Opt3)
	}
	if o.Opt4 != nil {
		resp.Header.Set("Opt4", *o.Opt4)
	}
	if o.Opt5 != nil {
		resp.Header.Set("Opt5", *o.Opt5)
	}
	if o.Opt6 != nil {
		resp.Header.Set("Opt6", *o.Opt6)
	}
	if o.Opt7 != nil {
		resp.Header.Set("Opt7", *o.Opt7)
	}
	if o.Opt8 != nil {
		resp.Header.Set("Opt8", *o.Opt8)
	}
	if o.Opt9 != nil {
		resp.Header.Set("Opt9", *o.Opt9)
	}
	if o.Opt10 != nil {
		resp.Header.Set("Opt10", *o.Opt10)
	}
	if o.Opt11 != nil {
		resp.Header.Set("Opt11", *o.Opt11)
	}
	if o.Opt12 != nil {
		resp.Header.Set("Opt12", *o.Opt12)
	}
	if o.Opt13 != nil {
		resp.Header.Set("Opt13", *o.Opt13)
	}
	if !o.KeepBody {
		resp.Body.Close()
	}
}

func finishedOk(c *http.Client, u string) error {
	resp, err := c.Get(u)
	if err != nil {
		return err
	}
	finish(resp, &options{})
	return nil
}
