package imports

import "net/http"

func alone() *http.Client {
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: "
}

func again() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableCompression: true}} // want "idle-forever: "
}
