// Package lifecycle decides, for a resource with a protocol, whether every
// path through a function releases it or hands it on.
//
// # The model
//
// One resource is followed at a time. A solve starts at the entry of a
// function and explores worlds: a world is one abstract state on one path,
// with the status of the resource, the values through which it can be
// reached, what is stored in local variables, the conditions decided so far,
// and the deferred calls that are pending. Worlds are kept apart, never merged
// into a "maybe"; flow visits each distinct one once, breadth first, so that
// the first leak found is one with a shortest path.
//
// Values are symbolic terms. A resource is two terms: the handle that leads
// to it (an *http.Response) and the part that must be released (its body);
// for a simple resource both are one. Everything that can lead to the part is
// found by walking terms and stored values: interfaces, fields, wrappers,
// function literals with their captured variables.
//
//	resp, err := c.Do(req)      two worlds: held with err nil; absent with err not nil
//	if err != nil { return }    the edge contradicts the first world, and drops it there
//	defer resp.Body.Close()     pending, with the body as it is now
//	if bad { return errBad }    the defer runs: released
//
// A call is one of: the acquisition under watch; a method of the resource; a
// function literal, which is walked in place; a function with a summary,
// which splits the world by the ways in which it can return; or unknown. What
// is unknown ends in silence: the world is dropped and nothing is reported
// from it.
//
// What a function acquires and then hands to a parameter, a callback, is a
// matter of two: its summary says what it does to that itself, and the call
// that gives it a callback which never releases it is where it is lost. The other
// way round, a function that returns what a callback yields says so, and the call
// that gives it one which yields an open resource is where it is acquired; a generic
// function that returns a value of a type parameter can have it from a callback only.
// What such a function loses by itself is a leak if some call in the package gives
// it a callback whose resource is always open.
//
// A function may return something that leads to a resource on some paths, and looks the
// same on others: with the error in a field, with the body closed for its status. The
// outcome says that this is unclear. When a caller asks what it got, the engine does not
// know which answer goes with the resource: what is lost on a way that has asked counts
// only if no way does anything about it. An error that is nil goes with the resource.
//
// A summary says, by outcome, what happens to a resource that reaches the
// function at some place of its parameters, in which results the function
// hands a fresh one to its caller, and on which conditions it returns at all.
// Summaries are computed by the same solves, callees first; recursion starts
// from knowing nothing and is repeated once.
//
// # What it does not know
//
// No package name, no message: the protocol tells what a resource is, the
// knowledge what functions elsewhere do. Findings are values.
//
// # What it deliberately does not see
//
//   - Elements of slices, maps and channels: what goes in is handed on.
//   - Which fields of what a function returns go with the resource in it.
//   - Numbers beyond constants, simple comparisons and counters of short loops.
//   - Fields written through pointers that may alias: a field is taken to keep
//     its value until something visible stores to a field of that number.
//   - Panics in callees: nothing is due when a function panics.
//   - A callback that releases on some of its paths only, what it is handed in
//     a loop, and callbacks that are kept in fields or slices.
//   - How often a function of another package calls a literal it is given:
//     once, if its summary says that it does.
package lifecycle
