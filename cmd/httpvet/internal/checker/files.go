package checker

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"sync"
)

// read reads the files of u.
func (c *Checker) read(u *unit) error {
	if u.texts != nil {
		return nil
	}
	texts := make(map[string][]byte, len(u.Files))
	for _, file := range u.Files {
		name := file
		if by := c.Overlaid[file]; by != "" {
			name = by
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		texts[file] = text
	}
	u.texts = texts
	return nil
}

// digests returns the files of u that may be edited, each with the SHA-256 of what it
// contained when it was read: whoever applies an edit later has to know for which text
// it was made.
//
// Only files of the main modules may be edited. Others are those of
// dependencies, of the standard library or of a vendor directory. A file with a
// line directive is left out, and so is the file that it names: the positions
// of findings are adjusted, offsets are not, so an edit would
// name the one and mean the other. That takes care of cgo as well, where the
// unit has the output of the cgo command in place of the source.
func (c *Checker) digests(u *unit) map[string]string {
	if u.Module == nil || !u.Module.Main {
		return nil
	}
	files := make(map[string]string)
	var renamed []string
	for file, text := range u.texts {
		if filepath.Dir(file) != filepath.Clean(u.Dir) || c.Overlaid[file] != "" {
			continue // made for the build, or in another place than it seems
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
		digest := sha256.Sum256(text)
		files[file] = hex.EncodeToString(digest[:])
	}
	for _, name := range renamed {
		delete(files, name)
	}
	return files
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
