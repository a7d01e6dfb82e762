// Package moves hands transports on to somebody who keeps them.
package moves

import (
	"net/http"
	"sync"
)

func do(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func ReturnOk(url string) *http.Client {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	return c
}

var shared *http.Client

func GlobalOk(url string) {
	shared = &http.Client{Transport: &http.Transport{}}
	do(shared, url)
}

type holder struct {
	c    *http.Client
	by   map[string]*http.Client
	all  []*http.Client
	sync sync.Map
}

func (h *holder) FieldOk(url string) {
	h.c = &http.Client{Transport: &http.Transport{}}
	do(h.c, url)
}

func (h *holder) TransportFieldOk(url string) {
	h.c.Transport = &http.Transport{}
	do(h.c, url)
}

func (h *holder) MapOk(url string) {
	c := h.by[url]
	if c == nil {
		c = &http.Client{Transport: &http.Transport{}}
		h.by[url] = c
	}
	do(c, url)
}

func (h *holder) SliceOk(url string) {
	c := &http.Client{Transport: &http.Transport{}}
	h.all = append(h.all, c)
	do(c, url)
}

func (h *holder) SyncMapOk(url string) {
	c := &http.Client{Transport: &http.Transport{}}
	h.sync.Store(url, c)
	do(c, url)
}

func ChannelOk(ch chan *http.Client, url string) {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	ch <- c
}

func ClosureOk(url string) func() {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	return func() { do(c, url) }
}

func OutParameterOk(out **http.Client, url string) {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	*out = c
}

func UnknownOk(keep func(*http.Client), url string) {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	keep(c)
}

type api interface{ use(*http.Client) }

func InterfaceOk(a api, url string) {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	a.use(c)
}

// keepers are held by a function of the package.
var keepers []*holder

func keep(c *http.Client) { keepers = append(keepers, &holder{c: c}) }

func KeptByHelperOk(url string) {
	c := &http.Client{Transport: &http.Transport{}}
	do(c, url)
	keep(c)
}

func OnFirstUseOk(h *holder, url string) {
	if h.c == nil {
		h.c = &http.Client{Transport: &http.Transport{}}
	}
	do(h.c, url)
}

// A default for what the caller did not give.
func ReplacedBad(c *http.Client, insecure bool, url string) {
	if insecure {
		c = &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	}
	do(c, url)
}

// What is put into a local struct is lost with it.
func LocalStructBad(url string) {
	var h holder
	h.c = &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	do(h.c, url)
}

func fill(c *http.Client, tr *http.Transport) { c.Transport = tr }

func FilledBad(url string) {
	var c http.Client
	fill(&c, &http.Transport{}) // want "transport-per-call: "
	do(&c, url)
}

// FN: a function that stores what it makes in its parameter has handed it on.
func configure(c *http.Client) { c.Transport = &http.Transport{} }

func FN_configured(url string) {
	var c http.Client
	configure(&c)
	do(&c, url)
}

// FN: what goes into a slice is handed on, though the slice is local.
func FN_localSlice(urls []string) {
	var cs []*http.Client
	for range urls {
		cs = append(cs, &http.Client{Transport: &http.Transport{}})
	}
	for i, u := range urls {
		do(cs[i], u)
	}
}
