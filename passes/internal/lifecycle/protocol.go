package lifecycle

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A Kind says in which form a resource is held by a value.
type Kind uint8

const (
	// Handle: the value leads to the resource (an *http.Response).
	Handle Kind = iota
	// Part: the value is the resource itself (a response body).
	Part
	// Func: the value is a function that may do something to the resource
	// when it is called.
	Func
)

func (k Kind) String() string { return [...]string{"handle", "part", "func"}[k] }

// A Protocol describes one sort of resource: which types hold it, what
// releases it, and what the engine may assume where nothing is known. It
// speaks of types and calls, never of messages.
//
// For a resource without a handle (the value acquired is what must be
// released) PartField returns -1.
type Protocol interface {
	// IsHandle reports whether a value of type t is a handle.
	IsHandle(t types.Type) bool
	// Unrelated reports whether the fields of a struct of type t, though of the
	// right types, never lead to a resource that is followed.
	Unrelated(t types.Type) bool
	// PartField returns the index of the field of the handle's struct that
	// is the resource.
	PartField() int
	// PartType is the static type of the resource.
	PartType() types.Type
	// Releases reports whether calling method m on the resource releases it.
	Releases(m *types.Func) bool
	// Reads returns how much of the resource calling method m on it consumes.
	Reads(m *types.Func) Level
	// FailsReading returns the value of which an error that call returns says that it
	// could not be read, nil if it may say something else. If it is the resource, that
	// holds nothing any more.
	FailsReading(call *ssa.CallCommon) ssa.Value
	// CanRelease reports whether a function that receives the resource as a
	// value of static type t could release or keep it. Where it could and
	// nothing is known of the function, the engine stops following.
	CanRelease(t types.Type) bool
	// Converts reports whether asserting the resource to type t hands it
	// over to whoever holds the new value.
	Converts(t types.Type) bool
	// Returned reports whether the results of a function can be a resource that the
	// caller must release, and which result is the handle.
	Returned(sig *types.Signature) (result int, ok bool)
	// Asked reports whether a call of an unknown function whose results are such
	// yields a resource, by what it is given. It is asked only where no summary is known.
	Asked(sig *types.Signature) bool
	// Exempt reports whether a call that yields a resource needs no release
	// because of its arguments (a HEAD request).
	Exempt(call *ssa.CallCommon) bool
	// Empty reports whether a resource whose handle has this value in an
	// integer field is none that needs a release (a response with status 204).
	Empty(field int, value int64) bool
	// Idle reports whether nothing is lost by releasing a resource unread whose
	// handle has this value in an integer field (a response with status 101).
	Idle(field int, value int64) bool
	// Both reports whether fn may not return the resource beside a non-nil
	// error, because its caller is known to drop it then.
	Both(fn *ssa.Function) bool
}

// Knowledge answers questions about functions outside the package at hand.
type Knowledge interface {
	// Summary returns what is known of fn, nil if nothing is.
	Summary(fn *types.Func) *Summary
	// Pure reports whether two calls of fn with equal arguments, close
	// together, give equal results and have no effect.
	Pure(fn *types.Func) bool
	// Equality reports whether fn tells whether its two arguments are equal.
	Equality(fn *types.Func) bool
	// NoReturn reports whether fn never returns.
	NoReturn(fn *types.Func) bool
	// Elsewhere reports whether a call of interface method m at a place may run
	// an implementation from another package than that of the interface. Places that
	// are not valid are out of sight.
	Elsewhere(m *types.Func, at token.Pos) bool
	// Test reports whether a place is in code that is there for tests only.
	Test(at token.Pos) bool
	// Declared returns what the user declares of fn, a function of the
	// package itself; nil if nothing.
	Declared(fn *types.Func) *Summary
	// Handled reports whether the user declares that callers of fn, a
	// function of the package itself, need not release what it returns.
	Handled(fn *types.Func) bool
}
