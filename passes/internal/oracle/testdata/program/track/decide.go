// Package track runs a function over all decision strings and says what
// became of each response body.
package track

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
)

// choice is one decision that an execution asked for.
type choice struct {
	key       string
	n, picked int
}

// decisions answers the questions of one execution: first from a script, then
// with zero. An execution that asks one question more than turns times, or
// more than depth questions, is cut: it ends and counts for nothing.
type decisions struct {
	mu     sync.Mutex
	script []int
	made   []choice
	asked  map[string]int
	quiet  bool // the verdict is being reached: every answer is zero
	cut    bool
}

const (
	turns = 3
	reads = 8 // and calls of Close
	depth = 40
)

// decide returns a number below n.
func (d *decisions) decide(key string, n int) int {
	d.mu.Lock()
	if d.quiet || n < 2 {
		d.mu.Unlock()
		return 0
	}
	d.asked[key]++
	most := turns
	if strings.HasSuffix(key, ".read") || strings.HasSuffix(key, ".close") {
		most = reads
	}
	if d.cut || d.asked[key] > most || len(d.made) >= depth {
		d.cut = true
		d.mu.Unlock()
		runtime.Goexit()
	}
	defer d.mu.Unlock()
	picked := 0
	if i := len(d.made); i < len(d.script) {
		picked = d.script[i]
	}
	d.made = append(d.made, choice{key, n, picked})
	return picked
}

// next returns the script that follows in depth-first order, nil at the end.
func (d *decisions) next() []int {
	for i := len(d.made) - 1; i >= 0; i-- {
		if c := d.made[i]; c.picked+1 < c.n {
			script := make([]int, i+1)
			for j := range script {
				script[j] = d.made[j].picked
			}
			script[i]++
			return script
		}
	}
	return nil
}

// follows reports whether the execution asked what its script was made for.
func (d *decisions) follows(before []choice) bool {
	n := min(len(d.script), len(before))
	if len(d.made) < n {
		return false
	}
	for i := range n {
		if d.made[i].key != before[i].key || d.made[i].n != before[i].n {
			return false
		}
	}
	return true
}

// String is the decision string, as people read it.
func (d *decisions) String() string {
	var words []string
	for _, c := range d.made {
		words = append(words, fmt.Sprintf("%s=%d", c.key, c.picked))
	}
	return strings.Join(words, " ")
}
