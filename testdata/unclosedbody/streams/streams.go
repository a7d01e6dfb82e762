// Streams: long-lived bodies that are scanned, tailed or handed to a consumer,
// and closed when the consumer is done.
package streams

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strings"
	"time"
)

type event struct{ Name, Data string }

var errBadStream = errors.New("not an event stream")

func followOk(ctx context.Context, client *http.Client, url string, emit func(event)) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "text/event-stream")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/event-stream") {
		return errBadStream
	}
	var ev event
	sc := bufio.NewScanner(resp.Body)
	for sc.Scan() {
		switch name, value, _ := strings.Cut(sc.Text(), ":"); name {
		case "event":
			ev.Name = value
		case "data":
			ev.Data = value
		case "":
			emit(ev)
			ev = event{}
		}
	}
	return sc.Err()
}

func followBad(ctx context.Context, client *http.Client, url string, emit func(event)) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return err
	}
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/event-stream") {
		return errBadStream
	}
	defer resp.Body.Close()
	for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
		emit(event{Data: sc.Text()})
	}
	return nil
}

// Reconnects for ever; each connection is closed before the next.
func reconnectOk(ctx context.Context, client *http.Client, req *http.Request, emit func(string)) error {
	for ctx.Err() == nil {
		resp, err := client.Do(req.WithContext(ctx))
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		if resp.StatusCode != http.StatusOK {
			resp.Body.Close()
			return errors.New(resp.Status)
		}
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			emit(sc.Text())
		}
		resp.Body.Close()
	}
	return ctx.Err()
}

func reconnectBad(ctx context.Context, client *http.Client, req *http.Request, emit func(string)) error {
	for ctx.Err() == nil {
		resp, err := client.Do(req.WithContext(ctx)) // want "(path|overwritten): "
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		if resp.StatusCode != http.StatusOK {
			time.Sleep(time.Second)
			continue
		}
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			emit(sc.Text())
		}
		resp.Body.Close()
	}
	return ctx.Err()
}

type watch struct {
	body   io.ReadCloser
	events chan event
	done   chan struct{}
}

func (w *watch) Stop() {
	close(w.done)
	w.body.Close()
}

func (w *watch) loop() {
	defer close(w.events)
	for sc := bufio.NewScanner(w.body); sc.Scan(); {
		select {
		case w.events <- event{Data: sc.Text()}:
		case <-w.done:
			return
		}
	}
}

func startOk(client *http.Client, url string) (*watch, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	w := &watch{body: resp.Body, events: make(chan event), done: make(chan struct{})}
	go w.loop()
	return w, nil
}

func startStopOk(client *http.Client, url string) error {
	w, err := startOk(client, url)
	if err != nil {
		return err
	}
	defer w.Stop()
	for e := range w.events {
		fmt.Println(e.Name)
	}
	return nil
}

func startedBad(client *http.Client, url string) (*watch, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	w := &watch{body: resp.Body, events: make(chan event), done: make(chan struct{})}
	go w.loop()
	return w, nil
}

// The iterator owns the body and closes it when the consumer stops.
func valuesOk[T any](client *http.Client, url string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		resp, err := client.Get(url)
		if err != nil {
			yield(zero, err)
			return
		}
		defer resp.Body.Close()
		dec := json.NewDecoder(resp.Body)
		for dec.More() {
			var v T
			err := dec.Decode(&v)
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// Acquired outside, closed by the iterator: whoever does not range loses it,
// but that is not for this function to say.
func handedToIteratorOk(client *http.Client, url string) (iter.Seq[string], error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return func(yield func(string) bool) {
		defer resp.Body.Close()
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			if !yield(sc.Text()) {
				return
			}
		}
	}, nil
}

// First line only.
func firstLineBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return bufio.NewReader(resp.Body).ReadString('\n')
}

func firstLineOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	return bufio.NewReader(resp.Body).ReadString('\n')
}

func jsonLinesBad(client *http.Client, url string, f func(map[string]any) error) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	dec := json.NewDecoder(resp.Body)
	for {
		var v map[string]any
		if err := dec.Decode(&v); err == io.EOF {
			return resp.Body.Close()
		} else if err != nil {
			resp.Body.Close()
			return err
		}
		if err := f(v); err != nil {
			return err
		}
	}
}
