// Range over func: the loop body is a function of its own to the compiler, and
// its returns, breaks and defers are the enclosing function's.
package rangefunc

import (
	"errors"
	"io"
	"iter"
	"maps"
	"net/http"
	"slices"
)

func mirrors(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, host := range []string{"a", "b", "c"} {
			if !yield("https://" + host + ".example.org/" + path) {
				return
			}
		}
	}
}

func closedPerTurnOk(client *http.Client, path string) (n int, err error) {
	for u := range mirrors(path) {
		resp, err := client.Get(u)
		if err != nil {
			return n, err
		}
		n += resp.StatusCode
		resp.Body.Close()
	}
	return n, nil
}

func earlyReturnBad(client *http.Client, path string) (n int64, err error) {
	for u := range mirrors(path) {
		resp, err := client.Get(u) // want "path: "
		if err != nil {
			return n, err
		}
		if resp.StatusCode != http.StatusOK {
			return n, errors.New(resp.Status)
		}
		m, _ := io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		n += m
	}
	return n, nil
}

func continueBad(client *http.Client, path string) (up int) {
	for u := range mirrors(path) {
		resp, err := client.Get(u) // want "(path|overwritten): "
		if err != nil || resp.StatusCode >= 500 {
			continue
		}
		up++
		resp.Body.Close()
	}
	return up
}

func breakBad(client *http.Client, path string) (up int) {
	for u := range mirrors(path) {
		resp, err := client.Get(u) // want "path: "
		if err != nil {
			continue
		}
		if resp.StatusCode >= 500 {
			break
		}
		up++
		resp.Body.Close()
	}
	return up
}

func returnedOk(client *http.Client, path string) (*http.Response, error) {
	var last error
	for u := range mirrors(path) {
		resp, err := client.Get(u)
		if err == nil {
			return resp, nil
		}
		last = err
	}
	return nil, last
}

func keptOutsideOk(client *http.Client, path string) ([]byte, error) {
	var resp *http.Response
	for u := range mirrors(path) {
		r, err := client.Get(u)
		if err != nil {
			continue
		}
		resp = r
		break
	}
	if resp == nil {
		return nil, errors.New("no mirror")
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func neverClosedBad(client *http.Client, byName map[string]string) map[string]int {
	out := map[string]int{}
	for name, u := range maps.All(byName) {
		resp, err := client.Get(u) // want "never-closed: "
		if err != nil {
			continue
		}
		out[name] = resp.StatusCode
	}
	return out
}

// The defer belongs to the function, not to the turn.
func deferBad(client *http.Client, path string) error {
	for u := range mirrors(path) {
		resp, err := client.Get(u) // want "defer-in-loop: "
		if err != nil {
			return err
		}
		defer resp.Body.Close()
	}
	return nil
}

func deferThenReturnOk(client *http.Client, path string) ([]byte, error) {
	for u := range mirrors(path) {
		resp, err := client.Get(u)
		if err != nil {
			continue
		}
		defer resp.Body.Close()
		return io.ReadAll(resp.Body)
	}
	return nil, errors.New("no mirror")
}

func sortedOk(client *http.Client, byName map[string]string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		resp, err := client.Get(byName[name])
		if err != nil {
			continue
		}
		if resp.StatusCode == http.StatusOK {
			names = append(names, name)
		}
		resp.Body.Close()
	}
	return names
}

// responses yields each open response once; the consumer closes it.
func responses(client *http.Client, urls []string) iter.Seq2[*http.Response, error] {
	return func(yield func(*http.Response, error) bool) {
		for _, u := range urls {
			if !yield(client.Get(u)) {
				return
			}
		}
	}
}

func consumerOk(client *http.Client, urls []string) error {
	for resp, err := range responses(client, urls) {
		if err != nil {
			return err
		}
		resp.Body.Close()
	}
	return nil
}

// closing yields each response and closes it afterwards, so that the consumer
// need not.
func closingOk(client *http.Client, urls []string) iter.Seq[*http.Response] {
	return func(yield func(*http.Response) bool) {
		for _, u := range urls {
			resp, err := client.Get(u)
			if err != nil {
				return
			}
			more := yield(resp)
			resp.Body.Close()
			if !more {
				return
			}
		}
	}
}
