package pooloracle

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Function is a generated function, with the declarations that belong to it.
type Function struct {
	Name   string
	Seed   uint64
	Source string           // without package clause and imports
	Sites  map[string]*Site // by the names at the ends of their lines
	Result string           // type of the first result, "" if there is only an error
}

// A Site is where a transport is made, or where a constructor is called for one.
type Site struct {
	Where   string // how often it runs, as the generator believes
	Unsure  bool   // the settings depend on what is not in view, or differ from path to path
	Cloned  bool   // settings are inherited
	Opaque  bool   // another package has wrapped it
	Literal bool   // a transport is made here, and not by a callee
	Closed  bool   // something closes what is idle
}

// A generator writes one function.
type generator struct {
	*rand.Rand
	name    string
	decls   strings.Builder // beside the function
	body    strings.Builder
	sites   map[string]*Site
	fail    string // what is done on an error
	depth   int
	wrapped bool // the transport is behind a round tripper that cannot close what is idle
	alone   bool // decisions can be made: nothing else runs at the same time
}

// Generate returns the function of a seed.
func Generate(name string, seed uint64) *Function {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0)), name: name, sites: map[string]*Site{}}
	n := 1 + g.IntN(2)
	g.alone = true
	result, value := "", ""
	for i := range n {
		last := i == n-1
		r, v := g.block(fmt.Sprint(strings.ToLower(name), "s", i), last)
		if last {
			result, value = r, v
		}
	}
	f := &Function{Name: name, Seed: seed, Sites: g.sites, Result: result}
	body := g.body.String()
	signature, fail, end := "error", "return err", "return nil"
	if result != "" {
		signature, fail, end = "("+result+", error)", "return nil, err", "return "+value+", nil"
	}
	body = strings.ReplaceAll(body, failHere, fail)
	f.Source = fmt.Sprintf("%sfunc %s(e *env.Env) %s {\n%s%s\n}\n", g.decls.String(), name, signature, body, end)
	return f
}

// failHere stands for what the function does on an error, which is not known before
// its results are.
const failHere = "«fail»"

func (g *generator) line(format string, args ...any) {
	fmt.Fprintf(&g.body, strings.Repeat("\t", g.depth+1)+format+"\n", args...)
}

// once in n times.
func (g *generator) rarely(n int) bool { return g.IntN(n) == 0 }

func pick[T any](g *generator, choices ...T) T { return choices[g.IntN(len(choices))] }

// fresh returns a name that nothing else has in the generated package.
func (g *generator) fresh(base string) string {
	return fmt.Sprintf("%s%s%d", base, g.name, g.IntN(1000000))
}

// block writes one site, from where its transport is made to what becomes of it. If
// it is the last, the function may return what it made.
func (g *generator) block(site string, last bool) (result, value string) {
	s := &Site{}
	g.sites[site] = s
	switch s.Where = pick(g, "call", "call", "loop", "loop", "goroutine", "handler", "helper", "once", "turn"); s.Where {
	case "call":
		g.fail = failHere
		return g.use(site, s, last)
	case "loop":
		g.fail = pick(g, failHere, "continue")
		g.line("%s", pick(g, "for range 3 {", "for i := 0; i < 3; i++ {", fmt.Sprintf("for range e.URLs(%q) {", site)))
		g.nested(func() { g.use(site, s, false) })
		g.line("}")
	case "turn":
		g.fail = failHere
		g.line("%s", pick(g, "for range 1 {", "for i := 0; i < 1; i++ {"))
		g.nested(func() { g.use(site, s, false) })
		g.line("}")
	case "goroutine":
		g.goroutines(site, s)
	case "handler":
		g.fail = "return"
		g.line("e.Serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {")
		g.nested(func() { g.use(site, s, false) })
		g.line("}))")
	case "helper":
		g.helper(site, s)
	case "once":
		g.fail = "return"
		once := g.fresh("once")
		fmt.Fprintf(&g.decls, "var %s sync.Once\n\n", once)
		g.line("%s.Do(func() {", once)
		g.nested(func() { g.use(site, s, false) })
		g.line("})")
	}
	return "", ""
}

func (g *generator) nested(f func()) {
	g.depth++
	f()
	g.depth--
}

func (g *generator) goroutines(site string, s *Site) {
	g.fail, g.alone = "return", false
	defer func() { g.alone = true }()
	wg := "wg" + site
	g.line("var %s sync.WaitGroup", wg)
	g.line("for range 3 {")
	g.depth++
	if g.rarely(2) {
		g.line("%s.Go(func() {", wg)
		g.nested(func() { g.use(site, s, false) })
		g.line("})")
	} else {
		g.line("%s.Add(1)", wg)
		g.line("go func() {")
		g.nested(func() {
			g.line("defer %s.Done()", wg)
			g.use(site, s, false)
		})
		g.line("}()")
	}
	g.depth--
	g.line("}")
	g.line("%s.Wait()", wg)
}

// helper puts the site into a function of its own, which a loop calls.
func (g *generator) helper(site string, s *Site) {
	fn := g.fresh("each")
	g.line("for range 3 {")
	g.line("\tif err := %s(e); err != nil {", fn)
	g.line("\t\t%s", failHere)
	g.line("\t}")
	g.line("}")
	outer, depth := g.body, g.depth
	g.body, g.depth, g.fail = strings.Builder{}, 0, "return err"
	g.use(site, s, false)
	fmt.Fprintf(&g.decls, "func %s(e *env.Env) error {\n%s\treturn nil\n}\n\n", fn, g.body.String())
	g.body, g.depth = strings.Builder{}, depth
	g.body.WriteString(outer.String())
}
