// Package throwawayclient defines an Analyzer that reports HTTP transports
// and clients that are built over and over.
//
// It words what the pools package found out, and looks for a place where a
// transport can be made once. It knows categories, sentences and edits; where
// a transport goes is the business of pools, how often code runs that of sites.
//
// # Analyzer throwawayclient
//
// throwawayclient: report HTTP transports and clients that are built over and over
//
// An http.Transport is a connection pool. The analyzer reports transports
// that are made on each turn of a loop, in each goroutine, for each request
// that a handler serves or on each call of a function, used to send requests,
// and then forgotten. It follows a transport through clients, wrappers,
// structs and functions, in this package and in others.
//
// Why:
//
// A pool that is forgotten is not gone: each idle connection keeps a file
// descriptor and, on HTTP/1, two goroutines, which hold the pool, until
// IdleConnTimeout has passed; where that is not set, until the server closes
// the connection (tryPutIdleConn in transport.go starts a timer only for
// IdleConnTimeout). And no connection, nor TLS handshake, serves the next pool.
// A clone of a Transport copies its settings, and is a pool of its own.
//
// A client whose Transport is nil uses the pool of http.DefaultTransport,
// however many such clients there are (Client.transport in client.go). Building
// one for each request costs an allocation and no connection; it is reported in
// loops and goroutines only, and in those words.
//
// Bad:
//
//	func sizes(urls []string, config *tls.Config) (total int64, err error) {
//		for _, url := range urls {
//			client := &http.Client{Transport: &http.Transport{TLSClientConfig: config}} // http.Transport is created on each turn of the loop at line 2
//			resp, err := client.Get(url)
//			if err != nil {
//				return 0, err
//			}
//			n, err := io.Copy(io.Discard, resp.Body)
//			resp.Body.Close()
//			if err != nil {
//				return 0, err
//			}
//			total += n
//		}
//		return total, nil
//	}
//
// Good:
//
// Make it once, and give up its connections when it is no longer needed.
//
//	func sizes(urls []string, config *tls.Config) (total int64, err error) {
//		client := &http.Client{Transport: &http.Transport{TLSClientConfig: config, ForceAttemptHTTP2: true}}
//		defer client.CloseIdleConnections()
//		for _, url := range urls {
//			resp, err := client.Get(url)
//			if err != nil {
//				return 0, err
//			}
//			n, err := io.Copy(io.Discard, resp.Body)
//			resp.Body.Close()
//			if err != nil {
//				return 0, err
//			}
//			total += n
//		}
//		return total, nil
//	}
//
// Categories:
//
//   - transport-in-loop: a transport, which is a connection pool, is made on each
//     turn of a loop, used and forgotten (error; fix)
//   - transport-per-goroutine: the same in each goroutine that is started
//     (error; fix)
//   - transport-per-request: the same for each request that a handler, a
//     RoundTripper or a method of a gRPC server is given (error; fix)
//   - transport-per-call: the same on each call of any other function, unless
//     it is seen to be called once (warning; fix)
//   - client-in-loop: a client that shares a pool is made on each turn of a
//     loop, each time with the same settings, which costs an allocation, not
//     connections (perf; fix)
//   - client-per-goroutine: the same in each goroutine (perf; fix)
//   - client-per-call: the same on each call of a function (info; with
//     -client-per-call; fix)
//   - jar-per-call: a client is made with a cookie jar of its own for a single
//     request, so that the cookies are lost each time (warning; no fix)
//
// Silent:
//
// It says nothing where it does not know, and on purpose where
//
//   - the transport, or what leads to it, is returned, stored in a global, a
//     map, a slice or a field of something that lives on, sent on a channel,
//     kept by a closure, or given to a function of which nothing is known;
//   - CloseIdleConnections is called on it or on its client, wherever, also
//     as a method value, by a helper, by t.Cleanup, or by a function that is
//     handed to the caller. That of a client does nothing if its Transport has
//     no such method (Client.CloseIdleConnections in client.go): where a round
//     tripper in view is in between and has none, it counts for nothing, and the
//     message says so;
//   - it keeps no idle connections: DisableKeepAlives, a negative
//     MaxIdleConnsPerHost, or Request.Close;
//   - nothing is sent over it;
//   - the code runs once: in main, init, package variables, sync.Once, commands
//     of a command line program, where a variable was found nil, and in
//     functions that are called from there only;
//   - it serves a loop that waits on channels, as long as that runs;
//   - the client is a copy of another one;
//   - the file is generated, or a test (see -tests).
//
// The diagnostic stands at the transport, or at the call of the constructor
// that made it; where a function of another package makes and uses up one on
// each call, at a call of it in a loop, a goroutine or a handler.
//
// Fix:
//
// The first of these that is possible:
//
//   - the transport, and the clients made of it, move in front of the loop, or of
//     the loop that starts the goroutines, where the settings are the same each
//     time and it is only read; its connections are given up when the function
//     ends;
//   - a literal whose settings are constants becomes a variable of the package;
//   - CloseIdleConnections is deferred: that ends the loss, but nothing is
//     reused, and the title of the fix says so.
//
// There is none where a function of another package makes and uses up the
// transport, for a cookie jar, where a name would hide another one, a comment
// would be lost, a goroutine may go on after the function, a defer would wait
// for the end of a loop, the transport is at times one that others share, a
// client in the same place would have to move along and cannot, another fix
// changes the same text, and in files that cgo has rewritten.
package throwawayclient
