package pools

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/httpvet/httpvet/passes/internal/nethttp"
)

// An Origin is how a fresh pool, or a client, comes to be.
type Origin uint8

const (
	Literal     Origin = iota // a composite literal, new, or a zero variable
	Clone                     // the Clone method of a transport
	Constructor               // a function that returns a fresh one
)

// A Source is an instruction that makes a fresh pool, or a client.
type Source struct {
	Kind   Kind
	Origin Origin
	Instr  ssa.Instruction // an *ssa.Alloc or an *ssa.Call
	Effect *Effect
	// Sends are the instructions of the function that send over it.
	Sends []ssa.Instruction
	// Idle is how long the pool keeps idle connections.
	Idle Idle
	// Made is where a constructor makes it.
	Made Place
	// Settings are the values stored to the fields of a literal.
	Settings map[string][]ssa.Value
	// Sometimes: a constructor makes it in some cases only.
	Sometimes bool
	// Hidden: what a constructor returns is a client with a round tripper around the pool.
	Hidden bool
	// Shares says, of a client, whose connections it uses.
	Shares  Shares
	guarded bool
}

// Lost reports whether requests are sent over the pool, or client, and then
// nobody has it any more, though it was not given up properly.
func (s *Source) Lost() bool {
	e := s.Effect
	return e.Sent && !e.Kept && !e.Released && !e.Asked && !e.Exempt && len(e.Carries) == 0 && len(e.Stores) == 0 && !s.guarded
}

// A Fresh says that a function hands its caller a pool that it made, or a
// client without one.
type Fresh struct {
	Kind    Kind
	Shares  Shares // of a client
	Carries []Carry
	Sent    bool // a request was sent over it
	// Sometimes: not on every call.
	Sometimes bool
	Idle      Idle
	Made      Place
}

// A Place is a line of a file, in a form that facts can hold.
type Place struct {
	File string
	Line int
}

// Sources returns the sources in fn, in the order of the code.
func (a *Analysis) Sources(fn *ssa.Function) []*Source {
	if s, ok := a.sources[fn]; ok {
		return s
	}
	if a.looking[fn] {
		return nil // a constructor that calls itself makes nothing by that
	}
	a.looking[fn] = true
	var sources []*Source
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			sources = append(sources, a.made(instr)...)
		}
	}
	delete(a.looking, fn)
	a.sources[fn] = sources
	return sources
}

// made returns the sources that instr is.
func (a *Analysis) made(instr ssa.Instruction) []*Source {
	switch instr := instr.(type) {
	case *ssa.Alloc:
		return a.literal(instr)
	case *ssa.Call:
		callee := instr.Call.StaticCallee()
		if callee == nil {
			return nil
		}
		obj, _ := callee.Object().(*types.Func)
		if obj != nil && obj.FullName() == "(*net/http.Transport).Clone" {
			s := &Source{Kind: Pool, Origin: Clone, Instr: instr, Idle: SomeTime, Made: a.place(instr.Pos())}
			if isDefaultTransport(instr.Call.Args[0]) {
				s.Idle = DefaultIdle
			}
			a.follow(s, instr, []Path{""})
			return []*Source{s}
		}
		return a.constructed(instr, resolve(callee), obj)
	}
	return nil
}

// literal returns the source that a composite literal, new or a variable is.
func (a *Analysis) literal(alloc *ssa.Alloc) []*Source {
	if receives(alloc) {
		return nil
	}
	s := &Source{Origin: Literal, Instr: alloc, Made: a.place(alloc.Pos())}
	switch t := alloc.Type().Underlying().(*types.Pointer).Elem(); {
	case nethttp.IsTransport(t):
		s.Kind = Pool
	case nethttp.IsClient(t):
		s.Kind = Client
	default:
		return nil
	}
	a.follow(s, alloc, []Path{""})
	if s.Kind == Client {
		s.Shares = a.shares(s)
	}
	return []*Source{s}
}

// receives reports whether a variable gets its value from a literal that has
// a place of its own.
func receives(alloc *ssa.Alloc) bool {
	for _, r := range *alloc.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == alloc && moved(st.Val) == alloc {
			return true
		}
	}
	return false
}

// constructed returns the sources that a call of a constructor is.
func (a *Analysis) constructed(call *ssa.Call, callee *ssa.Function, obj *types.Func) []*Source {
	var fresh []Fresh
	switch {
	case callee.Blocks != nil:
		fresh = a.Fresh(callee)
	case obj != nil:
		fresh = a.know.fresh(obj)
	}
	var out []*Source
	for kind := range Kind(kinds) {
		if s := a.constructs(call, kind, fresh); s != nil {
			out = append(out, s)
		}
	}
	return out
}

// constructs returns the source of one kind that a call is, given what its
// callee makes.
func (a *Analysis) constructs(call *ssa.Call, kind Kind, fresh []Fresh) *Source {
	var s *Source
	var paths []Path
	sent := false
	for _, f := range fresh {
		if f.Kind != kind {
			continue
		}
		if s == nil {
			s = &Source{Kind: kind, Origin: Constructor, Instr: call, Idle: f.Idle, Made: f.Made, Shares: f.Shares}
		}
		sent = sent || f.Sent
		s.Sometimes = s.Sometimes || f.Sometimes
		if f.Idle != s.Idle {
			s.Idle = SomeTime
		}
		if f.Shares != s.Shares {
			s.Shares = Other
		}
		for _, c := range f.Carries {
			p := c.Path
			if call.Call.Signature().Results().Len() > 1 {
				p = result(c.Result) + p
			}
			if !slices.Contains(paths, p) {
				paths = append(paths, p)
			}
		}
	}
	if s == nil {
		return nil
	}
	a.follow(s, call, paths)
	s.Effect.Sent = s.Effect.Sent || sent
	for _, v := range call.Call.Args {
		s.Settings[""] = append(s.Settings[""], v) // what it is made from
	}
	if len(s.Settings["Transport"]) > 0 {
		s.Shares = Own
	}
	return s
}

// follow walks from v, which leads to what s makes at paths.
func (a *Analysis) follow(s *Source, v ssa.Value, paths []Path) {
	w := newWalk(a, s.Kind)
	w.from = s.Instr
	for _, p := range paths {
		w.add(v, p, false)
	}
	w.run()
	s.Effect, s.Sends, s.Settings = &w.effect, w.sends, w.config
	s.Hidden = slices.ContainsFunc(paths, isHidden)
	if w.copied {
		s.Effect.Kept = true
	}
	if s.Kind == Pool {
		s.Idle = idle(s.Idle, w.config["IdleConnTimeout"])
	}
	s.guarded = w.guards(s.Instr)
}

// Fresh returns the pools, and the clients without one, that fn makes and
// hands to its caller.
func (a *Analysis) Fresh(fn *ssa.Function) []Fresh {
	var fresh []Fresh
	for _, s := range a.Sources(fn) {
		e := s.Effect
		if s.Kind == Client && s.Shares == Own || len(e.Carries) == 0 || e.Kept || e.Released || e.Asked || e.Exempt || len(e.Stores) > 0 {
			continue
		}
		fresh = append(fresh, Fresh{Kind: s.Kind, Shares: s.Shares, Carries: e.Carries, Sent: e.Sent, Sometimes: !a.each(s), Idle: s.Idle, Made: s.Made})
	}
	return fresh
}
