// Package tested has functions that only its own tests call.
package tested

import "net/http"

func GetBad(url string) (int, error) {
	c := &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()} // want "transport-per-call: "
	resp, err := c.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// In tests, a loop around it is no loop of the program.
func HeadBad(url string) error {
	c := &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()} // want "transport-per-call: .* HeadBad: "
	resp, err := c.Head(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

var started = startOk("http://example.com")

func startOk(url string) error {
	c := &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()}
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
