package checker

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

// actAs makes the test binary a cache program: one that works, one that knows too
// little, or one that dies when it is asked.
const actAs = "HTTPVET_TEST_CACHE_PROGRAM"

func TestMain(m *testing.M) {
	if how := os.Getenv(actAs); how != "" {
		serve(how, os.Args[1])
		return
	}
	os.Exit(m.Run())
}

func serve(how, dir string) {
	out := json.NewEncoder(os.Stdout)
	commands := []string{"get", "put", "close"}
	if how == "dull" {
		commands = []string{"get"}
	}
	_ = out.Encode(answer{KnownCommands: commands})
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	for {
		var r request
		if in.Decode(&r) != nil || how == "dead" {
			return
		}
		a := answer{ID: r.ID}
		file := filepath.Join(dir, hex.EncodeToString(r.ActionID))
		switch r.Command {
		case "get":
			a.DiskPath = file
			if _, err := os.Stat(file); err != nil {
				a.Miss, a.DiskPath = true, ""
			}
		case "put":
			var body []byte
			if err := in.Decode(&body); err != nil || int64(len(body)) != r.BodySize {
				a.Err = "no body"
			} else if err := os.WriteFile(file, body, 0o666); err != nil {
				a.Err = err.Error()
			}
		case "close":
			_ = out.Encode(a)
			return
		}
		_ = out.Encode(a)
	}
}

func openProgram(t *testing.T, how string) (*Cache, error) {
	t.Helper()
	t.Setenv(actAs, how)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "a b")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return OpenProgram(fmt.Sprintf("%s '%s'", self, dir), "x")
}

// TestProgram: what is put is got, by several at a time.
func TestProgram(t *testing.T) {
	c, err := openProgram(t, "good")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range byte(50) {
		all.Go(func() {
			if got := c.get(sum{i}); got != nil {
				t.Errorf("%d: %q before anything is put", i, got)
			}
			text := fmt.Sprintf("text %d", i)
			c.put(sum{i}, []byte(text))
			if got := string(c.get(sum{i})); got != text {
				t.Errorf("%d: %q, want %q", i, got, text)
			}
		})
	}
	all.Wait()
	c.Close()
	if c.get(sum{1}) != nil {
		t.Error("a program that has ended answers")
	}
}

// TestDeadProgram: one that ends is one that has nothing.
func TestDeadProgram(t *testing.T) {
	c, err := openProgram(t, "dead")
	if err != nil {
		t.Fatal(err)
	}
	c.put(sum{1}, []byte("x"))
	if c.get(sum{1}) != nil {
		t.Error("it has something")
	}
	c.Close()
	if _, err := openProgram(t, "dull"); err == nil {
		t.Error("one that cannot put is taken")
	}
	if _, err := OpenProgram("/nosuch/program x", ""); err == nil {
		t.Error("one that does not exist is taken")
	}
}

func TestSplitWords(t *testing.T) {
	for line, want := range map[string][]string{
		"prog":               {"prog"},
		" prog  -a b ":       {"prog", "-a", "b"},
		`'my prog' "-x y" z`: {"my prog", "-x y", "z"},
		`prog "it's"`:        {"prog", "it's"},
		`prog "unterminated`: nil,
		"  ":                 nil,
	} {
		got, err := splitWords(line)
		if !slices.Equal(got, want) || (err == nil) != (want != nil) {
			t.Errorf("%q: %q, %v, want %q", line, got, err, want)
		}
	}
}
