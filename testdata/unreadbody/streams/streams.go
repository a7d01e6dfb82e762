// Responses without an end: there is nothing to drain.
package streams

import "net/http"

func eventStreamOk(client *http.Client, req *http.Request) (bool, error) {
	req.Header.Set("Accept", "text/event-stream")
	resp, err := client.Do(req)
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	return resp.StatusCode == 200, nil
}

func upgradeOk(client *http.Client, req *http.Request) (bool, error) {
	req.Header.Set("Upgrade", "h2c")
	resp, err := client.Do(req)
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	return resp.StatusCode == 101, nil
}

func tunnelOk(client *http.Client, req *http.Request) (bool, error) {
	req.Method = http.MethodConnect
	resp, err := client.Do(req)
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	return resp.StatusCode == 200, nil
}
