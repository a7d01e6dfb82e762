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
// The analyzer asks for the Go version of each file, as go.mod or a build
// constraint has it. Below 1.27 it reports bodies that are closed unread, from
// 1.27 on it reports drains that are no longer needed.
//
// Why:
//
// On HTTP/1 a connection is used again only when the Transport has seen the
// end of the body. Up to Go 1.26, Close of a body that was not read to its end
// closes the connection at once (bodyEOFSignal.Close in transport.go), and the
// next request dials again, with a TLS handshake where there is one. Nothing
// is lost but time. From Go 1.27 on, Close itself has up to 256 KiB read within
// 50 ms. It is the toolchain that decides, and a go directive below 1.27 does
// not promise a new one. Responses without a body (204, 304, Content-Length 0,
// HEAD) cost nothing, and on HTTP/2 the connection is kept in any case.
//
// Bad:
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
// Good:
//
// Read what is left before closing, bounded in bytes, with a client whose
// Timeout, or a request whose context, bounds it in time.
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
//     1.27; fix where a limit in time is in view)
//   - unread-path: some path closes the body unread, though others read it:
//     typically the early return on a bad status (perf; below Go 1.27; with
//     -paths; no fix)
//   - partly-read: the body is closed after a part of it was read: a single
//     Read, a LimitReader, a Scanner that was left early or one value of a
//     stream, after which more may follow (info; below Go 1.27; with -partial;
//     no fix)
//   - unbounded-drain: the body is drained without a limit in bytes or time: a
//     server that goes on sending holds the caller (warning; below Go 1.27; with
//     -unbounded; no fix)
//   - redundant-drain: the body is drained right before a Close that does so by
//     itself (info; from Go 1.27 on; fix)
//
// Silent:
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
//   - what a drain returns, its error, the trailers or the time that it takes are
//     used;
//   - the file is generated.
//
// Fix:
//
// For unread, a drain of at most 256 KiB is put in front of the Close, in the
// deferred function where there is one. A slow server can hold it up, so it is
// offered only where the request is seen to be bounded in time, by
// Client.Timeout or by the deadline of its context; -unbounded-time-fix offers
// it elsewhere, too, and then the title of the fix says so. Without a fix the
// message says what to do. There is none where the body is closed by a helper
// or in several places, where its variable is given another response, where io
// means something else, where a comment would be lost, and in files that cgo
// has rewritten.
//
// For redundant-drain the drain is deleted, and an import with it that nothing
// else needs; where one goes, one fix deletes all such drains of the file.
package unreadbody
