// Package passes lists the analyzers of httpvet, in the order in which their
// findings are documented.
//
// # Reading guide
//
// A resource is a thing with a protocol: a response body. An acquisition is
// the call that makes a function responsible for one; the obligation that
// follows is met when the body is closed, or moves to someone else when it is
// returned, stored, sent or kept. An alias is anything through which the body
// can be reached. An effect is what a call does to an argument, a summary a
// function's effects by outcome, a fact a summary that importers can see, a
// witness the path that a finding is about.
//
//	go command or golangci-lint
//	      │ syntax, types, facts
//	      ▼
//	internal/ledger     builds SSA where it can matter, runs the engine, exports facts
//	      │  internal/lifecycle   worlds, paths, summaries; knows no net/http
//	      │  internal/protocol    what a response body is
//	      │  internal/nethttp     what the standard library does, as tables
//	      │  internal/flow        explores states
//	      ▼ findings as values
//	unclosedbody        bodies that are left open: words, categories, fixes
//	unreadbody          bodies that are closed before their end
//	      │  internal/source      from positions in SSA form back to syntax
//	      │  internal/edits       fixes: text edits that keep comments and format
//	      │  internal/directive   leaves out what people have silenced
//	      ▼ findings, and which directives were of use
//	badignore           judges the directives
//
// Connection pools are followed by a walk of their own over the same SSA form:
//
//	internal/pools      where transports are made, what becomes of them; exports facts
//	      │  internal/sites       where code runs: once, per turn, per request, …
//	      ▼ findings as values
//	throwawayclient     words, categories, fixes
//
//	internal/fieldvalues  what is in the fields of a transport when it is first used
//	internal/sites        where code runs, and whether many goroutines run it
//	      │
//	untunedtransport    words, categories, edits
//
// Arrows point down only; a test compares the imports with this picture. The
// internal/oracle package holds the verdicts against what really happens when
// generated functions run, internal/claims shows by execution what a fix does,
// internal/fixture is what the tests of the rules share.
//
// What is said of a rule stands in its doc.go, and nowhere else. The package
// docs, which cmd uses as well, takes that text apart and makes of it
// the help of the command, the pages below docs/rules, the table in README, and
// the severities of findings. The settings package next to this one makes the
// flags of the analyzers the settings of all drivers.
//
// # Adding an analyzer
//
//  1. Name the mistake, in one lower-case word that reads well after "allow".
//  2. Write its doc.go, in the form that passes/docs describes: what, why with
//     the fact about net/http, bad, good, categories, silences, fix. Stop if the
//     bad example does not convince. A test analyses the examples.
//  3. Write fixtures below testdata, functions named by verdict (…Bad, …Ok,
//     FN_… for a miss that is known), one language feature a package. See them
//     fail.
//  4. Put what functions do into nethttp's tables; questions about paths go to
//     lifecycle. If neither fits, think before adding a package.
//  5. Word the findings: lower case, no final period, one line, the variable
//     named.
//  6. Wrap its Run in directive.Honour, add it to rules, and run go generate
//     ./passes/docs/rulepages, which writes its page and the tables in README.
//     Its flags become settings by themselves (see the settings package).
//  7. Run it over real repositories and read every finding. Each wrong one
//     becomes a fixture.
package passes
