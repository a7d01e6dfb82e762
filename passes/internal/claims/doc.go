// Package claims executes what the rules say about code: it runs functions
// against a server, in one scenario after the other, and tells what they
// returned and which response bodies they left open.
//
// A claim is a sentence such as "with the fix the body is closed and the
// results are the same". Run takes the texts of packages, calls every function
// whose parameters it knows how to make up (a URL, some URLs, a client, a
// request, something to decode into), and returns a Report for each. Two texts,
// two reports: the claim is their comparison, which is up to the caller.
//
// Each function runs in a process of its own, with http.DefaultTransport and every
// client sending to a server that answers as the scenario wants: well, with bad
// statuses for a while, with a body that breaks off, or not at all. A transport in
// between watches the bodies. What a function returns is used up and closed, as its
// caller would do.
//
// # What it does not know
//
// Time: a function that does not return within a second is reported as such,
// with what it had left open by then, and not run again. Bodies that are kept for later, in
// a variable of the package, count as left open. HTTP/2 and TLS do not occur.
package claims
