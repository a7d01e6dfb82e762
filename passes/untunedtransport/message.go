package untunedtransport

import (
	"go/token"
	"strings"
)

// A category is a kind of problem, mildest first.
type category uint8

const (
	queueing category = iota
	idleTooLong
	defaultsDropped
	defaultPool
	http2Off
	globalMutation
	idleForever
	perHostForgotten
	contradiction
	nanoseconds
)

// categories are the names, as documented in doc.go and used as anchors of
// the rule's page.
var categories = [...]string{
	queueing:         "queueing",
	idleTooLong:      "idle-too-long",
	defaultsDropped:  "defaults-dropped",
	defaultPool:      "default-pool",
	http2Off:         "http2-off",
	globalMutation:   "global-mutation",
	idleForever:      "idle-forever",
	perHostForgotten: "per-host-forgotten",
	contradiction:    "contradiction",
	nanoseconds:      "nanoseconds",
}

func (c category) String() string { return categories[c] }

// besideThrowaway are the categories that are reported on a transport even
// where it is reported for being made over and over.
var besideThrowaway = map[category]bool{nanoseconds: true, contradiction: true, http2Off: true}

// A problem is one thing that is wrong with a transport, or another value
// with timeouts.
type problem struct {
	category category
	at       token.Pos  // the later assignment that is at fault; NoPos: the literal
	text     string     // a verb phrase: what it does, and what that means
	adds     []addition // what mends it, nil where a number or unit is the user's decision
	related  []related
}

// An addition is a field that a fix sets.
type addition struct {
	field string
	expr  string
	pkg   string // import path that expr needs, "" if none
	near  token.Pos
}

type related struct {
	at   token.Pos
	text string
}

// A finding is all that is reported at one place.
type finding struct {
	site     *site
	subject  string // instead of the site's
	problems []problem
	pos, end token.Pos
	fixable  bool
}

func (f finding) category() category { return f.problems[0].category }

// message names all that is wrong. What it costs is said for the protocol on
// which it does.
func (f finding) message() string {
	subject := f.subject
	if subject == "" {
		subject = f.site.subject()
	}
	var texts []string
	for _, p := range f.problems {
		texts = append(texts, p.text)
	}
	return subject + " " + strings.Join(texts, "; ")
}
