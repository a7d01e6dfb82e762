package nethttp

import (
	"go/constant"
	"go/types"
	"time"
)

// A Setting is a field of http.Transport: what http.DefaultTransport has in
// it, which Clone inherits. A literal leaves it zero. The values have not
// changed since Go 1.13; Protocols (1.24) is nil in both.
//
//	var DefaultTransport RoundTripper = &Transport{
//		Proxy:                 ProxyFromEnvironment,
//		DialContext:           …,
//		ForceAttemptHTTP2:     true,
//		MaxIdleConns:          100,
//		IdleConnTimeout:       90 * time.Second,
//		TLSHandshakeTimeout:   10 * time.Second,
//		ExpectContinueTimeout: 1 * time.Second,
//	}
type Setting struct {
	Name    string
	Default constant.Value // nil: zero, unless Hook
	Hook    bool           // DefaultTransport has a function here
}

// The fields of http.Transport that decide about connections.
const (
	Proxy               = "Proxy"
	Dial                = "Dial"
	DialContext         = "DialContext"
	DialTLS             = "DialTLS"
	DialTLSContext      = "DialTLSContext"
	TLSClientConfig     = "TLSClientConfig"
	TLSHandshakeTimeout = "TLSHandshakeTimeout"
	TLSNextProto        = "TLSNextProto"
	Protocols           = "Protocols"
	ForceAttemptHTTP2   = "ForceAttemptHTTP2"
	DisableKeepAlives   = "DisableKeepAlives"
	MaxIdleConns        = "MaxIdleConns"
	MaxIdleConnsPerHost = "MaxIdleConnsPerHost"
	MaxConnsPerHost     = "MaxConnsPerHost"
	IdleConnTimeout     = "IdleConnTimeout"
	HeaderTimeout       = "ResponseHeaderTimeout"
)

// The fields of http.Client that decide about its requests.
const (
	ClientTransport = "Transport"
	ClientTimeout   = "Timeout"
)

// NextProtos is the field of tls.Config that names the protocols to offer.
const NextProtos = "NextProtos"

// settings holds the fields that are not zero in http.DefaultTransport.
var settings = map[string]Setting{
	Proxy:                   {Name: Proxy, Hook: true},
	DialContext:             {Name: DialContext, Hook: true},
	ForceAttemptHTTP2:       {Name: ForceAttemptHTTP2, Default: constant.MakeBool(true)},
	MaxIdleConns:            {Name: MaxIdleConns, Default: constant.MakeInt64(100)},
	IdleConnTimeout:         {Name: IdleConnTimeout, Default: duration(90 * time.Second)},
	TLSHandshakeTimeout:     {Name: TLSHandshakeTimeout, Default: duration(10 * time.Second)},
	"ExpectContinueTimeout": {Name: "ExpectContinueTimeout", Default: duration(time.Second)},
}

func duration(d time.Duration) constant.Value { return constant.MakeInt64(int64(d)) }

// DefaultSetting returns what http.DefaultTransport has in a field.
func DefaultSetting(field string) Setting {
	if s, ok := settings[field]; ok {
		return s
	}
	return Setting{Name: field}
}

// IdlePerHost is http.DefaultMaxIdleConnsPerHost: how many idle HTTP/1
// connections to one host a Transport keeps if MaxIdleConnsPerHost is zero.
const IdlePerHost = 2

// IdleTotal is the MaxIdleConns of http.DefaultTransport.
const IdleTotal = 100

// IsTransportPointer reports whether t is *http.Transport.
func IsTransportPointer(t types.Type) bool { return isPointerTo(t, "Transport") }

// IsClientPointer reports whether t is *http.Client.
func IsClientPointer(t types.Type) bool { return isPointerTo(t, "Client") }

// IsTLSConfig reports whether t is *tls.Config.
func IsTLSConfig(t types.Type) bool {
	ptr, ok := types.Unalias(t).(*types.Pointer)
	return ok && isNamed(ptr.Elem(), "crypto/tls", "Config")
}

// durations are the fields that hold a time.Duration, by the type that has
// them. In each of them a number without a unit counts nanoseconds.
var durations = map[string][]string{
	"net/http.Client":      {"Timeout"},
	"net/http.Transport":   {TLSHandshakeTimeout, IdleConnTimeout, HeaderTimeout, "ExpectContinueTimeout"},
	"net/http.Server":      {"ReadTimeout", "ReadHeaderTimeout", "WriteTimeout", "IdleTimeout"},
	"net/http.HTTP2Config": {"SendPingTimeout", "PingTimeout", "WriteByteTimeout"},
	"net.Dialer":           {"Timeout", "KeepAlive", "FallbackDelay"},
	"net.KeepAliveConfig":  {"Idle", "Interval"},
}

// DurationFields returns the names of the fields of t, a struct type of the
// standard library, that hold a timeout or another duration.
func DurationFields(t types.Type) []string {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	return durations[named.Obj().Pkg().Path()+"."+named.Obj().Name()]
}

// A Reach is where a function that dials gets to.
type Reach uint8

const (
	ReachUnknown Reach = iota
	ReachNetwork       // TCP, or what the caller asks for
	ReachLocal         // a Unix socket or memory
	ReachNamed         // the network that the argument Network names
)

// A Dialing is a function of the standard library that yields a connection.
type Dialing struct {
	Reach   Reach
	Network int // index among the arguments, the receiver included
}

