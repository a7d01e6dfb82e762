package throwawayclient

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/edits"
	"github.com/httpvet/httpvet/passes/internal/pools"
	"github.com/httpvet/httpvet/passes/internal/sites"
)

// noFix says why a finding gets no fix.
type noFix uint8

const (
	fixable    noFix = iota
	noSyntax         // the text is not at hand, or of a shape that is not known
	varies           // operands differ from turn to turn, or are not constant
	changed          // the client or transport is changed after it is made
	commented        // a comment would be lost
	nameTaken        // a name would be hidden, or hide another
	entangled        // a client in the same place would have to move along
	inLoopBody       // a defer would wait for the end of the loop
	later            // a goroutine goes on using it after the function
	touching         // another fix changes the same text
	shared           // at times it is a pool that others use, too
	hidden           // behind a round tripper: the client may not reach it
)

// A plan is an edit that may be possible: its title, the edits, or why not.
type plan struct {
	title string
	edits []analysis.TextEdit
	not   noFix
}

func refuse(why noFix) plan { return plan{not: why} }

// A fixer plans the fixes of one package.
type fixer struct {
	pass  *analysis.Pass
	sites *sites.Map
	files map[*ast.File]*edits.File
	made  map[*ast.File][]analysis.TextEdit // by the fixes so far
}

func newFixer(pass *analysis.Pass, m *sites.Map) *fixer {
	return &fixer{pass: pass, sites: m, files: map[*ast.File]*edits.File{}, made: map[*ast.File][]analysis.TextEdit{}}
}

// fix returns the fix of f, if there is one: in front of the loop or of the
// goroutines, else to a package variable, else a deferred
// CloseIdleConnections.
func (x *fixer) fix(f finding) (*analysis.SuggestedFix, noFix) {
	if f.Built != nil || f.category == jarCall {
		return nil, noSyntax
	}
	m, why := x.locate(f)
	if m == nil {
		return nil, why
	}
	ways := []func(*maker) plan{x.hoist, x.packageVar, x.deferClose}
	for _, way := range ways {
		p := way(m)
		if p.not != fixable {
			why = p.not
			continue
		}
		if edits.Overlap(p.edits, x.made[m.file.Syntax]) || touches(p.edits, x.made[m.file.Syntax]) {
			why = touching
			continue
		}
		x.made[m.file.Syntax] = append(x.made[m.file.Syntax], p.edits...)
		return &analysis.SuggestedFix{Message: p.title, TextEdits: p.edits}, fixable
	}
	return nil, why
}

// touches reports whether two sets of edits insert at one place.
func touches(a, b []analysis.TextEdit) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Pos <= y.End && y.Pos <= x.End {
				return true
			}
		}
	}
	return false
}

// A maker is the place in the source where something is made.
type maker struct {
	finding
	file *edits.File
	path []ast.Node // what encloses unit, innermost first
	// unit is the expression that makes it, with the client around it.
	unit ast.Expr
	// def is the statement that gives unit a name, nil if none does; v is
	// the variable.
	def ast.Stmt
	v   *types.Var
	// checked is the index of the statement after which v is there: that of
	// unit, or the check of the error that comes with it.
	checked int
	// list holds the statement that unit stands in, at index.
	list  edits.List
	index int
	body  ast.Node // the function around it
}

// locate finds the syntax of what f is about.
func (x *fixer) locate(f finding) (*maker, noFix) {
	syntax := f.files.File(f.pos)
	if syntax == nil {
		return nil, noSyntax
	}
	file := x.files[syntax]
	if file == nil {
		if file = edits.Open(x.pass, syntax); file == nil {
			return nil, noSyntax
		}
		x.files[syntax] = file
	}
	path, _ := astutil.PathEnclosingInterval(syntax, f.pos, f.end)
	m := &maker{finding: f, file: file}
	for i, n := range path {
		if e, ok := n.(ast.Expr); ok && e.Pos() == f.pos && x.makes(f, e) {
			m.unit, m.path = e, path[i+1:]
		}
	}
	if m.unit == nil {
		return nil, noSyntax // a variable without a literal
	}
	x.widen(m)
	if !m.place() {
		return nil, noSyntax
	}
	x.bind(m)
	return m, fixable
}

