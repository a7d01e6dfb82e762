// Requests that ask for their connection to be closed.
package requestclose

import "net/http"

func fieldOk(client *http.Client, req *http.Request) (int, error) {
	req.Close = true
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func headerOk(client *http.Client, req *http.Request) (int, error) {
	req.Header.Set("Connection", "close")
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func resetBad(client *http.Client, req *http.Request) (int, error) {
	req.Close = false
	resp, err := client.Do(req) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
