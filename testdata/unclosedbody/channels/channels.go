// Hand-over by channel: sent alone, in a struct, or as a body.
package channels

import (
	"errors"
	"io"
	"net/http"
)

type answer struct {
	resp *http.Response
	err  error
}

type task struct {
	url   string
	reply chan answer
}

func responseOk(client *http.Client, url string, out chan<- *http.Response) {
	resp, err := client.Get(url)
	if err != nil {
		close(out)
		return
	}
	out <- resp
}

func structOk(client *http.Client, url string, out chan<- answer) {
	resp, err := client.Get(url)
	out <- answer{resp, err}
}

func pointerOk(client *http.Client, url string, out chan<- *answer) {
	a := &answer{}
	a.resp, a.err = client.Get(url)
	out <- a
}

func bodyOk(client *http.Client, url string, out chan<- io.ReadCloser) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	out <- resp.Body
	return nil
}

func statusBad(client *http.Client, url string, out chan<- int) {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		out <- 0
		return
	}
	out <- resp.StatusCode
}

func filteredBad(client *http.Client, url string, out chan<- *http.Response) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return
	}
	if resp.StatusCode != http.StatusOK {
		return
	}
	out <- resp
}

func filteredOk(client *http.Client, url string, out chan<- *http.Response) {
	resp, err := client.Get(url)
	if err != nil {
		return
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return
	}
	out <- resp
}

func serveOk(client *http.Client, tasks <-chan task) {
	for t := range tasks {
		resp, err := client.Get(t.url)
		t.reply <- answer{resp, err}
	}
}

func serveBad(client *http.Client, tasks <-chan task) {
	for t := range tasks {
		resp, err := client.Get(t.url) // want "(path|overwritten): "
		if err == nil && resp.StatusCode >= 500 {
			err = errors.New(resp.Status)
			t.reply <- answer{err: err}
			continue
		}
		t.reply <- answer{resp, err}
	}
}

// What is received is closed by the receiver; whether it must, nobody says.
func receivedOk(in <-chan *http.Response) (n int) {
	for resp := range in {
		n += resp.StatusCode
	}
	return n
}

func askOk(tasks chan<- task, url string) ([]byte, error) {
	reply := make(chan answer, 1)
	tasks <- task{url, reply}
	a := <-reply
	if a.err != nil {
		return nil, a.err
	}
	defer a.resp.Body.Close()
	return io.ReadAll(a.resp.Body)
}

func FN_askWithoutClose(tasks chan<- task, url string) (int, error) {
	reply := make(chan answer, 1)
	tasks <- task{url, reply}
	a := <-reply
	if a.err != nil {
		return 0, a.err
	}
	return a.resp.StatusCode, nil
}

func closureOk(client *http.Client, url string, jobs chan<- func()) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	jobs <- func() { resp.Body.Close() }
	return nil
}
