// Package gocmd runs the go command and decodes what it says: its environment,
// and the packages that patterns name, compiled, with all that they import.
//
// It knows how the go command words its answers and nothing of analyzers,
// findings or flags of httpvet.
package gocmd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A Go runs the go command in a directory.
type Go struct {
	Dir  string // absolute
	Tags string // build tags, comma-separated; may be empty
}

// An Env is what the go command says about itself and its directory.
type Env struct {
	Version      string // such as "go1.26.8"
	Mod          string // the go.mod file in force, "" if none
	Work         string // the go.work file in force, "" if none
	Arch         string // that packages are compiled for
	Cache        string // the directory of what the go command keeps
	CacheProgram string // the command line of what keeps it instead, "" if nothing does
	Overlay      string // the file that says which files are read in place of others, "" if none
}

// Env asks the go command about itself.
func (g Go) Env(ctx context.Context) (Env, error) {
	out, err := g.output(ctx, "env", "-json", "GOVERSION", "GOMOD", "GOWORK", "GOARCH", "GOCACHE", "GOCACHEPROG", "GOFLAGS")
	if err != nil {
		return Env{}, err
	}
	var vars struct{ GOVERSION, GOMOD, GOWORK, GOARCH, GOCACHE, GOCACHEPROG, GOFLAGS string }
	if err := json.Unmarshal(out, &vars); err != nil {
		return Env{}, fmt.Errorf("cannot decode the output of go env: %v", err)
	}
	env := Env{
		Version: vars.GOVERSION, Mod: vars.GOMOD, Work: vars.GOWORK,
		Arch: vars.GOARCH, Cache: vars.GOCACHE, CacheProgram: vars.GOCACHEPROG,
	}
	if env.Mod == os.DevNull {
		env.Mod = "" // in module mode, outside a module
	}
	if env.Work == "off" {
		env.Work = ""
	}
	for setting := range strings.FieldsSeq(vars.GOFLAGS) {
		if file, ok := strings.CutPrefix(strings.Trim(setting, `'"`), "-overlay="); ok {
			env.Overlay = file
		}
	}
	return env, nil
}

// Overlaid returns the files that the go command reads in place of others, by the
// absolute names of the latter, given what Env says.
func (g Go) Overlaid(env Env) (map[string]string, error) {
	if env.Overlay == "" {
		return nil, nil
	}
	text, err := os.ReadFile(g.abs(env.Overlay))
	if err != nil {
		return nil, fmt.Errorf("-overlay: %v", err)
	}
	var overlay struct{ Replace map[string]string }
	if err := json.Unmarshal(text, &overlay); err != nil {
		return nil, fmt.Errorf("-overlay %s: %v", env.Overlay, err)
	}
	files := make(map[string]string)
	for file, by := range overlay.Replace {
		files[g.abs(file)] = g.abs(by)
	}
	return files, nil
}

func (g Go) abs(file string) string {
	if filepath.IsAbs(file) {
		return filepath.Clean(file)
	}
	return filepath.Join(g.Dir, file)
}

// command prepares the go command to run in g.Dir. When ctx is done it is
// interrupted, so that it removes its temporary files.
func (g Go) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = g.Dir
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	return cmd
}

// output runs the go command and returns its standard output. The error is the
// first thing the go command said.
func (g Go) output(ctx context.Context, args ...string) ([]byte, error) {
	cmd := g.command(ctx, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err == nil {
		return out, nil
	}
	if errors.Is(err, exec.ErrNotFound) {
		return nil, errors.New("the go command is not on the PATH")
	}
	if ctx.Err() != nil {
		return nil, ErrInterrupted
	}
	if said := complaint(stderr.String()); said != "" {
		return nil, errors.New(said)
	}
	return nil, fmt.Errorf("go %s: %v", args[0], err)
}

// ErrInterrupted is the error of a go command whose context was done.
var ErrInterrupted = errors.New("interrupted")

// complaint returns the first line of text that says what is wrong, without
// the name of the go command; progress lines and warnings are passed over. A
// line that ends in a colon ("errors parsing go.mod:") goes on in the next one.
func complaint(text string) string {
	headline := ""
	for line := range strings.Lines(text) {
		said := strings.TrimPrefix(strings.TrimSpace(line), "go: ")
		switch {
		case said == "",
			strings.HasPrefix(said, "downloading "),
			strings.HasPrefix(said, "finding "),
			strings.HasPrefix(said, "warning: "):
			// go on
		case headline == "" && strings.HasSuffix(said, ":"):
			headline = said + " "
		default:
			return headline + said
		}
	}
	return strings.TrimSuffix(headline, ": ")
}

// oneLine joins the lines of a message of the go command.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tagFlags returns the flags that select g's build tags.
func (g Go) tagFlags() []string {
	if g.Tags == "" {
		return nil
	}
	return []string{"-tags=" + g.Tags}
}
