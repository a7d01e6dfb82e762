package ledger

import (
	"go/token"
	"slices"
)

// Tests reports whether findings in _test.go files are wanted.
func Tests() bool { return bool(options.tests) }

// ThrowsAway reports whether the transport that is made at pos (the brace of
// a literal, the parenthesis of new or of Clone, the name of a variable) is
// reported for being made over and over. Rules about its settings then keep
// quiet: it has to go first.
func (r *Result) ThrowsAway(pos token.Pos) bool { return slices.Contains(r.ThrownAway, pos) }
