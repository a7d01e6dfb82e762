package vettool

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// skipped reports whether the package that file describes need not be analysed.
// Its types are all that its importers ask for, so unitchecker has to look at
// it all the same, but without the rules. One that was asked for and is not
// announced is analysed, since only unitchecker knows what to print of it.
func skipped(file string, announced bool, skip func(path, dir string) bool) (bool, error) {
	if skip == nil || !strings.HasSuffix(file, ".cfg") {
		return false, nil // of the second sort is a question about the flags
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return false, err
	}
	var unit struct {
		ImportPath, Dir string
		VetxOnly        bool
	}
	if err := json.Unmarshal(data, &unit); err != nil {
		return false, fmt.Errorf("cannot decode %s: %v", file, err)
	}
	return (unit.VetxOnly || announced) && skip(unit.ImportPath, unit.Dir), nil
}
