// t.Cleanup: what is registered runs at the end of the test. The fixture is in
// the test file.
package testcleanup

const base = "https://example.org/"
