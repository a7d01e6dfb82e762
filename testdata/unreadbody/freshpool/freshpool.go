// Transports that are made for one request: nothing could reuse the connection.
package freshpool

import (
	"net/http"
	"time"
)

func literalOk(req *http.Request) (int, error) {
	client := http.Client{
		Transport: &http.Transport{MaxIdleConns: 1},
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func newClient() *http.Client {
	transport := &http.Transport{IdleConnTimeout: time.Minute}
	return &http.Client{Transport: transport}
}

func madeOk(url string) error {
	resp, err := newClient().Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func send(req *http.Request) (*http.Response, error) {
	client := &http.Client{Transport: &http.Transport{}}
	return client.Do(req)
}

func wrappedOk(req *http.Request) (int, error) {
	resp, err := send(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func eachTurnOk(urls []string) (up int) {
	for _, url := range urls {
		client := &http.Client{Transport: &http.Transport{}}
		resp, err := client.Get(url)
		if err == nil {
			resp.Body.Close()
			up++
		}
	}
	return up
}

func everyTurnBad(urls []string) (up int) {
	client := &http.Client{Transport: &http.Transport{}}
	for _, url := range urls {
		resp, err := client.Get(url) // want "unread: "
		if err == nil {
			resp.Body.Close()
			up++
		}
	}
	return up
}

func twiceBad(url string) error {
	client := newClient()
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return err
	}
	resp.Body.Close()
	resp, err = client.Get(url) // want "unread: "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func sharedTransportBad(urls [2]string) error {
	transport := &http.Transport{}
	a, b := &http.Client{Transport: transport}, &http.Client{Transport: transport, Timeout: time.Second}
	resp, err := a.Get(urls[0]) // want "unread: "
	if err != nil {
		return err
	}
	resp.Body.Close()
	resp, err = b.Get(urls[1]) // want "unread: "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// defaultPoolBad: a client without a Transport shares the default one.
func defaultPoolBad(url string) error {
	client := &http.Client{Timeout: time.Second}
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

type probe struct{ client *http.Client }

// keptBad: the client lives on.
func (p *probe) keptBad(url string) error {
	client := &http.Client{Transport: &http.Transport{}}
	p.client = client
	resp, err := client.Get(url) // want "unread: "
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
