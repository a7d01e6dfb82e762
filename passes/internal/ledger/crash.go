package ledger

import (
	"fmt"
	"strings"
)

// crashIn names the functions whose analysis panics. It is empty but in the
// binary by which a test proves that a crash is contained, where the linker
// sets it.
var crashIn string

func crashOnPurpose(name string) {
	if crashIn != "" && name == crashIn {
		panic("injected crash")
	}
}

// reason is one line for what was recovered.
func reason(r any) string {
	line, _, _ := strings.Cut(fmt.Sprint(r), "\n")
	return line
}
