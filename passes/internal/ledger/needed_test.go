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

type tester interface{ FailNow() }
type holder struct{ rc io.ReadCloser }
type reader struct{ io.Reader }
type problem struct{}

func (holder) LenAsked() int { return 0 }
func (reader) LenOut() int { return 0 }
func (reader) Close() error { inClose(); return nil }
func inClose() {}
func ProblemAsked(err error) (int, *problem) { return 0, nil }
func StopsAsked(t tester, p *problem) { if p == nil { t.FailNow() } }
func AnyAsked(v any) {}
func VisitAsked(f func()) {}
func ReadAsked(r io.Reader) int { return 0 }

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
func tellsOut() bool          { return false }
`)
	left := leftOut(pass, summarised)
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
	}
	if n != 25 {
		t.Errorf("%d functions", n)
	}
	if left := leftOut(pass, checked); left != nil {
		t.Errorf("where findings are possible, left out: %v", left)
	}
}
