package ledger

import (
	"fmt"
	"strings"
)

// reason is one line for what was recovered.
func reason(r any) string {
	line, _, _ := strings.Cut(fmt.Sprint(r), "\n")
	return line
}
