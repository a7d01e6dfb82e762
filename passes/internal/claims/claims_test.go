package claims

import (
	"strings"
	"testing"
)

const subject = `package subject

import (
	"io"
	"log"
	"net/http"
)

func leaks(client *http.Client, url string) (int, error) {
	resp, err := client.Get(url)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func closes(url string) (string, error) {
	resp, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return string(b), err
}

func handsOver(client *http.Client, req *http.Request) (*http.Response, error) { return client.Do(req) }

func panics(urls []string) { panic(urls[0]) }

func waits(url string) { select {} }

func exits(url string) { log.Fatal(url) }

func unknown(n int) {}
`

// other has functions of the same names.
const other = `package other

func leaks(url string) {}

func closes(url string) {}
`

// TestRun shows what the harness sees.
func TestRun(t *testing.T) {
	all, err := Run(t.TempDir(), Subject{Files: map[string][]byte{"subject.go": []byte(subject)}},
		Subject{Files: map[string][]byte{"subject.go": []byte(other)}, Functions: []string{"closes"}})
	if err != nil {
		t.Fatal(err)
	}
	if r := all[1]; len(r) != 1 || len(r["closes"].Runs) == 0 || r["closes"].Left() != 0 || r["closes"].Runs[0].Opened != 0 {
		t.Errorf("the other package: %+v", r)
	}
	reports := all[0]
	run := func(function, scenario string) Execution {
		for _, r := range reports[function].Runs {
			if r.Scenario == scenario {
				return r
			}
		}
		t.Fatalf("%s was not run when %s: %+v", function, scenario, reports[function])
		return Execution{}
	}
	if r := run("leaks", "missing"); r.Left != 1 || r.Opened != 1 || strings.Join(r.Results, " ") != "404 nil" {
		t.Errorf("leaks: %+v", r)
	}
	if r := run("leaks", "down"); r.Left != 0 || r.Opened != 0 || !strings.Contains(r.Results[1], "URL") {
		t.Errorf("leaks: %+v", r)
	}
	if r := run("closes", "ok"); r.Left != 0 || r.Opened != 1 || strings.Join(r.Results, " ") != "hello nil" {
		t.Errorf("closes: %+v", r)
	}
	if r := run("closes", "broken"); !strings.Contains(r.Results[1], "unexpected EOF") {
		t.Errorf("closes: %+v", r)
	}
	if r := run("handsOver", "ok"); r.Left != 0 || r.Results[0] != `200 "hello" <nil>` {
		t.Errorf("handsOver: %+v", r)
	}
	if r := run("panics", "ok"); r.Panic == "" {
		t.Errorf("panics: %+v", r)
	}
	if r := run("waits", "ok"); !r.Late {
		t.Errorf("waits: %+v", r)
	}
	if r := reports["exits"]; r.Died == "" || len(r.Runs) != 0 {
		t.Errorf("exits: %+v", r)
	}
	if _, called := reports["unknown"]; called {
		t.Error("unknown: cannot be called")
	}
}
