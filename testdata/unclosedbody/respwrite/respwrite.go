// Response.Write reads and closes the body; writing parts of the response
// does not.
package respwrite

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
)

func toConnOk(client *http.Client, req *http.Request, conn net.Conn) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Write(conn)
}

func toBufferOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	if err := resp.Write(&buf); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func deferredAnywayOk(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return resp.Write(w)
}

func headerOnlyBad(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	return resp.Header.Write(w)
}

func bodyCopyBad(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url) // want "(never-closed|read-to-eof): "
	if err != nil {
		return err
	}
	_, err = io.Copy(w, resp.Body)
	return err
}

func bodyCopyOk(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(w, resp.Body)
	return err
}

// A bad answer is not written, and so not closed.
func filteredBad(client *http.Client, req *http.Request, conn net.Conn) error {
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return err
	}
	if resp.StatusCode >= 500 {
		return errors.New(resp.Status)
	}
	return resp.Write(conn)
}

func filteredOk(client *http.Client, req *http.Request, conn net.Conn) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	if resp.StatusCode >= 500 {
		resp.Body.Close()
		return errors.New(resp.Status)
	}
	return resp.Write(conn)
}

func proxyLoopOk(client *http.Client, conn net.Conn) error {
	defer conn.Close()
	br := bufio.NewReader(conn)
	for {
		req, err := http.ReadRequest(br)
		if err != nil {
			return err
		}
		req.RequestURI = ""
		resp, err := client.Do(req)
		if err != nil {
			return err
		}
		if err := resp.Write(conn); err != nil {
			return err
		}
	}
}
