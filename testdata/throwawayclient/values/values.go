// Package values passes transports through variables and conversions.
package values

import "net/http"

type doer interface {
	Do(*http.Request) (*http.Response, error)
}

func send(d doer, r *http.Request) {
	if resp, err := d.Do(r); err == nil {
		resp.Body.Close()
	}
}

func InterfaceBad(r *http.Request) {
	send(&http.Client{Transport: &http.Transport{}}, r) // want "transport-per-call: "
}

func MethodValueBad(r *http.Request) {
	do := (&http.Client{Transport: &http.Transport{}}).Do // want "transport-per-call: "
	if resp, err := do(r); err == nil {
		resp.Body.Close()
	}
}

func CapturedBad(r *http.Request) {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	try := func() bool {
		resp, err := c.Do(r)
		if err != nil {
			return false
		}
		resp.Body.Close()
		return true
	}
	if !try() {
		try()
	}
}

func ConditionalBad(r *http.Request, insecure bool) {
	c := http.DefaultClient
	if insecure {
		c = &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	}
	send(c, r)
}

func ConditionalTransportBad(r *http.Request, insecure bool) {
	c := &http.Client{}
	if insecure {
		c.Transport = &http.Transport{} // want "transport-per-call: "
	}
	send(c, r)
}

// A client of the caller's gets a pool that lives with it.
func ConditionalStoreOk(c *http.Client, r *http.Request) {
	if c.Transport == nil {
		c.Transport = &http.Transport{}
	}
	send(c, r)
}

// A copy of a client has its pool.
func CopyOk(r *http.Request, base *http.Client) {
	c := *base
	send(&c, r)
}

func generic[T doer](d T, r *http.Request) { send(d, r) }

func GenericBad(r *http.Request) {
	generic(&http.Client{Transport: &http.Transport{}}, r) // want "transport-per-call: "
}

func twice(c *http.Client) *http.Client { return c }

func PassedThroughBad(r *http.Request) {
	send(twice(&http.Client{Transport: &http.Transport{}}), r) // want "transport-per-call: "
}

func variadic(r *http.Request, cs ...*http.Client) {
	for _, c := range cs {
		send(c, r)
	}
}

// FN: elements of slices are not followed.
func FN_variadic(r *http.Request) {
	variadic(r, &http.Client{Transport: &http.Transport{}})
}

func SometimesBad(r *http.Request, insecure bool) {
	if insecure {
		send(&http.Client{Transport: &http.Transport{}}, r) // want "transport-per-call: http.Transport is created on some calls of SometimesBad: "
	}
}

func loopSometimesBad(rs []*http.Request) {
	for i, r := range rs {
		if i > 0 {
			send(&http.Client{Transport: &http.Transport{}}, r) // want "transport-in-loop: http.Transport is created on turns of the loop at line "
		}
	}
}

func AfterErrorBad(r *http.Request, check func() error) error {
	if err := check(); err != nil {
		return err
	}
	send(&http.Client{Transport: &http.Transport{}}, r) // want "transport-per-call: http.Transport is created on each call of AfterErrorBad: "
	return nil
}

// Tests set it.
var testDial func()

func ForTestsOk(r *http.Request) {
	c := &http.Client{}
	if testDial != nil {
		c.Transport = &http.Transport{}
	}
	send(c, r)
}

var dial func()

func SetDial(f func()) { dial = f }

func HookBad(r *http.Request) (*http.Response, error) {
	c := &http.Client{}
	if dial != nil {
		c.Transport = &http.Transport{} // want "transport-per-call: http.Transport is created on some calls of HookBad: "
	}
	return c.Do(r)
}

type configured interface{ Configured() bool }

// An assertion that the transport can never pass.
func AssertedBad(r *http.Request) {
	var rt http.RoundTripper = &http.Transport{} // want "transport-per-call: "
	if c, ok := rt.(configured); ok && c.Configured() {
		return
	}
	send(&http.Client{Transport: rt}, r)
}
