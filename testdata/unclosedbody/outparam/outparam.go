// Hand-over by out-parameter: a response stored through a pointer belongs to
// whoever passed the pointer.
package outparam

import (
	"errors"
	"io"
	"net/http"
)

type target struct {
	Resp *http.Response
	Body io.ReadCloser
	Code int
}

func pointerOk(client *http.Client, url string, out **http.Response) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	*out = resp
	return nil
}

func pointerDirectOk(client *http.Client, url string, out **http.Response) (err error) {
	*out, err = client.Get(url)
	return err
}

func structOk(client *http.Client, url string, t *target) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	t.Resp, t.Code = resp, resp.StatusCode
	return nil
}

func bodyOk(client *http.Client, url string, body *io.ReadCloser) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	*body = resp.Body
	return nil
}

// *out = *resp copies the struct, body included.
func copyOk(client *http.Client, url string, out *http.Response) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	*out = *resp
	return nil
}

func sliceOk(client *http.Client, url string, out *[]*http.Response) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	*out = append(*out, resp)
	return nil
}

func optionalOk(client *http.Client, url string, out **http.Response) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	if out != nil {
		*out = resp
		return nil
	}
	return resp.Body.Close()
}

func optionalBad(client *http.Client, url string, out **http.Response) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	if out != nil {
		*out = resp
	}
	return nil
}

func failedBeforeStoreBad(client *http.Client, url string, t *target) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	t.Body = resp.Body
	return nil
}

func codeOnlyBad(client *http.Client, url string, t *target) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	t.Code = resp.StatusCode
	return nil
}

func callerOk(client *http.Client, url string) (int, error) {
	var resp *http.Response
	if err := pointerOk(client, url, &resp); err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}

func callerStructOk(client *http.Client, url string) (int, error) {
	var t target
	if err := structOk(client, url, &t); err != nil {
		return 0, err
	}
	defer t.Resp.Body.Close()
	return t.Code, nil
}

// The response came through a pointer, of which the summaries keep no record.
func FN_callerForgets(client *http.Client, url string) (int, error) {
	var resp *http.Response
	if err := pointerOk(client, url, &resp); err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
