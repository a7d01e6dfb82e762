package facts

import (
	"errors"
	"io"
	"net/http"
)

// An Answer has the error inside.
type Answer struct {
	Body io.ReadCloser
	Err  error
}

func (a *Answer) Failed() bool { return a.Err != nil } // want Failed:"part 0.0: borrow .*"

func Answered(url string) *Answer { // want Answered:"fresh: keep in result 0.0 as part result 0 notnil or not$"
	resp, err := http.Get(url)
	if err != nil {
		return &Answer{Err: err}
	}
	return &Answer{Body: resp.Body}
}

// What calls it hands on what is not known.
func Again(url string) *Answer { // want Again:"fresh: keep in result 0.0 as part .*or not$"
	return Answered(url)
}

// Who has a result that tells leaves nothing open.
func Told(url string) (*Answer, error) { // want Told:"fresh: keep in result 0.0 as part result 0 notnil result 1 nil$"
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &Answer{Body: resp.Body}, nil
}

func ClosedIfBad(url string) (*http.Response, error) { // want ClosedIfBad:"fresh: keep in result 0 as handle result 1 nil or not$"
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		resp.Body.Close()
	}
	return resp, nil
}

func ToldAfterClose(url string) (*http.Response, error) { // want ToldAfterClose:"fresh: keep in result 0 as handle result 1 nil$"
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 400 {
		resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}

func WithCode(url string) (*http.Response, int) { // want WithCode:"fresh: keep in result 0 as handle or not$"
	resp, err := http.Get(url)
	if err != nil {
		return nil, 0
	}
	return resp, resp.StatusCode
}
