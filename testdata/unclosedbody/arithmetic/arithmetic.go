// Conditions related by arithmetic: the attempt that leaves the body open is
// the one after which the loop cannot turn again. No leak, though telling so
// takes more than remembering that a condition was met before.
package arithmetic

import (
	"errors"
	"net/http"
	"time"
)

const attempts = 4

func pause(i int) { time.Sleep(time.Duration(i+1) * time.Second) }

func allButLastOk(client *http.Client, req *http.Request) (*http.Response, error) {
	var resp *http.Response
	var err error
	for i := 0; i < attempts; i++ {
		resp, err = client.Do(req)
		if err == nil && resp.StatusCode < 500 {
			return resp, nil
		}
		if err == nil && i < attempts-1 {
			resp.Body.Close()
		}
		pause(i)
	}
	return resp, err
}

func lastAttemptOk(client *http.Client, req *http.Request, max int) (resp *http.Response, err error) {
	for i := 0; i < max; i++ {
		resp, err = client.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 || i == max-1 {
			break
		}
		resp.Body.Close()
	}
	return resp, err
}

func countDownOk(client *http.Client, req *http.Request) (*http.Response, error) {
	for left := attempts; ; left-- {
		resp, err := client.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 || left == 0 {
			return resp, nil
		}
		resp.Body.Close()
	}
}

func closeWhenMoreToComeBad(client *http.Client, req *http.Request) (*http.Response, error) {
	var resp *http.Response
	var err error
	for i := 0; i < attempts; i++ {
		resp, err = client.Do(req) // want "overwritten: "
		if err != nil {
			return nil, err
		}
		if resp.StatusCode < 500 {
			break
		}
		if i > attempts/2 {
			resp.Body.Close()
		}
	}
	return resp, errors.Join(err)
}
