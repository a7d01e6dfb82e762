// Error idioms: == nil, switch err, combined conditions, booleans kept in
// variables, errors joined or moved to another variable, and errors that
// belong to another call.
package erridioms

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func equalNilOk(client *http.Client, url string) (code int) {
	resp, err := client.Get(url)
	if err == nil {
		code = resp.StatusCode
		resp.Body.Close()
	}
	return code
}

func nilFirstOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if nil != err {
		return err
	}
	return resp.Body.Close()
}

func switchErrOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	switch err {
	case nil:
		return resp.Body.Close()
	case http.ErrUseLastResponse:
		return errors.New("redirected")
	default:
		return err
	}
}

func switchErrBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "never-closed: "
	switch err {
	case nil:
		log.Print(resp.Status)
		return nil
	default:
		return err
	}
}

func orStatusBad(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil || resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("get %s failed", url)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

// The right side knows which of the two it was.
func orStatusOk(client *http.Client, url string) ([]byte, error) {
	resp, err := client.Get(url)
	if err != nil || resp.StatusCode != http.StatusOK {
		if err == nil {
			resp.Body.Close()
			err = errors.New(resp.Status)
		}
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func andStatusBad(client *http.Client, url string) bool {
	resp, err := client.Get(url) // want "path: "
	if err == nil && resp.StatusCode == http.StatusOK {
		resp.Body.Close()
		return true
	}
	return false
}

func andStatusOk(client *http.Client, url string) bool {
	resp, err := client.Get(url)
	if err == nil {
		defer resp.Body.Close()
	}
	return err == nil && resp.StatusCode == http.StatusOK
}

func returnedConditionBad(client *http.Client, url string) bool {
	resp, err := client.Get(url) // want "never-closed: "
	return err == nil && resp.StatusCode == http.StatusOK
}

func boolVariableOk(client *http.Client, url string) string {
	resp, err := client.Get(url)
	ok := err == nil
	if !ok {
		return err.Error()
	}
	defer resp.Body.Close()
	return resp.Status
}

func boolVariableCombinedOk(client *http.Client, url string) string {
	resp, err := client.Get(url)
	failed := err != nil || resp == nil
	if failed {
		return "failed"
	}
	defer resp.Body.Close()
	return resp.Status
}

func boolVariableCombinedBad(client *http.Client, url string) string {
	resp, err := client.Get(url) // want "path: "
	good := err == nil && resp.StatusCode < 400
	if !good {
		return "failed"
	}
	defer resp.Body.Close()
	return resp.Status
}

// The error of a second call says nothing about the first response.
func secondCallBad(client *http.Client, url, name string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, resp.Body)
	resp.Body.Close()
	return err
}

func secondRequestBad(client *http.Client, a, b string) error {
	ra, err := client.Get(a) // want "path: "
	if err != nil {
		return err
	}
	rb, err := client.Get(b)
	if err != nil {
		return err
	}
	defer ra.Body.Close()
	defer rb.Body.Close()
	return nil
}

func secondRequestOk(client *http.Client, a, b string) error {
	ra, err := client.Get(a)
	if err != nil {
		return err
	}
	defer ra.Body.Close()
	rb, err := client.Get(b)
	if err != nil {
		return err
	}
	defer rb.Body.Close()
	return nil
}

func movedErrOk(client *http.Client, url string) error {
	var failure error
	resp, err := client.Get(url)
	if err != nil {
		failure = err
	}
	if failure != nil {
		return failure
	}
	return resp.Body.Close()
}

func joinedOk(client *http.Client, a, b string) error {
	ra, errA := client.Get(a)
	if errA == nil {
		defer ra.Body.Close()
	}
	rb, errB := client.Get(b)
	if errB == nil {
		defer rb.Body.Close()
	}
	if err := errors.Join(errA, errB); err != nil {
		return err
	}
	log.Print(ra.Status, rb.Status)
	return nil
}

// Either may have failed, and the one that has not is dropped.
func eitherFailedBad(client *http.Client, a, b string) error {
	ra, errA := client.Get(a) // want "path: "
	rb, errB := client.Get(b) // want "path: "
	if errA != nil || errB != nil {
		return errors.Join(errA, errB)
	}
	defer ra.Body.Close()
	defer rb.Body.Close()
	return nil
}

func eitherFailedOk(client *http.Client, a, b string) error {
	ra, errA := client.Get(a)
	rb, errB := client.Get(b)
	if errA == nil {
		defer ra.Body.Close()
	}
	if errB == nil {
		defer rb.Body.Close()
	}
	return errors.Join(errA, errB)
}

func ignoredErrOk(client *http.Client, url string) {
	resp, _ := client.Get(url)
	if resp == nil {
		return
	}
	resp.Body.Close()
}

func ignoredErrBad(client *http.Client, url string) int {
	resp, _ := client.Get(url) // want "never-closed: "
	if resp == nil {
		return 0
	}
	return resp.StatusCode
}

// Assigned inside the condition.
func initStatementOk(client *http.Client, url string, v any) (err error) {
	var resp *http.Response
	if resp, err = client.Get(url); err != nil {
		return err
	}
	defer resp.Body.Close()
	if err = json.NewDecoder(resp.Body).Decode(v); err != nil {
		return err
	}
	return nil
}

func loggedAndGoesOnOk(client *http.Client, url string) (n int64) {
	resp, err := client.Get(url)
	if err != nil {
		log.Printf("get: %v", err)
	} else {
		n, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	return n
}

// On a failed redirect the client returns both, with the body closed.
func bothReturnedByClientOk(client *http.Client, url string) (string, error) {
	resp, err := client.Get(url)
	if err != nil {
		if resp != nil {
			return resp.Header.Get("Location"), nil
		}
		return "", err
	}
	defer resp.Body.Close()
	return "", nil
}
