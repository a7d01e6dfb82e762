// Package nethttp is what httpvet knows about the standard library: which
// types and functions of net/http yield, read, close, keep or wrap a response
// body, and what the functions around them (io, bufio, encoding/json, sync,
// testing, …) do to what they are given.
//
// It is the only package that spells "net/http". Knowledge is data: each row
// of the tables stands under the Go signature it describes, and was checked
// against the source of Go 1.26 and 1.27. Drivers need not analyse the
// standard library, so nothing here relies on its facts.
//
// The package knows go/types and nothing else: no SSA, no syntax, no policy.
// Functions that are not in a table are simply not known; what follows from
// that is decided elsewhere.
package nethttp
