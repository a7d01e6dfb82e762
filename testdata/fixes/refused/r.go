// Package refused has findings without a fix, one for each reason.
package refused

import (
	"fmt"
	"io"
	"net/http"
)

type box struct{ resp *http.Response }

func (b *box) unboundBad(url string) (err error) {
	m := map[string]*http.Response{}
	_ = m
	local := box{}
	local.resp, err = http.Get(url) // want `.*no fix: unbound`
	if err != nil {
		return err
	}
	fmt.Println(local.resp.Status)
	return nil
}

func conditionalBad(url string) {
	switch _, err := http.Get(url); err { // want `discarded: no fix: conditional`
	case nil:
		fmt.Println("up")
	}
}

func uncheckedBad(url string) {
	resp, err := http.Get(url) // want `never-closed: no fix: unchecked`
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(url)
	if resp != nil && url != "" {
		fmt.Println(resp.Status)
	}
}

func shadowedBad(url string) error {
	resp, res, response, httpResp := 1, 2, 3, 4
	_, err := http.Get(url) // want `discarded: no fix: shadowed`
	fmt.Println(resp, res, response, httpResp)
	return err
}

func crowdedBad(url string) int {
	resp, err := http.Get(url) // want `never-closed: no fix: crowded`
	if err != nil {
		return 0
	}; return resp.StatusCode
}

func escapesBad(url string, keep func(io.ReadCloser)) error {
	resp, err := http.Get(url) // want `path: no fix: escapes`
	if err != nil {
		return err
	}
	if url != "" {
		keep(resp.Body)
	}
	return nil
}

func reassignedBad(url string) error {
	for {
		resp, err := http.Get(url) // want `path: no fix: reassigned`
		if err != nil {
			return err
		}
		body := resp.Body
		if resp.StatusCode != 200 {
			resp = nil
			fmt.Println(resp)
			return io.EOF
		}
		body.Close()
	}
}

func gotoBad(url string) int {
retry:
	fmt.Println(url)
	resp, err := http.Get(url) // want `.*no fix: jumps`
	if err != nil {
		goto retry
	}
	return resp.StatusCode
}
