// Expected errors: tests that send a request which must fail. The fixture is
// in the test file.
package expectederr

import "net/http"

// Dropped outside a test file: whoever gets the error, the response is lost.
func outsideTestsBad(client *http.Client, url string, check func(error)) {
	_, err := client.Get(url) // want "discarded: "
	check(err)
}
