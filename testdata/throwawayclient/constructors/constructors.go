// Package constructors uses what functions make, its own and another's.
package constructors

import (
	"net/http"

	"fixtures/throwawayclient/constructors/maker"
)

func local() *http.Client { return &http.Client{Transport: &http.Transport{}} }

func deeper() *http.Client { return local() }

func wrapped(base http.RoundTripper) *http.Client { return &http.Client{Transport: base} }

func choice(insecure bool) *http.Client {
	if insecure {
		return local()
	}
	return http.DefaultClient
}

func LocalBad(url string) error {
	c := local() // want "transport-per-call: an http.Transport is created by local on each call of LocalBad: "
	return maker.Do(c, url)
}

func DeeperBad(urls []string) {
	for _, u := range urls {
		_ = maker.Do(deeper(), u) // want "transport-in-loop: an http.Transport is created by deeper on each turn"
	}
}

func WrappedBad(url string) error {
	return maker.Do(wrapped(&http.Transport{}), url) // want "transport-per-call: "
}

func ChoiceBad(url string) error {
	return maker.Do(choice(true), url) // want "transport-per-call: "
}

func OtherPackageBad(url string) error {
	c := maker.New() // want `transport-per-call: an http.Transport is created by maker.New on each call of OtherPackageBad: .* for 90s`
	return maker.Do(c, url)
}

func InterfaceBad(url string) error {
	return maker.Do(&http.Client{Transport: maker.Pool()}, url) // want "transport-per-call: an http.Transport is created by maker.Pool"
}

func TracedBad(url string) error {
	c := &http.Client{Transport: maker.Trace(&http.Transport{})} // want "transport-per-call: "
	return maker.Do(c, url)
}

func StructBad(url string) error {
	a, err := maker.Dial(url) // want "transport-per-call: an http.Transport is created by maker.Dial"
	if err != nil {
		return err
	}
	return a.Get("/x")
}

func StructOk(url string) error {
	a, err := maker.Dial(url)
	if err != nil {
		return err
	}
	defer a.Close()
	return a.Get("/x")
}

func UnpooledOk(url string) error { return maker.Do(maker.Unpooled(), url) }

func SharedOk(url string) error { return maker.Do(maker.Shared(), url) }

func CachedOk(url string) error { return maker.Do(maker.Cached(url), url) }

func PlainOk(url string) error { return maker.Do(maker.Plain(), url) }

func RememberedOk(url string) error {
	c := local()
	maker.Remember(c)
	return maker.Do(c, url)
}

func PlainInLoopBad(urls []string) {
	for _, u := range urls {
		_ = maker.Do(maker.Plain(), u) // want "client-in-loop: an http.Client is created by maker.Plain on each turn of the loop at line .*; it shares http.DefaultTransport's connections"
	}
}

type kept struct{ c *http.Client }

func NewOk() *kept { return &kept{maker.New()} }
