package pools

import (
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// maxBuilds bounds how many pools a fact lists.
const maxBuilds = 2

// export makes what is known of the functions of the package known to its
// importers.
func (a *Analysis) export(pass *analysis.Pass, fns []*ssa.Function, builds map[*ssa.Function][]Built) {
	spread(fns, builds)
	for _, fn := range fns {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !obj.Exported() || fn.Parent() != nil || obj.Pkg() != pass.Pkg {
			continue
		}
		f := &HTTPVetPools{Builds: builds[fn]}
		for _, fr := range a.Fresh(fn) {
			if fr, ok := fr.exported(); ok {
				f.Fresh = append(f.Fresh, fr)
			}
		}
		for i, p := range fn.Params {
			for kind := range Kind(kinds) {
				for _, path := range a.places(p.Type(), kind) {
					e := a.effect(fn, p, path, kind)
					if out, ok := e.exported(); ok && !e.Kept {
						f.Entries = append(f.Entries, Entry{Param: i, Path: path, Kind: kind, Effect: out})
					}
				}
			}
		}
		if len(f.Builds) > maxBuilds {
			f.Builds = f.Builds[:maxBuilds]
		}
		if len(f.Builds)+len(f.Fresh)+len(f.Entries) > 0 {
			pass.ExportObjectFact(obj, f)
		}
	}
}

// spread says of functions that call one that makes and uses up a pool that
// they do so as well.
func spread(fns []*ssa.Function, builds map[*ssa.Function][]Built) {
	for changed := true; changed; {
		changed = false
		for _, fn := range fns {
			if len(builds[fn]) > 0 || fn.Parent() != nil {
				continue
			}
			for _, b := range fn.Blocks {
				for _, instr := range b.Instrs {
					call, ok := instr.(*ssa.Call)
					if !ok || len(builds[fn]) > 0 {
						continue
					}
					if callee := call.Call.StaticCallee(); callee != nil && callee != fn && len(builds[callee]) > 0 && always(call) {
						builds[fn] = builds[callee]
						changed = true
					}
				}
			}
		}
	}
}

func (f Fresh) exported() (Fresh, bool) {
	e := Effect{Carries: f.Carries}
	out, ok := e.exported()
	f.Carries = out.Carries
	return f, ok
}

// exported returns e as other packages can understand it; false if they
// cannot.
func (e Effect) exported() (Effect, bool) {
	out := e
	out.Carries, out.Stores = nil, nil
	for _, c := range e.Carries {
		p, ok := c.Path.exported()
		if !ok {
			return e, false
		}
		out.carry(Carry{c.Result, p})
	}
	for _, s := range e.Stores {
		p, ok := s.Path.exported()
		if !ok {
			return e, false
		}
		out.store(Store{s.Param, p})
	}
	return out, true
}
