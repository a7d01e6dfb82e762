// Carriers: the package's own types that hold a response or its body. Their
// Close discharges when it closes what they hold.
package carriers

import (
	"bufio"
	"errors"
	"io"
	"net/http"
)

type download struct {
	resp *http.Response
	size int64
}

func (d *download) Close() error { return d.resp.Body.Close() }

func (d *download) Read(p []byte) (int, error) { return d.resp.Body.Read(p) }

func open(client *http.Client, url string) (*download, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return &download{resp: resp, size: resp.ContentLength}, nil
}

func openLeakyBad(client *http.Client, url string) (*download, error) {
	resp, err := client.Get(url) // want "dropped-on-error: "
	if err != nil {
		return nil, err
	}
	if resp.ContentLength < 0 {
		return nil, errors.New("unknown length")
	}
	return &download{resp: resp, size: resp.ContentLength}, nil
}

func useOk(client *http.Client, url string) (int64, error) {
	d, err := open(client, url)
	if err != nil {
		return 0, err
	}
	defer d.Close()
	return io.Copy(io.Discard, d)
}

func useBad(client *http.Client, url string) (int64, error) {
	d, err := open(client, url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return d.size, nil
}

func useEarlyBad(client *http.Client, url string, limit int64) ([]byte, error) {
	d, err := open(client, url) // want "path: "
	if err != nil {
		return nil, err
	}
	if d.size > limit {
		return nil, errors.New("too large")
	}
	defer d.Close()
	return io.ReadAll(d)
}

func useFieldOk(client *http.Client, url string) ([]byte, error) {
	d, err := open(client, url)
	if err != nil {
		return nil, err
	}
	defer d.resp.Body.Close()
	return io.ReadAll(d.resp.Body)
}

func localOk(client *http.Client, url string) (int64, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	d := &download{resp: resp}
	defer d.Close()
	return io.Copy(io.Discard, d)
}

func localBad(client *http.Client, url string) (int64, error) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	d := &download{resp: resp, size: resp.ContentLength}
	return d.size, nil
}

// Close on this type frees nothing: it forgets to close the body.
type reader struct {
	br   *bufio.Reader
	resp *http.Response
}

func (r *reader) Close() error {
	r.br = nil
	return nil
}

func closeForgetsBad(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url) // want "(never-closed|wrapper-only): "
	if err != nil {
		return "", err
	}
	r := &reader{br: bufio.NewReader(resp.Body), resp: resp}
	defer r.Close()
	return r.br.ReadString('\n')
}

// stop has another name and closes all the same.
func (r *reader) stop() { r.resp.Body.Close() }

func otherNameOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	r := &reader{br: bufio.NewReader(resp.Body), resp: resp}
	defer r.stop()
	return r.br.ReadString('\n')
}

type reply struct {
	Code int
	Body io.ReadCloser
}

func call(client *http.Client, req *http.Request) (reply, error) {
	resp, err := client.Do(req)
	if err != nil {
		return reply{}, err
	}
	return reply{Code: resp.StatusCode, Body: resp.Body}, nil
}

func replyOk(client *http.Client, req *http.Request) (int, error) {
	r, err := call(client, req)
	if err != nil {
		return 0, err
	}
	defer r.Body.Close()
	return r.Code, nil
}

func replyBad(client *http.Client, req *http.Request) (int, error) {
	r, err := call(client, req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return r.Code, nil
}

// The copy was taken from a response that has been closed.
type summary struct {
	*http.Response
	text []byte
}

func summarize(client *http.Client, url string) (*summary, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	return &summary{Response: resp, text: b}, nil
}

func closedCarrierOk(client *http.Client, url string) (string, error) {
	s, err := summarize(client, url)
	if err != nil {
		return "", err
	}
	return s.Status + string(s.text), nil
}

type opener interface {
	open(name string) (*download, error)
}

// What an unknown callee's carrier holds is unknown.
func FN_unknownCarrier(o opener) (int64, error) {
	d, err := o.open("a")
	if err != nil {
		return 0, err
	}
	return d.size, nil
}

type joint struct {
	io.Reader
	io.Closer
}

func jointOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return joint{Reader: io.LimitReader(resp.Body, 1<<20), Closer: resp.Body}, nil
}

func anonymousJointOk(client *http.Client, url string) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{bufio.NewReader(resp.Body), resp.Body}, nil
}

func jointUsedOk(client *http.Client, url string) ([]byte, error) {
	rc, err := jointOk(client, url)
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	return io.ReadAll(rc)
}

func jointUsedBad(client *http.Client, url string) ([]byte, error) {
	rc, err := jointOk(client, url) // want "(never-closed|read-to-eof): "
	if err != nil {
		return nil, err
	}
	return io.ReadAll(rc)
}
