// Package unclosed leaves a body open beside a low MaxConnsPerHost.
package unclosed

import (
	"net/http"
	"time"
)

func client() *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxConnsPerHost = 4 // want "queueing: http.Transport tr sets MaxConnsPerHost to 4 and the response body at line 16 is not closed"
	return &http.Client{Transport: tr, Timeout: time.Minute}
}

func status(c *http.Client, u string) (int, error) {
	resp, err := c.Get(u)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
