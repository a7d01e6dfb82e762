// Package malformed has comments that look like directives and are none.
package malformed

import "net/http"

func spaceBad(url string) {
	// httpvet:ignore unclosedbody it has a space // want "malformed: "
	http.Get(url)
}

func verbBad(url string) {
	//httpvet:ingore unclosedbody a slip of the pen // want "malformed: "
	http.Get(url)
}

func tabBad(url string) {
	//httpvet: ignore unclosedbody a space in the middle // want "malformed: "
	http.Get(url)
}

func noRuleBad(url string) {
	//httpvet:ignore // want "malformed: .* names no rule"
	http.Get(url)
	//httpvet:ignore , nobody minds // want "malformed: .* names no rule"
	http.Get(url)
}

func noReasonBad(url string) {
	//httpvet:ignore unclosedbody // want "no-reason: "
	http.Get(url)
	//httpvet:ignore-file unclosedbody // want "no-reason: "
}

// httpvet:ignore is what this comment begins with, and no more than that.
func proseOk() {}

// The comment httpvet:ignore in the middle of a sentence is none.
func sentenceOk() {}

/*httpvet:ignore*/
func generalCommentOk() {}

//nolint
func nolintOk() {}
