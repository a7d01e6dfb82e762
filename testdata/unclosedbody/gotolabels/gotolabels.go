// Goto and labels: jumps that leave more than one construct at once.
package gotolabels

import (
	"errors"
	"io"
	"net/http"
)

func gotoCleanupOk(client *http.Client, url string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		err = errors.New(resp.Status)
		goto done
	}
	_, err = io.Copy(io.Discard, resp.Body)
done:
	resp.Body.Close()
	return err
}

func gotoPastCloseBad(client *http.Client, url string) (err error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		err = errors.New(resp.Status)
		goto done
	}
	_, err = io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
done:
	return err
}

func gotoAgainBad(client *http.Client, url string) error {
	var resp *http.Response
	var err error
	tries := 0
again:
	resp, err = client.Get(url) // want "overwritten: "
	if err != nil {
		return err
	}
	if tries++; resp.StatusCode == http.StatusServiceUnavailable && tries < 3 {
		goto again
	}
	return resp.Body.Close()
}

func gotoAgainOk(client *http.Client, url string) error {
	var resp *http.Response
	var err error
	tries := 0
again:
	resp, err = client.Get(url)
	if err != nil {
		return err
	}
	if tries++; resp.StatusCode == http.StatusServiceUnavailable && tries < 3 {
		resp.Body.Close()
		goto again
	}
	return resp.Body.Close()
}

func continueOuterBad(client *http.Client, groups [][]string) (n int) {
outer:
	for _, g := range groups {
		for _, u := range g {
			resp, err := client.Get(u) // want "(path|overwritten): "
			if err != nil {
				continue
			}
			if resp.StatusCode != http.StatusOK {
				continue outer
			}
			n++
			resp.Body.Close()
		}
	}
	return n
}

func continueOuterOk(client *http.Client, groups [][]string) (n int) {
outer:
	for _, g := range groups {
		for _, u := range g {
			resp, err := client.Get(u)
			if err != nil {
				continue outer
			}
			resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				continue outer
			}
			n++
		}
	}
	return n
}

func breakOuterOk(client *http.Client, groups [][]string) (*http.Response, error) {
	var found *http.Response
search:
	for _, g := range groups {
		for _, u := range g {
			resp, err := client.Get(u)
			if err != nil {
				return nil, err
			}
			if resp.StatusCode == http.StatusOK {
				found = resp
				break search
			}
			resp.Body.Close()
		}
	}
	return found, nil
}

func breakOuterBad(client *http.Client, groups [][]string) error {
search:
	for _, g := range groups {
		for _, u := range g {
			resp, err := client.Get(u) // want "path: "
			if err != nil {
				return err
			}
			if resp.StatusCode == http.StatusOK {
				break search
			}
			resp.Body.Close()
		}
	}
	return nil
}

func labelledSelectOk(client *http.Client, urls <-chan string, stop <-chan struct{}) {
loop:
	for {
		select {
		case u := <-urls:
			resp, err := client.Get(u)
			if err != nil {
				break loop
			}
			resp.Body.Close()
		case <-stop:
			break loop
		}
	}
}

func labelledSelectBad(client *http.Client, urls <-chan string, stop <-chan struct{}) {
loop:
	for {
		select {
		case u := <-urls:
			resp, err := client.Get(u) // want "path: "
			if err != nil {
				break loop
			}
			if resp.StatusCode == http.StatusGone {
				break loop
			}
			resp.Body.Close()
		case <-stop:
			break loop
		}
	}
}

func deferLeavesByLabelOk(client *http.Client, groups [][]string) (code int) {
search:
	for _, g := range groups {
		for _, u := range g {
			resp, err := client.Get(u)
			if err != nil {
				continue
			}
			defer resp.Body.Close()
			code = resp.StatusCode
			break search
		}
	}
	return code
}
