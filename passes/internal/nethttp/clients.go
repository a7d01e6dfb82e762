package nethttp

import (
	"go/types"
	"strings"
)

// IsTransport reports whether t is http.Transport.
func IsTransport(t types.Type) bool { return isNamed(t, Path, "Transport") }

// IsClient reports whether t is http.Client.
func IsClient(t types.Type) bool { return isNamed(t, Path, "Client") }

// IsRoundTripper reports whether t is http.RoundTripper.
func IsRoundTripper(t types.Type) bool { return isNamed(t, Path, "RoundTripper") }

// Field returns the name of field i of struct type t.
func Field(t types.Type, i int) string {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || i >= st.NumFields() {
		return ""
	}
	return st.Field(i).Name()
}

// A PoolDo is what a function does to a connection pool, or to a client, that
// reaches it as an argument.
type PoolDo uint8

const (
	PoolUnknown  PoolDo = iota // it may keep it
	PoolBorrows                // looks at it
	PoolSends                  // sends a request over it
	PoolReleases               // closes its idle connections
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
	"(*net/http.Client).CloseIdleConnections": {0, PoolReleases},
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

// IsSend reports whether sig is that of a method that sends a request:
// RoundTrip of an http.RoundTripper, or the Do that clients are mocked by.
func IsSend(sig *types.Signature) bool {
	return sig.Params().Len() == 1 && IsRequest(sig.Params().At(0).Type()) &&
		sig.Results().Len() == 2 && IsResponse(sig.Results().At(0).Type())
}

// CloseIdleName is the method that gives up the idle connections of a pool.
const CloseIdleName = "CloseIdleConnections"

// Serves reports whether a function with this signature runs once for each
// request that a server, or a client, is given: it takes a ResponseWriter and
// a Request, a value that holds both, or the context of a known framework.
func Serves(sig *types.Signature) bool {
	writer, request := false, false
	for p := range sig.Params().Variables() {
		t := p.Type()
		switch {
		case isNamed(t, Path, "ResponseWriter"):
			writer = true
		case IsRequest(t):
			request = true
		case isFrameworkContext(t), holdsExchange(t):
			return true
		}
	}
	return writer && request
}

// holdsExchange reports whether t is a (pointer to a) struct with a
// ResponseWriter and a Request, as small routers hand to their handlers.
func holdsExchange(t types.Type) bool {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	writer, request := false, false
	for f := range st.Fields() {
		writer = writer || isNamed(f.Type(), Path, "ResponseWriter")
		request = request || IsRequest(f.Type())
	}
	return writer && request
}

// isFrameworkContext reports whether t is what a web framework gives to its
// handlers for each request.
func isFrameworkContext(t types.Type) bool {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	want, ok := frameworks[withoutVersion(named.Obj().Pkg().Path())]
	return ok && want == named.Obj().Name()
}

// frameworks are the types that web frameworks pass to handlers, by package
// path without a major version.
var frameworks = map[string]string{
	"github.com/gin-gonic/gin":                "Context",
	"github.com/labstack/echo":                "Context",
	"github.com/gofiber/fiber":                "Ctx",
	"github.com/kataras/iris":                 "Context",
	"github.com/kataras/iris/context":         "Context",
	"github.com/beego/beego/server/web":       "Controller",
	"github.com/valyala/fasthttp":             "RequestCtx",
	"github.com/emicklei/go-restful":          "Request",
	"github.com/cloudwego/hertz/pkg/app":      "RequestContext",
	"github.com/go-martini/martini":           "Context",
	"github.com/astaxie/beego/context":        "Context",
	"net/http/httputil":                       "ProxyRequest",
	"github.com/gogf/gf/net/ghttp":            "Request",
	"github.com/zeromicro/go-zero/rest/httpx": "Request",
}

func withoutVersion(path string) string {
	dir, last, ok := cutLast(path)
	if ok && len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" {
		return dir
	}
	return path
}

func cutLast(path string) (dir, last string, ok bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

// RunsCommand reports whether a function of this name and signature is the
// body of a command of a command line program: it runs once per process.
func RunsCommand(name string, sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if IsCommand(p.Type()) {
			return true
		}
	}
	// github.com/mitchellh/cli: Run(args []string) int
	if name != "Run" || sig.Recv() == nil || sig.Params().Len() != 1 || sig.Results().Len() != 1 {
		return false
	}
	slice, ok := sig.Params().At(0).Type().(*types.Slice)
	return ok && types.Identical(slice.Elem(), types.Typ[types.String]) &&
		types.Identical(sig.Results().At(0).Type(), types.Typ[types.Int])
}

// IsCommandPackage reports whether a package with this path is a part of a
// command line program, going by its name or that of a folder above it: cmd,
// command, commands or cli.
func IsCommandPackage(path string) bool {
	for elem := range strings.SplitSeq(path, "/") {
		switch elem {
		case "cmd", "command", "commands", "cli":
			return true
		}
	}
	return false
}

// IsCommand reports whether t is a (pointer to a) type that describes a
// command of a command line program: any type named Command, or the context
// of urfave's cli.
func IsCommand(t types.Type) bool {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	switch named.Obj().Name() {
	case "Command":
		return true
	case "Context", "App":
		path := withoutVersion(named.Obj().Pkg().Path())
		return path == "github.com/urfave/cli" || path == "github.com/codegangsta/cli"
	}
	return false
}
