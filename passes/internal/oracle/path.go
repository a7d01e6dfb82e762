package oracle

import "slices"

// acquired is what all aliases of one response share.
type acquired struct {
	sites  []string // the acquisitions whose response this may be, on any path
	tested bool     // its status, or its media type, was looked at

	handed   bool // somebody else may have the response
	copied   bool // the body may be a copy in memory, which never fails
	spawned  bool // a goroutine that nobody waits for closes it
	captured bool // an escaped literal sees the variable of the response
	linked   bool // deferred calls decide whether it is closed
	swapped  bool // a deferred call replaces the body
	borrowed bool // a closer that escaped looks at the field Body later
}

// handle is a response, or a body, that a variable holds. What it says about
// the body is the generator's belief, kept to make well-behaved code likely;
// the truth comes from running.
type handle struct {
	*acquired
	resp    string // the variable of type *http.Response, "" if there is none
	body    string // an expression for the body
	boxed   bool   // body is a struct around the body
	nilable bool   // may be nil here
	guard   string // a condition under which it is there, when nilable
	settled bool   // closed, deferred, or handed over
	onError bool   // a deferred closure closes it when err is set at the end
	turn    *loop  // the loop in whose body it was acquired
}

// loop is a loop, or a goto's target, that a path is in.
type loop struct {
	outer *loop
	label string
	used  bool // the label
	goes  bool // the label is a goto's
}

func (l *loop) depth() int {
	n := 0
	for ; l != nil; l = l.outer {
		n++
	}
	return n
}

// path is what the generator knows where the next statement is to stand.
type path struct {
	handles  []*handle
	loop     *loop
	scope    []*handle // handles whose variable is declared in this block
	err      bool      // a variable err is in sight
	named    bool      // ... and it is the function's result
	inSwitch bool      // a bare break means the switch, not the loop
	depth    int
}

// branch is the path into a block that begins here.
func (p *path) branch() *path {
	q := *p
	q.depth++
	q.scope = nil
	q.handles = make([]*handle, len(p.handles))
	for i, h := range p.handles {
		c := *h
		q.handles[i] = &c
	}
	return &q
}

// merge continues p after branches, those of them that did not end.
func (p *path) merge(branches ...*path) {
	if len(branches) == 0 {
		return
	}
	for i, h := range p.handles {
		h.settled = !slices.ContainsFunc(branches, func(q *path) bool { return !q.handles[i].settled })
		h.nilable = slices.ContainsFunc(branches, func(q *path) bool { return q.handles[i].nilable })
	}
}

// declareErr notes that err is declared here, hiding the function's result
// in inner blocks.
func (p *path) declareErr() {
	p.err = true
	p.named = p.named && p.depth == 0
}

func (p *path) add(h *handle) {
	h.turn = p.loop
	p.handles = append(p.handles, h)
	p.scope = append(p.scope, h)
}

// open lists the handles that are still owed a Close.
func (p *path) open() []*handle {
	return p.filter(func(h *handle) bool { return !h.settled })
}

// usable lists the handles that can be used without a look at nil.
func (p *path) usable() []*handle {
	return p.filter(func(h *handle) bool { return !h.nilable })
}

// whole reports whether h is a response that is there, with its own body.
func (h *handle) whole() bool {
	return !h.nilable && h.resp != "" && h.body == h.resp+".Body"
}

func (p *path) filter(keep func(*handle) bool) []*handle {
	var list []*handle
	for _, h := range p.handles {
		if keep(h) {
			list = append(list, h)
		}
	}
	return list
}
