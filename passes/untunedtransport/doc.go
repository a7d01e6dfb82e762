// Package untunedtransport defines an Analyzer that reports HTTP transports
// whose connection pool was left at its defaults or is tuned against itself.
//
// It words what the settings package finds out about the fields of each
// transport. It knows categories, sentences and edits; how a value is
// followed is the settings' business.
//
// # Analyzer untunedtransport
//
// untunedtransport: report HTTP transports left at their defaults or tuned against themselves
//
// An http.Transport is a pool of connections, and its zero value is not
// http.DefaultTransport: it keeps idle connections until the server closes
// them, keeps two of them per host on HTTP/1, and turns HTTP/2 off as soon as
// it is given a TLS configuration or a dial function. The analyzer follows
// the fields of each transport from the literal, new, variable or Clone that
// makes it through later assignments and the functions that configure it, and
// reports what is missing and what does not fit together.
//
//	func newClient() *http.Client {
//		tr := &http.Transport{ // http.Transport tr sets MaxIdleConns (500) but not MaxIdleConnsPerHost: at most 2 idle HTTP/1 connections are kept per host
//			MaxIdleConns:    500,
//			IdleConnTimeout: 90 * time.Second,
//		}
//		return &http.Client{Transport: tr, Timeout: time.Minute}
//	}
//
// Say how many connections to one host are worth keeping:
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
//   - nanoseconds: a plain number below a millisecond as the Timeout, or
//     another duration field, of a Client, Transport, Server or Dialer (error)
//   - contradiction: MaxIdleConns below MaxIdleConnsPerHost, also where the
//     former is inherited by Clone; a negative MaxIdleConnsPerHost; settings
//     for idle connections beside DisableKeepAlives (warning)
//   - per-host-forgotten: MaxIdleConns is raised above 100, but of the idle
//     HTTP/1 connections to one host still only two are kept (warning)
//   - idle-forever: no IdleConnTimeout: idle connections are kept until the
//     server closes them; http.DefaultTransport has 90 seconds (warning)
//   - global-mutation: http.DefaultTransport or http.DefaultClient, or a field
//     of them, is assigned outside package main and tests (warning)
//   - http2-off: TLSClientConfig or a dial function without ForceAttemptHTTP2
//     turns HTTP/2 off (warning)
//   - default-pool: many goroutines send over a pool of the default size; when
//     they share a host, HTTP/1 keeps two idle connections and the rest are
//     closed and dialled again (perf)
//   - defaults-dropped: no Proxy and no TLSHandshakeTimeout, which
//     http.DefaultTransport has (info, with -defaults-dropped)
//   - idle-too-long: IdleConnTimeout above five minutes (info, with
//     -idle-too-long)
//   - queueing: a low MaxConnsPerHost beside unclosed bodies or a client
//     without a timeout: requests wait for one another (info, with -queueing)
//
// There is at most one finding for a transport. It names all that is missing,
// under the gravest category, and stands at the literal, or at the later
// assignment if only that one is at fault.
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
//     the package; DisableKeepAlives is set;
//   - the transport is never used, or only looked at;
//   - the code is a test, or its file imports testing or httptest (but for
//     nanoseconds, where 1 is let pass);
//   - the client is injected, there is one goroutine, or there are two workers
//     (default-pool);
//   - the file is generated.
//
// The fix adds what is missing to the literal: IdleConnTimeout: 90 *
// time.Second, ForceAttemptHTTP2: true, MaxIdleConnsPerHost with the value of
// MaxIdleConns. There is none where the number or the unit is not ours to
// choose (nanoseconds, contradiction, global-mutation, and default-pool unless
// -pool-size gives the number), and where a function that dials TLS has to
// offer HTTP/2 itself.
//
// Flags: -pool=visible, always or off says when default-pool is reported,
// -pool-size=N sizes its fix; -defaults-dropped, -idle-too-long and -queueing
// turn those categories on; -tests=false leaves out _test.go files.
package untunedtransport
