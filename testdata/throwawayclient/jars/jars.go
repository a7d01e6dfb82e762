// Package jars makes clients with cookie jars.
package jars

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
)

func do(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func PerCallBad(url string) {
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar} // want "jar-per-call: http.Client is created on each call of PerCallBad with a Jar of its own, so the cookies of one request are lost to the next"
	do(c, url)
}

func inLoopBad(urls []string) {
	for _, u := range urls {
		jar, err := cookiejar.New(nil)
		if err != nil {
			return
		}
		do(&http.Client{Jar: jar}, u) // want "jar-per-call: "
	}
}

// The cookies of the first request serve the second.
func SessionOk(url string) {
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	do(c, url+"/login")
	do(c, url)
}

func SessionInLoopOk(urls []string) {
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	for _, u := range urls {
		do(c, u)
	}
}

func pages(c *http.Client, urls []string) {
	for _, u := range urls {
		do(c, u)
	}
}

func SessionInHelperOk(urls []string) {
	jar, _ := cookiejar.New(nil)
	pages(&http.Client{Jar: jar}, urls)
}

// The jar is filled before, or read after.
func FilledOk(u *url.URL, cookies []*http.Cookie) {
	jar, _ := cookiejar.New(nil)
	jar.SetCookies(u, cookies)
	do(&http.Client{Jar: jar}, u.String())
}

func ReturnedOk() *http.Client {
	jar, _ := cookiejar.New(nil)
	return &http.Client{Jar: jar}
}

func TransportBad(url string) {
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar, Transport: &http.Transport{}} // want "transport-per-call: "
	do(c, url)
}
