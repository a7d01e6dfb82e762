// Upgrades: the body of a 101 response is the connection itself, and belongs
// to whoever takes it as an io.ReadWriteCloser.
package upgrade

import (
	"bufio"
	"errors"
	"io"
	"net/http"
)

var errNoUpgrade = errors.New("server did not switch protocols")

func assertedOk(client *http.Client, req *http.Request) (io.ReadWriteCloser, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusSwitchingProtocols {
		resp.Body.Close()
		return nil, errNoUpgrade
	}
	rwc, ok := resp.Body.(io.ReadWriteCloser)
	if !ok {
		resp.Body.Close()
		return nil, errNoUpgrade
	}
	return rwc, nil
}

func assertedWithoutCheckOk(client *http.Client, req *http.Request) (io.ReadWriteCloser, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusSwitchingProtocols {
		resp.Body.Close()
		return nil, errNoUpgrade
	}
	return resp.Body.(io.ReadWriteCloser), nil
}

func refusedBad(client *http.Client, req *http.Request) (io.ReadWriteCloser, error) {
	resp, err := client.Do(req) // want "(dropped-on-error|path): "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusSwitchingProtocols {
		return nil, errNoUpgrade
	}
	return resp.Body.(io.ReadWriteCloser), nil
}

type conn struct {
	io.ReadWriteCloser
	br *bufio.Reader
}

func structOk(client *http.Client, req *http.Request) (*conn, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusSwitchingProtocols {
		resp.Body.Close()
		return nil, errNoUpgrade
	}
	rwc := resp.Body.(io.ReadWriteCloser)
	return &conn{ReadWriteCloser: rwc, br: bufio.NewReader(rwc)}, nil
}

func tunnelOk(client *http.Client, req *http.Request, local io.ReadWriteCloser) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	rwc, ok := resp.Body.(io.ReadWriteCloser)
	if !ok {
		resp.Body.Close()
		return errNoUpgrade
	}
	defer rwc.Close()
	go io.Copy(rwc, local)
	_, err = io.Copy(local, rwc)
	return err
}

func closedByDeferOk(client *http.Client, req *http.Request, hello string) (string, error) {
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if w, ok := resp.Body.(io.Writer); ok {
		io.WriteString(w, hello)
	}
	return bufio.NewReader(resp.Body).ReadString('\n')
}
