// Paging: one response per page, each closed before the next is fetched.
package paging

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strings"
)

type page struct {
	Items []string
	Next  string
}

func nextLink(h http.Header) string {
	_, after, _ := strings.Cut(h.Get("Link"), "<")
	link, _, _ := strings.Cut(after, ">")
	return link
}

func closeEachPageOk(client *http.Client, url string) ([]string, error) {
	var items []string
	for url != "" {
		resp, err := client.Get(url)
		if err != nil {
			return nil, err
		}
		var p page
		err = json.NewDecoder(resp.Body).Decode(&p)
		resp.Body.Close()
		if err != nil {
			return nil, err
		}
		items = append(items, p.Items...)
		url = p.Next
	}
	return items, nil
}

func decodeErrorBad(client *http.Client, url string) ([]string, error) {
	var items []string
	for url != "" {
		resp, err := client.Get(url) // want "path: "
		if err != nil {
			return nil, err
		}
		var p page
		if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
			return nil, err
		}
		resp.Body.Close()
		items = append(items, p.Items...)
		url = p.Next
	}
	return items, nil
}

// Only the last page is closed.
func lastPageOnlyBad(client *http.Client, url string) ([]string, error) {
	var items []string
	var resp *http.Response
	for {
		var err error
		resp, err = client.Get(url) // want "overwritten: "
		if err != nil {
			return nil, err
		}
		var p page
		if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
			resp.Body.Close()
			return nil, err
		}
		items = append(items, p.Items...)
		if url = p.Next; url == "" {
			break
		}
	}
	resp.Body.Close()
	return items, nil
}

func linkHeaderBad(client *http.Client, url string) (n int, err error) {
	for url != "" {
		resp, err := client.Get(url) // want "never-closed: "
		if err != nil {
			return n, err
		}
		url = nextLink(resp.Header)
		n++
	}
	return n, nil
}

func linkHeaderOk(client *http.Client, url string) (n int, err error) {
	for url != "" {
		resp, err := client.Get(url)
		if err != nil {
			return n, err
		}
		url = nextLink(resp.Header)
		n++
		if err := resp.Body.Close(); err != nil {
			return n, err
		}
	}
	return n, nil
}

func fetchPage(client *http.Client, url string) (*page, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("page %s: %s", url, resp.Status)
	}
	p := new(page)
	return p, json.NewDecoder(resp.Body).Decode(p)
}

func helperPerPageOk(client *http.Client, url string) (items []string, err error) {
	for url != "" {
		p, err := fetchPage(client, url)
		if err != nil {
			return nil, err
		}
		items = append(items, p.Items...)
		url = p.Next
	}
	return items, nil
}

func iteratorOk(client *http.Client, url string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for url := url; url != ""; {
			resp, err := client.Get(url)
			if err != nil {
				yield("", err)
				return
			}
			var p page
			err = json.NewDecoder(resp.Body).Decode(&p)
			resp.Body.Close()
			if err != nil {
				yield("", err)
				return
			}
			for _, it := range p.Items {
				if !yield(it, nil) {
					return
				}
			}
			url = p.Next
		}
	}
}

// The consumer may stop while the page is still open.
func iteratorBad(client *http.Client, url string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for url := url; url != ""; {
			resp, err := client.Get(url) // want "path: "
			if err != nil {
				yield("", err)
				return
			}
			var p page
			if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
				resp.Body.Close()
				yield("", err)
				return
			}
			for _, it := range p.Items {
				if !yield(it, nil) {
					return
				}
			}
			resp.Body.Close()
			url = p.Next
		}
	}
}

type pager struct {
	client *http.Client
	next   string
	body   io.ReadCloser
}

// advance keeps the open page in the pager, which owns it.
func (p *pager) advanceOk() error {
	if p.body != nil {
		p.body.Close()
		p.body = nil
	}
	if p.next == "" {
		return io.EOF
	}
	resp, err := p.client.Get(p.next)
	if err != nil {
		return err
	}
	p.next = nextLink(resp.Header)
	p.body = resp.Body
	return nil
}

func (p *pager) advanceBad() error {
	resp, err := p.client.Get(p.next) // want "path: "
	if err != nil {
		return err
	}
	next := nextLink(resp.Header)
	if next == "" {
		return errors.New("no more pages")
	}
	p.next, p.body = next, resp.Body
	return nil
}

// The page after the last is asked for with a HEAD.
func countOk(client *http.Client, url string) (total int, err error) {
	resp, err := client.Head(url)
	if err != nil {
		return 0, err
	}
	_, err = fmt.Sscan(resp.Header.Get("X-Total"), &total)
	return total, err
}
