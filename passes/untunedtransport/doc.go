// Package untunedtransport defines an Analyzer that reports HTTP transports
// whose connection pool was left at its defaults or is tuned against itself.
//
// It words what package fieldvalues finds out about the fields of each
// transport. It knows categories, sentences and edits; how a value is
// followed is the business of that package.
//
// # Analyzer untunedtransport
//
// untunedtransport: report HTTP transports left at their defaults or tuned against themselves
//
// The analyzer follows the fields of each transport from the literal, new,
// variable or Clone that makes it through later assignments and the functions
// that configure it, and reports what is missing and what does not fit
// together. There is at most one finding for a transport. It names all that is
// missing, under the gravest category, and stands at the literal, or at the
// later assignment if only that one is at fault.
//
// Why:
//
// An http.Transport is a pool of connections, and its zero value is not
// http.DefaultTransport. Without IdleConnTimeout, which DefaultTransport has at
// 90 seconds, it keeps idle connections until the server closes them
// (tryPutIdleConn in transport.go). It keeps two of them per host on HTTP/1
// (DefaultMaxIdleConnsPerHost), as DefaultTransport does. It turns HTTP/2 off as
// soon as it is given a TLS configuration or a dial function
// (Transport.protocols), unless ForceAttemptHTTP2 or Protocols ask for it.
//
// Bad:
//
//	func newClient() *http.Client {
//		tr := &http.Transport{ // http.Transport tr sets MaxIdleConns (500) but not MaxIdleConnsPerHost: at most 2 idle HTTP/1 connections are kept per host
//			MaxIdleConns:    500,
//			IdleConnTimeout: 90 * time.Second,
//		}
//		return &http.Client{Transport: tr, Timeout: time.Minute}
//	}
//
// Good:
//
// Say how many HTTP/1 connections to one host are worth keeping.
//
//	func newClient() *http.Client {
//		tr := &http.Transport{
//			MaxIdleConns:        500,
//			MaxIdleConnsPerHost: 50,
//			IdleConnTimeout:     90 * time.Second,
//		}
//		return &http.Client{Transport: tr, Timeout: time.Minute}
//	}
//
// Categories:
//
//   - nanoseconds: a plain number below a millisecond as a duration, which counts
//     nanoseconds: the Timeout, or another field, of a Client, Transport, Server
//     or Dialer (error; no fix)
//   - contradiction: settings that do not go together: MaxIdleConns below
//     MaxIdleConnsPerHost, also where the former is inherited by Clone; a
//     negative MaxIdleConnsPerHost; settings for idle connections beside
//     DisableKeepAlives (warning; no fix)
//   - per-host-forgotten: MaxIdleConns is raised above 100, but of the idle
//     HTTP/1 connections to one host still only two are kept (warning; fix)
//   - idle-forever: no IdleConnTimeout, so that idle connections are kept until
//     the server closes them; http.DefaultTransport has 90 seconds (warning; fix)
//   - global-mutation: http.DefaultTransport or http.DefaultClient, or a field
//     of them, is assigned outside package main and tests (warning; no fix)
//   - http2-off: TLSClientConfig or a dial function without ForceAttemptHTTP2
//     turns HTTP/2 off (warning; fix)
//   - default-pool: many goroutines send over a pool of the default size, which
//     keeps two idle HTTP/1 connections per host; when they share a host, the
//     rest are closed and dialled again (perf; fix with -pool-size)
//   - defaults-dropped: no Proxy and no TLSHandshakeTimeout, which
//     http.DefaultTransport has (info; with -defaults-dropped; no fix)
//   - idle-too-long: IdleConnTimeout above five minutes (info; with
//     -idle-too-long; no fix)
//   - queueing: a low MaxConnsPerHost beside unclosed bodies or a client without
//     a timeout, so that on HTTP/1 requests wait for one another (info; with
//     -queueing; no fix)
//
// Silent:
//
// It says nothing where it does not know, and on purpose where
//
//   - a value is not certain: it comes from a parameter, a field or the
//     environment, or is set on one branch only, in a function literal, or by
//     a function or option that nothing is known of;
//   - a field is written down as zero or false: that is a decision, as are
//     TLSNextProto, Protocols and the NextProtos of a TLS configuration;
//   - the transport reaches a Unix socket or memory, or may: its dial function
//     is not in view or pays no attention to the address; or it was taught
//     another protocol;
//   - idle connections are closed (CloseIdleConnections) by the function that
//     makes the transport, through one of its aliases, or through a client of
//     the package; that function sets Request.Close or the header Connection;
//     DisableKeepAlives is set;
//   - the transport is never used, or only looked at;
//   - the code is a test, or its file imports testing or httptest (but for
//     nanoseconds, where 1 is let pass);
//   - the client is injected, there is one goroutine, or there are two workers
//     (default-pool);
//   - throwawayclient reports the transport for being made over and over: then
//     only nanoseconds, contradiction and http2-off are reported, without a fix;
//   - the file is generated.
//
// Fix:
//
// The fix adds all that is missing, to the literal, or after the assignment that
// is at fault: IdleConnTimeout: 90 * time.Second, which DefaultTransport has;
// ForceAttemptHTTP2: true; MaxIdleConnsPerHost with the value of MaxIdleConns.
//
// There is none where the number or the unit is not ours to choose, and none of a
// part of what a finding names: nanoseconds, contradiction, global-mutation, the
// categories that are off by default, and default-pool unless -pool-size gives
// the number. Nor is there one where a function that dials TLS has to offer
// HTTP/2 itself, where the value of MaxIdleConns cannot be written a second
// time, where a name or a comment is in the way, and in files that cgo has
// rewritten.
package untunedtransport
