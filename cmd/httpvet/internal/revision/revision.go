// Package revision asks git which lines of a work tree are new since a revision,
// so that only findings that have to do with them are reported.
//
// It sees lines, not findings: a line that was only moved is new, and a finding
// that a change elsewhere has brought about is not. Where lines were removed,
// their neighbours count as new, since a Close that is gone leaves none.
package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
)

// Lines is what is new.
type Lines struct {
	files map[string]*fileLines // by name, with links resolved
	names map[string]string     // resolved names, by name
}

type fileLines struct {
	all    bool // a new file
	ranges [][2]int
}

// Since returns the lines that are new in the work tree around dir since a
// revision; committed or not, and in files that git does not know yet as well.
func Since(ctx context.Context, dir, revision string) (*Lines, error) {
	root, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	top := strings.TrimRight(string(root), "\r\n")
	commit, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("git knows no revision %q", revision)
	}
	diff, err := git(ctx, top, "-c", "core.quotepath=off", "diff", "--no-color", "--no-ext-diff", "--no-textconv",
		"--unified=0", "--src-prefix=a/", "--dst-prefix=b/", strings.TrimSpace(string(commit)), "--")
	if err != nil {
		return nil, err
	}
	untracked, err := git(ctx, top, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	l := &Lines{files: make(map[string]*fileLines), names: make(map[string]string)}
	for name, lines := range parseDiff(string(diff)) {
		l.files[l.resolve(filepath.Join(top, name))] = lines
	}
	for name := range strings.SplitSeq(string(untracked), "\x00") {
		if name != "" {
			l.files[l.resolve(filepath.Join(top, name))] = &fileLines{all: true}
		}
	}
	return l, nil
}

// git runs git in dir and returns what it prints.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, errors.New("git is not on the PATH")
	}
	if err != nil {
		said, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		if said == "" {
			said = err.Error()
		}
		return nil, errors.New("git: " + strings.TrimPrefix(said, "fatal: "))
	}
	return out, nil
}

// parseDiff returns the new lines of each file in a diff without context. What
// it does not understand it passes over.
func parseDiff(diff string) map[string]*fileLines {
	files := make(map[string]*fileLines)
	var file *fileLines
	skip := 0 // lines of the hunk, which may look like anything
	for line := range strings.Lines(diff) {
		line = strings.TrimRight(line, "\n")
		switch {
		case skip > 0 && !strings.HasPrefix(line, `\`):
			skip--
		case strings.HasPrefix(line, "+++ "):
			file = nil
			if name, ok := newName(strings.TrimPrefix(line, "+++ ")); ok {
				file = new(fileLines)
				files[name] = file
			}
		case strings.HasPrefix(line, "@@ "):
			removed, start, added, ok := parseHunk(line)
			if !ok {
				continue
			}
			skip = removed + added
			if file == nil {
				continue
			}
			if added == 0 {
				file.ranges = append(file.ranges, [2]int{start, start + 1})
				continue
			}
			file.ranges = append(file.ranges, [2]int{start, start + added - 1})
		}
	}
	return files
}

// newName returns the file of a line "+++ b/file". Git quotes names that have
// unusual characters, and puts a tab after one that has a space.
func newName(s string) (string, bool) {
	s = strings.TrimSuffix(s, "\t")
	if strings.HasPrefix(s, `"`) {
		unquoted, err := strconv.Unquote(s)
		if err != nil {
			return "", false
		}
		s = unquoted
	}
	return strings.CutPrefix(s, "b/")
}

// parseHunk parses "@@ -12,3 +14,2 @@": 3 lines removed, 2 added at 14.
func parseHunk(line string) (removed, start, added int, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 3 {
		return 0, 0, 0, false
	}
	_, removed, okOld := parseRange(fields[1], "-")
	start, added, okNew := parseRange(fields[2], "+")
	return removed, start, added, okOld && okNew
}

// parseRange parses "+14,2" and "+14", which is one line.
func parseRange(s, sign string) (start, n int, ok bool) {
	s, ok = strings.CutPrefix(s, sign)
	first, rest, two := strings.Cut(s, ",")
	start, err := strconv.Atoi(first)
	n = 1
	if two && err == nil {
		n, err = strconv.Atoi(rest)
	}
	const most = 1 << 30 // so that sums do not overflow
	return start, n, ok && err == nil && 0 <= start && start < most && 0 <= n && n < most
}

// Touch reports whether the finding has to do with a new line: it is on one, or
// a step of its witness is.
func (l *Lines) Touch(f report.Finding) bool {
	if l.touch(f.Posn, f.End) {
		return true
	}
	for _, step := range f.Related {
		if l.touch(step.Posn, step.Posn) {
			return true
		}
	}
	return false
}

func (l *Lines) touch(from, to report.Position) bool {
	name, first, _ := from.Split()
	lines := l.files[l.resolve(name)]
	if lines == nil {
		return false
	}
	_, last, _ := to.Split()
	last = max(first, last)
	for _, r := range lines.ranges {
		if first <= r[1] && r[0] <= last {
			return true
		}
	}
	return lines.all
}

// resolve returns the name of a file without symbolic links: git and the go
// command may have come to it by different ways.
func (l *Lines) resolve(name string) string {
	resolved, ok := l.names[name]
	if !ok {
		var err error
		if resolved, err = filepath.EvalSymlinks(name); err != nil {
			resolved = filepath.Clean(name)
		}
		l.names[name] = resolved
	}
	return resolved
}
