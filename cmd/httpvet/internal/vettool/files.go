package vettool

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"sync"
)

// digests returns the files of the unit that may be edited, each with the
// SHA-256 of what it contains. Findings are kept in the go command's cache, so
// whoever applies an edit later has to know for which text it was made. The
// files are read before unitchecker reads them: a file that is written in
// between has a digest that is no longer true of it, and is left alone.
//
// Only files of the main modules may be edited. Others are those of
// dependencies, of the standard library or of a vendor directory. A file with a
// line directive is left out, and so is the file that it names: the positions
// in the JSON of unitchecker are adjusted, offsets are not, so an edit would
// name the one and mean the other. That takes care of cgo as well, where the
// unit has the output of the cgo command in place of the source.
func (u *unit) digests() map[string]string {
	if !u.main() {
		return nil
	}
	files := make(map[string]string)
	var renamed []string
	for _, file := range u.GoFiles {
		if filepath.Dir(file) != filepath.Clean(u.Dir) {
			continue // made for the build, or put in the place of another by -overlay
		}
		text, err := os.ReadFile(file)
		if err != nil {
			continue // the analysis will say so
		}
		if names := lineDirectives(text); names != nil {
			for _, name := range names {
				if name != "" && !filepath.IsAbs(name) {
					name = filepath.Join(filepath.Dir(file), name)
				}
				renamed = append(renamed, name)
			}
			continue
		}
		sum := sha256.Sum256(text)
		files[file] = hex.EncodeToString(sum[:])
	}
	for _, name := range renamed {
		delete(files, name)
	}
	return files
}

// main reports whether the unit belongs to a main module, which is one without
// a version.
func (u *unit) main() bool {
	if u.Module != nil {
		return u.Module.Path != "" && u.Module.Version == ""
	}
	return u.ModulePath != "" && u.ModuleVersion == ""
}

// lineDirective matches "//line name:line" at the start of a line and
// "/*line name:line*/" anywhere, with the name in group 1 or 2. It also matches
// in strings and where the compiler would reject it, which only means that a
// file is not edited that could have been.
var lineDirective = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^//line (.*?)(?::\d+)?:\d+\r?$|/\*line (.*?)(?::\d+)?:\d+\*/`)
})

// lineDirectives returns the file names in the line directives of text.
func lineDirectives(text []byte) []string {
	if !bytes.Contains(text, []byte("/line ")) && !bytes.Contains(text, []byte("/*line ")) {
		return nil
	}
	var names []string
	for _, m := range lineDirective().FindAllSubmatch(text, -1) {
		names = append(names, string(m[1])+string(m[2]))
	}
	return names
}
