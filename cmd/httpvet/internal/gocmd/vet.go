package gocmd

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
)

// A Unit is one object of the stream of "go vet -json": the findings of
// each analyzer in one package, in its JSON form. A unit that announces a
// package has none.
type Unit struct {
	ID       string // import path, or that of the external tests
	Findings map[string]json.RawMessage
	Files    map[string]string // of an announcement: source files, to SHA-256 in hex
}

// FilesKey is where the object of a unit has its Files. No analyzer can have
// that name.
const FilesKey = "-files"

// A Vetting is one run of "go vet".
type Vetting struct {
	Tool     string   // the -vettool
	Flags    []string // of the tool
	Patterns []string
}

// Vet runs v and calls unit for each object as it arrives. The result is what
// the go command said on standard error if it failed; that it failed is not an
// error here, since packages that can be analysed are analysed nevertheless.
func (g Go) Vet(ctx context.Context, v Vetting, unit func(Unit)) (*Complaints, error) {
	// With -trimpath, which GOFLAGS may have, the cache does not tell a copy of a
	// package in one directory from that in another, though findings have paths.
	args := slices.Concat([]string{"vet", "-trimpath=false", "-vettool=" + v.Tool, "-json"}, g.tagFlags(), v.Flags, []string{"--"}, v.Patterns)
	cmd := g.command(ctx, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	decodeErr := decodeUnits(stdout, unit)
	io.Copy(io.Discard, stdout) // let the go command end even if its output is not understood
	err = cmd.Wait()
	if ctx.Err() != nil {
		return nil, ErrInterrupted
	}
	if decodeErr != nil {
		return nil, errors.New("cannot decode the output of go vet: " + decodeErr.Error())
	}
	if err == nil {
		return new(Complaints), nil
	}
	if _, ok := errors.AsType[*exec.ExitError](err); !ok {
		return nil, err
	}
	c := parseComplaints(stderr.String(), v.Tool)
	if len(c.Failed) == 0 && c.Other == "" {
		c.Other = "go vet failed: " + err.Error()
	}
	return c, nil
}

func decodeUnits(r io.Reader, unit func(Unit)) error {
	dec := json.NewDecoder(bufio.NewReader(r))
	for {
		var object map[string]map[string]json.RawMessage
		if err := dec.Decode(&object); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		for id, findings := range object {
			id, _, _ = strings.Cut(id, " [") // "p [q.test]": p again, compiled for a test
			u := Unit{ID: id, Findings: findings}
			if files, ok := findings[FilesKey]; ok {
				if err := json.Unmarshal(files, &u.Files); err != nil {
					return err
				}
				delete(findings, FilesKey)
			}
			unit(u)
		}
	}
}

// Complaints is the standard error of a failed "go vet", taken apart.
type Complaints struct {
	Failed []Failure // packages that were tried and failed, in the order of the output
	Other  string    // the first complaint about no package in particular; may be empty
}

// Add appends the complaints of another run.
func (c *Complaints) Add(more *Complaints) {
	c.Failed = append(c.Failed, more.Failed...)
	if c.Other == "" {
		c.Other = more.Other
	}
}

// A Failure is what was said of one package.
type Failure struct {
	Package string   // import path, or that of the external tests
	Lines   []string // without the header; may be empty
}

// Warning reports whether the lines are warnings of a C compiler, which the
// go command prints in the same way but which are no failure.
func (f Failure) Warning() bool {
	warning := false
	for _, line := range f.Lines {
		pos, text, _ := strings.Cut(line, ": ")
		switch {
		case strings.HasPrefix(text, "warning: "):
			warning = true
		case strings.HasPrefix(text, "error: "), strings.HasPrefix(text, "fatal error: "),
			strings.Contains(pos, ".go:"):
			return false
		}
	}
	return warning
}

// parseComplaints takes text apart. The go command prints what a tool or a
// compiler said of a package under a header "# path", sometimes followed by a
// second header "# [path]"; a tool that fails without a word yields the line
// "path: tool: exit status 1".
func parseComplaints(text, tool string) *Complaints {
	c := new(Complaints)
	var block *Failure        // that the next line belongs to
	var other strings.Builder // the lines that belong to none
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		header, isHeader := strings.CutPrefix(line, "# ")
		silent, _, isSilent := strings.Cut(line, ": "+tool+": exit status ")
		switch {
		case isHeader && strings.HasPrefix(header, "["):
			// the same package again
		case isHeader:
			path, _, _ := strings.Cut(header, " [")
			c.Failed = append(c.Failed, Failure{Package: path})
			block = &c.Failed[len(c.Failed)-1]
		case isSilent:
			c.Failed = append(c.Failed, Failure{Package: silent})
			block = nil
		case block != nil && !strings.HasPrefix(line, "go: "):
			block.Lines = append(block.Lines, line)
		default:
			other.WriteString(line + "\n")
		}
	}
	c.Other = complaint(other.String())
	return c
}
