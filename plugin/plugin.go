// Package plugin makes httpvet a linter of golangci-lint: a module plugin, by
// the name of httpvet. A golangci-lint that imports it has it; the golangci
// directory of this repository has one.
//
// Its settings are those of the configuration file of the command, read by the
// same code: what can be set in one can be set in the other.
//
// It differs from the other drivers in what golangci-lint does by itself. That
// honours //nolint comments and judges them, so the analyzers leave them alone.
// It makes an issue of its own of each place that a finding relates to, so none
// are told. And a crash would end the run, with the findings of all linters
// lost, so it becomes a finding that says so.
package plugin

import (
	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/passes"
	"github.com/httpvet/httpvet/passes/settings"
)

// Name is the name of the linter: below linters.settings.custom, in enable and
// disable, and in nolint comments.
const Name = "httpvet"

func init() { register.Plugin(Name, New) }

// New is called by golangci-lint with what is configured under the name of the
// linter, nil if nothing is.
func New(raw any) (register.LinterPlugin, error) {
	conf, err := settings.Decode(raw, passes.Suite())
	if err != nil {
		return nil, err
	}
	return &linter{conf}, nil
}

type linter struct{ conf *settings.Settings }

// GetLoadMode asks for types, without which the analyzers cannot run.
func (l *linter) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers sets the flags of the analyzers and returns those that are to
// run. The flags are variables: there is one configuration in a process.
func (l *linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	suite := passes.Suite()
	conf := *l.conf
	conf.Flags = append(own(suite), conf.Flags...)
	run, err := conf.Apply(suite)
	if err != nil {
		return nil, err
	}
	return adapt(run), nil
}

// own returns the flags whose default is another one here; what is configured
// comes after them. Were the analyzers to honour a nolint comment, golangci-lint
// would take it for useless.
func own(suite []*analysis.Analyzer) []settings.Flag {
	var flags []settings.Flag
	for _, a := range suite {
		if a.Flags.Lookup("nolint") != nil {
			flags = append(flags, settings.Flag{Analyzer: a.Name, Name: "nolint", Value: "false"})
		}
	}
	return flags
}
