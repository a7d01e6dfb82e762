// Package fieldvalues finds the HTTP transports that a package makes and says
// what is in their fields when they are first used.
//
// A transport is made by a literal, new, a zero variable, Clone, or a call of
// a function in view that returns a fresh one. What a field holds is the
// value of the literal, or that of the last store which every path passes
// before the transport leaves the function that made it; stores in a function
// of the package that is given the transport count like stores at the call.
// A value is known (a constant, nil, something that is not nil), the default,
// or unknown. Whatever can store to a field without being certain to makes
// the field unknown: a store on one branch, in a closure, through a phi, a
// struct field, a package variable, or the result of a function; a function
// or option that nothing is known of makes all fields unknown.
//
// Values are folded through constants, arithmetic, variables that are
// assigned once, and parameters of unexported functions whose calls are all
// in view and agree. That a call which yields a *tls.Config or a function
// yields nil is not considered.
//
// It does not know in what order functions run, and does not look into other
// packages: a caller elsewhere can set fields of a transport that an exported
// function returns. A transport that is converted to an interface is taken to
// be used as it is, but for the type assertions of this package. Transports
// held by value in other structs, arrays and slices are not seen.
//
// It knows SSA and the tables of nethttp; categories and words are the
// business of the passes.
package fieldvalues
