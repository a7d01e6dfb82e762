// Loops: continue, break and the back edge past an open body.
package loops

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"time"
)

var mirrors = []string{"https://a.example.org/", "https://b.example.org/"}

func continueBad(client *http.Client, path string) []byte {
	for _, m := range mirrors {
		resp, err := client.Get(m + path) // want "(path|overwritten): "
		if err != nil {
			continue
		}
		if resp.StatusCode != http.StatusOK {
			continue
		}
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err == nil {
			return b
		}
	}
	return nil
}

func continueOk(client *http.Client, path string) []byte {
	for _, m := range mirrors {
		resp, err := client.Get(m + path)
		if err != nil {
			continue
		}
		if resp.StatusCode != http.StatusOK {
			resp.Body.Close()
			continue
		}
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err == nil {
			return b
		}
	}
	return nil
}

func breakBad(client *http.Client, urls []string) int {
	up := 0
	for _, u := range urls {
		resp, err := client.Get(u) // want "path: "
		if err != nil {
			break
		}
		if resp.StatusCode >= 500 {
			break
		}
		up++
		resp.Body.Close()
	}
	return up
}

func breakThenCloseOk(client *http.Client, urls []string) (int, error) {
	var resp *http.Response
	for _, u := range urls {
		r, err := client.Get(u)
		if err != nil {
			continue
		}
		if r.StatusCode == http.StatusOK {
			resp = r
			break
		}
		r.Body.Close()
	}
	if resp == nil {
		return 0, errors.New("no mirror answered")
	}
	defer resp.Body.Close()
	n, err := io.Copy(io.Discard, resp.Body)
	return int(n), err
}

// The first answer that is not OK is kept while the loop goes on.
func keepLastBad(client *http.Client, urls []string) (int, error) {
	var resp *http.Response
	var err error
	for _, u := range urls {
		resp, err = client.Get(u) // want "overwritten: "
		if err != nil {
			return 0, err
		}
		if resp.StatusCode == http.StatusOK {
			break
		}
	}
	if resp == nil {
		return 0, errors.New("no urls")
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func everyTurnBad(client *http.Client, urls []string) map[string]int {
	out := make(map[string]int)
	for _, u := range urls {
		resp, err := client.Get(u) // want "never-closed: "
		if err != nil {
			log.Print(err)
			continue
		}
		out[u] = resp.StatusCode
	}
	return out
}

func everyTurnOk(client *http.Client, urls []string) map[string]int {
	out := make(map[string]int)
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			log.Print(err)
			continue
		}
		out[u] = resp.StatusCode
		resp.Body.Close()
	}
	return out
}

func pollBad(client *http.Client, url string, stop <-chan struct{}) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-tick.C:
		}
		resp, err := client.Get(url) // want "never-closed: "
		if err != nil {
			log.Print(err)
			continue
		}
		var v struct{ Ready bool }
		if err := json.NewDecoder(resp.Body).Decode(&v); err != nil || !v.Ready {
			continue
		}
		return
	}
}

func pollOk(client *http.Client, url string, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case <-time.After(time.Second):
		}
		resp, err := client.Get(url)
		if err != nil {
			continue
		}
		var v struct{ Ready bool }
		err = json.NewDecoder(resp.Body).Decode(&v)
		resp.Body.Close()
		if err == nil && v.Ready {
			return
		}
	}
}

func returnInsideOk(client *http.Client, urls []string) (*http.Response, error) {
	for _, u := range urls {
		resp, err := client.Get(u)
		if err == nil {
			return resp, nil
		}
		log.Printf("%s: %v", u, err)
	}
	return nil, errors.New("all failed")
}

// The deferred function literal belongs to the turn, not to the loop.
func literalPerTurnOk(client *http.Client, urls []string) error {
	for _, u := range urls {
		err := func() error {
			resp, err := client.Get(u)
			if err != nil {
				return err
			}
			defer resp.Body.Close()
			_, err = io.Copy(io.Discard, resp.Body)
			return err
		}()
		if err != nil {
			return err
		}
	}
	return nil
}

func literalPerTurnBad(client *http.Client, urls []string) error {
	for _, u := range urls {
		err := func() error {
			resp, err := client.Get(u) // want "path: "
			if err != nil {
				return err
			}
			if resp.StatusCode != http.StatusOK {
				return errors.New(resp.Status)
			}
			return resp.Body.Close()
		}()
		if err != nil {
			return err
		}
	}
	return nil
}

func closeAllAfterwardsOk(client *http.Client, urls []string) error {
	var bodies []io.Closer
	defer func() {
		for _, b := range bodies {
			b.Close()
		}
	}()
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			return err
		}
		bodies = append(bodies, resp.Body)
	}
	return nil
}

// The loop condition itself reads the response.
func conditionOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	for err == nil && resp.StatusCode == http.StatusAccepted {
		resp.Body.Close()
		time.Sleep(time.Second)
		resp, err = client.Get(url)
	}
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func conditionBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "overwritten: "
	for err == nil && resp.StatusCode == http.StatusAccepted {
		time.Sleep(time.Second)
		resp, err = client.Get(url) // want "overwritten: "
	}
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// A post statement that fetches runs after each turn's Close.
func postStatementOk(client *http.Client, url string) (n int) {
	for resp, err := client.Get(url); err == nil; resp, err = client.Get(url) {
		done := resp.StatusCode == http.StatusOK
		resp.Body.Close()
		n++
		if done {
			return n
		}
	}
	return n
}
