// Package flow explores the states that a program can reach.
//
// It is a forward solver in the exploded form: instead of one merged fact per
// node it keeps a set of states per node, visits each distinct state once, and
// never joins two of them into a "maybe". That is what a path-sensitive
// analysis wants: a state is one way of having got there, and the first way
// found is a shortest one, because the search is breadth first.
//
// The package knows neither programs nor resources: a state is any value with
// a key, a node is whatever the caller says two states share. Termination and
// cost are bounded by two limits, on the states of one node and on all of
// them; when a limit is hit the answer is marked incomplete, and what that
// means is for the caller to decide: what was visited is reachable all the
// same, but nothing may be concluded from what was not.
package flow
