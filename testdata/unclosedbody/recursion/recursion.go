// Recursion: functions that call themselves or one another.
package recursion

import (
	"errors"
	"io"
	"net/http"
	"time"
)

func followOk(client *http.Client, url string, left int) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if loc := resp.Header.Get("Location"); loc != "" && left > 0 {
		return followOk(client, loc, left-1)
	}
	return io.ReadAll(resp.Body)
}

func followBad(client *http.Client, url string, left int) ([]byte, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil, err
	}
	if loc := resp.Header.Get("Location"); loc != "" && left > 0 {
		return followBad(client, loc, left-1)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func retryOk(client *http.Client, req *http.Request, left int) (*http.Response, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode < 500 || left == 0 {
		return resp, nil
	}
	resp.Body.Close()
	time.Sleep(time.Second)
	return retryOk(client, req, left-1)
}

func retryBad(client *http.Client, req *http.Request, left int) (*http.Response, error) {
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode < 500 || left == 0 {
		return resp, nil
	}
	time.Sleep(time.Second)
	return retryBad(client, req, left-1)
}

func retryUsedOk(client *http.Client, req *http.Request) error {
	resp, err := retryOk(client, req, 3)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func retryUsedBad(client *http.Client, req *http.Request) (int, error) {
	resp, err := retryOk(client, req, 3) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// closeAfter closes at the bottom of the recursion.
func closeAfter(resp *http.Response, n int) {
	if n <= 0 {
		resp.Body.Close()
		return
	}
	closeAfter(resp, n-1)
}

func closeAfterOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	closeAfter(resp, 2)
	return nil
}

// ping and pong pass the response back and forth until one of them closes it.
func ping(resp *http.Response, n int) error {
	if n == 0 {
		return resp.Body.Close()
	}
	return pong(resp, n-1)
}

func pong(resp *http.Response, n int) error {
	if n == 0 {
		defer resp.Body.Close()
		_, err := io.Copy(io.Discard, resp.Body)
		return err
	}
	return ping(resp, n-1)
}

func mutualOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	return ping(resp, 4)
}

type node struct {
	url      string
	children []*node
}

func (n *node) walkOk(client *http.Client) error {
	resp, err := client.Get(n.url)
	if err != nil {
		return err
	}
	resp.Body.Close()
	for _, c := range n.children {
		if err := c.walkOk(client); err != nil {
			return err
		}
	}
	return nil
}

// Every level holds its response until the levels below are done; each is
// closed in the end but for the error of a child.
func (n *node) walkBad(client *http.Client) error {
	resp, err := client.Get(n.url) // want "path: "
	if err != nil {
		return err
	}
	for _, c := range n.children {
		if err := c.walkBad(client); err != nil {
			return err
		}
	}
	return resp.Body.Close()
}

// A literal that calls itself through its variable.
func literalOk(client *http.Client, url string) error {
	var visit func(url string, depth int) error
	visit = func(url string, depth int) error {
		if depth == 0 {
			return errors.New("too deep")
		}
		resp, err := client.Get(url)
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if next := resp.Header.Get("X-Next"); next != "" {
			return visit(next, depth-1)
		}
		return nil
	}
	return visit(url, 5)
}

func literalBad(client *http.Client, url string) error {
	var visit func(url string, depth int) error
	visit = func(url string, depth int) error {
		resp, err := client.Get(url) // want "path: "
		if err != nil {
			return err
		}
		if next := resp.Header.Get("X-Next"); next != "" && depth > 0 {
			return visit(next, depth-1)
		}
		return resp.Body.Close()
	}
	return visit(url, 5)
}
