// Package discarded has responses that are thrown away.
package discarded

import (
	"log"
	"net/http"
)

func bareBad(url string) {
	// Warm the cache.
	http.Get(url) // want `discarded: Bind the response and close its body`
	log.Println(url)
}

func bare2Bad(client *http.Client, url string) {
	log.Println(url)
	/* want `discarded: Bind the response and close its body` */ client.Get(url)
}

func blankBad(url string) error {
	_, err := http.Get(url) // want `discarded: Bind the response and close its body`
	if err != nil {
		return err
	}
	log.Println("up")
	return nil
}

func returnErrBad(url string) error {
	_, err := http.Get(url) // want `discarded: Bind the response and close its body`
	return err
}

func assignBad(url string) (err error) {
	if url != "" {
		_, err = http.Get(url) // want `discarded: Bind the response and close its body`
	}
	return err
}

func assignSameScopeBad(url string) (err error) {
	_, err = http.Get(url) // want `discarded: Bind the response and close its body`
	return err
}

func takenBad(url string) error {
	resp := "taken"
	_, err := http.Get(url) // want `discarded: Bind the response and close its body`
	if err != nil {
		return err
	}
	log.Println(resp)
	return nil
}

func bothBlankBad(url string) {
	log.Println(url)
	_, _ = http.Get(url) /* want `discarded: Bind the response and close its body` */
}

func headBad(url string) error {
	if _, err := http.Get(url); err != nil { // want `discarded: Bind the response and close its body`
		return err
	}
	return nil
}

func headOkBranchBad(url string) bool {
	if _, err := http.Get(url); err == nil { // want `discarded: Bind the response and close its body`
		return true
	}
	return false
}

func goBad(url string) {
	go http.Get(url) // want `discarded: Bind the response and close its body`
}

func go2Bad(url string) {
	/* want `discarded: Bind the response and close its body` */ go http.Get(url)
}

func goChangesBad(urls []string) {
	var url string
	for _, url = range urls {
		/* want `discarded: no fix: unevaluated` */ go http.Get(url)
	}
}

func oneLineBad(url string) { http.Get(url) } // want `discarded: Bind the response and close its body`