// dialings are the functions that make connections, under their signatures.
var dialings = map[string]Dialing{
	// func Dial(network, address string) (Conn, error)
	"net.Dial": {Reach: ReachNamed, Network: 0},
	// func DialTimeout(network, address string, timeout time.Duration) (Conn, error)
	"net.DialTimeout": {Reach: ReachNamed, Network: 0},
	// func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error)
	"net.DialTCP": {Reach: ReachNetwork},
	// func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error)
	"net.DialUnix": {Reach: ReachLocal},
	// func Pipe() (Conn, Conn)
	"net.Pipe": {Reach: ReachLocal},
	// func (d *Dialer) Dial(network, address string) (Conn, error)
	"(*net.Dialer).Dial": {Reach: ReachNamed, Network: 1},
	// func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error)
	"(*net.Dialer).DialContext": {Reach: ReachNamed, Network: 2},
	// func (d *Dialer) DialTCP(ctx context.Context, network string, laddr, raddr netip.AddrPort) (*TCPConn, error)
	"(*net.Dialer).DialTCP": {Reach: ReachNetwork},
	// func (d *Dialer) DialUnix(ctx context.Context, network string, laddr, raddr *UnixAddr) (*UnixConn, error)
	"(*net.Dialer).DialUnix": {Reach: ReachLocal},
	// func Dial(network, addr string, config *Config) (*Conn, error)
	"crypto/tls.Dial": {Reach: ReachNamed, Network: 0},
	// func DialWithDialer(dialer *net.Dialer, network, addr string, config *Config) (*Conn, error)
	"crypto/tls.DialWithDialer": {Reach: ReachNamed, Network: 1},
	// func (d *Dialer) Dial(network, addr string) (net.Conn, error)
	"(*crypto/tls.Dialer).Dial": {Reach: ReachNamed, Network: 1},
	// func (d *Dialer) DialContext(ctx context.Context, network, addr string) (net.Conn, error)
	"(*crypto/tls.Dialer).DialContext": {Reach: ReachNamed, Network: 2},
}

// LookupDialing returns what is known of a function, by its full name.
func LookupDialing(name string) (Dialing, bool) {
	d, ok := dialings[name]
	return d, ok
}

// IsListener reports whether t has the method that accepts connections. A
// listener that dials itself is one in memory.
func IsListener(t types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Accept")
	_, ok := obj.(*types.Func)
	return ok
}

// Followed reports whether t is a pointer to something whose settings are of
// interest: *http.Transport or *http.Client.
func Followed(t types.Type) bool { return IsTransportPointer(t) || IsClientPointer(t) }

// Configures returns the fields of http.Transport or http.Client that a
// function outside the package at hand may set on the one it is given, and
// whether that is known.
func Configures(name string) (fields []string, known bool) {
	switch name {
	// func ConfigureTransport(t1 *http.Transport) error
	// func ConfigureTransports(t1 *http.Transport) (*Transport, error)
	case "golang.org/x/net/http2.ConfigureTransport", "golang.org/x/net/http2.ConfigureTransports":
		return []string{TLSClientConfig, TLSNextProto}, true
	// func (t *Transport) CancelRequest(req *Request)
	// func (t *Transport) Clone() *Transport
	// func (t *Transport) CloseIdleConnections()
	// func (t *Transport) NewClientConn(ctx context.Context, scheme, address string) (*ClientConn, error)
	// func (t *Transport) RegisterProtocol(scheme string, rt RoundTripper)
	// func (t *Transport) RoundTrip(req *Request) (*Response, error)
	case "(*net/http.Transport).CancelRequest", cloneName, "(*net/http.Transport)." + CloseIdleName,
		"(*net/http.Transport).NewClientConn", registerName, "(*net/http.Transport).RoundTrip":
		return nil, true
	// func (c *Client) CloseIdleConnections()
	// func (c *Client) Do(req *Request) (*Response, error)
	// func (c *Client) Get(url string) (resp *Response, err error)
	// func (c *Client) Head(url string) (resp *Response, err error)
	// func (c *Client) Post(url, contentType string, body io.Reader) (resp *Response, err error)
	// func (c *Client) PostForm(url string, data url.Values) (resp *Response, err error)
	case "(*net/http.Client)." + CloseIdleName, "(*net/http.Client).Do", "(*net/http.Client).Get",
		"(*net/http.Client).Head", "(*net/http.Client).Post", "(*net/http.Client).PostForm":
		return nil, true
	}
	return nil, false
}

// SendsByDefault reports whether the function of this full name sends a
// request with http.DefaultClient.
func SendsByDefault(name string) bool {
	switch name {
	// func Get(url string) (resp *Response, err error)
	// func Head(url string) (resp *Response, err error)
	// func Post(url, contentType string, body io.Reader) (resp *Response, err error)
	// func PostForm(url string, data url.Values) (resp *Response, err error)
	case "net/http.Get", "net/http.Head", "net/http.Post", "net/http.PostForm":
		return true
	}
	return false
}

const (
	cloneName    = "(*net/http.Transport).Clone"
	registerName = "(*net/http.Transport).RegisterProtocol"
)

// IsClone reports whether fn is (*http.Transport).Clone.
func IsClone(fn *types.Func) bool { return fn.FullName() == cloneName }

// IsRegister reports whether fn is (*http.Transport).RegisterProtocol: the
// Transport is there for another protocol, such as file.
func IsRegister(fn *types.Func) bool { return fn.FullName() == registerName }

// The shared values of net/http.
const (
	DefaultTransport = "DefaultTransport"
	DefaultClient    = "DefaultClient"
)
