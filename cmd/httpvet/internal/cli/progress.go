package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// patience is how long a run may take before it says that it is working.
const patience = 1500 * time.Millisecond

// A progress rewrites one line on a terminal. The zero value, for a standard
// error that is no terminal, is silent.
type progress struct {
	w io.Writer // nil if silent

	mu    sync.Mutex
	done  int // packages analysed, dependencies included
	total int // 0 while the go command is at work
	shown bool
	stop  chan struct{}
}

func newProgress(f *os.File) *progress {
	p := new(progress)
	if isTerminal(f) && os.Getenv("TERM") != "dumb" {
		p.w = f
	}
	return p
}

// isTerminal reports whether f is a character device other than the null
// device, which for standard error means a terminal.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// start begins to show progress once the run has taken a while.
func (p *progress) start() {
	if p.w == nil {
		return
	}
	p.mu.Lock()
	p.done, p.total, p.stop = 0, 0, make(chan struct{})
	p.mu.Unlock()
	go func(stop chan struct{}) {
		select {
		case <-stop:
			return
		case <-time.After(patience):
		}
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			p.show(stop)
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	}(p.stop)
}

// of says how many packages there are: they are known, and compiled.
func (p *progress) of(total int) {
	p.mu.Lock()
	p.total = total
	p.mu.Unlock()
}

// step counts one package.
func (p *progress) step() {
	p.mu.Lock()
	p.done++
	p.mu.Unlock()
}

// finish removes the line.
func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stop != nil {
		close(p.stop)
		p.stop = nil
	}
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

// show draws the line, unless the run has finished meanwhile.
func (p *progress) show(stop chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stop != stop {
		return
	}
	fmt.Fprint(p.w, "\r\x1b[K", p.line())
	p.shown = true
}

func (p *progress) line() string {
	if p.total == 0 {
		return "httpvet: the go command loads and compiles what is imported"
	}
	return fmt.Sprintf("httpvet: analysed %d of %d packages, dependencies included", p.done, p.total)
}
