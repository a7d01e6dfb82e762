// Loops: each turn closes its own.
package loops

import (
	"io"
	"net/http"
	"time"
)

func pollBad(client *http.Client, url string) error {
	for {
		resp, err := client.Get(url) // want "unread: "
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode == 200 {
			return nil
		}
		time.Sleep(time.Second)
	}
}

func retryOk(client *http.Client, url string) ([]byte, error) {
	for {
		resp, err := client.Get(url)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode == 503 {
			resp.Body.Close()
			continue
		}
		defer resp.Body.Close()
		return io.ReadAll(resp.Body)
	}
}

func eachBad(client *http.Client, urls []string) (n int) {
	for _, u := range urls {
		func() {
			resp, err := client.Get(u) // want "unread: "
			if err != nil {
				return
			}
			defer resp.Body.Close()
			n++
		}()
	}
	return n
}
