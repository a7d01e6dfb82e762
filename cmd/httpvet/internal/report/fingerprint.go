package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// Fingerprint gives each finding, of a list that is sorted and complete, the
// name under which it is known again in another version of the program. The
// name is made of the rule, the package, the function, the text of the line and,
// where that is not enough, of how many such findings come before. It does not
// change when lines above are added, when code is indented or formatted
// otherwise, or when the message is put in other words.
func Fingerprint(findings []Finding, sources *Sources) {
	seen := make(map[string]int)
	for i := range findings {
		f := &findings[i]
		file, line, _ := f.Posn.Split()
		f.Function = sources.function(file, line)
		text := strings.Join(strings.Fields(sources.line(file, line)), " ")
		key := strings.Join([]string{f.Rule, f.Package, f.Function, text}, "\x00")
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		f.Fingerprint = hex.EncodeToString(sum[:12])
		seen[key]++
	}
}
