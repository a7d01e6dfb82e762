// Package pools follows connection pools: where an http.Transport is made,
// what leads to it (clients, wrappers, structs, closures), and what becomes
// of it. It tells which ones are used and then lost, how often, and exports
// what importers need: functions that hand out a fresh pool, functions that
// make and use up one on each call, and what functions do to a pool they are
// given.
//
//	tr := &http.Transport{…}                made here
//	c := &http.Client{Transport: tr}        c leads to it, through a pointer, a field and an interface
//	resp, err := c.Get(url)                 sent over
//	                                        nobody has it any more: lost
//
// # Why this is no protocol of lifecycle
//
// That engine asks of every path whether a response is closed on it. Of a
// pool less has to be known: CloseIdleConnections may come before the last
// use, on some path only, or in a goroutine, and still somebody has thought of
// it; and a pool that is kept anywhere on any path is not lost. What counts
// is the whole way of the value through structs, interfaces and functions,
// and that way begins at a literal, not at a call. So this is a walk of its
// own, forward along the uses of a value and backward from stores, which takes
// the order of instructions for nothing and whatever it does not understand
// for an owner.
//
// # What it does not know
//
// How a finding is worded, and whether one of its severity is wanted.
//
// # What it deliberately does not see
//
//   - Elements of slices and maps, and channels: what goes in is kept.
//   - Functions of which nothing is known, and calls of function values: they
//     keep what they are given.
//   - A pool that is handed back on some paths only: it is handed back.
//   - Transports embedded by value in other structs.
package pools
