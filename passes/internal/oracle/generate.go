package oracle

import (
	"fmt"
	"go/format"
	"math/rand/v2"
	"slices"
)

// Site says how the responses of an acquisition vary from one execution to
// the next. The driver has a type with the same fields.
type Site struct {
	Codes      []int
	Errors     int
	Media      bool
	ReadFails  bool
	CloseFails bool
	Gzip       bool
}

// include makes s vary wherever other does.
func (s *Site) include(other *Site) {
	for _, code := range other.Codes {
		if !slices.Contains(s.Codes, code) {
			s.Codes = append(s.Codes, code)
		}
	}
	s.Errors = max(s.Errors, other.Errors)
	s.Media = s.Media || other.Media
	s.ReadFails = s.ReadFails || other.ReadFails
	s.CloseFails = s.CloseFails || other.CloseFails
	s.Gzip = s.Gzip || other.Gzip
}

// Function is a generated function. Each of its acquisitions has a name, s1,
// s2 and so on, that stands in the request's path and, as a comment, at the
// end of the line of the call.
type Function struct {
	Name   string
	Seed   uint64
	Source string
	Sites  map[string]*Site
}

// generator writes one function.
type generator struct {
	writer
	*rand.Rand
	name       string
	correlated bool
	sig        *signature
	sites      map[string]*Site
	names      map[string]int
	budget     int      // decisions that one execution may still ask for
	unasked    []string // conditions on settings that were not tested yet
	pool       []string // conditions to be tested again
	plain      bool     // no helper may look at the status
	helping    bool     // the function at hand is a helper made for it
	finishers  writer   // helpers made for this function
}

// Generate writes the function called name that belongs to seed. With
// correlated set, conditions are tested more than once.
func Generate(name string, seed uint64, correlated bool) *Function {
	g := &generator{
		name:       name,
		Rand:       rand.New(rand.NewPCG(seed, 0x6f7261636c65)),
		correlated: correlated,
		sites:      map[string]*Site{},
		names:      map[string]int{},
	}
	g.budget = 5 + g.IntN(7)
	g.sig = pick(g, signatures)
	g.function(name)
	g.lines = append(g.lines, g.finishers.lines...)
	src, err := format.Source([]byte(g.String()))
	if err != nil {
		panic(fmt.Sprintf("oracle: seed %d: %v\n%s", seed, err, g.String()))
	}
	return &Function{Name: name, Seed: seed, Source: string(src), Sites: g.sites}
}

func (g *generator) function(name string) {
	params := "c *http.Client, e *env.Env"
	g.unasked = []string{"opt.Strict", `opt.Mode == "fast"`, "opt.Limit > 0", "len(opt.Tags) > 0"}
	switch g.IntN(4) {
	case 0:
		params += ", opt env.Options"
	case 1:
		params += ", opt *env.Options"
		g.unasked = append(g.unasked, "opt.Quiet()")
	case 2:
		params += ", strict bool, n int"
		g.unasked = []string{"strict", "n > 0"}
	default:
		g.unasked = nil
	}
	g.line("func %s(%s)%s {", name, params, g.sig.results)
	p := &path{err: g.sig.named, named: g.sig.named}
	if g.correlated {
		g.settings()
	}
	if g.sig.named && g.chance(6) {
		g.line("defer func() {\nif r := recover(); r != nil {\nerr = e.Recovered(r)\n}\n}()")
	}
	if g.body(p) {
		g.leave(p)
	}
	g.line("}")
}

// body writes statements until there is an acquisition and nothing more to
// pay decisions with. It reports whether the end is reached.
func (g *generator) body(p *path) bool {
	for range 2 + g.IntN(6) {
		if !g.statement(p) {
			return false
		}
	}
	if len(g.sites) == 0 {
		return g.acquire(p)
	}
	return true
}

// settings declares the local flags that correlated conditions test, and
// picks which settings are tested over and over.
func (g *generator) settings() {
	g.pool = append(g.pool, g.unasked...)
	g.Shuffle(len(g.pool), func(i, j int) { g.pool[i], g.pool[j] = g.pool[j], g.pool[i] })
	g.pool = g.pool[:min(len(g.pool), 2)]
	if len(g.pool) == 0 || g.chance(30) {
		ready := g.fresh("ready")
		g.line("%s := e.Flag(%d)", ready, g.number("flag"))
		g.pool = append(g.pool, ready)
	}
}

// chance is true in percent of a hundred cases.
func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

// spend pays for a decision, which costs more inside loops.
func (g *generator) spend(p *path, decisions int) bool {
	cost := decisions << p.loop.depth()
	if g.budget < cost {
		return false
	}
	g.budget -= cost
	return true
}

// fresh returns base, or base with a number when it is taken.
func (g *generator) fresh(base string) string {
	g.names[base]++
	if n := g.names[base]; n > 1 {
		return fmt.Sprint(base, n)
	}
	return base
}

// number counts what Env is asked for, by kind.
func (g *generator) number(kind string) int {
	g.names["#"+kind]++
	return g.names["#"+kind]
}

// callee returns the name of a helper: the one of package helper or the
// copy in the package itself.
func (g *generator) callee(name string) string {
	if g.chance(50) {
		return "helper." + name
	}
	return "local" + name
}

func (g *generator) site() (string, *Site) {
	name := fmt.Sprint("s", len(g.sites)+1)
	s := &Site{}
	g.sites[name] = s
	return name, s
}

// spec changes what the responses behind h are like.
func (g *generator) spec(h *handle, change func(*Site)) {
	for _, name := range h.sites {
		change(g.sites[name])
	}
}

// pick returns one of list, each as likely as the others.
func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

// weighted is a choice of the grammar. An act that cannot be done where the
// path is returns 0 as its weight.
type weighted struct {
	weight int
	act    func() bool
}

// choose does one of the choices and returns its answer.
func (g *generator) choose(choices []weighted) bool {
	total := 0
	for _, c := range choices {
		total += c.weight
	}
	n := g.IntN(total)
	for _, c := range choices {
		if n -= c.weight; n < 0 {
			return c.act()
		}
	}
	panic("oracle: no choice")
}

// weight is w where the condition holds, else nothing.
func weight(w int, when bool) int {
	if when {
		return w
	}
	return 0
}
