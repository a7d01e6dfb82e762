package lifecycle

import (
	"cmp"
	"slices"
)

// maxOutcomes bounds how many ways to return a summary tells apart.
const maxOutcomes = 10

func compareConds(a, b Cond) int {
	return cmp.Or(cmp.Compare(a.At.Param, b.At.Param), slices.Compare(a.At.Path, b.At.Path),
		cmp.Compare(a.Key, b.Key), cmp.Compare(a.Is, b.Is))
}

func compareCarries(a, b Carry) int {
	return cmp.Or(cmp.Compare(a.Result, b.Result), slices.Compare(a.Path, b.Path), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(btoi(a.Hidden), btoi(b.Hidden)), cmp.Compare(a.Upto, b.Upto))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func compareOutcomes(a, b Outcome) int {
	return cmp.Or(compareButWhen(a, b), cmp.Compare(a.Read, b.Read), slices.CompareFunc(a.When, b.When, compareConds),
		cmp.Compare(btoi(a.Unclear), btoi(b.Unclear)))
}

// compareButWhen orders outcomes by what happens, whatever the conditions.
func compareButWhen(a, b Outcome) int {
	return cmp.Or(cmp.Compare(a.Effect, b.Effect), slices.CompareFunc(a.Carries, b.Carries, compareCarries),
		slices.Compare(a.Results, b.Results), slices.CompareFunc(a.Same, b.Same, compareSame),
		cmp.Compare(a.Callback, b.Callback))
}

func compareSame(a, b Same) int {
	return cmp.Or(cmp.Compare(a.Result, b.Result), cmp.Compare(a.At.Param, b.At.Param), slices.Compare(a.At.Path, b.At.Path))
}

// merge returns os sorted, with equal outcomes joined and with conditions
// dropped that make no difference. It reports false if too many are left.
func merge(os []Outcome) ([]Outcome, bool) {
	os = slices.Clone(os)
	for {
		slices.SortFunc(os, compareOutcomes)
		os = slices.CompactFunc(os, func(a, b Outcome) bool { return compareOutcomes(a, b) == 0 })
		if !mergeOne(&os) {
			return os, len(os) <= maxOutcomes
		}
	}
}

// mergeOne joins the first two outcomes that can be joined.
func mergeOne(os *[]Outcome) bool {
	for i := range *os {
		for j := i + 1; j < len(*os); j++ {
			a, b := (*os)[i], (*os)[j]
			if compareButWhen(a, b) != 0 {
				break // sorted: none further on either
			}
			when, ok := joinConds(a.When, b.When)
			if !ok {
				continue
			}
			a.When, a.Unclear = when, a.Unclear || b.Unclear
			if a.Read != b.Read {
				a.Read = Some // it depends
			}
			(*os)[i] = a
			*os = slices.Delete(*os, j, j+1)
			return true
		}
	}
	return false
}

// joinConds returns conditions that hold exactly when a or b does: the
// weaker one, or what they share where they differ in one opposite pair.
func joinConds(a, b []Cond) ([]Cond, bool) {
	switch {
	case subset(a, b):
		return a, true
	case subset(b, a):
		return b, true
	case len(a) != len(b):
		return nil, false
	}
	diff := -1
	for i := range a {
		if a[i].equal(b[i]) {
			continue
		}
		if diff >= 0 || !opposite(a[i], b[i]) {
			return nil, false
		}
		diff = i
	}
	return slices.Delete(slices.Clone(a), diff, diff+1), true
}

func subset(a, b []Cond) bool {
	for _, c := range a {
		if !slices.ContainsFunc(b, c.equal) {
			return false
		}
	}
	return true
}

func opposite(a, b Cond) bool {
	if a.At.Param != b.At.Param || !slices.Equal(a.At.Path, b.At.Path) || a.Key != b.Key {
		return false
	}
	x, y := min(a.Is, b.Is), max(a.Is, b.Is)
	return x == Nil && y == NotNil || x == True && y == False
}

// contradict reports whether conditions cannot hold together.
func contradict(a, b []Cond) bool {
	return slices.ContainsFunc(a, func(x Cond) bool {
		return slices.ContainsFunc(b, func(y Cond) bool { return opposite(x, y) })
	})
}

// unconditional drops all conditions and merges again.
func unconditional(os []Outcome) []Outcome {
	os = slices.Clone(os)
	for i := range os {
		os[i].When = nil
	}
	os, _ = merge(os)
	return os
}

// ambiguous reports whether two outcomes leave the resource to the caller, and do not,
// and their results do not tell which it is.
func ambiguous(os []Outcome) bool {
	for _, a := range os {
		for _, b := range os {
			if a.Effect == Borrow && (b.Effect == Release || b.Effect == Keep) && !apart(a.Results, b.Results) {
				return true
			}
		}
	}
	return false
}

// apart reports whether some result cannot be the same in a and b.
func apart(a, b []Value) bool {
	for i := range min(len(a), len(b)) {
		if excludes(a[i], b[i]) {
			return true
		}
	}
	return false
}
