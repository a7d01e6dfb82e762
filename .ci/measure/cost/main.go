// Cost measures what httpvet costs beside other tools, on checkouts of yours.
//
//	go run -C .ci/measure ./cost [-rounds 2] [-tools vet,floor,httpvet,…] DIR...
//
// It builds all tools, then, round by round and tool after tool, runs each in each
// directory: cold, warm, after an exported function was added to a leaf package, and
// after one was added to a package that many others import. The files are put back.
// What all tools need alike is made before: the module cache and export data are
// warm. Cold means that nothing is kept from an earlier run of the tool: vet tools
// are built anew, other caches are empty.
//
// The result is a Markdown table per directory: CPU (user and system, all
// processes) and wall time, with the floor's in seconds and the others' as
// multiples of it; the largest peak memory of a process of the tool, and for vet
// tools the median over their processes. Numbers are medians over the rounds;
// ratios are taken within a round, as machines are noisy.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

func main() {
	if tool := os.Getenv(wrappedTool); tool != "" {
		os.Exit(wrap(tool, os.Args[1:]))
	}
	rounds := flag.Int("rounds", 2, "how often to run everything")
	names := flag.String("tools", strings.Join(toolNames(), ","), "what to run; the floor is what the others are compared with")
	flag.Parse()
	if err := run(*rounds, strings.Split(*names, ","), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "cost:", err)
		os.Exit(1)
	}
}

func run(rounds int, names, dirs []string) error {
	if len(dirs) == 0 {
		return fmt.Errorf("no directory: name checkouts as arguments")
	}
	work, err := os.MkdirTemp("", "cost")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	tools, err := newTools(names, work)
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		if dir, err = filepath.Abs(dir); err != nil {
			return err
		}
		m, err := measure(dir, tools, rounds)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		if err := m.write(os.Stdout); err != nil {
			return err
		}
	}
	return nil
}

// measure runs all tools in dir.
func measure(dir string, tools []*tool, rounds int) (*measurement, error) {
	mod, err := load(dir)
	if err != nil {
		return nil, err
	}
	m := &measurement{module: mod, tools: tools, runs: map[key][]cost{}}
	defer mod.restore()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(interrupted)
	go func() {
		<-interrupted
		mod.restore()
		os.Exit(130)
	}()
	for round := range rounds {
		for _, t := range tools {
			if err := t.forget(); err != nil {
				return nil, err
			}
			if err := m.all(t, round); err != nil {
				return nil, fmt.Errorf("%s: %w", t.name, err)
			}
		}
	}
	for _, t := range tools {
		if !t.vet {
			continue
		}
		if err := t.forget(); err != nil {
			return nil, err
		}
		if m.memory == nil {
			m.memory = map[*tool]memory{}
		}
		mem, err := perProcess(t, dir)
		if err != nil {
			fmt.Fprintf(os.Stderr, "memory of %s: %v\n", t.name, err) // the times were worth measuring
			continue
		}
		m.memory[t] = mem
	}
	return m, nil
}

// all runs t once in each situation.
func (m *measurement) all(t *tool, round int) error {
	for _, s := range situations {
		var err error
		switch s {
		case leaf:
			err = m.module.edit(m.module.leaf)
		case base:
			err = m.module.edit(m.module.base)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "round %d: %s in %s, %s\n", round+1, t.name, filepath.Base(m.module.dir), s)
		c, err := t.run(m.module.dir)
		if err != nil {
			return err
		}
		k := key{t, s}
		m.runs[k] = append(m.runs[k], c)
	}
	return m.module.restore()
}
