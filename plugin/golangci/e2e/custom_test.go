package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCustom: "golangci-lint custom" builds a golangci-lint with httpvet. It
// clones golangci-lint; the clone is of a repository made from its module, so
// that the network is not needed for that.
func TestCustom(t *testing.T) {
	p := newProject(t, map[string]string{"go.mod": goMod, ".golangci.yml": only, "m.go": leaks})
	list := exec.Command("go", "list", "-m", "-f", "{{.Version}} {{.Dir}}", "github.com/golangci/golangci-lint/v2")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	version, dir, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	source := &project{t, filepath.Join(t.TempDir(), "source")}
	if err := os.CopyFS(source.dir, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	source.git("init", "-q")
	source.git("add", "-A", "-f")
	source.git("commit", "-qm", version)
	source.git("tag", version)
	mirror := t.TempDir()
	source.git("clone", "-q", "--bare", source.dir, filepath.Join(mirror, "golangci", "golangci-lint.git"))
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "url.file://"+mirror+"/.insteadOf")
	t.Setenv("GIT_CONFIG_VALUE_0", "https://github.com/")

	repository, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("../../../.custom-gcl.example.yml")
	if err != nil {
		t.Fatal(err)
	}
	local := regexp.MustCompile(`\n    version: .*`).ReplaceAllString(string(example), "\n    path: "+repository)
	if local == string(example) {
		t.Fatal("the example names no version")
	}
	p.write(".custom-gcl.yml", local)
	if out, errs, code := p.run(filepath.Join(bin, "golangci-lint"), "custom", "-v"); code != 0 {
		t.Fatalf("exit code %d\n%s%s", code, out, errs)
	}
	stdout, stderr, code := p.run("./golangci-lint-httpvet", "run", "--allow-parallel-runners", "--show-stats=false",
		"--output.text.print-issued-lines=false", "--output.text.colors=false")
	if code != 1 || stdout != "m.go:6:15: unclosedbody: response body of resp is never closed (httpvet)\n" {
		t.Errorf("exit code %d, %q %s", code, stdout, stderr)
	}
}
