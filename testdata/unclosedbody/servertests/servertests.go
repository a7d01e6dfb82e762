// Server tests: handlers behind an httptest.Server, asked by a client. The
// fixture is in the test file.
package servertests

import (
	"fmt"
	"net/http"
)

func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "hello, %s", r.URL.Path)
	})
}
