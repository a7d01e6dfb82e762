package unclosedbody

// A noFix is the reason why a finding has no fix. The zero value is the
// general one.
type noFix uint8

const (
	// Unproven: with what was tried the finding would still be there, or the
	// package would no longer compile or be formatted as gofmt wants it.
	Unproven noFix = iota
	// Fixable: nothing is in the way.
	Fixable
	// Cgo: the file is not what was compiled, or has changed since.
	Cgo
	// Unbound: no variable leads to the body.
	Unbound
	// Conditional: the call is a part of an expression or of the head of a
	// statement, so that nothing can follow it.
	Conditional
	// Unchecked: no error check ends the path, so the response may be nil.
	Unchecked
	// Shadowed: a name to be used means something else there, or none is free.
	Shadowed
	// CommentLost: a comment stands where the text changes.
	CommentLost
	// Crowded: several statements share a line.
	Crowded
	// Escapes: on some path to the place somebody else has got the body.
	Escapes
	// Reassigned: the variable may hold another response at the place.
	Reassigned
	// UsedLater: what comes after the place still reads the body.
	UsedLater
	// ReaderReturned: what is returned reads the body, and nobody could close
	// it afterwards.
	ReaderReturned
	// Elsewhere: the variable is one of another function, or of the package.
	Elsewhere
	// Jumps: goto, or a jump between a deferred call and the end of its turn.
	Jumps
	// NotRead: a body that is replaced before it was read to the end may be
	// replaced by one that reads it.
	NotRead
	// Unevaluated: the arguments of a go or defer statement would be evaluated
	// at another time.
	Unevaluated
	// HandMade: a test makes a response without a body, which the call may
	// yield: to close that panics.
	HandMade
	// LeftByCallback: the callee of a callback may still read the body, or
	// expect to, when the callback is done.
	LeftByCallback
	// Overlaps: the fix of another finding changes the same text.
	Overlaps
)

func (n noFix) String() string {
	return [...]string{"unproven", "fixable", "cgo", "unbound", "conditional", "unchecked", "shadowed",
		"comment lost", "crowded", "escapes", "reassigned", "used later", "reader returned", "elsewhere", "jumps",
		"not read", "unevaluated", "hand made", "left by callback", "overlaps"}[n]
}
