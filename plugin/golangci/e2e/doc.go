// Package e2e holds the tests of httpvet as a linter of golangci-lint. They
// build the real golangci-lint and run it, which takes some minutes the first
// time; the package imports none of it, so that they can say so where the
// module proxy is out of reach.
package e2e
