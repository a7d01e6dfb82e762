// Package unknown has directives for rules that do not exist.
package unknown

import "net/http"

func unknownBad(url string) {
	//httpvet:ignore bodyclose it is called otherwise here // want "unknown-rule: .* names bodyclose, .*; the rules are unclosedbody"
	http.Get(url)
}

func oneOfTwoBad(url string) {
	//httpvet:ignore unclosedbody,bodyclose the other one is in order // want "unknown-rule: "
	http.Get(url)
}

func itselfBad() {
	//httpvet:ignore badignore who silences the silencers // want "unknown-rule: "
}
