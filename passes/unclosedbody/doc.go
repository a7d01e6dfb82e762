// Package unclosedbody defines an Analyzer that reports HTTP response bodies
// that some path never closes.
//
// It words what the ledger found out. It knows categories, sentences and
// edits; how a response is followed is the engine's business.
//
// # Analyzer unclosedbody
//
// unclosedbody: report HTTP response bodies that some path never closes
//
// Whoever receives an *http.Response from a call has to close its Body, on
// every path: net/http asks for it even where the body is empty or of no
// interest. The analyzer follows each response from the call that yields it
// along every feasible path, through helpers, wrappers, closures and deferred
// calls, in this package and in others, and reports the ones that some path
// to a return leaves open.
//
// Why:
//
// On HTTP/1 a body that is neither read to its end nor closed keeps its
// connection, with a file descriptor and two goroutines, until the request's
// context or Client.Timeout ends; garbage collection, CloseIdleConnections
// and the server hanging up do not free it (the goroutine of
// persistConn.readLoop in transport.go waits for the body, not for the
// server). On HTTP/2 it can keep a stream. A body that was read to its end gives
// the connection back by itself; Close is still asked for.
//
// Bad:
//
//	func version(client *http.Client, url string) (string, error) {
//		resp, err := client.Get(url) // response body of resp is not closed on the path that returns at line 7
//		if err != nil {
//			return "", err
//		}
//		if resp.StatusCode != http.StatusOK {
//			return "", errors.New(resp.Status)
//		}
//		defer resp.Body.Close()
//		b, err := io.ReadAll(resp.Body)
//		return string(b), err
//	}
//
// Good:
//
// Defer the Close right after the error check.
//
//	func version(client *http.Client, url string) (string, error) {
//		resp, err := client.Get(url)
//		if err != nil {
//			return "", err
//		}
//		defer resp.Body.Close()
//		if resp.StatusCode != http.StatusOK {
//			return "", errors.New(resp.Status)
//		}
//		b, err := io.ReadAll(resp.Body)
//		return string(b), err
//	}
//
// Categories:
//
//   - discarded: the response is thrown away, so its body is never closed: a
//     bare call, _, go or defer of the call (error; fix)
//   - never-closed: no path closes or hands on the body; or the callee hands the
//     response to a callback, and neither of the two ever closes it (error; fix)
//   - path: some feasible path to a return leaves the body open: an early return
//     on a status, a continue past the Close, a helper that closes only on some
//     outcomes (error; fix)
//   - overwritten: the variable gets the next response while this one is open:
//     retry, paging and redirect loops (error; fix)
//   - dropped-on-error: a function that returns a response returns an error
//     instead and forgets the response it has; a RoundTrip method that returns
//     both (error; fix)
//   - defer-in-loop: a defer in a loop closes the bodies only when the function
//     returns (error, or warning where each turn reads to EOF and the loop ends;
//     fix)
//   - wrapper-only: only a reader around the body is closed or returned: that of
//     gzip, zlib or flate, or an io.NopCloser that hides the only Close (error;
//     fix)
//   - replaced: resp.Body is assigned while the original is open and the new
//     body does not carry it (error; fix)
//   - read-to-eof: left open only on paths that read to EOF, or on which a read
//     failed: no connection is lost on the stock Transport, but Close is still
//     asked for, and the timer of Client.Timeout waits for it (warning; fix)
//
// Silent:
//
// It says nothing where it does not know, and on purpose where
//
//   - the response or its body is returned, stored in a field, map, slice or
//     global, sent on a channel, or captured by a function literal that is
//     kept and closes it;
//   - it is given to a function of which nothing is known and that could close
//     or keep it;
//   - a callback that is given the response closes it on some path, or its
//     callee does, or one of the two is not known; in tests, and where another
//     implementation is in view, nothing is known of the method of an interface;
//   - what the call yields may be without a body, or with one that is closed, and
//     tells: an error in a field, a status, a flag beside it, and the path has asked;
//   - the function that it is given to closes it but for where it could not read it
//     (io.ReadAll, io.Copy to io.Discard): the connection is gone then, unless
//     it was the compression of the answer that is broken;
//   - a function returns what a callback yielded, and that one has closed it or
//     nothing says that it opens one;
//   - the function that yields it is marked //bodyclose:handled, which says that
//     it has dealt with the response that it returns;
//   - the path ends in panic, os.Exit, log.Fatal, t.Fatal, runtime.Goexit or a
//     function that never returns, or the error of the call is not nil;
//   - the body is memory or nothing: ResponseRecorder.Result, http.ReadResponse,
//     HEAD requests, callees that have read and closed it;
//   - the body of a 101 response is asserted to io.ReadWriteCloser;
//   - a test throws the response away and gives the error to a matcher, or asks
//     a transport that it declares itself;
//   - the file is generated.
//
// Fix:
//
// The fix closes the body, in the words that the package uses for it. It is
// offered only if the package, analysed again with the fix in place, compiles,
// is formatted as before and no longer has the finding:
//
//   - defer resp.Body.Close() after the error check that ends the path; a
//     deferred Close that comes too late is moved up, a Close right before a
//     return that this makes superfluous goes;
//   - where somebody else gets the body on another path, a Close before the
//     returns that lose it;
//   - in a loop, a Close before the one jump that loses it, after the last
//     statement that reads it, or at the end of the turn;
//   - before the body is replaced, if it was read to its end, a Close;
//   - a response that is thrown away is bound to a name and closed.
//
// There is none where
//
//   - the body may have got elsewhere on the way, or is one of another function;
//   - no error check ends the path without a response, what the call yields may be
//     without one, or the variable may hold another response by then;
//   - what is returned, or what comes after, still reads the body;
//   - the call is part of an expression, or a go or defer statement would
//     evaluate its arguments at another time;
//   - the callee hands the response to a callback: it may read on when that is
//     done;
//   - a test makes responses by hand, without a body: Close would panic;
//   - a name would hide another, a comment would be lost, several statements
//     share a line, or goto is in the way;
//   - the fix of another finding changes the same text, and in files that cgo has
//     rewritten.
package unclosedbody
