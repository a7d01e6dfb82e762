// Package unreadbody defines an Analyzer that reports HTTP response bodies
// that are closed before their end, and drains that Close makes needless.
//
// It words what the ledger found out about how bodies are consumed, and looks
// for signs in the text that a connection is not meant to be reused. It knows
// nothing of paths. Of a request that is prepared in another function it does
// not see the headers; of a client that comes from elsewhere it does not see
// the settings, and takes them to be the usual ones.
//
// # Analyzer unreadbody
//
// unreadbody: report HTTP response bodies that are closed without being read
//
// On HTTP/1 a connection is used again only when the Transport has seen the
// end of the body. Up to Go 1.26, Close of a body that was not read to its end
// closes the connection at once (bodyEOFSignal.Close in transport.go), and the
// next request dials again, with a TLS handshake where there is one. Nothing
// is lost but time. From Go 1.27 on, Close itself reads on for up to 256 KiB
// and 50 ms, so the analyzer asks for the Go version of the file: below 1.27
// it reports what is closed unread, from 1.27 on it reports drains that are no
// longer needed. Responses without a body (204, 304, Content-Length 0, HEAD)
// cost nothing, and on HTTP/2 the connection is kept in any case.
//
//	func healthy(client *http.Client, url string) (bool, error) {
//		resp, err := client.Get(url) // body of resp is closed without being read
//		if err != nil {
//			return false, err
//		}
//		defer resp.Body.Close()
//		return resp.StatusCode == http.StatusOK, nil
//	}
//
// Read what is left before closing, within bounds:
//
//	func healthy(client *http.Client, url string) (bool, error) {
//		resp, err := client.Get(url)
//		if err != nil {
//			return false, err
//		}
//		defer func() {
//			io.Copy(io.Discard, io.LimitReader(resp.Body, 256<<10))
//			resp.Body.Close()
//		}()
//		return resp.StatusCode == http.StatusOK, nil
//	}
//
// Categories:
//
//   - unread: every path closes the body and none reads it (perf; below Go
//     1.27)
//   - unread-path: some path closes it unread, though others read it,
//     typically the early return on a bad status (perf; below Go 1.27, only
//     with -paths)
//   - partly-read: it is closed after a single Read, a LimitReader, a Scanner
//     that was left early or one value of a stream (info; below Go 1.27, only
//     with -partial)
//   - unbounded-drain: it is drained without a limit in bytes, for a request
//     without a visible limit in time: a server that goes on sending holds the
//     caller (warning; only with -unbounded)
//   - redundant-drain: it is drained right before Close in a file for Go 1.27
//     or later (info; from Go 1.27 on)
//
// It says nothing where anything could have read the body, and on purpose
// where
//
//   - the request is a HEAD request, or the status is known to be 101, 204 or
//     304 on that path;
//   - the connection is given up on purpose: DisableKeepAlives, Request.Close,
//     a Connection header, a context that is cancelled before the Close;
//   - the Transport is made for this one request;
//   - a test expects the request to fail, or what closes the body never returns;
//   - the response is an event stream, or the client speaks HTTP/2 only;
//   - the response comes from a function of which no more is known than that
//     it returns one: it may have read the body;
//   - some path leaves the body open: that is unclosedbody's to say;
//   - the file is generated.
//
// Flags: -paths, -partial and -unbounded switch the categories above on, -go
// says for which Go version to judge instead of the one in go.mod, and
// -tests=false leaves out _test.go files.
package unreadbody
