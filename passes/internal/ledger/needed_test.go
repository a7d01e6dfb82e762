package ledger

import (
	"go/types"
	"strings"
	"testing"
)

// TestLeftOut: of a package that cannot reach net/http the functions are left out that
// importers do not ask about, unless one that they do ask about leads there.
func TestLeftOut(t *testing.T) {
	pass := checkedPass(t, `package p

import "io"

type step interface{ run() }

type first struct{}
type embeds struct{ *first }

func (*first) run()      { fromMethod() }
func (*first) inherited() {}
func (*first) unaskedOut() {}

func CloseAsked(c io.Closer) { helper(); var s step = &first{}; s.run(); embeds{}.inherited(); generic(1) }
func TellsAsked(n int) bool  { f := value; f(); return func() bool { return inLiteral() }() }
func FailsAsked() error      { return nil }

func helper()            { further() }
func further()           {}
func fromMethod()        {}
func value()             {}
func inLiteral() bool    { return true }
func generic[T any](v T) {}

func unaskedOut()             {}
func NumberOut(s string) int  { onlyOut(); return len(s) }
func onlyOut()                {}
func ReadOut(r io.Reader) int { return 0 }
func tellsOut() bool          { return false }
`)
	left, asked := leftOut(pass, summarised)
	n := 0
	for _, obj := range pass.TypesInfo.Defs {
		fn, ok := obj.(*types.Func)
		if !ok || fn.Signature().Recv() != nil && types.IsInterface(fn.Signature().Recv().Type()) {
			continue
		}
		n++
		if want := strings.HasSuffix(fn.Name(), "Out"); left[fn] != want {
			t.Errorf("%s left out: %v", fn.Name(), left[fn])
		}
		if want := strings.HasSuffix(fn.Name(), "Asked"); asked(fn) != want {
			t.Errorf("%s asked about: %v", fn.Name(), asked(fn))
		}
	}
	if n != 17 {
		t.Errorf("%d functions", n)
	}
	if left, asked := leftOut(pass, checked); left != nil || !asked(nil) {
		t.Errorf("where findings are possible, left out: %v", left)
	}
}
