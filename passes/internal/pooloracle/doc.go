// Package pooloracle holds the verdicts of throwawayclient and untunedtransport against
// what really happens. It generates functions that make transports and clients, sends
// requests over them to a server that counts connections, runs the analyzers on the same
// source, and compares the two.
//
// # From a seed to a verdict
//
// Generate writes a function of one or two sites: how a transport is made (make.go), what
// it is wrapped in and how requests are sent (use.go), what becomes of it (fate.go), and
// where all that runs (generate.go): on each call, on turns of a loop, in goroutines, in a
// handler, in a helper, once. Functions are put into a module with testdata/program: env
// is what they see of the world, maker is the other side of a package boundary, track is
// the runtime. Comments that begin with track: are code where the module is executed, and
// comments for the analyzers.
//
// The runtime calls each function three times for each string of decisions, gives back
// what it was given (results, and what was kept, by reflection), closes what belongs to
// everybody, and looks at what is open at the server by then. A site has lost its
// connections if as many are open as there were calls (verdict.go). It has not if none
// is. If it depends on the decisions, executions do not say what is to be reported, and
// the site is outside.
//
// What is compared (compare.go):
//
//   - throwawayclient reports a transport exactly where connections are lost, and says
//     that one call makes several exactly where a call leaves several behind;
//
//   - where it says that a client shares connections, they are shared;
//
//   - untunedtransport says of settings what was true of every transport that was sent
//     over, and says it where it was, and nothing about the transport is reported already.
//
//     go test ./passes/internal/pooloracle
//     go test ./passes/internal/pooloracle -v -oracle.n=4000 -oracle.seed=4711
//
// # What it does not know
//
// Time, beyond what it takes to close a connection: that an idle connection is kept for so
// long is for the tests of claims. HTTP/2, proxies and TLS. Whether one transport for all
// would do.
//
// # What it leaves out
//
// What the rules leave unsaid on purpose: what is kept in a variable that the next call
// assigns again, settings that a function of another package might change, negative
// numbers that are overwritten, and idle connections in a package that closes some
// somewhere. What another package has wrapped a transport in is not told by facts; a
// client whose CloseIdleConnections does nothing is missed then, and counted as outside.
//
// # Does it bite
//
// Faults planted one at a time: the first function from seed 1 on to tell, and how many
// of the first 300 do.
//
//	constructors make nothing                         3   43
//	a loop of one turn is a loop                      3   23
//	DisableKeepAlives is not known                   13   14
//	what one branch sets is set                      22    9
//	a client's CloseIdleConnections reaches any pool 28   12
//	sync.Once runs each time                         33    9
package pooloracle
