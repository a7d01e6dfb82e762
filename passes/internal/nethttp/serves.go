package nethttp

import (
	"go/types"
	"strings"
)

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
