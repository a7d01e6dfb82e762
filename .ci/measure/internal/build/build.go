// Package build makes the programs that are measured.
package build

import (
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Root returns the directory of httpvet's own repository, which the module of
// these tools is a part of.
func Root() (string, error) {
	out, err := exec.Command("git", "rev-parse", "--show-toplevel").Output()
	if err != nil {
		return "", fmt.Errorf("these tools run in a clone of httpvet: git rev-parse: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// Go builds pkg, seen from dir, as the file out. Each build has an ID of its
// own, so that the go command takes no result of an earlier one for it.
func Go(dir, pkg, out string) error {
	var id [20]byte
	rand.Read(id[:])
	cmd := exec.Command("go", "build", "-buildvcs=false", "-ldflags", fmt.Sprintf("-B 0x%x", id), "-o", out, pkg)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go build %s in %s: %w", pkg, dir, err)
	}
	return nil
}

// HTTPVet returns the httpvet that spec names: a binary, or a revision of its
// repository, the work tree if empty, which is built below work.
func HTTPVet(spec, work string) (string, error) {
	if info, err := os.Stat(spec); err == nil && info.Mode().IsRegular() {
		return filepath.Abs(spec)
	}
	root, err := Root()
	if err != nil {
		return "", err
	}
	if spec == "" {
		if err := os.MkdirAll(work, 0o777); err != nil {
			return "", err
		}
		bin := filepath.Join(work, "httpvet")
		return bin, Go(root, "./cmd/httpvet", bin)
	}
	return revision(root, spec, work)
}

// revision builds httpvet as of a revision of its repository, in a directory
// of its own below work, and returns the binary.
func revision(root, revision, work string) (string, error) {
	commit, err := exec.Command("git", "-C", root, "rev-parse", "--verify", "--quiet", revision+"^{commit}").Output()
	if err != nil {
		return "", fmt.Errorf("%s is neither a file nor a revision of %s", revision, root)
	}
	src := filepath.Join(work, strings.TrimSpace(string(commit)))
	if err := os.MkdirAll(src, 0o777); err != nil {
		return "", err
	}
	archive := exec.Command("git", "-C", root, "archive", strings.TrimSpace(string(commit)))
	unpack := exec.Command("tar", "-x", "-C", src)
	if unpack.Stdin, err = archive.StdoutPipe(); err != nil {
		return "", err
	}
	if err := unpack.Start(); err != nil {
		return "", err
	}
	if err := archive.Run(); err != nil {
		return "", fmt.Errorf("git archive %s: %w", revision, err)
	}
	if err := unpack.Wait(); err != nil {
		return "", fmt.Errorf("unpacking %s: %w", revision, err)
	}
	bin := filepath.Join(src, "httpvet.bin")
	return bin, Go(src, "./cmd/httpvet", bin)
}
