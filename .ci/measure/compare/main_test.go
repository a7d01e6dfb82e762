package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fake writes a program that prints tree as httpvet -json does.
func fake(t *testing.T, dir, name, tree string, status string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	script := "#!/bin/sh\ncat <<'EOF'\n" + strings.ReplaceAll(tree, "$DIR", dir) + "\nEOF\nexit " + status + "\n"
	if err := os.WriteFile(path, []byte(script), 0o777); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCompare(t *testing.T) {
	dir := t.TempDir()
	base := fake(t, dir, "base", `{"p": {"unclosedbody": [
		{"posn": "$DIR/a.go:1:2", "message": "kept", "category": "path"},
		{"posn": "$DIR/a.go:3:2", "message": "gone", "category": "never"}]}}`, "1")
	head := fake(t, dir, "head", `{"p": {"unclosedbody": [
		{"posn": "$DIR/a.go:1:2", "message": "kept", "category": "path"}]},
		"q": {"unreadbody": [{"posn": "$DIR/q/b.go:5:2", "message": "new", "category": "unread"}]}}`, "1")
	var out bytes.Buffer
	differs, err := run(&out, base, head, nil, []string{"./..."}, []string{dir})
	if err != nil || !differs {
		t.Fatalf("run = %v, %v; want a difference", differs, err)
	}
	name := filepath.Base(dir)
	want := "- " + name + "/a.go:3:2: gone (unclosedbody/never)\n" +
		"+ " + name + "/q/b.go:5:2: new (unreadbody/unread)\n" +
		"1 gained, 1 lost, 1 the same, in 1 directories, 0 of them in part\n"
	if out.String() != want {
		t.Errorf("printed\n%swant\n%s", &out, want)
	}
	out.Reset()
	if differs, err := run(&out, base, base, nil, nil, []string{dir}); err != nil || differs {
		t.Errorf("a build against itself: %v, %v:\n%s", differs, err, &out)
	}
}

// TestPart holds that what one build could analyse in part only does not count as lost.
func TestPart(t *testing.T) {
	dir := t.TempDir()
	tree := `{"p": {"unclosedbody": [{"posn": "$DIR/a.go:1:2", "message": "kept", "category": "path"}]}}`
	all := fake(t, dir, "all", tree, "1")
	part := fake(t, dir, "part", tree, "2")
	if _, err := run(new(bytes.Buffer), all, part, nil, nil, []string{dir}); err == nil {
		t.Error("one of the two analysed a part only: no error")
	}
	var out bytes.Buffer
	if differs, err := run(&out, part, part, nil, nil, []string{dir}); err != nil || differs {
		t.Errorf("both analysed a part: %v, %v", differs, err)
	}
	if want := "0 gained, 0 lost, 1 the same, in 1 directories, 1 of them in part\n"; out.String() != want {
		t.Errorf("printed %q, want %q", &out, want)
	}
}

func TestCannotAnalyse(t *testing.T) {
	dir := t.TempDir()
	base := fake(t, dir, "base", `{}`, "0")
	broken := filepath.Join(dir, "broken")
	if err := os.WriteFile(broken, []byte("#!/bin/sh\nexit 2\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		head string
		dirs []string
	}{
		{broken, []string{dir}},
		{"no-such-revision", []string{dir}},
		{base, nil},
	} {
		if _, err := run(new(bytes.Buffer), base, test.head, nil, nil, test.dirs); err == nil {
			t.Errorf("head %s over %v: no error", test.head, test.dirs)
		}
	}
}
