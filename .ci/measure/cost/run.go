package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A cost is that of one run.
type cost struct {
	cpu, wall time.Duration
	peak      int64 // of the largest process, in bytes
}

// run runs t in dir. Findings are no failure.
func (t *tool) run(dir string, env ...string) (cost, error) {
	cmd := exec.Command(t.argv[0], t.argv[1:]...)
	cmd.Dir = dir
	cmd.Env = slices.Concat(os.Environ(), []string{"GOWORK=off"}, t.env, env)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	c := cost{wall: time.Since(start)}
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() > 3 || err != nil && !ok {
		return c, fmt.Errorf("%w\n%s", err, stderr.Bytes())
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.peak = maxRSS(cmd.ProcessState)
	return c, nil
}

// maxRSS returns the peak memory in bytes of the largest process that ended
// with p: itself or one that it waited for.
func maxRSS(p *os.ProcessState) int64 {
	return p.SysUsage().(*syscall.Rusage).Maxrss * 1024
}

// A memory is the peak memory of the processes of a vet tool, in bytes.
type memory struct {
	processes   int
	median, max int64
}

// For perProcess this program is the vet tool: it runs the tool that wrappedTool
// names and adds its peak memory to the file that wrappedLog names.
const (
	wrappedTool = "MEASURE_TOOL"
	wrappedLog  = "MEASURE_LOG"
)

// perProcess runs t cold in dir and looks at each of its processes.
func perProcess(t *tool, dir string) (memory, error) {
	self, err := os.Executable()
	if err != nil {
		return memory{}, err
	}
	log, err := os.CreateTemp("", "memory")
	if err != nil {
		return memory{}, err
	}
	defer os.Remove(log.Name())
	defer log.Close()
	bin := strings.TrimPrefix(t.argv[2], "-vettool=")
	wrapped := *t
	wrapped.argv = slices.Clone(t.argv)
	wrapped.argv[2] = "-vettool=" + self
	if _, err := wrapped.run(dir, wrappedTool+"="+bin, wrappedLog+"="+log.Name()); err != nil {
		return memory{}, err
	}
	text, err := os.ReadFile(log.Name())
	if err != nil {
		return memory{}, err
	}
	var peaks []int64
	for field := range strings.FieldsSeq(string(text)) {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return memory{}, err
		}
		peaks = append(peaks, n)
	}
	if len(peaks) == 0 {
		return memory{}, fmt.Errorf("no process of %s was seen", t.name)
	}
	slices.Sort(peaks)
	return memory{len(peaks), peaks[len(peaks)/2], peaks[len(peaks)-1]}, nil
}

// wrap runs the tool and returns its exit code.
func wrap(tool string, args []string) int {
	cmd := exec.Command(tool, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	exit, failed := errors.AsType[*exec.ExitError](err)
	if err != nil && !failed {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	if len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg") {
		// One small write at the end of a file is not torn by others.
		log, err := os.OpenFile(os.Getenv(wrappedLog), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 2
		}
		defer log.Close()
		fmt.Fprintln(log, maxRSS(cmd.ProcessState))
	}
	if failed {
		return exit.ExitCode()
	}
	return 0
}
