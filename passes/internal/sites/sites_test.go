package sites_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"

	"github.com/httpvet/httpvet/passes/internal/sites"
)

// code is a program with calls of mark, whose argument says where it runs.
const code = `
func mark(string) {}

func init() { mark("once") }

var now = func() int { mark("once"); return 1 }()

func main() {
	mark("once")
	helper()
	twice()
	twice()
	for range 2 { mark("per loop turn"); inLoop() }
	for i := 0; i < 1; i++ { mark("once") }
	for range 1 { mark("once") }
	for range 1 { mark("once"); if now > 0 { return }; mark("once") }
	for range 1 { if now > 0 { continue }; mark("once") }
	for range 2 { if now > 0 { continue }; mark("per loop turn") }
	for i := range 3 { if i > now { return }; mark("per loop turn") }
	for _, s := range []string{"a"} { _ = s; mark("once") }
	go func() { mark("once") }()
	for range 2 { go func() { mark("per goroutine") }() }
	for range 2 { go worker() }
	func() { mark("once") }()
	defer func() { mark("once") }()
	var walk func(int)
	walk = func(n int) { mark("once"); if n > 0 { walk(n-1) } }
	walk(3)
	each(func() { mark("per loop turn") })
	with(func() { mark("once") })
	keep(func() { mark("per call") })
	lazy.do(func() { mark("per call") })
}

func helper() { mark("once"); deeper() }
func deeper() { mark("once") }
func twice()  { mark("once") }
func inLoop() { mark("per call"); below() }
func below()  { mark("per call") }
func worker() { mark("per goroutine") }

func unused() { mark("per call") }
func value()  { mark("per call") }
var held = value

func each(f func()) { for range 3 { f() } }
func with(f func()) { f() }

var kept func()
func keep(f func()) { kept = f }

type once struct{}
func (once) do(f func()) { kept = f }
var lazy once

type starter struct{}
func (starter) start() { go starter{}.run() }
func (starter) run()   { mark("per goroutine") }

func recurse(n int) { mark("per call"); if n > 0 { recurse(n-1) } }
func iterate(seq func(func(int) bool)) { for range seq { mark("per loop turn") } }

func jump() {
again:
	mark("per loop turn")
	if kept != nil { goto again }
}
`

func TestSites(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "main.go", "package main\n"+code, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	pkg := types.NewPackage("example.com/main", "main")
	built, info, err := ssautil.BuildPackage(&types.Config{}, fset, pkg, []*ast.File{file}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var fns []*ssa.Function
	var add func(fn *ssa.Function)
	add = func(fn *ssa.Function) {
		fns = append(fns, fn)
		for _, lit := range fn.AnonFuncs {
			add(lit)
		}
	}
	for _, decl := range file.Decls {
		if fd, ok := decl.(*ast.FuncDecl); ok {
			add(built.Prog.FuncValue(info.Defs[fd.Name].(*types.Func)))
		}
	}
	add(built.Func("init"))
	m := sites.New(pkg, fns)
	marks := 0
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(*ssa.Call)
				if !ok || call.Call.StaticCallee() == nil || call.Call.StaticCallee().Name() != "mark" {
					continue
				}
				marks++
				want := strings.Trim(call.Call.Args[0].(*ssa.Const).Value.String(), `"`)
				if got := m.Of(instr).Kind.String(); got != want {
					t.Errorf("line %d: %s, want %s", fset.Position(instr.Pos()).Line-1, got, want)
				}
			}
		}
	}
	if marks != strings.Count(code, "mark(\"") {
		t.Errorf("%d marks of %d", marks, strings.Count(code, "mark(\""))
	}
}
