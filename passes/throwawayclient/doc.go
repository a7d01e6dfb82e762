// Package throwawayclient defines an Analyzer that reports HTTP transports
// and clients that are built over and over.
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
// A pool that is forgotten is not gone: each idle connection keeps a file
// descriptor and two goroutines, which hold the pool, until IdleConnTimeout
// has passed; where that is not set, until the server closes the connection.
// And no connection, nor TLS handshake, serves a second time.
//
//	func fetchAll(urls []string, config *tls.Config) error {
//		for _, url := range urls {
//			client := &http.Client{Transport: &http.Transport{TLSClientConfig: config}} // http.Transport is created on each turn of the loop at line 2
//			if err := fetch(client, url); err != nil {
//				return err
//			}
//		}
//		return nil
//	}
//
// Make it once, and give up its connections when it is no longer needed:
//
//	func fetchAll(urls []string, config *tls.Config) error {
//		client := &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
//		defer client.CloseIdleConnections()
//		for _, url := range urls {
//			if err := fetch(client, url); err != nil {
//				return err
//			}
//		}
//		return nil
//	}
//
// A client whose Transport is nil uses the pool of http.DefaultTransport,
// however many such clients there are. Building one for each request costs
// an allocation and no connection; it is reported in loops and goroutines
// only, and in those words.
//
// Categories:
//
//   - transport-in-loop: a transport is made on each turn of a loop, used and
//     forgotten (error)
//   - transport-per-goroutine: the same in each goroutine that is started
//     (error)
//   - transport-per-request: the same for each request that a handler, a
//     RoundTripper or a method of a gRPC server is given (error)
//   - transport-per-call: the same on each call of any other function, unless
//     it is seen to be called once (warning)
//   - client-in-loop: a client that shares a pool is made on each turn of a
//     loop, each time with the same settings (perf)
//   - client-per-goroutine: the same in each goroutine (perf)
//   - client-per-call: the same on each call of a function; off by default
//     (info)
//   - jar-per-call: a client is made with a cookie jar of its own for a single
//     request, so that the cookies are lost each time (warning)
//
// It says nothing where it does not know, and on purpose where
//
//   - the transport, or what leads to it, is returned, stored in a global, a
//     map, a slice or a field of something that lives on, sent on a channel,
//     kept by a closure, or given to a function of which nothing is known;
//   - CloseIdleConnections is called on it or on its client, wherever, also
//     as a method value, by a helper, by t.Cleanup, or by a function that is
//     handed to the caller;
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
// Flags: -tests reports _test.go files, too; -client-per-call turns that
// category on.
package throwawayclient
