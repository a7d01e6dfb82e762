package checker

import (
	"go/types"
	"sync"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/gocmd"
)

// A unit is a package in the course of being looked at.
type unit struct {
	*gocmd.Package
	deps     []*unit // what it imports, in the order of Imports; nil what is not known
	looked   bool    // whether it is, or will be, looked at; the standard library is not
	failed   bool
	texts    map[string][]byte // its files, as read, by name
	exported *types.Package    // its types; nil until they are needed
	encoded  []byte            // its facts
	sum      sum               // of its facts and those of all that it imports
	decoded  func() factSet    // encoded, once

	state   uint8   // of linking
	users   []*unit // those that import it and are to be looked at
	waiting int     // how many of deps are not done
}

const (
	unlinked = iota
	linking
	linked
)

// newUnits links the packages of r, and returns them by ID and those to look at in
// their order.
func newUnits(r Request) (graph, []*unit) {
	units := make(graph, len(r.Packages))
	var order []*unit
	for _, p := range r.Packages {
		u := &unit{Package: p}
		u.decoded = sync.OnceValue(func() factSet { return decodeFacts(u.encoded) })
		u.looked = p.Path() != "unsafe" && (r.Full(p) || r.Skip == nil || !r.Skip(p.Path(), p.Dir))
		units[p.ID] = u
		if u.looked {
			order = append(order, u)
		}
	}
	for _, p := range r.Packages {
		units.link(units[p.ID])
	}
	return units, order
}

// A graph is the units of a build by ID.
type graph map[string]*unit

// link sets the deps of u and of all that it imports. What imports itself, as no package
// may, lacks one.
func (g graph) link(u *unit) {
	if u.state != unlinked {
		return
	}
	u.state = linking
	for _, id := range u.Imports {
		if id == "C" {
			continue
		}
		dep := g[id]
		if dep != nil {
			g.link(dep)
			if dep.state == linking {
				dep = nil
			}
		}
		u.deps = append(u.deps, dep)
	}
	u.state = linked
}

// A queue hands out units whose imports are done.
type queue struct {
	ready chan *unit
	mu    sync.Mutex
	left  int
}

func newQueue(units []*unit) *queue {
	q := &queue{ready: make(chan *unit, len(units)), left: len(units)}
	for _, u := range units {
		for _, dep := range u.deps {
			if dep != nil && dep.looked {
				dep.users = append(dep.users, u)
				u.waiting++
			}
		}
	}
	for _, u := range units {
		if u.waiting == 0 {
			q.ready <- u
		}
	}
	if q.left == 0 {
		close(q.ready)
	}
	return q
}

// done says that u is done.
func (q *queue) done(u *unit) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, user := range u.users {
		if user.waiting--; user.waiting == 0 {
			q.ready <- user
		}
	}
	if q.left--; q.left == 0 {
		close(q.ready)
	}
}

// closure calls visit for each unit that u imports, at any distance, once.
func (u *unit) closure(visit func(*unit)) {
	seen := make(map[*unit]bool)
	var walk func(*unit)
	walk = func(u *unit) {
		for _, dep := range u.deps {
			if dep != nil && !seen[dep] {
				seen[dep] = true
				visit(dep)
				walk(dep)
			}
		}
	}
	walk(u)
}
