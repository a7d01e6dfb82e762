package ledger

import (
	"go/ast"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// relevance says how much of a package has to be looked at.
type relevance uint8

const (
	irrelevant relevance = iota // neither acquires nor can do anything to a response
	summarised                  // by its signatures alone, it could
	checked                     // a source of responses can be called in it
)

func relevanceOf(pass *analysis.Pass) relevance {
	switch {
	case nethttp.Imports(pass.Pkg):
		return checked
	case standard(pass):
		return irrelevant // known from tables
	case importsOne(pass, func(f *HTTPVetPackage) bool { return f.Yields || f.Reaches }):
		return checked
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok && fd.Name.IsExported() && couldMatter(pass, fd) {
				return summarised
			}
		}
	}
	return irrelevant
}

// reaches reports whether the package imports net/http, at whatever distance. Types tell
// of what they mention only in some drivers.
func reaches(pass *analysis.Pass) bool {
	return nethttp.Imports(pass.Pkg) || importsOne(pass, func(f *HTTPVetPackage) bool { return f.Reaches })
}

// importsOne reports whether the package imports one, at whatever distance, of whose fact
// this is so.
func importsOne(pass *analysis.Pass, so func(*HTTPVetPackage) bool) bool {
	return slices.ContainsFunc(pass.AllPackageFacts(), func(f analysis.PackageFact) bool {
		pf, ok := f.Fact.(*HTTPVetPackage)
		return ok && f.Package != pass.Pkg && so(pf)
	})
}

// standard reports whether the package belongs to the standard library or the
// go command: its path begins like one of theirs, and it lies in a directory
// of that name below src. Drivers differ in what they say of modules, so that
// is not asked.
func standard(pass *analysis.Pass) bool {
	return len(pass.Files) > 0 && isStandard(pass.Pkg.Path(), filepath.Dir(pass.Fset.File(pass.Files[0].FileStart).Name()))
}

func isStandard(path, dir string) bool {
	first, _, _ := strings.Cut(path, "/")
	return standardRoots[first] && strings.HasSuffix(filepath.ToSlash(dir), "src/"+path)
}

// KnownByTable reports whether the package with this path and directory has nothing to
// tell its importers but what tables say: it belongs to the standard library, and it
// cannot reach net/http or is what the tables are about.
func KnownByTable(path, dir string) bool {
	return isStandard(path, dir) && !strings.HasPrefix(path, "cmd/") && (nethttp.Tabled(path) ||
		!slices.ContainsFunc(reachHTTP, func(s string) bool { return strings.Contains(path+"/", s) }))
}

// reachHTTP are parts of the import paths of all packages of the standard
// library, up to Go 1.27, from which net/http can be reached.
var reachHTTP = []string{"net/http/", "net/rpc/", "expvar/", "traceviewer/", "http2/", "http3/", "httpcommon/"}

// standardRoots are the first elements of the import paths of Go 1.27.
var standardRoots = func() map[string]bool {
	roots := map[string]bool{}
	for _, r := range strings.Fields(`archive bufio bytes cmd cmp compress container context crypto database debug
		embed encoding errors expvar flag fmt go hash html image index internal io iter log maps math mime net os
		path plugin reflect regexp runtime simd slices sort strconv strings structs sync syscall testing text time
		unicode unique unsafe uuid vendor weak`) {
		roots[r] = true
	}
	return roots
}()

// couldMatter reports whether a function of a package that cannot reach
// net/http could release, keep or pass through a response that a caller hands
// it, or decide whether the caller goes on. Of the functions that call a
// function they are given only those count whose callback can fail (retry
// runners): all of them would take in most packages.
func couldMatter(pass *analysis.Pass, fd *ast.FuncDecl) bool {
	fn, ok := pass.TypesInfo.Defs[fd.Name].(*types.Func)
	if !ok {
		return false
	}
	sig := fn.Signature()
	decides, tellsOfError := false, false
	for p := range sig.Params().Variables() {
		t := p.Type()
		if _, ok := t.(*types.TypeParam); ok && returns(sig, t) {
			return true // Must[T]
		}
		if iface, ok := t.Underlying().(*types.Interface); ok {
			if closes(iface) {
				return true
			}
			tellsOfError = tellsOfError || isError(t)
		}
		if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
			decides = true
		}
		if callback, ok := t.Underlying().(*types.Signature); ok && fails(callback) {
			return true
		}
	}
	return tellsOfError && decidable(sig) || (decides || tellsOfError) && stops(fd)
}

// decidable reports whether a function of this signature returns something that callers
// ask to be true or not to be nil: assert.NoError(t, err) bool, errors.Wrap(err, text) error.
func decidable(sig *types.Signature) bool {
	for r := range sig.Results().Variables() {
		switch u := r.Type().Underlying().(type) {
		case *types.Basic:
			if u.Kind() == types.Bool {
				return true
			}
		case *types.Pointer, *types.Interface, *types.Slice, *types.Map, *types.Chan, *types.Signature:
			return true
		}
	}
	return false
}

// fails reports whether a function of this signature returns an error.
func fails(sig *types.Signature) bool {
	for r := range sig.Results().Variables() {
		if isError(r.Type()) {
			return true
		}
	}
	return false
}

// returns reports whether a function of this signature returns a value of type t.
func returns(sig *types.Signature, t types.Type) bool {
	for r := range sig.Results().Variables() {
		if types.Identical(r.Type(), t) {
			return true
		}
	}
	return false
}

// closes reports whether a body, or what a protocol was switched to, has the
// methods of the interface, and Close is one of them. A net.Conn is neither.
func closes(iface *types.Interface) bool {
	found := false
	for m := range iface.Methods() {
		switch {
		case nethttp.IsClose(m):
			found = true
		case m.Name() != "Read" && m.Name() != "Write":
			return false
		}
	}
	return found
}

// stops reports whether the body of a function contains a call by a name that
// ends a test, a process or a goroutine.
func stops(fd *ast.FuncDecl) bool {
	found := false
	if fd.Body == nil {
		return false
	}
	ast.Inspect(fd.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return !found
		}
		name := ""
		switch fun := call.Fun.(type) {
		case *ast.Ident:
			name = fun.Name
		case *ast.SelectorExpr:
			name = fun.Sel.Name
		}
		switch {
		case name == "panic", name == "Exit", name == "Goexit", name == "FailNow",
			strings.HasPrefix(name, "Fatal"), strings.HasPrefix(name, "Skip"), strings.HasPrefix(name, "Die"):
			found = true
		}
		return !found
	})
	return found
}
