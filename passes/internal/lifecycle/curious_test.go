package lifecycle

import "testing"

// TestAllowance: what is spent on a question within a question is spent, and no
// allowance outlives a crash.
func TestAllowance(t *testing.T) {
	e := NewEngine(nil, nil, nil)
	answer := new(Entry)
	costs := func(blocks int) func() *Entry {
		return func() *Entry {
			for range blocks {
				e.spend()
			}
			return answer
		}
	}
	if e.ifCheap(costs(curiosity)) != answer || e.ifCheap(costs(curiosity+1)) != nil {
		t.Error("the allowance is not what is allowed")
	}
	outer := e.ifCheap(func() *Entry {
		inner := e.ifCheap(costs(curiosity - 10))
		if inner != answer {
			t.Error("the inner question was cut short")
		}
		if e.ifCheap(costs(20)) != nil {
			t.Error("a second one has an allowance of its own")
		}
		return inner
	})
	if outer != nil {
		t.Error("the outer question did not pay for the inner ones")
	}
	if e.spent() {
		t.Error("nothing is allowed when the questions are over")
	}
	func() {
		defer func() { recover() }()
		e.ifCheap(func() *Entry { panic("crash") })
	}()
	e.Abandon()
	if costs(2 * curiosity)(); e.spent() {
		t.Error("an allowance has outlived the crash")
	}
}
