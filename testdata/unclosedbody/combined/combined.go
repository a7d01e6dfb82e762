// Combined close errors: deferred invokers and appenders from a library, with
// the Close given as a value or behind an interface.
package combined

import (
	"errors"
	"io"
	"net/http"

	"fixtures/stub/multierr"
)

func invokerOk(client *http.Client, url string) (b []byte, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer multierr.AppendInvoke(&err, multierr.Close(resp.Body))
	return io.ReadAll(resp.Body)
}

func appendFuncOk(client *http.Client, url string) (b []byte, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer multierr.AppendFunc(&err, resp.Body.Close)
	return io.ReadAll(resp.Body)
}

func invokeConversionOk(client *http.Client, url string) (b []byte, err error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer multierr.AppendInvoke(&err, multierr.Invoke(resp.Body.Close))
	return io.ReadAll(resp.Body)
}

func appendIntoOk(client *http.Client, url string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer func() { multierr.AppendInto(&err, resp.Body.Close()) }()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func appendOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return multierr.Append(err, resp.Body.Close())
}

func joinOk(client *http.Client, url string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, resp.Body.Close()) }()
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return nil
}

func lateInvokerBad(client *http.Client, url string) (b []byte, err error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	defer multierr.AppendInvoke(&err, multierr.Close(resp.Body))
	return io.ReadAll(resp.Body)
}

func appendWithoutCloseBad(client *http.Client, url string, v io.Writer) (err error) {
	resp, err := client.Get(url) // want "(never-closed|read-to-eof): "
	if err != nil {
		return err
	}
	_, cerr := io.Copy(v, resp.Body)
	multierr.AppendInto(&err, cerr)
	return err
}
