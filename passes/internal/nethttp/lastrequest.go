package nethttp

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// ClosesConnection reports whether instr asks for the connection of a request to be closed
// after it: it sets Request.Close, or the header Connection, whatever to
// (request.go, (*Request).wantsClose).
func ClosesConnection(instr ssa.Instruction) bool {
	switch instr := instr.(type) {
	case *ssa.Store:
		fa, ok := instr.Addr.(*ssa.FieldAddr)
		return ok && IsRequest(fa.X.Type()) && Field(fa.X.Type().Underlying().(*types.Pointer).Elem(), fa.Field) == "Close"
	case *ssa.Call:
		return setsConnection(&instr.Call)
	}
	return false
}

func setsConnection(call *ssa.CallCommon) bool {
	fn := call.StaticCallee()
	if fn == nil {
		return false
	}
	switch fn.String() {
	// func (h Header) Add(key, value string)
	// func (h Header) Set(key, value string)
	case "(net/http.Header).Add", "(net/http.Header).Set":
		key, ok := call.Args[1].(*ssa.Const)
		return ok && key.Value != nil && strings.EqualFold(constant.StringVal(key.Value), "connection")
	}
	return false
}
