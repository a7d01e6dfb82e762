package lifecycle

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/flow"
)

// An Ending is how one path releases a resource.
type Ending struct {
	Read Level
	// At is the call that releases it, or the defer of that call.
	At token.Pos
	// Witness is a shortest path on which it ends like that.
	Witness []Step
}

// A Use says how one acquisition is consumed by the time it is released.
type Use struct {
	Fn   *ssa.Function // the declared function or literal that acquires
	Call ssa.CallInstruction
	// Endings has one ending for each level of reading that occurs, ascending.
	// Paths on which a release loses nothing, whatever was read, are left out.
	Endings []Ending
	// All reports whether every path was followed and releases the resource.
	All bool
	// Carries are the results of Call that lead to the resource, ascending.
	Carries []Carry
}

// ended is an Ending before it is put into words.
type ended struct {
	at    token.Pos
	trail *flow.Visit[at]
}

// endings are, by the level of reading, the first paths that released the resource so.
type endings struct {
	sure  [ToEnd + 1]*ended
	asked [ToEnd + 1]*ended // after a question that may have told that there was none
}

func (e *endings) note(w *world, end *ended) {
	ends := &e.sure
	if w.asked != 0 {
		ends = &e.asked
	}
	if ends[w.read] == nil {
		ends[w.read] = end
	}
}

// at returns a path that releases the resource at this level. One that has asked says
// little if others read on: they may be those with a resource.
func (e *endings) at(level Level) *ended {
	if e.sure[level] != nil {
		return e.sure[level]
	}
	for more := level + 1; more <= ToEnd; more++ {
		if e.sure[more] != nil || e.asked[more] != nil {
			return nil
		}
	}
	return e.asked[level]
}

func (e *endings) any() bool {
	return slices.ContainsFunc(slices.Concat(e.sure[:], e.asked[:]), func(e *ended) bool { return e != nil })
}

// release ends the obligation of w by a release, and remembers how much had
// been read by then.
func (s *solve) release(w *world) bool {
	if s.mode == acquiring && w.status == held && !w.idle {
		s.endings.note(w, &ended{at: s.now, trail: s.visit})
	}
	return s.settle(w, released)
}

// use returns how the acquisition ended; false if no path releases it.
func (s *solve) use(call ssa.CallInstruction) (Use, bool) {
	u := Use{Fn: call.Parent(), Call: call, Carries: s.yielded}
	u.All = len(s.handed) == 0 && !s.gaveUp && !s.cut && !s.captured && !s.unsure && len(s.leaks) == 0
	for level := None; level <= ToEnd; level++ {
		if e := s.endings.at(level); e != nil {
			u.Endings = append(u.Endings, Ending{
				Read: level, At: e.at, Witness: s.witness(&found{trail: e.trail}),
			})
		}
	}
	return u, len(u.Endings) > 0
}

// consumed records that code out of sight may read the resource.
func (w *world) consumed() { w.read = max(w.read, Some) }
