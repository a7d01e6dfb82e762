// If and else: branches that close each in their own way are fine, and one
// branch that forgets is not.
package ifelse

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"strings"
)

func bothCloseOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	if resp.StatusCode == http.StatusOK {
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		return string(b), err
	} else {
		defer resp.Body.Close()
		return resp.Status, nil
	}
}

func elseForgetsBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return "", err
	}
	var out string
	if resp.StatusCode == http.StatusOK {
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		out = string(b)
	} else {
		out = resp.Status
	}
	return out, nil
}

func closeAfterJoinOk(client *http.Client, url string) string {
	resp, err := client.Get(url)
	if err != nil {
		return ""
	}
	out := resp.Status
	if resp.StatusCode == http.StatusOK {
		b, _ := io.ReadAll(resp.Body)
		out = string(b)
	}
	resp.Body.Close()
	return out
}

func positiveErrCheckOk(client *http.Client, url string) (b []byte) {
	if resp, err := client.Get(url); err == nil {
		defer resp.Body.Close()
		b, _ = io.ReadAll(resp.Body)
	}
	return b
}

func ifElseScopeOk(client *http.Client, url string) int {
	if resp, err := client.Get(url); err != nil {
		log.Print(err)
		return 0
	} else {
		defer resp.Body.Close()
		return resp.StatusCode
	}
}

func ifElseScopeBad(client *http.Client, url string) int {
	if resp, err := client.Get(url); err != nil { // want "never-closed: "
		log.Print(err)
		return 0
	} else {
		return resp.StatusCode
	}
}

func ifElseChainBad(client *http.Client, url string, v any) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	} else if resp.StatusCode >= 500 {
		log.Print("server trouble")
	} else if resp.StatusCode >= 400 {
		resp.Body.Close()
	} else {
		defer resp.Body.Close()
		return json.NewDecoder(resp.Body).Decode(v)
	}
	return nil
}

func ifElseChainOk(client *http.Client, url string, v any) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	} else if resp.StatusCode >= 500 {
		log.Print("server trouble")
		resp.Body.Close()
	} else if resp.StatusCode >= 400 {
		resp.Body.Close()
	} else {
		defer resp.Body.Close()
		return json.NewDecoder(resp.Body).Decode(v)
	}
	return nil
}

func verboseOnlyBad(client *http.Client, url string, verbose bool) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return
	}
	if verbose {
		b, _ := io.ReadAll(resp.Body)
		log.Printf("%s", b)
		resp.Body.Close()
	}
}

func chooseVerbOk(client *http.Client, url string, payload string) (int, error) {
	var (
		resp *http.Response
		err  error
	)
	if payload == "" {
		resp, err = client.Get(url)
	} else {
		resp, err = client.Post(url, "text/plain", strings.NewReader(payload))
	}
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

// Both acquisitions reach the same forgotten Close.
func chooseVerbBad(client *http.Client, url string, payload string) (int, error) {
	var (
		resp *http.Response
		err  error
	)
	if payload == "" {
		resp, err = client.Get(url) // want "never-closed: "
	} else {
		resp, err = client.Post(url, "text/plain", strings.NewReader(payload)) // want "never-closed: "
	}
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

// Only the POST's response is forgotten.
func chooseVerbHalfBad(client *http.Client, url string, payload string) int {
	var code int
	if payload == "" {
		resp, err := client.Get(url)
		if err != nil {
			return 0
		}
		defer resp.Body.Close()
		code = resp.StatusCode
	} else {
		resp, err := client.Post(url, "text/plain", strings.NewReader(payload)) // want "never-closed: "
		if err != nil {
			return 0
		}
		code = resp.StatusCode
	}
	return code
}

func sourceOk(client *http.Client, url string, remote bool) ([]byte, error) {
	var src io.ReadCloser = io.NopCloser(strings.NewReader("local"))
	if remote {
		resp, err := client.Get(url)
		if err != nil {
			return nil, err
		}
		src = resp.Body
	}
	defer src.Close()
	return io.ReadAll(src)
}
