// Function values that return the response, or its body, that they captured.
package getters

import (
	"io"
	"net/http"
)

func returnedOk(url string) func() *http.Response {
	resp, err := http.Get(url)
	if err != nil {
		return nil
	}
	return func() *http.Response { return resp }
}

func statusBad(url string) func() int {
	resp, err := http.Get(url) // want "never-closed: "
	if err != nil {
		return nil
	}
	return func() int { return resp.StatusCode }
}

func textBad(url string) func() (string, error) {
	resp, err := http.Get(url) // want "never-closed: "
	if err != nil {
		return nil
	}
	return func() (string, error) {
		b, err := io.ReadAll(resp.Body)
		return string(b), err
	}
}

func nestedOk(url string) func() func() io.Closer {
	resp, err := http.Get(url)
	if err != nil {
		return nil
	}
	return func() func() io.Closer { return func() io.Closer { return resp.Body } }
}

type lazy struct {
	get func() (*http.Response, error)
}

func fieldOk(url string) *lazy {
	resp, err := http.Get(url)
	return &lazy{func() (*http.Response, error) { return resp, err }}
}

type carrier struct{ io.Closer }

func insideOk(url string) func() carrier {
	resp, err := http.Get(url)
	if err != nil {
		return nil
	}
	return func() carrier { return carrier{resp.Body} }
}

func getter[T any](v T) func() T { return func() T { return v } }

func helperOk(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return getter(resp)().Body.Close()
}

func helperDeferOk(url string) ([]byte, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	get := getter(resp.Body)
	defer func() { get().Close() }()
	return io.ReadAll(get())
}

func statusOf(resp *http.Response) func() int { return func() int { return resp.StatusCode } }

func helperStatusBad(url string) (int, error) {
	resp, err := http.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return statusOf(resp)(), nil
}

// FN_helperNeverAsked: whether a getter is called and what for is not followed.
func FN_helperNeverAsked(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	_ = getter(resp)
	return nil
}
