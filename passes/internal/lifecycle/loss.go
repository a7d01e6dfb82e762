package lifecycle

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// losses returns the places of all leaks, each once.
func (s *solve) losses() []Loss {
	var out []Loss
	for i := range s.leaks {
		if l := s.leaks[i].loss(); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

func (l *found) loss() Loss {
	loss := Loss{Cause: l.cause}
	if l.event != nil {
		loss.Event = l.event.Pos()
	} else if l.note.cause == l.cause {
		loss.Event = l.note.at
	}
	if l.exit != nil {
		loss.Exit = exitPos(l.exit)
	}
	return loss
}

// exitPos returns where fn returns: the return statement, or the end of the
// body if there is none.
func exitPos(ret *ssa.Return) token.Pos {
	if ret.Pos().IsValid() {
		return ret.Pos()
	}
	if syn := ret.Parent().Syntax(); syn != nil {
		return syn.End() - 1
	}
	return token.NoPos
}

// hands remembers that the resource is handed on, or lost from sight, at the
// instruction being executed.
func (s *solve) hands() {
	var at token.Pos
	if s.now != nil {
		at = s.now.Pos()
	}
	if i, ok := slices.BinarySearch(s.handed, at); !ok {
		s.handed = slices.Insert(s.handed, i, at)
	}
}
