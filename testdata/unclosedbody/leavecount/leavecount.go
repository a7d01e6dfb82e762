// Package leavecount asks, behind a loop, a number that was set where the loop was
// left with a response.
package leavecount

import (
	"fmt"
	"io"
	"net/http"
)

func turnOk(c *http.Client, urls []string) error {
	var resp *http.Response
	n := 0
	for i, u := range urls {
		r, err := c.Get(u)
		if err == nil {
			resp, n = r, i+1
			break
		}
	}
	if n > 0 {
		defer resp.Body.Close()
		_, err := io.Copy(io.Discard, resp.Body)
		return err
	}
	return io.EOF
}

func indexOk(c *http.Client, urls []string) error {
	var resp *http.Response
	at := -1
	for i, u := range urls {
		r, err := c.Get(u)
		if err == nil {
			resp, at = r, i
			break
		}
	}
	if at < 0 {
		return io.EOF
	}
	fmt.Println(urls[at])
	return resp.Body.Close()
}

func notFoundOk(c *http.Client, urls []string) error {
	var resp *http.Response
	at := -1
	for i := 0; i < len(urls); i++ {
		r, err := c.Get(urls[i])
		if err == nil {
			resp, at = r, i
			break
		}
	}
	if at == -1 {
		return io.EOF
	}
	return resp.Body.Close()
}

func attemptsOk(c *http.Client, u string) error {
	var resp *http.Response
	attempts := 0
	for try := 1; try <= 3; try++ {
		r, err := c.Get(u)
		if err == nil {
			resp, attempts = r, try
			break
		}
	}
	if attempts == 0 {
		return io.EOF
	}
	return resp.Body.Close()
}

func lengthOk(c *http.Client, urls []string) error {
	var resp *http.Response
	used := 0
	if len(urls) > 0 {
		r, err := c.Get(urls[0])
		if err != nil {
			return err
		}
		resp, used = r, len(urls)
	}
	if used > 0 {
		return resp.Body.Close()
	}
	return nil
}

// Less than nothing is a great many.
func wrappedBad(c *http.Client, u string, left uint8) error {
	var resp *http.Response
	used := uint8(0)
	if left == 0 {
		r, err := c.Get(u) // want "path: "
		if err != nil {
			return err
		}
		resp, used = r, left-1
	}
	if used > 0 {
		return nil
	}
	if resp != nil {
		return resp.Body.Close()
	}
	return nil
}

// The first turn leaves zero, too.
func indexBad(c *http.Client, urls []string) error {
	var resp *http.Response
	at := 0
	for i, u := range urls {
		r, err := c.Get(u) // want "path: "
		if err == nil {
			resp, at = r, i
			break
		}
	}
	if at > 0 {
		return resp.Body.Close()
	}
	return nil
}

func thresholdBad(c *http.Client, urls []string) error {
	var resp *http.Response
	n := 0
	for i, u := range urls {
		r, err := c.Get(u) // want "path: "
		if err == nil {
			resp, n = r, i+1
			break
		}
	}
	if n > 1 {
		return resp.Body.Close()
	}
	return nil
}

// Nothing is known of a number that comes from elsewhere.
func givenBad(c *http.Client, u string, n int) error {
	var resp *http.Response
	used := 0
	if n != 7 {
		r, err := c.Get(u) // want "path: "
		if err != nil {
			return err
		}
		resp, used = r, n
	}
	if used > 0 {
		return resp.Body.Close()
	}
	return nil
}
