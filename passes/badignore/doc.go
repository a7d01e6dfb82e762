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
// that names the rule and says why, and all findings of a rule in a file by
// httpvet:ignore-file, the rule and a reason. The analyzer reports the
// directives that silence nothing.
//
// Why:
//
// A directive without a reason, or with the name of a rule that does not exist,
// silences nothing, and so does one where there is nothing to silence, mostly
// because the code has been mended. People would believe in them.
//
// Bad:
//
//	func fetch(url string) (string, error) {
//		// gives no reason, so it silences nothing
//		//httpvet:ignore unclosedbody
//		resp, err := http.Get(url) // response body of resp is never closed
//		if err != nil {
//			return "", err
//		}
//		return resp.Status, nil
//	}
//
// Good:
//
//	func fetch(url string) (string, error) {
//		//httpvet:ignore unclosedbody the process ends right after
//		resp, err := http.Get(url)
//		if err != nil {
//			return "", err
//		}
//		return resp.Status, nil
//	}
//
// Categories:
//
//   - malformed: not the form of a directive: a space before httpvet:, another
//     verb than ignore and ignore-file, no rule (warning; no fix)
//   - no-reason: no reason is given (warning; no fix)
//   - unknown-rule: no rule has that name (warning; no fix)
//   - unused: the rule has nothing to report there (warning; no fix)
//
// Silent:
//
// It says nothing where it does not know: about rules that did not run, about
// test files that a rule was told to leave alone, about a rule with another
// than its usual -severity, in packages that were not analysed in full, and
// in generated files. Whether //nolint comments are of use, golangci-lint says.
//
// Fix:
//
// There is none: whether the directive or the code is wrong, only people know.
package badignore
