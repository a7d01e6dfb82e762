// Tests: t.Fatal, t.FailNow and t.Skip end the test, t.Error does not. The
// fixture is in the test file; this one holds what it tests.
package testfatal

import "net/http"

func Ping(client *http.Client, url string) (*http.Response, error) { return client.Get(url) }
