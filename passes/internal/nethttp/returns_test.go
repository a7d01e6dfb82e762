package nethttp

import (
	"go/token"
	"go/types"
	"testing"
)

// TestReturnsIfNil looks functions and methods of assertion libraries up.
func TestReturnsIfNil(t *testing.T) {
	pkg := types.NewPackage("github.com/stretchr/testify/require", "require")
	fn := func(recv bool, name string) *types.Func {
		var r *types.Var
		if recv {
			tn := types.NewTypeName(token.NoPos, pkg, "Assertions", nil)
			r = types.NewVar(token.NoPos, pkg, "a", types.NewPointer(types.NewNamed(tn, types.NewStruct(nil, nil), nil)))
		}
		return types.NewFunc(token.NoPos, pkg, name, types.NewSignatureType(r, nil, nil, nil, nil, false))
	}
	if arg, ok := ReturnsIfNil(fn(false, "NoError")); !ok || arg != 1 {
		t.Errorf("require.NoError: %d, %t", arg, ok)
	}
	if arg, ok := ReturnsIfNil(fn(true, "NoError")); !ok || arg != 0 {
		t.Errorf("the method NoError: %d, %t", arg, ok)
	}
	if _, ok := ReturnsIfNil(fn(false, "Error")); ok {
		t.Error("require.Error wants an error")
	}
}
