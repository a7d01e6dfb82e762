package nethttp

import "go/types"

// IsConn reports whether t has the methods of net.Conn, going by three that
// little else has.
func IsConn(t types.Type) bool {
	for _, name := range []string{"RemoteAddr", "SetReadDeadline", "Close"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name); obj == nil {
			return false
		}
	}
	return true
}

// A PoolDo is what a function does to a connection pool, or to a client, that
// reaches it as an argument.
type PoolDo uint8

const (
	PoolUnknown  PoolDo = iota // it may keep it
	PoolBorrows                // looks at it
	PoolSends                  // sends a request over it
	PoolReleases               // closes its idle connections
	PoolAsks                   // asks its Transport to do so, if that has such a method
	PoolCalls                  // calls it, a function, and forgets it
)

// PoolEffect returns what the function with this full name does to its
// argument i, and whether that is in the table. The receiver of a method is
// argument 0.
func PoolEffect(fullName string, i int) (do PoolDo, known bool) {
	row, ok := poolRows[fullName]
	return row.do, ok && row.arg == i
}

type poolRow struct {
	arg int
	do  PoolDo
}

var poolRows = map[string]poolRow{
	// func (c *Client) Do(req *Request) (*Response, error)
	"(*net/http.Client).Do": {0, PoolSends},
	// func (c *Client) Get(url string) (resp *Response, err error)
	"(*net/http.Client).Get": {0, PoolSends},
	// func (c *Client) Head(url string) (resp *Response, err error)
	"(*net/http.Client).Head": {0, PoolSends},
	// func (c *Client) Post(url, contentType string, body io.Reader) (resp *Response, err error)
	"(*net/http.Client).Post": {0, PoolSends},
	// func (c *Client) PostForm(url string, data url.Values) (resp *Response, err error)
	"(*net/http.Client).PostForm": {0, PoolSends},
	// func (c *Client) CloseIdleConnections()
	// client.go: "If the Client's Transport does not have a CloseIdleConnections method
	// then this method does nothing."
	"(*net/http.Client).CloseIdleConnections": {0, PoolAsks},
	// func (t *Transport) RoundTrip(req *Request) (*Response, error)
	"(*net/http.Transport).RoundTrip": {0, PoolSends},
	// func (t *Transport) CloseIdleConnections()
	"(*net/http.Transport).CloseIdleConnections": {0, PoolReleases},
	// func (t *Transport) Clone() *Transport
	// It copies the settings and begins with an empty pool (transport.go, Clone).
	"(*net/http.Transport).Clone": {0, PoolBorrows},
	// func (t *Transport) CancelRequest(req *Request)
	"(*net/http.Transport).CancelRequest": {0, PoolBorrows},
	// func (t *Transport) RegisterProtocol(scheme string, rt RoundTripper)
	// Requests go to rt: what connections there are is not known.
	"(*net/http.Transport).RegisterProtocol": {0, PoolUnknown},
	// func (p *ReverseProxy) ServeHTTP(rw http.ResponseWriter, req *http.Request)
	"(*net/http/httputil.ReverseProxy).ServeHTTP": {0, PoolSends},
	// func ConfigureTransport(t1 *http.Transport) error
	"golang.org/x/net/http2.ConfigureTransport": {0, PoolBorrows},
	// func ConfigureTransports(t1 *http.Transport) (*Transport, error)
	"golang.org/x/net/http2.ConfigureTransports": {0, PoolBorrows},

	// Functions that call what they are given and then forget it.

	// func (o *Once) Do(f func())
	"(*sync.Once).Do": {1, PoolCalls},
	// func (wg *WaitGroup) Go(f func())
	"(*sync.WaitGroup).Go": {1, PoolCalls},
	// func AfterFunc(d Duration, f func()) *Timer
	"time.AfterFunc": {1, PoolCalls},
	// func (t *T) Run(name string, f func(t *T)) bool
	"(*testing.T).Run": {2, PoolCalls},
	// func (b *B) Run(name string, f func(b *B)) bool
	"(*testing.B).Run": {2, PoolCalls},
	// func (c *common) Cleanup(f func())
	"(*testing.common).Cleanup": {1, PoolCalls},
	// func (g *Group) Go(f func() error)
	"(*golang.org/x/sync/errgroup.Group).Go": {1, PoolCalls},
	// func (g *Group) TryGo(f func() error) bool
	"(*golang.org/x/sync/errgroup.Group).TryGo": {1, PoolCalls},
}

// Makes reports whether the function with this full name returns an object
// that it has made and that nobody else has, without a pool of its own.
func Makes(fullName string) bool {
	// func NewSingleHostReverseProxy(target *url.URL) *ReverseProxy
	return fullName == "net/http/httputil.NewSingleHostReverseProxy"
}

// CloseIdleName is the method that gives up the idle connections of a pool.
const CloseIdleName = "CloseIdleConnections"
