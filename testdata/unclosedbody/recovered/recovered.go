// Deferred functions that recover: where the function returns normally, there
// is nothing to recover from.
package recovered

import (
	"fmt"
	"io"
	"net/http"
)

func flagOnPanicOk(client *http.Client, url string) (n int64, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	lost := false
	defer func() {
		if !lost {
			resp.Body.Close()
		}
	}()
	defer func() {
		if r := recover(); r != nil {
			lost = true
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	return io.Copy(io.Discard, resp.Body)
}

func clearedOnPanicOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	var owed io.Closer = resp.Body
	defer func() {
		if owed != nil {
			owed.Close()
		}
	}()
	defer func() {
		if r := recover(); r != nil {
			owed = nil
		}
	}()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func onlyOnPanicBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "read-to-eof: "
	if err != nil {
		return err
	}
	defer func() {
		if r := recover(); r != nil {
			resp.Body.Close()
			panic(r)
		}
	}()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// The report of a panic is a request of its own.
func reportBad(client *http.Client, url string, work func()) {
	defer func() {
		if r := recover(); r != nil {
			resp, err := client.Get(url) // want "never-closed: "
			if err != nil {
				return
			}
			fmt.Println(resp.Status)
		}
	}()
	work()
}

// closeUnless has a summary: deferred, it closes unless there was a panic.
func closeUnless(body io.Closer) {
	if r := recover(); r != nil {
		fmt.Println(r)
		return
	}
	body.Close()
}

func declaredOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer closeUnless(resp.Body)
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}
