// Package oracle holds the verdicts of unclosedbody against what really
// happens. It generates functions that acquire response bodies, executes each
// of them over all decision strings with a transport that watches every body,
// runs the analyzer on the same source, and compares the two site by site.
//
// # From a seed to a verdict
//
// Generate writes a function: a grammar of acquisitions (source.go,
// acquire.go), error checks (check.go), ways to close (close.go), reads,
// wrappers and hand-overs (read.go), control flow (control.go, loops.go,
// shapes.go) and function literals and made-up helpers (literal.go). It
// believes to know which bodies are open and closes most of them where the
// path ends; the belief only makes well-behaved code likely and is never
// compared with anything.
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
// contract is counted by reason and is no agreement, a report there is a
// false one, unless the panic was a nil dereference (compare.go, totals.go). Disagreements are made smaller until
// nothing can be deleted (candidates.go, shrink.go).
//
// # Running it
//
//	go test ./passes/internal/oracle
//	go test ./passes/internal/oracle -run TestOracle -v -oracle.n=20000 -oracle.mode=uncorrelated
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
// testdata/found.go, and stays.
//
// # What it does not know
//
// Loops take at most three turns and an execution forty decisions; a leak that
// needs more is not seen. A function with more than a few thousand executions
// is dropped, and counted. A fate is known of each body, not of its reader:
// the categories of a report are not compared.
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
package oracle