// makes reports whether e is the literal, or the call, of f.
func (x *fixer) makes(f finding, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		lit, ok := e.X.(*ast.CompositeLit)
		return ok && lit.Lbrace == f.end
	case *ast.CompositeLit:
		return e.Lbrace == f.end
	case *ast.CallExpr:
		_, alloc := f.Instr.(*ssa.Alloc)
		return e.Lparen+1 == f.end && (!alloc || types.ExprString(e.Fun) == "new")
	}
	return false
}

// widen makes the literal of a client that the transport is the Transport of
// a part of the unit.
func (x *fixer) widen(m *maker) {
	for len(m.path) >= 2 {
		kv, ok := m.path[0].(*ast.KeyValueExpr)
		if !ok || kv.Value != m.unit {
			return
		}
		lit, ok := m.path[1].(*ast.CompositeLit)
		if !ok || !isClient(x.pass.TypesInfo.TypeOf(lit)) {
			return
		}
		m.unit, m.path = lit, m.path[2:]
		if u, ok := m.path[0].(*ast.UnaryExpr); ok {
			m.unit, m.path = u, m.path[1:]
		}
	}
}

// place finds the list of statements and the function that unit is in.
func (m *maker) place() bool {
	var stmt ast.Stmt
	for _, n := range m.path {
		if m.list.Node == nil {
			if stmt != nil {
				for i, s := range (edits.List{Node: n}).Stmts() {
					if s == stmt {
						m.list, m.index = edits.List{Node: n}, i
					}
				}
			}
			if s, ok := n.(ast.Stmt); ok && m.list.Node == nil {
				stmt = s
			}
		}
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			m.body = n
			return m.list.Node != nil
		}
	}
	return false
}

// bind finds the variable that unit is assigned to, if the statement does
// nothing else but yield an error that is checked at once.
func (x *fixer) bind(m *maker) {
	stmts := m.list.Stmts()
	assign, ok := stmts[m.index].(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 || assign.Rhs[0] != m.unit {
		return
	}
	m.checked = m.index
	if len(assign.Lhs) == 2 {
		if m.index+1 == len(stmts) || !returnsIf(stmts[m.index+1], assign.Lhs[1]) {
			return
		}
		m.checked++
	}
	id, ok := assign.Lhs[0].(*ast.Ident)
	if !ok || len(assign.Lhs) > 2 {
		return
	}
	if v, ok := x.pass.TypesInfo.Defs[id].(*types.Var); ok {
		m.def, m.v = assign, v
	}
}

// returnsIf reports whether stmt returns if err is not nil.
func returnsIf(stmt ast.Stmt, err ast.Expr) bool {
	iff, ok := stmt.(*ast.IfStmt)
	if !ok || iff.Init != nil || iff.Else != nil || len(iff.Body.List) == 0 {
		return false
	}
	id, ok := err.(*ast.Ident)
	if !ok || types.ExprString(iff.Cond) != id.Name+" != nil" {
		return false
	}
	_, returns := iff.Body.List[len(iff.Body.List)-1].(*ast.ReturnStmt)
	return returns
}

// once reports whether the function around m runs once, so that nothing has
// to be given up in the end.
func (x *fixer) once(m *maker) bool {
	return x.sites.Runs(m.Instr.Parent()).Kind == sites.Once
}

func (m *maker) isPool() bool { return m.Kind == pools.Pool }

// text returns the text of n with the indentation of its last line, which is
// that of the statement around it, taken off.
func (m *maker) text(n ast.Node) string {
	text := m.file.Text(n)
	last := text[strings.LastIndexByte(text, '\n')+1:]
	return edits.Dedent(text, last[:len(last)-len(strings.TrimLeft(last, " \t"))])
}

func (n noFix) String() string {
	return [...]string{
		fixable: "fixable", noSyntax: "no edit is known for this shape", varies: "its settings vary",
		changed: "it is changed after it is made", commented: "a comment would be lost",
		nameTaken: "a name would hide another", entangled: "a client would have to move along",
		inLoopBody: "a defer would wait for the end of the loop", later: "a goroutine goes on using it after the function",
		touching: "another fix changes the same text", shared: "it may be a pool that others use, too",
	}[n]
}
