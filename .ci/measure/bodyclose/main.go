// Bodyclose is bodyclose's analyzer as a program of its own, which loads the whole
// program into one process, and as a vet tool.
package main

import (
	"github.com/timakin/bodyclose/passes/bodyclose"
	"golang.org/x/tools/go/analysis/multichecker"
)

func main() { multichecker.Main(bodyclose.Analyzer) }
