// Package imports needs time for a fix, and has it or not.
package imports

import (
	"fmt"
	"net/http"
)

func grouped() *http.Client {
	fmt.Println()
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: "
}

func taken(time int) *http.Client {
	return &http.Client{Transport: &http.Transport{}} // want "idle-forever: "
}
