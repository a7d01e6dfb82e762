// Package oracle holds the verdicts of unclosedbody against what really
// happens. It generates functions that acquire response bodies, executes each
// of them over all decision strings with a transport that watches every body,
// runs the analyzer on the same source, and compares the two site by site.
//
// # From a seed to a verdict
//
// Generate writes a function: a grammar of acquisitions (source.go,
// acquire.go), error checks (check.go), ways to close (close.go), deferred
// calls that decide whether another one closes (defers.go), reads, wrappers
// and hand-overs (read.go), control flow (control.go, loops.go, shapes.go) and
// function literals and made-up helpers (literal.go). It believes to know
// which bodies are open and closes most of them where the path ends; the
// belief only makes well-behaved code likely and is never compared with
// anything.
//
// Functions are put into a module (module.go, driver.go, local.go) together
// with testdata/program: env is what they see of the world, helper are callees
// across a package boundary, track is the runtime. Whatever can go two ways,
// a condition, the failure of a request, a status, a failing read, a turn of a
// loop, asks track for a decision; track runs the function again and again,
// depth first, until all decision strings are done (truth.go).
//
// The analyzer runs in this process on the same text, type-checked against a
// library that is loaded once (library.go, analyze.go). The library has source
// only for what ends a process, so that facts of no return arise as under
// go vet; everything else about the standard library must be in tables.
//
// A site, the call that yields a response, has a name that stands in the
// request's path and as a comment on its line. Its truth is one of three:
//
//   - it leaks: some execution returns normally with a body open that nobody
//     else can close, read to its end or not;
//   - it does not: all executions that return close it;
//   - it is outside the contract: handed to a caller, field, map, slice,
//     channel, kept closure or opaque callee, or left by panic, Goexit, exit.
//     So is a body that a defer in a loop closes late, which the rule reports
//     as something else.
//
// A returned value hands a body over when closing or calling it closes the
// body; a Scanner, a gzip.Reader or a NopCloser does not. Silence outside the
// contract is counted by reason and is no agreement, a report there is a false
// one, unless the panic was a nil dereference (compare.go, totals.go). A site
// that had a response on no execution is untried, reported or not. What a
// panic has left open when the function recovers is outside, too; what is
// acquired after that is not. Two things are settled by looking at the text
// (doubt.go): which response a goroutine or a stored literal sees in a
// variable that is assigned again is a matter of timing, and counts as
// outside, as does a literal that is kept and sees what a deferred call
// assigns; and what an inner function has lost when it returns may be reported
// although its caller panics or exits. Disagreements are made smaller until
// nothing can be deleted (candidates.go, shrink.go).
//
// # Running it
//
//	go test ./passes/internal/oracle
//	go test ./passes/internal/oracle -run TestOracle -v -oracle.n=20000 -oracle.seed=0 -oracle.mode=uncorrelated
//	go test ./passes/internal/oracle -run TestOracle -v -oracle.n=1 -oracle.seed=4711
//	go test ./passes/internal/oracle -fuzz FuzzOracle
//
// Uncorrelated, each condition is asked once, except those that decide about
// resources by the nature of Go: the error of a named result in a deferred
// closure, nil checks, the outcomes of helpers. No disagreement is allowed.
// Correlated, settings, flags, statuses and errors are tested again and again,
// and one site in a hundred may be wrong in each direction. Function i of a
// run with seed s is the one of seed s+i.
//
// What was found is kept twice. A seed goes to testdata/seeds, where it stands
// for its function until the grammar changes. The shrunken function goes to
// testdata/found, and stays.
//
// # What it knows
//
// Each way to go on is taken by some execution: a request fails, in one way or
// in two; a status, a media type is good or bad; a Read fails, or yields plain
// or compressed data, each time anew; a Close fails where its error is looked
// at, the second one of a body and that of a response to HEAD as well. A
// branch that no execution can take would make a correct report look false, so
// the generator keeps to conditions that can come out either way where they
// stand: a copy of a body in memory never fails and is read without a check, a
// status is not tested behind a helper that lets only the good ones through.
//
// # What it does not know
//
// Loops take at most three turns and an execution forty decisions; a leak that
// needs more is not seen. A function with more than a few thousand executions
// is dropped, and counted. A fate is known of each body, not of its reader:
// the categories of a report are not compared. A nil dereference in a
// goroutine ends the process, and the function is dropped.
//
// # What it leaves out
//
// Shapes that the rule calls a hand-over although everything happens in the
// function: a local map, slice or channel appears only where what was put in
// is closed at once. Goroutines that acquire, because their decisions would
// not replay. os.Exit itself and log.Fatal, which no execution survives: a
// helper that stops the goroutine first stands for them. Redirects, contexts,
// timeouts and HTTP/2, which do not change who closes. unreadbody: the truth
// has what it needs (ClosedUnread), the comparison does not.
//
// # Classes that remain
//
// All but the last appear among correlated conditions only, and count. The
// functions of testdata/found/known.go that stand for them are listed in
// found_test.go, which fails when the analyzer comes to be right about one.
//
//   - Missed: the body is replaced by a copy behind the back of whoever has
//     the response: a closer made before that looks at the field when it
//     runs, a map, a channel, a kept literal, a callee that kept it. A
//     deferred call that replaces it is no better. The analyzer takes the
//     body to have gone along with the response.
//   - Missed: the body is replaced by a helper and the response is kept
//     afterwards. A summary does not tell that a field was replaced.
//   - Missed: a function of another package calls a callback again because it
//     failed, and the callback leaves a live response beside its error. A
//     summary tells that a callback is called, not how often and after what.
//   - False: the status of a response is tested again although a helper has
//     tested it, by returning an error or by letting only good ones through.
//     A summary does not carry what was tested of a field.
//   - Missed: a struct around the body is returned inside another whose Close
//     does nothing. It counts as handed over.
//
// # Does it bite
//
// Faults planted in the engine one at a time: the first function of the
// uncorrelated ones from seed 1 on to tell, and how many of the first 400 do,
// of which 30 are counted. The engine as it is agrees with the first 1200.
//
//	the error says nothing about the response             2   30 or more
//	a deferred function literal is not run                3   30 or more
//	merging outcomes drops their conditions               5   30 or more
//	a branch refines nothing                              5   30 or more
//	a helper that closes sometimes closes always          7    6
//	deferred calls run in the order of their defer       12   21
//	what a deferred literal stores is lost               12   22
//	a phi does not carry the response                    22   16
//	a phi that carries the response counts as closed     96    3
//
// The order of deferred calls used to go unnoticed, until there were calls
// whose effect another one depends on.
package oracle
