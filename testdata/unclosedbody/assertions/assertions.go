// Assertions: require ends the test through FailNow, assert lets it go on. The
// fixture is in the test file.
package assertions

import (
	"net/http"
)

type API struct{ client *http.Client }

// Do yields an open response.
func (a *API) Do(req *http.Request) (*http.Response, error) { return a.client.Do(req) }
