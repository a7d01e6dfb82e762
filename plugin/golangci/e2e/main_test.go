package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bin holds the binaries: golangci-lint-httpvet, one whose httpvet crashes in the
// function CrashesHere, and httpvet.
var bin string

// missing says why there are no binaries.
var missing string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		if bin, err = os.MkdirTemp("", "httpvet-golangci"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(bin)
		if err := buildAll(); err != nil {
			if reachable() {
				fmt.Fprintln(os.Stderr, err)
				return 1
			}
			missing = err.Error()
		}
		return m.Run()
	}())
}

func buildAll() error {
	const lint = "github.com/httpvet/httpvet/plugin/golangci/cmd/golangci-lint-httpvet"
	const crashes = "-X github.com/httpvet/httpvet/passes/internal/ledger.crashIn=CrashesHere"
	for _, args := range [][]string{
		{"-o", filepath.Join(bin, "golangci-lint"), lint},
		{"-o", filepath.Join(bin, "golangci-lint-crashing"), "-ldflags", crashes, lint},
		{"-o", filepath.Join(bin, "httpvet"), "github.com/httpvet/httpvet/cmd/httpvet"},
	} {
		start := time.Now()
		out, err := exec.Command("go", append([]string{"build"}, args...)...).CombinedOutput()
		if err != nil {
			return fmt.Errorf("go build %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		fmt.Printf("built %s in %v\n", filepath.Base(args[1]), time.Since(start).Round(time.Second))
	}
	return nil
}

// reachable reports whether the module proxy answers.
func reachable() bool {
	return exec.Command("go", "list", "-m", "-versions", "golang.org/x/tools").Run() == nil
}

// needBinaries skips a test where the modules of golangci-lint cannot be had.
func needBinaries(t *testing.T) {
	t.Helper()
	if missing != "" {
		t.Skipf("the module proxy cannot be reached, so golangci-lint cannot be built: %s", missing)
	}
}

// A project is a directory to lint. The cache of golangci-lint is that of the
// test run: it is empty at first, and what the standard library does is computed
// once.
type project struct {
	t   *testing.T
	dir string
}

// newProject makes a project of files, by name.
func newProject(t *testing.T, files map[string]string) *project {
	t.Helper()
	needBinaries(t)
	p := &project{t, t.TempDir()}
	for name, text := range files {
		p.write(name, text)
	}
	return p
}

func (p *project) write(name, text string) {
	p.t.Helper()
	file := filepath.Join(p.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *project) read(name string) string {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.dir, name))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(text)
}

// run runs a program in the project and returns what it printed and its exit
// code.
func (p *project) run(name string, args ...string) (stdout, stderr string, code int) {
	p.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "GOLANGCI_LINT_CACHE="+filepath.Join(bin, "cache"), "GOFLAGS=", "GOWORK=off",
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if err != nil && cmd.ProcessState == nil {
		p.t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// lint runs one of the golangci-lints and returns the lines of its issues.
func (p *project) lint(binary string, want int, args ...string) []string {
	p.t.Helper()
	args = append([]string{"run", "--allow-parallel-runners", "--show-stats=false", "--output.text.print-issued-lines=false", "--output.text.colors=false"}, args...)
	stdout, stderr, code := p.run(filepath.Join(bin, binary), args...)
	if code != want {
		p.t.Fatalf("%s %v: exit code %d, want %d\n%s%s", binary, args, code, want, stdout, stderr)
	}
	return lines(stdout)
}

// git runs git, which must succeed.
func (p *project) git(args ...string) {
	p.t.Helper()
	if out, errs, code := p.run("git", args...); code != 0 {
		p.t.Fatalf("git %v: %s%s", args, out, errs)
	}
}

func lines(text string) []string {
	if text = strings.TrimSuffix(text, "\n"); text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}
