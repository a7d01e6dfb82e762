package ledger

import (
	"os/exec"
	"strings"
	"testing"
)

// TestKnownByTable holds what is said of the standard library's packages
// against their imports.
func TestKnownByTable(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}|{{.Dir}}|{{join .Deps \" \"}}", "std", "cmd").Output()
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for line := range strings.Lines(string(out)) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		path, dir, deps := parts[0], parts[1], " "+parts[2]+" "
		if !KnownByTable(path, dir) {
			continue
		}
		known++
		if strings.Contains(deps, " net/http ") {
			t.Errorf("%s can reach net/http", path)
		}
	}
	if known < 100 {
		t.Errorf("%d packages are known by table", known)
	}
	if !KnownByTable("net/http", "/go/src/net/http") || KnownByTable("net/http/httptest", "/go/src/net/http/httptest") {
		t.Error("the tables are about net/http, and about it alone")
	}
	if KnownByTable("strings", "/home/me/strings") || KnownByTable("example.com/a", "/go/src/example.com/a") {
		t.Error("a package outside the standard library is known by table")
	}
}
