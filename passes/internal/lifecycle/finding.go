package lifecycle

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A Cause says how a resource came to be lost. The zero value is none.
type Cause uint8

const (
	NoCause        Cause = iota
	Discarded            // the result of the call was never bound
	NeverMet             // no path releases it or hands it on
	LeftOnPath           // some path leaves it, others do not
	Overwritten          // its variable gets the next one while it is held
	LoopTurn             // the next turn of the loop begins while it is held
	ErrorReturn          // a function that yields it returns an error instead
	BothReturn           // it is returned beside an error, to a caller that drops it
	DeferInLoop          // released by a defer that runs only when the loop is over
	WrapperOnly          // only a wrapper around it was released or returned
	Replaced             // the handle was given another resource
	LeftByCallback       // the callee hands it to a callback, and neither releases it
)

func (c Cause) String() string {
	return [...]string{"none", "discarded", "never met", "left on path", "overwritten", "loop turn",
		"error return", "returned with an error", "defer in loop", "wrapper only", "replaced", "left by callback"}[c]
}

// A Step is one event on the way from an acquisition to its loss.
type Step struct {
	At   token.Pos
	What StepKind
}

// A StepKind says what a step is.
type StepKind uint8

const (
	BranchTrue  StepKind = iota // the condition at At held
	BranchFalse                 // the condition at At did not hold
	Event                       // what the finding's cause names happened at At
	Exit                        // the function returned at At
	Acquired                    // the callee acquired the resource at At
	Callback                    // the callback at At was handed the resource
)

// A Loss is one place at which a resource is lost.
type Loss struct {
	Cause Cause
	Event token.Pos // as in Leak
	Exit  token.Pos // as in Leak
}

// A Leak is one acquisition that some path never settles.
type Leak struct {
	Fn    *ssa.Function // the declared function or literal that acquires
	Call  ssa.CallInstruction
	Cause Cause
	// Event is where the cause happened: the overwriting call, the defer, the
	// wrapper's release, the store. token.NoPos where the exit says it all.
	Event token.Pos
	// Exit is where the function returned, token.NoPos if it need not have.
	Exit token.Pos
	// Read is the least that any leaking path consumed.
	Read Level
	// ReadFailed reports whether, on the path of the finding, reading it failed.
	ReadFailed bool
	// Settled reports whether some path does release it or hand it on.
	Settled bool
	// Losses are all places at which some path loses it, in the order found;
	// that of the finding is among them.
	Losses []Loss
	// Handed are the places at which some path hands it on, or at which the
	// engine lost sight of it: whoever closes it on a way that passes one of
	// them may take it from its new owner. Ascending, without duplicates;
	// token.NoPos stands for a place that has no position.
	Handed []token.Pos
	// Endless reports whether the loop of a DeferInLoop never ends.
	Endless bool
	// Unclear: what the call yields may be without a resource, so that to release it
	// may panic.
	Unclear bool
	// Witness is a shortest leaking path. It is empty where the way depends on whether
	// there was a resource.
	Witness []Step
	// Carries are the results of Call that lead to the resource, ascending.
	Carries []Carry
	// Passed are the calls that yield a handle, too, made on that path after
	// the acquisition.
	Passed []ssa.CallInstruction
}
