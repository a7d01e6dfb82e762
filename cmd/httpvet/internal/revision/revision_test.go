package revision

import (
	"reflect"
	"testing"
)

func TestParseDiff(t *testing.T) {
	const diff = `diff --git a/a.go b/a.go
index 1..2 100644
--- a/a.go
+++ b/a.go
@@ -1 +1 @@ package p
-x
+y
@@ -5,2 +5,0 @@ func f() {
-++ b/evil.go
-@@ -1 +1 @@
@@ -9,0 +8,3 @@
+++ b/evil.go
+@@ -1 +1 @@
+z
\ No newline at end of file
diff --git a/gone.go b/gone.go
deleted file mode 100644
--- a/gone.go
+++ /dev/null
@@ -1,2 +0,0 @@
-x
-y
diff --git "a/q\"uote.go" "b/q\"uote.go"
--- "a/q\"uote.go"
+++ "b/q\"uote.go"
@@ -3,0 +4 @@
+x
--- a/with space.go	
+++ b/with space.go	
@@ -0,0 +1,2 @@
+x
+y
`
	got := make(map[string][][2]int)
	for name, lines := range parseDiff(diff) {
		got[name] = lines.ranges
	}
	want := map[string][][2]int{
		"a.go":          {{1, 1}, {5, 6}, {8, 10}},
		`q"uote.go`:     {{4, 4}},
		"with space.go": {{1, 2}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// FuzzParseDiff: ranges are in order, whatever the text.
func FuzzParseDiff(f *testing.F) {
	f.Add("+++ b/a.go\n@@ -1,2 +3,4 @@\n+x\n")
	f.Fuzz(func(t *testing.T, diff string) {
		for name, lines := range parseDiff(diff) {
			for _, r := range lines.ranges {
				if r[0] < 0 || r[1] < r[0]-1 {
					t.Errorf("%s: %v", name, r)
				}
			}
		}
	})
}
