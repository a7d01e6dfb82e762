// A callback assigns the captured response inside a runner of another
// package: afterwards it is open, or there is none.
package pacers

import (
	"errors"
	"io"
	"net/http"
	"net/url"

	"fixtures/stub/pacer"
)

func readOk(client *http.Client, req *http.Request, p *pacer.Pacer) ([]byte, error) {
	var resp *http.Response
	err := p.Call(func() (again bool, err error) {
		resp, err = client.Do(req)
		return err != nil, err
	})
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func handedOnOk(client *http.Client, req *http.Request, p *pacer.Pacer) (resp *http.Response, err error) {
	err = p.Call(func() (bool, error) {
		resp, err = client.Do(req)
		return err != nil, err
	})
	return resp, err
}

func headerOnlyBad(client *http.Client, req *http.Request, p *pacer.Pacer) (*url.URL, error) {
	var resp *http.Response
	err := p.Call(func() (again bool, err error) {
		resp, err = client.Do(req) // want "never-closed: "
		return err != nil, err
	})
	if err != nil {
		return nil, err
	}
	return url.Parse(resp.Header.Get("Link"))
}

func statusBad(client *http.Client, req *http.Request, p *pacer.Pacer) ([]byte, error) {
	var resp *http.Response
	err := p.Call(func() (again bool, err error) {
		resp, err = client.Do(req) // want "path: "
		return err != nil, err
	})
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}
