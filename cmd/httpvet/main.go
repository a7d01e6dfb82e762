// Command httpvet finds misuse of net/http that costs production systems
// their connections.
//
//	httpvet [flags] [packages]
//	go vet -vettool=$(which httpvet) ./...
//
// The same binary is the command a user types and the vet tool the go command
// calls; see the packages below for both sides. This file only joins them to
// the suite of analyzers, about which the rest of the command knows nothing.
package main

import (
	"os"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/cli"
	"github.com/httpvet/httpvet/passes"
)

func main() {
	os.Exit(cli.Main(passes.Suite(), passes.KnownByTable))
}
