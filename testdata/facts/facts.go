// want package:"looked at yields"

// Package facts holds the summaries of functions, as importers see them,
// against what is expected of them.
package facts

import (
	"bufio"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
	"testing"
)

func Close(c io.Closer) { c.Close() } // want Close:"^part 0: release$"

func Describe(c io.Closer) { log.Printf("%T", c) } // want Describe:"^part 0: borrow$"

func Drain(resp *http.Response) { // want Drain:"^handle 0: release read to the end$"
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
}

func CheckStatus(resp *http.Response) error { // want CheckStatus:"handle 0: borrow result 0 nil . release result 0 notnil"
	if resp.StatusCode < 400 {
		return nil
	}
	resp.Body.Close()
	return errors.New(resp.Status)
}

func Must[T any](v T, err error) T { // want Must:"handle 0: borrow in result 0 as handle when 1 nil; part 0: borrow in result 0 as part when 1 nil"
	if err != nil {
		panic(err)
	}
	return v
}

func Fetch(url string) (*http.Response, error) { // want Fetch:"^fresh: keep in result 0 as handle result 1 nil$"
	return http.Get(url)
}

func FetchBody(url string) (io.ReadCloser, error) { // want FetchBody:"fresh: keep in result 0 as part result 1 nil"
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

// Memory hands out nothing that needs a Close.
func Memory(url string) ([]byte, *http.Response, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return b, resp, err
}

type Stream struct {
	resp *http.Response
	*bufio.Reader
}

func Open(url string) (*Stream, error) { // want Open:"fresh: keep in result 0.0 as handle in result 0.1 as part hidden result 0 notnil result 1 nil"
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &Stream{resp, bufio.NewReader(resp.Body)}, nil
}

func (s *Stream) Close() error { return s.resp.Body.Close() } // want Close:"handle 0.0: release"

func Retry(n int, f func() error) (err error) { // want Retry:"func 1: "
	for range n {
		if err = f(); err == nil {
			return nil
		}
	}
	return err
}

func NoError(t testing.TB, err error) { // want NoError:"returns when 1 nil"
	if err != nil {
		t.Fatal(err)
	}
}

// Die never returns, which is a fact of the noreturn analyzer.
func Die(msg string) {
	log.Print(msg)
	os.Exit(1)
}

func Failed(err error) bool { return err != nil } // want Failed:"returns result 0 true when 0 notnil . result 0 false when 0 nil"

// A doer is implemented here, so that what its method yields is known.
type Doer interface {
	Do(req *http.Request) (*http.Response, error) // want Do:"fresh: keep in result 0 as handle result 1 nil"
}

type plainDoer struct{ client *http.Client }

func (d plainDoer) Do(req *http.Request) (*http.Response, error) { // want Do:"fresh: keep in result 0 as handle result 1 nil"
	return d.client.Do(req)
}

func Lend(url string, use func(*http.Response) error) error { // want Lend:"lends handle to 1.0: borrow"
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return use(resp)
}

func LendAndClose(url string, use func(*http.Response)) error { // want LendAndClose:"^func 1: borrow result 0 notnil . release$"
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	use(resp)
	return resp.Body.Close()
}

// Lender hides who lends.
type Lender interface {
	Lend(url string, use func(*http.Response) error) error // want Lend:"lends handle to 2.0: borrow"
}

type lender struct{}

func (lender) Lend(url string, use func(*http.Response) error) error { // want Lend:"lends handle to 2.0: borrow"
	return Lend(url, use)
}

func NewLender() Lender { return lender{} }
