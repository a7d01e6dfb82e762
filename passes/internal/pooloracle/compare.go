package pooloracle

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Finding is what an analyzer says of a line of a function.
type Finding struct {
	Line              int
	Category, Message string
}

// A Disagreement is a site about which analyzer and executions differ.
type Disagreement struct {
	Function *Function
	Site     string
	What     string
	Truth    *Truth
}

func (d Disagreement) String() string {
	return fmt.Sprintf("seed %d, %s: %s\n%+v\n%s", d.Function.Seed, d.Site, d.What, d.Truth.Paths, d.Function.text())
}

// Totals count sites by what came out.
type Totals struct {
	Functions, Sites        int
	Reported, Silent        int // in agreement
	False, Missed           int
	Outside                 int // whether it should be reported is not for executions to say
	Settings                int // complaints about settings that hold
	WrongSetting, NoSetting int
}

func (t *Totals) String() string {
	return fmt.Sprintf("%d functions, %d sites: %d rightly reported, %d rightly silent, %d outside; %d false, %d missed; settings: %d complaints, %d wrong, %d missing",
		t.Functions, t.Sites, t.Reported, t.Silent, t.Outside, t.False, t.Missed, t.Settings, t.WrongSetting, t.NoSetting)
}

// compare holds the findings in a function, by rule, against its truth.
func (t *Totals) compare(f *Function, truth *Truth, clients, settings []Finding) []Disagreement {
	t.Functions++
	var out []Disagreement
	differ := func(site, format string, args ...any) {
		out = append(out, Disagreement{f, site, fmt.Sprintf(format, args...), truth})
	}
	said := map[string]Finding{}
	for _, d := range clients {
		site := f.siteAt(d.Line)
		if site == "" {
			t.False++
			differ("", "finding where nothing is made: %s", d.Message)
			continue
		}
		said[site] = d
	}
	for _, site := range slices.Sorted(maps.Keys(f.Sites)) {
		t.Sites++
		d, reported := said[site]
		fate := truth.fate(site)
		switch {
		case reported && strings.HasPrefix(d.Category, "client-"):
			if fate == Lost || !f.closes() && !truth.shared(site) {
				t.False++
				differ(site, "a client with a shared pool, it says, but connections are not shared: %s", d.Message)
			} else {
				t.Reported++
			}
		case fate == Unused, fate == Mixed:
			t.Outside++
		case reported && fate == Lost:
			if repeated := truth.times(site) > 1 && f.Sites[site].Where != "helper"; repeated != often(d.Category) {
				t.False++
				differ(site, "%d connections for each call, it says: %s", truth.times(site), d.Message)
				break
			}
			t.Reported++
		case reported:
			t.False++
			differ(site, "reported, but nothing is lost: %s", d.Message)
		case fate == Lost && f.Sites[site].Opaque && f.Sites[site].Closed:
			t.Outside++ // facts do not tell what another package has wrapped it in
		case fate == Lost && f.Sites[site].Where != "once":
			t.Missed++
			differ(site, "lost, but not reported")
		default:
			t.Silent++
		}
	}
	return append(out, t.settings(f, truth, said, settings)...)
}

// closes reports whether connections of any of the sites are closed.
func (f *Function) closes() bool {
	for _, s := range f.Sites {
		if s.Closed {
			return true
		}
	}
	return false
}

// often reports whether a category says that one call makes several.
func often(category string) bool { return category != "transport-per-call" }

// complaints are those about settings that executions can show.
var complaints = []string{"idle-forever", "per-host-forgotten", "contradiction", "http2-off"}

// settings holds what is said of settings against those that requests were sent with.
func (t *Totals) settings(f *Function, truth *Truth, clients map[string]Finding, found []Finding) []Disagreement {
	var out []Disagreement
	said := map[string]Finding{}
	for _, d := range found {
		site := f.siteAt(d.Line)
		if site == "" || !slices.Contains(complaints, d.Category) {
			continue
		}
		said[site] = d
		if always, _ := truth.holds(site, d.Category); !always && truth.requests(site) > 0 {
			t.WrongSetting++
			out = append(out, Disagreement{f, site, "not so: " + d.Message, truth})
		}
	}
	for site, s := range f.Sites {
		if _, reported := clients[site]; reported || s.Unsure || !s.Literal {
			continue
		}
		for _, c := range complaints {
			always, _ := truth.holds(site, c)
			// That something in the package closes what is idle excuses all of it; what
			// a clone inherits is no contradiction.
			if !always || c == "idle-forever" || c == "contradiction" && s.Cloned {
				continue
			}
			t.Settings++
			if _, ok := said[site]; !ok {
				t.NoSetting++
				out = append(out, Disagreement{f, site, c + " is true, but not reported", truth})
			}
		}
	}
	return out
}
