// Package closeidle closes idle connections itself.
package closeidle

import "net/http"

func deferredOk(u string) error {
	tr := &http.Transport{}
	defer tr.CloseIdleConnections()
	return get(&http.Client{Transport: tr}, u)
}

func methodValueOk(u string, cleanup func(func())) error {
	tr := &http.Transport{}
	cleanup(tr.CloseIdleConnections)
	return get(&http.Client{Transport: tr}, u)
}

type service struct{ tr *http.Transport }

func newServiceOk() *service { return &service{tr: &http.Transport{}} }

func (s *service) Close() { s.tr.CloseIdleConnections() }

// One request for each connection leaves none idle.
func requestCloseOk(req *http.Request) (*http.Response, error) {
	req.Close = true
	return (&http.Client{Transport: &http.Transport{}}).Do(req)
}

func headerOk(req *http.Request) (*http.Response, error) {
	req.Header.Set("connection", "close")
	return (&http.Client{Transport: &http.Transport{}}).Do(req)
}

func otherHeaderBad(req *http.Request) *http.Client {
	req.Header.Set("Accept", "*/*")
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: "
}

func otherBad() *http.Client {
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: "
}

func get(c *http.Client, u string) error {
	resp, err := c.Get(u)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
