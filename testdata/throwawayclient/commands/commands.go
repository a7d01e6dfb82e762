// Package commands is a command line program in a package of its own.
package commands

import "net/http"

// A Command is like cobra's.
type Command struct {
	Use  string
	RunE func(cmd *Command, args []string) error
	Run  func()
}

func do(url string) error {
	c := &http.Client{Transport: &http.Transport{}}
	resp, err := c.Get(url)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

var versionOk = &Command{Use: "version", RunE: runOk}

func runOk(cmd *Command, args []string) error { return do(args[0]) }

// NewOk makes a command from a literal.
func NewOk() *Command {
	return &Command{
		Use: "ping",
		Run: func() {
			c := &http.Client{Transport: &http.Transport{}}
			if resp, err := c.Get("http://example.com"); err == nil {
				resp.Body.Close()
			}
		},
	}
}

func loopBad() *Command {
	return &Command{RunE: func(cmd *Command, args []string) error {
		for _, u := range args {
			c := &http.Client{Transport: &http.Transport{}} // want "transport-in-loop: "
			if resp, err := c.Get(u); err == nil {
				resp.Body.Close()
			}
		}
		return nil
	}}
}
