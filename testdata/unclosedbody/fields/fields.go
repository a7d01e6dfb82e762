// Hand-over by field: what is stored in something that outlives the call has
// a new owner; what is stored in a local struct has not.
package fields

import (
	"bufio"
	"errors"
	"io"
	"net/http"
)

type watcher struct {
	client *http.Client
	resp   *http.Response
	body   io.ReadCloser
	events *bufio.Scanner
	state  struct{ last *http.Response }
}

var current *http.Response

var pool struct{ spare *http.Response }

func (w *watcher) startOk(url string) error {
	resp, err := w.client.Get(url)
	if err != nil {
		return err
	}
	w.resp = resp
	return nil
}

func (w *watcher) startDirectOk(url string) (err error) {
	w.resp, err = w.client.Get(url)
	return err
}

func (w *watcher) bodyOk(url string) error {
	resp, err := w.client.Get(url)
	if err != nil {
		return err
	}
	w.body = resp.Body
	w.events = bufio.NewScanner(resp.Body)
	return nil
}

func (w *watcher) nestedOk(url string) error {
	resp, err := w.client.Get(url)
	if err != nil {
		return err
	}
	w.state.last = resp
	return nil
}

func (w *watcher) checkedTooLateBad(url string) error {
	resp, err := w.client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	w.resp = resp
	return nil
}

func (w *watcher) checkedOk(url string) error {
	resp, err := w.client.Get(url)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return errors.New(resp.Status)
	}
	w.resp = resp
	return nil
}

func newWatcherOk(client *http.Client, url string) (*watcher, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return &watcher{client: client, resp: resp}, nil
}

func newWatcherAssignedOk(client *http.Client, url string) (*watcher, error) {
	w := &watcher{client: client}
	var err error
	if w.resp, err = client.Get(url); err != nil {
		return nil, err
	}
	return w, nil
}

func newWatcherBad(client *http.Client, url string) (*watcher, error) {
	w := &watcher{client: client}
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	w.resp = resp
	if resp.Header.Get("Content-Type") != "text/event-stream" {
		return nil, errors.New("not an event stream")
	}
	return w, nil
}

func globalOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	current = resp
	return nil
}

func globalFieldOk(client *http.Client, url string) (err error) {
	pool.spare, err = client.Get(url)
	return err
}

func localFieldOk(client *http.Client, url string) error {
	var w watcher
	var err error
	w.resp, err = client.Get(url)
	if err != nil {
		return err
	}
	defer w.resp.Body.Close()
	return nil
}

func localFieldBad(client *http.Client, url string) (string, error) {
	var w watcher
	var err error
	w.resp, err = client.Get(url) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return w.resp.Status, nil
}

func (w *watcher) close() {
	if w.resp != nil {
		w.resp.Body.Close()
	}
}

func localCloseMethodOk(client *http.Client, url string) (string, error) {
	w := watcher{client: client}
	defer w.close()
	if err := w.startOk(url); err != nil {
		return "", err
	}
	return w.resp.Status, nil
}

// Reconnecting drops the old response.
func (w *watcher) FN_reconnectOverOwnField(url string) (err error) {
	w.resp, err = w.client.Get(url)
	return err
}

func (w *watcher) reconnectOk(url string) error {
	w.close()
	resp, err := w.client.Get(url)
	if err != nil {
		w.resp = nil
		return err
	}
	w.resp = resp
	return nil
}

// Stored and closed at once.
func (w *watcher) lastStatusOk(url string) error {
	resp, err := w.client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	w.state.last = resp
	return nil
}

type visitor interface{ visit(*watcher) }

// The struct escapes, and takes the response along.
func escapesOk(client *http.Client, url string, v visitor) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	v.visit(&watcher{resp: resp})
	return nil
}
