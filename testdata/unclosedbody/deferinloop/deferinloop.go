// Defer in a loop: the bodies stay open until the function ends.
package deferinloop

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"time"
)

func rangeBad(client *http.Client, urls []string) error {
	for _, u := range urls {
		resp, err := client.Get(u) // want "defer-in-loop: "
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			return err
		}
	}
	return nil
}

func deferredLiteralBad(client *http.Client, urls []string) error {
	for _, u := range urls {
		resp, err := client.Get(u) // want "defer-in-loop: "
		if err != nil {
			return err
		}
		defer func() {
			if err := resp.Body.Close(); err != nil {
				log.Print(err)
			}
		}()
	}
	return nil
}

func closeBody(resp *http.Response) { resp.Body.Close() }

func deferredHelperBad(client *http.Client, urls []string) int {
	n := 0
	for _, u := range urls {
		resp, err := client.Get(u) // want "defer-in-loop: "
		if err != nil {
			continue
		}
		defer closeBody(resp)
		n += resp.StatusCode
	}
	return n
}

// The loop never ends, so the defers never run.
func foreverBad(client *http.Client, url string) {
	for {
		resp, err := client.Get(url) // want "defer-in-loop: "
		if err == nil {
			defer resp.Body.Close()
			var v any
			if err := json.NewDecoder(resp.Body).Decode(&v); err != nil {
				log.Print(err)
			}
		}
		time.Sleep(time.Minute)
	}
}

// Some turns close at once, others leave it to the defer.
func mixedBad(client *http.Client, urls []string) {
	for _, u := range urls {
		resp, err := client.Get(u) // want "defer-in-loop: "
		if err != nil {
			continue
		}
		if resp.StatusCode != http.StatusOK {
			resp.Body.Close()
			continue
		}
		defer resp.Body.Close()
		log.Print(resp.Status)
	}
}

// Each registered defer is followed by a return.
func leavesAfterDeferOk(client *http.Client, urls []string) ([]byte, error) {
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			continue
		}
		defer resp.Body.Close()
		return io.ReadAll(resp.Body)
	}
	return nil, errors.New("all mirrors failed")
}

func breaksAfterDeferOk(client *http.Client, urls []string) (code int) {
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			continue
		}
		defer resp.Body.Close()
		code = resp.StatusCode
		break
	}
	return code
}

func retryUntilAnswerOk(client *http.Client, url string) (int, error) {
	for i := 0; ; i++ {
		resp, err := client.Get(url)
		if err != nil {
			if i > 3 {
				return 0, err
			}
			continue
		}
		defer resp.Body.Close()
		if resp.StatusCode >= 500 {
			return 0, errors.New(resp.Status)
		}
		return resp.StatusCode, nil
	}
}

// A function literal per turn runs its defers at the end of the turn.
func literalOk(client *http.Client, urls []string) {
	for _, u := range urls {
		func() {
			resp, err := client.Get(u)
			if err != nil {
				return
			}
			defer resp.Body.Close()
			io.Copy(io.Discard, resp.Body)
		}()
	}
}

func goroutinePerTurnOk(client *http.Client, urls []string) {
	for _, u := range urls {
		go func() {
			resp, err := client.Get(u)
			if err != nil {
				return
			}
			defer resp.Body.Close()
			io.Copy(io.Discard, resp.Body)
		}()
	}
}

// The defer stands in front of the loop that reads.
func readLoopOk(client *http.Client, url string) (total int, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	buf := make([]byte, 4096)
	for {
		n, err := resp.Body.Read(buf)
		total += n
		if err == io.EOF {
			return total, nil
		}
		if err != nil {
			return total, err
		}
	}
}

func nestedLoopBad(client *http.Client, groups [][]string) {
	for _, g := range groups {
		for _, u := range g {
			resp, err := client.Get(u) // want "defer-in-loop: "
			if err != nil {
				break
			}
			defer resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				break
			}
		}
	}
}

func nestedLoopOk(client *http.Client, groups [][]string) int {
	for _, g := range groups {
		for _, u := range g {
			resp, err := client.Get(u)
			if err != nil {
				break
			}
			defer resp.Body.Close()
			return resp.StatusCode
		}
	}
	return 0
}
