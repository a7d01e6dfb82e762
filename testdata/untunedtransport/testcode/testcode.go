// Package testcode has transports of tests.
package testcode

import "net/http"

func productionBad() *http.Client {
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: "
}
