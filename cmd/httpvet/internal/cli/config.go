package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/go/analysis"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/report"
	"github.com/httpvet/httpvet/passes/settings"
)

// configName is the name of the configuration file. The front end alone reads
// it: what an analyzer read by itself would be missing from the key under which
// the go command keeps its results.
const configName = ".httpvet.yml"

// none is the -config and the -baseline that mean none.
const none = "none"

// A configuration is what a configuration file says.
type configuration struct {
	settings.Settings
	tags     string
	baseline string // absolute
}

// readConfig reads the configuration for a user who stands in dir: the named
// file, or the next one from dir upwards, at most to the top of the repository.
func readConfig(dir, name string, suite []*analysis.Analyzer) (*configuration, error) {
	file := name
	switch {
	case name == none:
		return new(configuration), nil
	case name == "":
		if file = findConfig(dir); file == "" {
			return new(configuration), nil
		}
	case !filepath.IsAbs(name):
		file = filepath.Join(dir, name)
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("-config %s: no such file", name)
	} else if err != nil {
		return nil, fmt.Errorf("-config: %v", err)
	}
	conf, line, err := parseConfig(text, suite)
	if err != nil {
		at := string(report.Short(dir, report.Position(file)))
		if line > 0 {
			at = fmt.Sprintf("%s:%d", at, line)
		}
		return nil, fmt.Errorf("%s: %v", at, err)
	}
	if conf.baseline != "" && conf.baseline != none && !filepath.IsAbs(conf.baseline) {
		conf.baseline = filepath.Join(filepath.Dir(file), conf.baseline)
	}
	return conf, nil
}

// findConfig returns the configuration file for dir, or "".
func findConfig(dir string) string {
	for {
		file := filepath.Join(dir, configName)
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return file
		}
		parent := filepath.Dir(dir)
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil || parent == dir {
			return ""
		}
		dir = parent
	}
}

// parseConfig parses a configuration. If it cannot, it says in which line.
func parseConfig(text []byte, suite []*analysis.Analyzer) (*configuration, int, error) {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var node yaml.Node
	var raw any
	err := dec.Decode(&node)
	if err == io.EOF {
		return new(configuration), 0, nil // nothing but comments
	}
	if err == nil {
		err = node.Decode(&raw)
	}
	if err == nil && dec.Decode(new(yaml.Node)) != io.EOF {
		err = errors.New("more than one document")
	}
	if err != nil {
		return nil, 0, errors.New(oneLine(strings.TrimPrefix(err.Error(), "yaml: ")))
	}
	conf := new(configuration)
	if tree, ok := raw.(map[string]any); ok {
		err = conf.own(tree)
	}
	if err == nil {
		var s *settings.Settings
		if s, err = settings.Decode(raw, suite); err == nil {
			conf.Settings = *s
			return conf, 0, nil
		}
	}
	var about *settings.Error
	if errors.As(err, &about) {
		return nil, lineOf(&node, about.Path), err
	}
	return nil, 0, err
}

// own takes the settings of the command itself out of the tree.
func (c *configuration) own(tree map[string]any) error {
	for key, value := range map[string]*string{"tags": &c.tags, "baseline": &c.baseline} {
		raw, ok := tree[key]
		if !ok {
			continue
		}
		if *value, ok = raw.(string); !ok {
			return &settings.Error{Path: []string{key}, Text: "want a name"}
		}
		delete(tree, key)
	}
	return nil
}

// lineOf returns the line of a key below a node, or of the nearest one around
// it.
func lineOf(node *yaml.Node, path []string) int {
	line := 0
	if node.Kind == yaml.DocumentNode && len(node.Content) > 0 {
		node = node.Content[0]
	}
	for _, key := range path {
		if node.Kind != yaml.MappingNode {
			break
		}
		i := slices.IndexFunc(node.Content, func(n *yaml.Node) bool { return n.Value == key })
		if i < 0 || i+1 >= len(node.Content) {
			break
		}
		line, node = node.Content[i].Line, node.Content[i+1]
	}
	return line
}
