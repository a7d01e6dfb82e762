package passes_test

import (
	"fmt"
	"go/version"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/internal/fixture"
)

// since is code that can be written since a version of the language, 1.N. Lines that
// end in "// Bad" have a finding.
var since = map[int]string{
	18: `
func leaks(u string) (int, error) {
	resp, err := http.Get(u) // Bad
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func generic(u string) int {
	resp := must(http.Get(u)) // Bad
	return resp.StatusCode
}

func genericOk(u string) int {
	resp := must(http.Get(u))
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode
}
`,
	21: `
func smaller(u string) (int, error) {
	resp, err := http.Get(u) // Bad
	if err != nil {
		return 0, err
	}
	return min(resp.StatusCode, 200), nil
}
`,
	22: `
func times(u string, n int) {
	for range n {
		resp, err := http.Get(u)
		if err != nil {
			continue // nothing to close
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
	}
}
`,
	23: `
func ranges(u string, each func(yield func(int) bool)) {
	for i := range each {
		resp, err := http.Get(u) // Bad
		if err != nil || i == 0 {
			return
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close()
	}
}
`,
	26: `
func pointer(u string) *int {
	resp, err := http.Get(u) // Bad
	if err != nil {
		return nil
	}
	return new(resp.StatusCode)
}
`,
}

// TestGoVersions analyses modules of each version of the language that there were
// since 1.18, up to that of the Go at hand.
func TestGoVersions(t *testing.T) {
	dir := t.TempDir()
	newest, err := strconv.Atoi(strings.TrimPrefix(version.Lang(runtime.Version()), "go1."))
	if err != nil {
		t.Fatal(err)
	}
	work := fmt.Sprintf("go 1.%d\n", newest)
	var patterns []string
	want := map[string][]int{}
	for n := 18; n <= newest; n++ {
		name := fmt.Sprintf("v%d", n)
		work += "use ./" + name + "\n"
		patterns = append(patterns, "./"+name)
		text := "package p\n\nimport (\n\t\"io\"\n\t\"net/http\"\n)\n"
		for v := 18; v <= n; v++ {
			text += since[v]
		}
		for i, line := range strings.Split(text, "\n") {
			if strings.HasSuffix(line, "// Bad") {
				want[name] = append(want[name], i+1)
			}
		}
		write(t, filepath.Join(dir, name, "go.mod"), fmt.Sprintf("module %s\n\ngo 1.%d\n", name, n))
		write(t, filepath.Join(dir, name, "p.go"), text)
	}
	write(t, filepath.Join(dir, "go.work"), work)
	t.Setenv("GOWORK", filepath.Join(dir, "go.work"))
	t.Setenv("GOFLAGS", "")
	got := map[string][]int{}
	for _, root := range fixture.Analyze(t, fixture.Load(t, dir, nil, patterns...), passes.Suite()...) {
		for _, d := range root.Diagnostics {
			got[root.Package.PkgPath] = append(got[root.Package.PkgPath], root.Package.Fset.Position(d.Pos).Line)
		}
	}
	for name, lines := range want {
		slices.Sort(got[name])
		if !slices.Equal(got[name], lines) {
			t.Errorf("%s: findings in lines %v, want %v", name, got[name], lines)
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
