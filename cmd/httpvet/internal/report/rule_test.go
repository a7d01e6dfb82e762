package report

import "testing"

func TestURI(t *testing.T) {
	for _, test := range []struct{ dir, file, want string }{
		{"/w/m", "/w/m/a/b.go", "a/b.go"},
		{"/w/m", "/w/m/a b%.go", "a%20b%25.go"},
		{"/w/m", "/w/m/x:y.go", "./x:y.go"},
		{"/w/m", "/go/x.go", "file:///go/x.go"},
	} {
		if got := uri(test.dir, test.file); got != test.want {
			t.Errorf("uri(%q, %q) = %q, want %q", test.dir, test.file, got, test.want)
		}
	}
}
