// Discarded: a response that is never bound to a name, or only to the blank
// one, so that nobody can close it.
package discarded

import (
	"bytes"
	"context"
	"log"
	"net/http"
	"net/url"
	"sync"
	"time"
)

type notifier struct {
	client *http.Client
	hook   string
}

func blankBad(client *http.Client, u string) error {
	_, err := client.Get(u) // want "discarded: "
	return err
}

func bareCallBad(client *http.Client, u string) {
	client.Get(u) // want "discarded: "
}

func bothBlankBad(client *http.Client, u string) {
	_, _ = client.Get(u) // want "discarded: "
}

func (n *notifier) pingBad(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, n.hook, bytes.NewReader([]byte(`{"text":"up"}`)))
	if err != nil {
		return err
	}
	if _, err := n.client.Do(req); err != nil { // want "discarded: "
		log.Printf("notify: %v", err)
		return err
	}
	return nil
}

func (n *notifier) formBad(values url.Values) {
	if _, err := http.PostForm(n.hook, values); err != nil { // want "discarded: "
		log.Print(err)
	}
}

func goCallBad(client *http.Client, u string) {
	go client.Get(u) // want "discarded: "
}

func deferCallBad(client *http.Client, u string) {
	defer client.Get(u) // want "discarded: "
	log.Print("deregistering")
}

func roundTripBad(rt http.RoundTripper, req *http.Request) error {
	_, err := rt.RoundTrip(req) // want "discarded: "
	return err
}

func inGoroutineBad(client *http.Client, urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			_, err := client.Get(u) // want "discarded: "
			if err != nil {
				log.Print(err)
			}
		})
	}
	wg.Wait()
}

func errorOnlyVariableBad(client *http.Client, u string) bool {
	var err error
	_, err = client.Get(u) // want "discarded: "
	return err == nil
}

// Only the status is looked at, through no variable: the body is lost all the
// same. The call yields one result, so it can be chained.
func chainedBad(client *http.Client, u string) int {
	return mustGet(client, u).StatusCode // want "(discarded|never-closed): "
}

func mustGet(client *http.Client, u string) *http.Response {
	resp, err := client.Get(u)
	if err != nil {
		log.Fatal(err)
	}
	return resp
}

func boundOk(client *http.Client, u string) error {
	resp, err := client.Get(u)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func boundInGoroutineOk(client *http.Client, u string) {
	go func() {
		resp, err := client.Get(u)
		if err != nil {
			return
		}
		resp.Body.Close()
	}()
}

// Nothing is sent: the request is only built.
func requestOnlyOk(u string) error {
	_, err := http.NewRequest(http.MethodGet, u, nil)
	return err
}

// The body of a HEAD response is always http.NoBody.
func headOk(client *http.Client, u string) error {
	_, err := client.Head(u)
	return err
}

func closeIdleOk(client *http.Client) {
	client.CloseIdleConnections()
}

func waitForServerBad(client *http.Client, u string) {
	for {
		if _, err := client.Get(u); err == nil { // want "discarded: "
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func waitForServerOk(client *http.Client, u string) {
	for {
		if resp, err := client.Get(u); err == nil {
			resp.Body.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func deferredWithTwoExitsBad(client *http.Client, url string, quick bool) {
	defer client.Get(url) // want "discarded: "
	if quick {
		return
	}
	work()
}

func work() {}
