// Package edits makes text edits of syntax: pure functions that return what
// to change and change nothing themselves.
//
// What they insert has the indentation of its surroundings, so that a file
// that gofmt agrees with stays one it agrees with, and they leave every
// comment where it belongs: one that stands above a statement stays above it,
// one at the end of its line stays at the end of that line. Where that cannot
// be had, a function returns no edits.
//
// The package knows text and syntax, and of types no more than which names
// are visible where. What an edit means is the business of those who ask.
package edits
