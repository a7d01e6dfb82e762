package flow

// A Visit is one state that was reached, with the visit it was reached from.
// The chain of Prev is a shortest way from a start state.
type Visit[S any] struct {
	State S
	Prev  *Visit[S] // nil for a start state
}

// Limits bound an exploration. A zero field means no bound.
type Limits struct {
	PerNode int  // distinct states of one node
	Total   int  // distinct states altogether
	GoOn    bool // visit what is within the limits even after one was hit
}

// A Space describes the states to explore.
type Space[S any, N, K comparable] struct {
	// Node returns the place of the program that s belongs to.
	Node func(s S) N
	// Key identifies s among the states of its node: two states of one node
	// with the same key have the same future.
	Key func(s S) K
	// Next calls yield for each state that follows from v.State.
	Next func(v *Visit[S], yield func(S))
}

// Explore visits every state reachable from the given visits, breadth first and each
// distinct one once. It reports whether it saw them all: false means that a
// limit cut the search short.
func Explore[S any, N, K comparable](space Space[S, N, K], from []*Visit[S], limits Limits) (complete bool) {
	type id struct {
		node N
		key  K
	}
	var (
		seen    = map[id]bool{}
		perNode = map[N]int{}
		queue   []*Visit[S]
	)
	complete = true
	add := func(v *Visit[S]) {
		n := space.Node(v.State)
		at := id{n, space.Key(v.State)}
		if seen[at] {
			return
		}
		if limits.PerNode > 0 && perNode[n] >= limits.PerNode ||
			limits.Total > 0 && len(seen) >= limits.Total {
			complete = false
			return
		}
		seen[at] = true
		perNode[n]++
		queue = append(queue, v)
	}
	for _, v := range from {
		add(v)
	}
	for len(queue) > 0 && (complete || limits.GoOn) {
		v := queue[0]
		queue = queue[1:]
		space.Next(v, func(s S) { add(&Visit[S]{State: s, Prev: v}) })
	}
	return complete
}
