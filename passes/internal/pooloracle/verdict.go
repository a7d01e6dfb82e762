package pooloracle

import "strings"

// A Fate is what became of the transports of a site.
type Fate string

const (
	// Lost: in each execution in which the site had a transport of its own that
	// was used, more connections stay open with each call, and nobody has them.
	Lost Fate = "lost"
	// Kept: in no execution.
	Kept Fate = "kept"
	// Mixed: in some. Whether that is to be reported is not for executions to say.
	Mixed Fate = "mixed"
	// Unused: no request was sent.
	Unused Fate = "unused"
)

// fate returns what became of the transports of a site.
func (t *Truth) fate(site string) Fate {
	lost, kept := false, false
	for _, p := range t.Paths {
		n := p.Counts[site]
		switch {
		case n.Requests == 0:
		case n.Open >= t.Calls:
			lost = true
		case p.Made[site] > 0 || n.Open > 0:
			kept = true
		}
	}
	switch {
	case lost && kept:
		return Mixed
	case lost:
		return Lost
	case kept || t.requests(site) > 0:
		return Kept
	}
	return Unused
}

func (t *Truth) requests(site string) (n int) {
	for _, p := range t.Paths {
		n += p.Counts[site].Requests
	}
	return n
}

// times returns how many connections a call leaves behind, on the path that leaves
// most.
func (t *Truth) times(site string) int {
	most := 0
	for _, p := range t.Paths {
		most = max(most, p.Counts[site].Open/t.Calls)
	}
	return most
}

// shared reports whether all requests of a site went over fewer connections than the
// calls that sent them: that the pool outlives the client.
func (t *Truth) shared(site string) bool {
	for _, p := range t.Paths {
		if n := p.Counts[site]; n.Dialled >= t.Calls && n.Dialled >= n.Requests {
			return false
		}
	}
	return true
}

// holds reports whether a complaint about the settings was true of every request of a
// site, and whether it was of any.
func (t *Truth) holds(site, complaint string) (always, ever bool) {
	always = true
	for _, p := range t.Paths {
		for _, s := range p.Settings[site] {
			if strings.Contains(s+" ", " "+complaint+" ") {
				ever = true
			} else {
				always = false
			}
		}
	}
	return always && ever, ever
}
