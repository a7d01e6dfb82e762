// Connections that are given up on purpose.
package givenup

import "net/http"

var oneShot = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

func oneShotOk(url string) (int, error) {
	resp, err := oneShot.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// someClientOk: which client it is cannot be told.
func someClientOk(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func defaultClientBad(url string) (int, error) {
	resp, err := http.DefaultClient.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func packageFunctionBad(url string) (int, error) {
	resp, err := http.Get(url) // want "unread: "
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
