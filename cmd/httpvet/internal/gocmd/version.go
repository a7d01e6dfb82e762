package gocmd

import (
	"fmt"
	"go/version"
	"strings"
)

// oldest is the first Go that httpvet is tested with.
const oldest = "go1.26"

// CheckOldest returns an error if the go command is too old to drive httpvet.
func CheckOldest(goVersion string) error {
	if lang := lang(goVersion); lang != "" && version.Compare(lang, oldest) < 0 {
		return fmt.Errorf("the go command is %s, but httpvet needs %s or newer", goVersion, oldest)
	}
	return nil
}

// CheckBuiltWith returns an error if the tool was built with an older Go than
// the go command it meets. The tool's own type checker reads the packages, and
// it does not understand a standard library newer than itself.
func CheckBuiltWith(toolVersion, goVersion string) error {
	tool, cmd := lang(toolVersion), lang(goVersion)
	if tool != "" && cmd != "" && version.Compare(tool, cmd) < 0 {
		return fmt.Errorf("httpvet was built with %s, but the go command is %s: rebuild httpvet with that Go",
			toolVersion, goVersion)
	}
	return nil
}

// lang returns the language version ("go1.26") of a toolchain version, which
// may be a development version ("devel go1.27-abcdef"), or "" if it has none.
func lang(v string) string {
	v = strings.TrimPrefix(v, "devel ")
	v, _, _ = strings.Cut(v, " ") // "go1.26.8 X:experiment"
	return version.Lang(v)
}
