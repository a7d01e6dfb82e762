// Package findings runs a build of httpvet and reads what it finds.
package findings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// A Finding is one diagnostic of "httpvet -json".
type Finding struct {
	Rule, Category, Message string
	File                    string // absolute
	Line                    int
	Posn                    string // file, line and column
}

// In returns what bin finds in the packages of a directory, in no order, and whether
// that is a part only: packages that cannot be analysed are named on standard error, and
// the others count. It is an error if nothing could be analysed.
func In(bin, dir string, flags, packages []string) (found []Finding, part bool, err error) {
	cmd := exec.Command(bin, slices.Concat([]string{"-json"}, flags, []string{"--"}, packages)...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		switch {
		case ok && exit.ExitCode() == 1: // there are findings
		case ok && stdout.Len() > 0:
			part = true
			fmt.Fprintf(os.Stderr, "%s\n", bytes.TrimSpace(stderr.Bytes()))
		default:
			return nil, false, fmt.Errorf("%s in %s: %w\n%s", bin, dir, err, stderr.Bytes())
		}
	}
	var tree map[string]map[string][]struct{ Posn, Category, Message string }
	if err := json.Unmarshal(stdout.Bytes(), &tree); err != nil {
		return nil, false, fmt.Errorf("findings in %s: %w", dir, err)
	}
	for _, rules := range tree {
		for rule, diagnostics := range rules {
			for _, d := range diagnostics {
				f := Finding{Rule: rule, Category: d.Category, Message: d.Message, Posn: d.Posn}
				if parts := strings.Split(d.Posn, ":"); len(parts) > 2 {
					f.Line, _ = strconv.Atoi(parts[len(parts)-2])
					f.File = strings.Join(parts[:len(parts)-2], ":")
				}
				found = append(found, f)
			}
		}
	}
	return found, part, nil
}
