// The neighbour of a generated file: checked as always, and told what the
// generated functions do.

package generated

import "net/http"

type item struct{ Name string }

func useOk(client *http.Client, url string) (it item, err error) {
	resp, err := getItem(client, url)
	if err != nil {
		return it, err
	}
	return it, decodeItem(resp, &it)
}

func useBad(client *http.Client, url string) (int64, error) {
	resp, err := getItem(client, url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}
