// Package parsederror has helpers that read what is wrong out of a bad answer, in a
// loop with many conditions, and leave the body open.
package parsederror

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

var media = regexp.MustCompile("json")

type item struct{ Code, Resource, Field, Message string }

type failure struct {
	items   []item
	header  http.Header
	message string
	url     *url.URL
	status  int
}

func (f *failure) Error() string { return f.message }

func parse(resp *http.Response) error {
	f := &failure{header: resp.Header, url: resp.Request.URL, status: resp.StatusCode}
	if !media.MatchString(resp.Header.Get("Content-Type")) {
		f.message = resp.Status
		return f
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		f.message = err.Error()
		return f
	}
	var all struct {
		Message string
		Errors  []json.RawMessage
	}
	if err := json.Unmarshal(body, &all); err != nil {
		return f
	}
	var messages []string
	if all.Message != "" {
		messages = append(messages, all.Message)
	}
	for _, raw := range all.Errors {
		switch raw[0] {
		case '"':
			var text string
			_ = json.Unmarshal(raw, &text)
			messages = append(messages, text)
			f.items = append(f.items, item{Message: text})
		case '{':
			var it item
			_ = json.Unmarshal(raw, &it)
			msg := it.Message
			if it.Code != "" && it.Code != "custom" {
				msg = fmt.Sprintf("%s.%s %s", it.Resource, it.Field, it.Code)
			}
			if msg != "" {
				messages = append(messages, msg)
			}
			f.items = append(f.items, it)
		}
	}
	f.message = strings.Join(messages, "\n")
	return f
}

func lateBad(c *http.Client, u string) (string, error) {
	resp, err := c.Get(u) // want "path: response body of resp is not closed on the path that returns at line 81"
	if err != nil {
		return "", err
	}
	if resp.StatusCode > 299 {
		return "", parse(resp)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

func earlyOk(c *http.Client, u string) (string, error) {
	resp, err := c.Get(u)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode > 299 {
		return "", parse(resp)
	}
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}
