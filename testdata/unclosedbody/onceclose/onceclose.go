// sync.OnceFunc, OnceValue and Once: the wrapped literal runs when the wrapper
// is called for the first time.
package onceclose

import (
	"errors"
	"io"
	"net/http"
	"sync"
)

func onceFuncOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	shut := sync.OnceFunc(func() { resp.Body.Close() })
	defer shut()
	if resp.StatusCode != http.StatusOK {
		shut()
		return nil, errors.New(resp.Status)
	}
	return io.ReadAll(resp.Body)
}

func onceValueOk(client *http.Client, url string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	shut := sync.OnceValue(resp.Body.Close)
	defer func() { err = errors.Join(err, shut()) }()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func onceDoOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	var once sync.Once
	defer once.Do(func() { resp.Body.Close() })
	return nil
}

func onceReturnedOk(client *http.Client, url string) (io.Reader, func(), error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, nil, err
	}
	return resp.Body, sync.OnceFunc(func() { resp.Body.Close() }), nil
}

type download struct {
	io.Reader
	once sync.Once
	body io.Closer
	err  error
}

func (d *download) Close() error {
	d.once.Do(func() { d.err = d.body.Close() })
	return d.err
}

func onceInStructOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	d := &download{Reader: resp.Body, body: resp.Body}
	defer d.Close()
	return io.ReadAll(d)
}

func onceInStructBad(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	d := &download{Reader: resp.Body, body: resp.Body}
	p := make([]byte, 16)
	return d.Read(p)
}

// The response is acquired inside, once per process.
var version = sync.OnceValue(func() string {
	resp, err := http.Get("https://example.org/version")
	if err != nil {
		return "unknown"
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return string(b)
})

func onceAcquiredOk() string { return version() }

var once sync.Once

func onceAcquiredBad(client *http.Client, url string) {
	once.Do(func() {
		resp, err := client.Get(url) // want "never-closed: "
		if err != nil {
			return
		}
		println(resp.Status)
	})
}
