package checker

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
)

// A program is a cache that the user has put in place of the go command's, and speaks
// its protocol ("go help cache", GOCACHEPROG): lines of JSON, each request with an ID
// that its answer repeats, in any order.
type program struct {
	cmd *exec.Cmd
	in  io.WriteCloser

	write sync.Mutex // requests are written whole
	out   *bufio.Writer

	mu      sync.Mutex
	last    int64
	pending map[int64]chan answer
	dead    bool // it answers no more
}

type request struct {
	ID       int64
	Command  string
	ActionID []byte `json:",omitempty"`
	OutputID []byte `json:",omitempty"`
	BodySize int64  `json:",omitempty"`
}

type answer struct {
	ID            int64
	Err           string
	KnownCommands []string
	Miss          bool
	DiskPath      string
}

// OpenProgram is OpenCache for what GOCACHEPROG says.
func OpenProgram(command, given string) (*Cache, error) {
	words, err := splitWords(command)
	if err != nil {
		return nil, err
	}
	p := &program{cmd: exec.Command(words[0], words[1:]...), pending: make(map[int64]chan answer)}
	p.cmd.Stderr = os.Stderr
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.out = bufio.NewWriter(p.in)
	hello := make(chan answer, 1)
	p.pending[0] = hello
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go p.listen(stdout)
	if known := (<-hello).KnownCommands; !slices.Contains(known, "get") || !slices.Contains(known, "put") {
		p.close()
		return nil, fmt.Errorf("GOCACHEPROG: %s does not get and put", words[0])
	}
	return &Cache{p, given}, nil
}

// splitWords splits a command line at spaces outside of quotes, as the go command does.
func splitWords(line string) (words []string, err error) {
	for {
		line = strings.TrimLeft(line, " \t\r\n")
		if line == "" {
			break
		}
		word := ""
		if quote := line[0]; quote == '"' || quote == '\'' {
			end := strings.IndexByte(line[1:], quote)
			if end < 0 {
				return nil, errors.New("GOCACHEPROG: unterminated quote")
			}
			word, line = line[1:end+1], line[end+2:]
		} else {
			end := strings.IndexAny(line, " \t\r\n")
			if end < 0 {
				end = len(line)
			}
			word, line = line[:end], line[end:]
		}
		words = append(words, word)
	}
	if len(words) == 0 {
		return nil, errors.New("GOCACHEPROG: no program")
	}
	return words, nil
}

// listen hands the answers to those who wait for them. Afterwards nobody waits any more.
func (p *program) listen(stdout io.Reader) {
	dec := json.NewDecoder(stdout)
	for {
		var a answer
		if dec.Decode(&a) != nil {
			break
		}
		p.mu.Lock()
		waiting := p.pending[a.ID]
		delete(p.pending, a.ID)
		p.mu.Unlock()
		if waiting != nil {
			waiting <- a
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dead = true
	for _, waiting := range p.pending {
		waiting <- answer{Err: "it has ended", Miss: true}
	}
	clear(p.pending)
}

// ask sends a request, with a body after it if there is one, and returns the answer.
func (p *program) ask(r request, body []byte) answer {
	answered := make(chan answer, 1)
	p.mu.Lock()
	p.last++
	r.ID = p.last
	dead := p.dead
	if !dead {
		p.pending[r.ID] = answered
	}
	p.mu.Unlock()
	if dead || p.send(r, body) != nil {
		return answer{Err: "it does not listen", Miss: true}
	}
	return <-answered
}

func (p *program) send(r request, body []byte) error {
	p.write.Lock()
	defer p.write.Unlock()
	enc := json.NewEncoder(p.out)
	err := enc.Encode(r)
	if err == nil && len(body) > 0 {
		err = enc.Encode(body)
	}
	return errors.Join(err, p.out.Flush())
}

func (p *program) get(key sum) []byte {
	a := p.ask(request{Command: "get", ActionID: key[:]}, nil)
	if a.Miss || a.Err != "" || a.DiskPath == "" {
		return nil
	}
	data, err := os.ReadFile(a.DiskPath)
	if err != nil {
		return nil
	}
	return data
}

func (p *program) put(key sum, data []byte) {
	output := sha256.Sum256(data)
	p.ask(request{Command: "put", ActionID: key[:], OutputID: output[:], BodySize: int64(len(data))}, data)
}

// close lets the program finish what it is at.
func (p *program) close() {
	p.ask(request{Command: "close"}, nil)
	p.in.Close()
	_ = p.cmd.Wait()
}
