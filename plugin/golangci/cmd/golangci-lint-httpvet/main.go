// Command golangci-lint-httpvet is golangci-lint with httpvet as one more
// linter, for those who would rather build than have "golangci-lint custom"
// clone and build for them.
//
//	git clone https://github.com/httpvet/httpvet
//	cd httpvet/plugin/golangci
//	go install ./cmd/golangci-lint-httpvet
//
// With a release of its module, go install takes it by version as well. It has a module of its own, so that httpvet itself does not depend on the two
// hundred modules of golangci-lint. In a clone of the repository, go.work makes
// it use the httpvet beside it.
//
// golangci-lint is published under the GPL, version 3, so a binary of this
// command is, too, which concerns those who hand it on.
package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/httpvet/httpvet/plugin"
)

func main() {
	if err := commands.Execute(build()); err != nil {
		fmt.Fprintf(os.Stderr, "The command is terminated due to an error: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}

// build says what this is built from. The version is part of the key under which
// golangci-lint keeps results; "(devel)" alone makes it take the executable into
// the key instead. Any other would let results outlive the httpvet that they are
// from.
func build() commands.BuildInfo {
	info := commands.BuildInfo{Version: "(devel)", GoVersion: "unknown", Commit: "(unknown)", Date: "(unknown)"}
	read, ok := debug.ReadBuildInfo()
	if !ok {
		return info
	}
	info.GoVersion = read.GoVersion
	linter, rules := "unknown", "unknown"
	for _, m := range read.Deps {
		switch m.Path {
		case "github.com/golangci/golangci-lint/v2":
			linter = m.Version
		case "github.com/httpvet/httpvet":
			rules = m.Version
		}
	}
	info.Commit = fmt.Sprintf("golangci-lint %s with httpvet %s", linter, rules)
	return info
}
