package flow_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/httpvet/httpvet/passes/internal/flow"
)

// A toy state: a node of a small graph and a counter that saturates.
type state struct {
	node  string
	count int
}

func space(edges map[string][]string, visit func(*flow.Visit[state])) flow.Space[state, string, int] {
	return flow.Space[state, string, int]{
		Node: func(s state) string { return s.node },
		Key:  func(s state) int { return s.count },
		Next: func(v *flow.Visit[state], yield func(state)) {
			visit(v)
			for _, to := range edges[v.State.node] {
				yield(state{to, min(v.State.count+1, 3)})
			}
		},
	}
}

// from returns the visit of a node at the start.
func from(node string) []*flow.Visit[state] {
	return []*flow.Visit[state]{{State: state{node, 0}}}
}

func trail(v *flow.Visit[state]) string {
	var nodes []string
	for ; v != nil; v = v.Prev {
		nodes = append(nodes, v.State.node)
	}
	slices.Reverse(nodes)
	return fmt.Sprint(nodes)
}

func TestExploreVisitsEachStateOnce(t *testing.T) {
	edges := map[string][]string{"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": {"a"}}
	seen := map[state]int{}
	if !flow.Explore(space(edges, func(v *flow.Visit[state]) { seen[v.State]++ }), from("a"), flow.Limits{}) {
		t.Fatal("a search without limits must be complete")
	}
	for s, n := range seen {
		if n != 1 {
			t.Errorf("%v visited %d times", s, n)
		}
	}
	// The counter saturates at 3, so the cycle ends: a0 b1 c1 d2 a3 b3 c3 d3.
	if len(seen) != 8 {
		t.Errorf("visited %d states, want 8: %v", len(seen), seen)
	}
}

func TestExploreFindsShortestTrail(t *testing.T) {
	edges := map[string][]string{"a": {"b", "d"}, "b": {"c"}, "c": {"d"}}
	var first string
	flow.Explore(space(edges, func(v *flow.Visit[state]) {
		if v.State.node == "d" && first == "" {
			first = trail(v)
		}
	}), from("a"), flow.Limits{})
	if first != "[a d]" {
		t.Errorf("first trail to d is %s, want [a d]", first)
	}
}

func TestExploreLimits(t *testing.T) {
	edges := map[string][]string{"a": {"a", "b"}, "b": {"a"}}
	for _, limits := range []flow.Limits{{PerNode: 2}, {Total: 3}} {
		visits := 0
		if flow.Explore(space(edges, func(*flow.Visit[state]) { visits++ }), from("a"), limits) {
			t.Errorf("%+v: the search claims to be complete", limits)
		}
		if visits > 4 {
			t.Errorf("%+v: %d visits", limits, visits)
		}
	}
}

func TestExploreGoesOn(t *testing.T) {
	edges := map[string][]string{"a": {"a", "b"}, "b": {"c"}}
	last := false
	if flow.Explore(space(edges, func(v *flow.Visit[state]) { last = last || v.State.node == "c" }),
		from("a"), flow.Limits{PerNode: 1, GoOn: true}) {
		t.Error("the search claims to be complete")
	}
	if !last {
		t.Error("a state within the limits was not visited after one was hit")
	}
}
