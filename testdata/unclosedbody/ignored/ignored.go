// Package ignored has findings that directives silence, and some that they do
// not reach.
package ignored

import "net/http"

func lineOk(url string) {
	http.Get(url) //httpvet:ignore unclosedbody nobody minds
}

func aboveOk(url string) {
	//httpvet:ignore unclosedbody nobody minds
	http.Get(url)
}

func aboveCommentsOk(url string) {
	//httpvet:ignore unclosedbody nobody minds,
	// as was said at length
	// elsewhere.
	http.Get(url)
}

func severalRulesOk(url string) {
	//httpvet:ignore other,unclosedbody nobody minds
	http.Get(url)
}

func longStatementOk(url string) {
	//httpvet:ignore unclosedbody nobody minds
	use(
		1,
		http.Get,
	)
	//httpvet:ignore unclosedbody nobody minds
	_, _ =
		http.
			Get(url)
	_, _ = http.Get(
		url,
	) //httpvet:ignore unclosedbody nobody minds
}

func headOk(url string) {
	//httpvet:ignore unclosedbody nobody minds
	if _, err :=
		http.Get(url); err != nil {
		return
	}
}

var packageOk, _ =
//httpvet:ignore unclosedbody nobody minds
http.Get("")

func nolintOk(url string) {
	http.Get(url) //nolint:httpvet // nobody minds
	//nolint:errcheck,httpvet
	http.Get(url)
	http.Get(url) // nolint
	http.Get(url) //nolint:all
}

//nolint:httpvet
func nolintFunctionOk(url string) {
	if url != "" {
		http.Get(url)
	}
}

func twoStatementsBad(url string) {
	//httpvet:ignore unclosedbody it is about the next statement
	http.Get(url)
	http.Get(url) // want "discarded: "
}

func blankLineBad(url string) {
	//httpvet:ignore unclosedbody there is no statement right below

	http.Get(url) // want "discarded: "
}

func bodyBad(url string) {
	//httpvet:ignore unclosedbody it is about the head
	if url != "" {
		http.Get(url) // want "discarded: "
	}
}

//httpvet:ignore unclosedbody a function is no statement
func functionBad(url string) {
	http.Get(url) // want "discarded: "
}

func literalBad(url string) {
	//httpvet:ignore unclosedbody it is about the call of use
	use(1, func(url string) (*http.Response, error) {
		http.Get(url) // want "discarded: "
		return nil, nil
	})
}

func otherRuleBad(url string) {
	http.Get(url) //httpvet:ignore other it is about another rule // want "discarded: "
}

func noReasonBad(url string) {
	http.Get(url) //httpvet:ignore unclosedbody // want "discarded: "
}

func spaceBad(url string) {
	http.Get(url) // httpvet:ignore unclosedbody it has a space // want "discarded: "
}

func nolintOtherBad(url string) {
	http.Get(url) //nolint:errcheck // want "discarded: "
	http.Get(url) //nolinthttpvet // want "discarded: "
}

func use(int, func(string) (*http.Response, error)) {}
