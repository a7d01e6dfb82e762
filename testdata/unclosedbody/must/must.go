// Must helpers: they carry the response through and end the path when there is
// an error, in generic form, from another package, under any name.
package must

import (
	"io"
	"log"
	"net/http"

	"fixtures/stub/lo"
)

func must[T any](v T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func mustResponse(resp *http.Response, err error) *http.Response {
	if err != nil {
		panic(err)
	}
	return resp
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func genericOk(client *http.Client, url string) []byte {
	resp := must(client.Get(url))
	defer resp.Body.Close()
	return must(io.ReadAll(resp.Body))
}

func genericBad(client *http.Client, url string) int {
	resp := must(client.Get(url)) // want "never-closed: "
	return resp.StatusCode
}

func typedOk(client *http.Client, url string) int {
	resp := mustResponse(client.Get(url))
	defer resp.Body.Close()
	return resp.StatusCode
}

func typedBad(client *http.Client, url string) int {
	resp := mustResponse(client.Get(url)) // want "path: "
	if resp.StatusCode != http.StatusOK {
		return 0
	}
	defer resp.Body.Close()
	return resp.StatusCode
}

func loMustOk(client *http.Client, url string) []byte {
	resp := lo.Must(client.Get(url))
	defer resp.Body.Close()
	return lo.Must(io.ReadAll(resp.Body))
}

func loMustBad(client *http.Client, url string) int {
	resp := lo.Must(client.Get(url)) // want "never-closed: "
	return resp.StatusCode
}

func loMustTwoStepsOk(client *http.Client, url string) int {
	resp, err := client.Get(url)
	lo.Must0(err)
	defer resp.Body.Close()
	return resp.StatusCode
}

func loMustRequestOk(client *http.Client, url string) []byte {
	req := lo.Must(http.NewRequest(http.MethodGet, url, nil))
	resp := lo.Must(client.Do(req))
	b := lo.Must(io.ReadAll(resp.Body))
	lo.Must0(resp.Body.Close())
	return b
}

func checkOk(client *http.Client, url string) []byte {
	resp, err := client.Get(url)
	check(err)
	b, err := io.ReadAll(resp.Body)
	check(err)
	check(resp.Body.Close())
	return b
}

func checkBad(client *http.Client, url string) string {
	resp, err := client.Get(url) // want "never-closed: "
	check(err)
	return resp.Status
}

func chainedOk(client *http.Client, url string) {
	must(client.Get(url)).Body.Close()
}

func chainedBad(client *http.Client, url string) []byte {
	return must(io.ReadAll(must(client.Get(url)).Body)) // want "(read-to-eof|discarded|never-closed): "
}

// Ternary carries both of its arguments.
func chosenOk(client *http.Client, a, b string, second bool) error {
	resp, err := client.Get(lo.Ternary(second, b, a))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func forEachOk(client *http.Client, urls []string) {
	lo.ForEach(urls, func(u string, _ int) {
		resp, err := client.Get(u)
		if err != nil {
			return
		}
		defer resp.Body.Close()
		log.Print(resp.Status)
	})
}

func forEachBad(client *http.Client, urls []string) {
	lo.ForEach(urls, func(u string, i int) {
		resp, err := client.Get(u) // want "never-closed: "
		if err != nil {
			return
		}
		log.Print(i, resp.Status)
	})
}
