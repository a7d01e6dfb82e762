package imports

import (
	"net/http"
	clock "time"
)

func named() *http.Client {
	return &http.Client{Transport: &http.Transport{}, Timeout: clock.Second} // want "idle-forever: "
}

func hidden(clock int) *http.Client {
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: "
}
