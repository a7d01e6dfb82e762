// Package unused has directives with nothing to silence.
package unused

import "net/http"

//httpvet:ignore-file unclosedbody of use, because of the first one

func usedOk(url string) {
	//httpvet:ignore unclosedbody nobody minds
	http.Get(url)
}

func usedLineOk(url string) {
	http.Get(url) //httpvet:ignore unclosedbody nobody minds
}

func mendedBad(url string) error {
	//httpvet:ignore unclosedbody it was open once // want "unused: httpvet:ignore silences nothing: unclosedbody has nothing to report here"
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func wrongPlaceBad(url string) {
	http.Get(url)
	//httpvet:ignore unclosedbody below the statement // want "unused: "
}

func lastLineOk(url string) {
	//nolint:httpvet // judged by golangci-lint
}
