package lifecycle

import (
	"go/constant"
	"go/token"
	"go/types"
	"math"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// floor returns the largest number up to n from which on a comparison of the function
// has another result, false if there is none.
func (g *graph) floor(n int64) (int64, bool) {
	marks := g.watermarks()
	i, found := slices.BinarySearch(marks, n)
	if found {
		return n, true
	}
	if i == 0 || n == math.MinInt64 {
		return 0, false
	}
	return marks[i-1], true
}

// ceiling returns the smallest number above n from which on a comparison of the
// function has another result, false if there is none.
func (g *graph) ceiling(n int64) (int64, bool) {
	marks := g.watermarks()
	i, _ := slices.BinarySearch(marks, n)
	if i < len(marks) && marks[i] == n {
		i++
	}
	if i == len(marks) {
		return 0, false
	}
	return marks[i], true
}

// watermarks returns, sorted, where comparisons of the function with constants change
// their results. Numbers of a type that no phi has are left out.
func (g *graph) watermarks() []int64 {
	if g.marks != nil {
		return g.marks
	}
	g.marks = []int64{}
	meets := g.numbersThatMeet()
	for _, b := range g.fn.Blocks {
		for _, instr := range b.Instrs {
			cmp, ok := instr.(*ssa.BinOp)
			if !ok || !compares(cmp.Op) || !slices.ContainsFunc(meets, func(t types.Type) bool { return types.Identical(t, cmp.X.Type()) }) {
				continue
			}
			for _, v := range [...]ssa.Value{cmp.X, cmp.Y} {
				if c, ok := v.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.Int {
					if n, exact := constant.Int64Val(c.Value); exact && n < math.MaxInt64 {
						g.marks = append(g.marks, n, n+1)
					}
				}
			}
		}
	}
	slices.Sort(g.marks)
	g.marks = slices.Compact(g.marks)
	return g.marks
}

// numbersThatMeet returns the integer types that phis have.
func (g *graph) numbersThatMeet() []types.Type {
	var list []types.Type
	for _, b := range g.fn.Blocks {
		for _, instr := range b.Instrs {
			phi, ok := instr.(*ssa.Phi)
			if !ok {
				break
			}
			if isInteger(phi.Type()) {
				list = append(list, phi.Type())
			}
		}
	}
	return list
}

func compares(op token.Token) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}
