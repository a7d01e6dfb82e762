// Package badignore defines an Analyzer that reports directives which silence
// nothing.
//
// It sees comments, and what the rules say of the directives that they honoured;
// it does not know what a rule reports, nor why.
//
// # Analyzer badignore
//
// badignore: report httpvet:ignore directives that silence nothing
//
// A finding is silenced by a directive on its line, or above its statement,
// that names the rule and says why:
//
//	//httpvet:ignore unclosedbody the process ends right after
//	resp, err := http.Get(url)
//
// and all findings of a rule in a file by
//
//	//httpvet:ignore-file unclosedbody recorded by hand, see the README
//
// A directive without a reason, or with the name of a rule that does not exist,
// silences nothing, and so does one where there is nothing to silence, mostly
// because the code has been mended. Those are reported, lest people believe in
// them.
//
// Categories:
//
//   - malformed: not the form of a directive: a space before httpvet:, another
//     verb than ignore and ignore-file, no rule (warning)
//   - no-reason: no reason is given (warning)
//   - unknown-rule: no rule has that name (warning)
//   - unused: the rule has nothing to report there (warning)
//
// It says nothing where it does not know: about rules that did not run, about
// test files that a rule was told to leave alone, about a rule with another
// than its usual -severity, in packages that were not analysed in full, and
// in generated files.
//
// The analyzer offers no fix.
package badignore
