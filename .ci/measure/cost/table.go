package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"time"
)

// A situation is what has happened before a run.
type situation string

const (
	cold situation = "cold"
	warm situation = "warm"
	leaf situation = "leaf edited"
	base situation = "base edited"
)

var situations = []situation{cold, warm, leaf, base}

type key struct {
	*tool
	situation
}

// A measurement is all runs in one module, in the order of rounds. The first
// tool is the floor.
type measurement struct {
	module *module
	tools  []*tool
	runs   map[key][]cost
	memory map[*tool]memory
}

// write prints the table.
func (m *measurement) write(w io.Writer) error {
	fmt.Fprintf(w, "\n%s: %d packages, %d with dependencies; %d rounds\n\n",
		filepath.Base(m.module.dir), m.module.packages, m.module.visited, len(m.runs[key{m.tools[0], cold}]))
	head, rule := "| tool |", "|---|"
	for _, s := range situations {
		head += fmt.Sprintf(" %s CPU | wall |", s)
		rule += "---|---|"
	}
	fmt.Fprintf(w, "%s peak MB | median MB |\n%s---|---|\n", head, rule)
	for _, t := range m.tools {
		row := "| " + t.name + " |"
		for _, s := range situations {
			row += " " + m.cell(t, s, func(c cost) time.Duration { return c.cpu }) + " |"
			row += " " + m.cell(t, s, func(c cost) time.Duration { return c.wall }) + " |"
		}
		peak, middle := slices.MaxFunc(m.runs[key{t, cold}], func(a, b cost) int { return int(a.peak - b.peak) }).peak, ""
		if mem, ok := m.memory[t]; ok {
			peak, middle = mem.max, fmt.Sprintf("%.1f", float64(mem.median)/1e6)
		}
		if _, err := fmt.Fprintf(w, "%s %.0f | %s |\n", row, float64(peak)/1e6, middle); err != nil {
			return err
		}
	}
	return nil
}

// cell is the floor's time in seconds, or how many times that another tool took.
func (m *measurement) cell(t *tool, s situation, of func(cost) time.Duration) string {
	floor, runs := m.runs[key{m.tools[0], s}], m.runs[key{t, s}]
	var xs []float64
	for i, c := range runs {
		if t == m.tools[0] {
			xs = append(xs, of(c).Seconds())
		} else {
			xs = append(xs, of(c).Seconds()/of(floor[i]).Seconds())
		}
	}
	if t == m.tools[0] {
		return fmt.Sprintf("%.1f s", median(xs))
	}
	return fmt.Sprintf("%.2f×", median(xs))
}

// median returns the middle of xs, between the two if there are two.
func median(xs []float64) float64 {
	xs = slices.Sorted(slices.Values(xs))
	n := len(xs)
	return (xs[(n-1)/2] + xs[n/2]) / 2
}
