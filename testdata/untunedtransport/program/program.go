// Command program may do as it likes.
package main

import "net/http"

func main() {
	http.DefaultTransport = &http.Transport{DisableKeepAlives: true}
	http.DefaultClient.Timeout = 5 // want "nanoseconds: http.DefaultClient sets Timeout to 5, which is 5ns: write 5\\*time.Second or 5\\*time.Millisecond"
}

func mainOk() {}
