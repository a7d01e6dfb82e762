// Package off is read with -pool=off.
package off

import "net/http"

func goOk(urls []string) {
	for _, u := range urls {
		go func() {
			if resp, err := http.Get(u); err == nil {
				resp.Body.Close()
			}
		}()
	}
}
