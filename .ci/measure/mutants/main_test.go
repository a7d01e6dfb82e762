package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"measure/internal/findings"
)

const code = `package m

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

var client = &http.Client{}

func get(u string, v any) error {
	resp, err := client.Get(u)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	if err := json.NewDecoder(resp.Body).Decode(v); err != nil {
		return err
	}
	return nil
}

func ping(u string) (int, error) {
	resp, err := http.Get(u)
	if err != nil {
		return 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	_, _ = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, nil
}

// What hands on tells nothing of what it leaks.
func handsOn(u string) (*http.Response, error) {
	resp, err := http.Get(u)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		defer resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return resp, nil
}
`

func TestMutants(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"go.mod": "module example.com/m\n\ngo 1.26\n", "m.go": code} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := run(&out, "", kindNames(), []string{"./..."}, []string{dir}); err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(dir)
	want := name + " drop: 2 of 2\n" + name + " late: 1 of 1\n" + name + " last: 1 of 1\n" + name + " drain: 1 of 1\n" + name + " fresh: 1 of 1\n" +
		"drop: 2 of 2 reported\nlate: 1 of 1 reported\nlast: 1 of 1 reported\ndrain: 1 of 1 reported\nfresh: 1 of 1 reported\nall: 6 of 6 reported\n"
	if out.String() != want {
		t.Errorf("printed\n%swant\n%s", &out, want)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "m.go")); err != nil || string(text) != code {
		t.Errorf("the file was not put back: %v\n%s", err, text)
	}
}

// TestHad: of a mutant that is not reported it is said what its function had before.
func TestHad(t *testing.T) {
	before := map[string][]findings.Finding{"m.go": {
		{File: "m.go", Line: 4, Rule: "unclosedbody", Category: "path"},
		{File: "m.go", Line: 5, Rule: "unclosedbody", Category: "defer-in-loop"},
		{File: "m.go", Line: 9, Rule: "unclosedbody", Category: "never"},
	}}
	for _, test := range []struct {
		m    mutant
		want string
	}{
		{mutant{file: "m.go", start: 3, end: 8}, " (before: unclosedbody/defer-in-loop, unclosedbody/path)"},
		{mutant{file: "m.go", start: 10, end: 12}, ""},
		{mutant{file: "n.go", start: 3, end: 8}, ""},
	} {
		if got := had(&test.m, before); got != test.want {
			t.Errorf("lines %d to %d of %s: %q, want %q", test.m.start, test.m.end, test.m.file, got, test.want)
		}
	}
}

func TestMutantsOfNothing(t *testing.T) {
	for _, err := range []error{
		run(new(bytes.Buffer), "", kindNames(), nil, nil),
		run(new(bytes.Buffer), "", []string{"no-such"}, nil, []string{t.TempDir()}),
	} {
		if err == nil {
			t.Error("no error")
		}
	}
}
