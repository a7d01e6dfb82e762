package layout

import "net/http"

func adjacent() []*http.Transport {
	return []*http.Transport{
		{}, // want "idle-forever: "
		{DisableCompression: true}, // want "idle-forever: "
	}
}

func two() (a, b http.RoundTripper) {
	return &http.Transport{}, &http.Transport{} // want "idle-forever: " "idle-forever: "
}
