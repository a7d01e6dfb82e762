// Package settings makes transports whose settings decide.
package settings

import (
	"net/http"
	"time"
)

func do(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func KeepAlivesOffOk(url string) {
	do(&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}, url)
}

func KeepAlivesOffLaterOk(url string) {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.DisableKeepAlives = true
	do(&http.Client{Transport: tr}, url)
}

func KeepAlivesDependOk(url string, off bool) {
	do(&http.Client{Transport: &http.Transport{DisableKeepAlives: off}}, url)
}

func switchOff(tr *http.Transport) { tr.DisableKeepAlives = true }

func KeepAlivesOffByHelperOk(url string) {
	tr := &http.Transport{}
	switchOff(tr)
	do(&http.Client{Transport: tr}, url)
}

func NoIdleOk(url string) {
	do(&http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: -1}}, url)
}

func KeepAlivesOnBad(url string) {
	do(&http.Client{Transport: &http.Transport{DisableKeepAlives: false}}, url) // want "transport-per-call: "
}

func CloseOk(url string) error {
	req, err := http.NewRequest("GET", url, nil)
	if err != nil {
		return err
	}
	req.Close = true
	c := &http.Client{Transport: &http.Transport{}}
	resp, err := c.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func HeaderOk(url string) error {
	req, err := http.NewRequest("GET", url, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Connection", "close")
	c := &http.Client{Transport: &http.Transport{}}
	resp, err := c.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func TimeoutBad(url string) {
	do(&http.Client{Transport: &http.Transport{IdleConnTimeout: 5 * time.Second}}, url) // want `stay open for 5s \(IdleConnTimeout\)`
}

func TimeoutLaterBad(url string) {
	tr := &http.Transport{} // want `stay open for 5s \(IdleConnTimeout\)`
	tr.IdleConnTimeout = 5 * time.Second
	do(&http.Client{Transport: tr}, url)
}

func TimeoutUnknownBad(url string, d time.Duration) {
	do(&http.Client{Transport: &http.Transport{IdleConnTimeout: d}}, url) // want "stay open for its IdleConnTimeout"
}

func FileOk() {
	tr := &http.Transport{}
	tr.RegisterProtocol("file", http.NewFileTransport(http.Dir("/")))
	do(&http.Client{Transport: tr}, "file:///etc/hosts")
}
