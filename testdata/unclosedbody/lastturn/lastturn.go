// The last turn of a loop, told from the others by comparing the counter with
// what bounds it: an attempt whose body stays open because no other follows.
package lastturn

import (
	"io"
	"net/http"
)

func closeIfMoreFollowOk(client *http.Client, retries int, req *http.Request) (err error) {
	var resp *http.Response
	for i := 0; i <= retries; i++ {
		resp, err = client.Do(req)
		if err != nil {
			return err
		}
		if resp.StatusCode < 500 {
			break
		}
		if i < retries {
			resp.Body.Close()
		}
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func returnOnLastOk(client *http.Client, retries int, req *http.Request) (resp *http.Response, err error) {
	for i := 0; i < retries; i++ {
		resp, err = client.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 || i == retries-1 {
			return resp, nil
		}
		resp.Body.Close()
	}
	return nil, io.EOF
}

func nextLessOk(client *http.Client, retries int, req *http.Request) (resp *http.Response, err error) {
	for i := 0; i < retries; i++ {
		resp, err = client.Do(req)
		if err != nil {
			continue
		}
		if resp.StatusCode < 500 {
			break
		}
		if i+1 < retries {
			resp.Body.Close()
		}
	}
	return resp, err
}

func lessThanLastOk(client *http.Client, retries int, req *http.Request) (resp *http.Response, err error) {
	for i := 0; i < retries; i++ {
		resp, err = client.Do(req)
		if err != nil {
			continue
		}
		if resp.StatusCode < 500 {
			break
		}
		if i < retries-1 {
			resp.Body.Close()
		}
	}
	return resp, err
}

func notLastOk(client *http.Client, retries int, req *http.Request) (resp *http.Response, err error) {
	for i := 0; ; i++ {
		resp, err = client.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 {
			break
		}
		if i != retries-1 {
			resp.Body.Close()
		}
		if i == retries-1 {
			break
		}
	}
	return resp, err
}

func rangeOverIntOk(client *http.Client, retries int, req *http.Request) (resp *http.Response, err error) {
	for i := range retries {
		resp, err = client.Do(req)
		if err != nil {
			continue
		}
		if resp.StatusCode < 500 {
			break
		}
		if i < retries-1 {
			resp.Body.Close()
		}
	}
	return resp, err
}

type config struct{ max int }

func boundInFieldOk(client *http.Client, c *config, req *http.Request) (resp *http.Response, err error) {
	for attempt := 1; attempt <= c.max; attempt++ {
		resp, err = client.Do(req)
		if err != nil {
			continue
		}
		if resp.StatusCode < 500 || attempt == c.max {
			break
		}
		if attempt != c.max {
			resp.Body.Close()
		}
	}
	return resp, err
}

func lastInVariableOk(client *http.Client, c *config, req *http.Request) (resp *http.Response, err error) {
	for attempt := 0; attempt < c.max; attempt++ {
		resp, err = client.Do(req)
		if err != nil {
			continue
		}
		if resp.StatusCode < 500 {
			return resp, nil
		}
		if last := attempt+1 == c.max; !last {
			resp.Body.Close()
		}
	}
	return resp, err
}

func rangeOverListOk(client *http.Client, urls []string) (resp *http.Response, err error) {
	for i, u := range urls {
		resp, err = client.Get(u)
		if err != nil {
			continue
		}
		if resp.StatusCode < 500 {
			return resp, nil
		}
		if i < len(urls)-1 {
			resp.Body.Close()
		}
	}
	return resp, err
}

func countedDownOk(client *http.Client, n int, req *http.Request) (resp *http.Response, err error) {
	for n > 0 {
		resp, err = client.Do(req)
		if err != nil {
			return nil, err
		}
		n--
		if resp.StatusCode < 500 {
			return resp, nil
		}
		if n > 0 {
			resp.Body.Close()
		}
	}
	return resp, err
}

func oneTooFewBad(client *http.Client, retries int, req *http.Request) (resp *http.Response, err error) {
	for i := 0; i <= retries; i++ {
		resp, err = client.Do(req) // want "overwritten: "
		if err != nil {
			continue
		}
		if resp.StatusCode < 500 {
			break
		}
		if i < retries-1 {
			resp.Body.Close()
		}
	}
	return resp, err
}

func guardedCountDownOk(client *http.Client, left int, req *http.Request) (resp *http.Response, err error) {
	for ; left > 0; left-- {
		resp, err = client.Do(req)
		if err != nil {
			return nil, err
		}
		if left > 1 {
			resp.Body.Close()
		}
	}
	return resp, err
}

func remainingOk(client *http.Client, max int, req *http.Request) (resp *http.Response, err error) {
	for i := 0; i < max; i++ {
		resp, err = client.Do(req)
		if err != nil {
			continue
		}
		if remaining := max - i - 1; remaining > 0 {
			resp.Body.Close()
		}
	}
	return resp, err
}

func remainingBad(client *http.Client, max int, req *http.Request) (resp *http.Response, err error) {
	for i := 0; i < max; i++ {
		resp, err = client.Do(req) // want "overwritten: "
		if err != nil {
			continue
		}
		if remaining := max - i - 1; remaining > 1 {
			resp.Body.Close()
		}
	}
	return resp, err
}

// On the first turn the last one is told by a number: len(urls)-1 == 0.
func keepLastOk(client *http.Client, urls []string) error {
	var last *http.Response
	for i := range urls {
		resp, err := client.Get(urls[i])
		if err != nil {
			return err
		}
		if i == len(urls)-1 {
			last = resp
		} else {
			resp.Body.Close()
		}
	}
	if last != nil {
		last.Body.Close()
	}
	return nil
}

func keepFirstBad(client *http.Client, urls []string) error {
	var first *http.Response
	for i := range urls {
		resp, err := client.Get(urls[i]) // want "path: "
		if err != nil {
			return err
		}
		if i == 0 {
			first = resp
		} else {
			resp.Body.Close()
		}
	}
	if first != nil {
		first.Body.Close()
	}
	return nil
}
