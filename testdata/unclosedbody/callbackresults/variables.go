package callbackresults

import "net/http"

// Another literal changes what is called: which of the two it is then is not known.
func changedElsewhereOk(c *http.Client, req *http.Request, quick func(func())) (int, error) {
	send := func() (*http.Response, error) { return c.Do(req) }
	quick(func() { send = func() (*http.Response, error) { return closing(c, req) } })
	f := func() (*http.Response, error) { return send() }
	resp, err := thrice(f)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// What only its caller knows is reported where that is known.
func calledHereBad(c *http.Client, req *http.Request) (int, error) {
	var send func() (*http.Response, error)
	send = func() (*http.Response, error) { return c.Do(req) }
	status := func() (int, error) {
		resp, err := send() // want "never-closed: "
		if err != nil {
			return 0, err
		}
		return resp.StatusCode, nil
	}
	return status()
}

func calledHereOk(c *http.Client, req *http.Request) (int, error) {
	send := func() (*http.Response, error) { return closing(c, req) }
	status := func() (int, error) {
		resp, err := send()
		if err != nil {
			return 0, err
		}
		return resp.StatusCode, nil
	}
	return status()
}
