// Package ignoredfile has a file in which findings are silenced, and one in
// which they are not.
package ignoredfile

import "net/http"

//httpvet:ignore-file unclosedbody recorded elsewhere

func oneOk(url string) { http.Get(url) }

func twoOk(url string) { http.Get(url) }
