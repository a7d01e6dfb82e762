// Package sites answers where code runs: once in the life of a process, on
// each turn of a loop, in each of many goroutines, for each request, or once
// per call of a function that is called any number of times.
//
// An instruction inside a loop runs on each turn. Otherwise it runs as often
// as its function does, and that is decided by how the function is used in
// its package: called from main, handed to sync.Once, started by a go
// statement, registered as a handler. Function literals are followed to the
// place where they are called or handed on.
//
// It knows SSA and, through nethttp's tables, the shapes of handlers and
// commands. It does not know callers in other packages: a function that is
// called nowhere in its own runs once per call. It deliberately takes the milder answer where it does
// not see: a function that is stored runs per call, whoever stored it.
package sites
