package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/httpvet/httpvet/passes/docs"
)

// github writes workflow commands, from which GitHub makes annotations.
func (r *Report) github(w io.Writer) error {
	for _, f := range r.Findings {
		rule := r.rule(f)
		command := map[docs.Severity]string{docs.Error: "error", docs.Warning: "warning"}[rule.Severity(f.Category)]
		if command == "" {
			command = "notice"
		}
		at := r.Sources.inUTF16(newRegion(f.Posn, f.End))
		properties := []string{"file=" + githubProperty(slashed(r.Root, at.file))}
		add := func(name string, n int) {
			if n > 0 {
				properties = append(properties, fmt.Sprintf("%s=%d", name, n))
			}
		}
		add("line", at.line)
		add("endLine", at.endLine)
		// GitHub takes columns for a place in one line only.
		if at.endLine <= at.line {
			add("col", at.col)
			add("endColumn", at.endCol)
		}
		properties = append(properties, "title="+githubProperty("httpvet/"+f.Rule))
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", command, strings.Join(properties, ","), githubData.Replace(f.Message)); err != nil {
			return err
		}
	}
	return nil
}

var githubData = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData.Replace(s))
}

// checkstyle writes the XML of the Java tool of that name, which many programs
// read.
func (r *Report) checkstyle(w io.Writer) error {
	type problem struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
	type file struct {
		Name     string    `xml:"name,attr"`
		Problems []problem `xml:"error"`
	}
	var doc struct {
		XMLName xml.Name `xml:"checkstyle"`
		Version string   `xml:"version,attr"`
		Files   []*file  `xml:"file"`
	}
	doc.Version = "5.0"
	for _, f := range r.Findings {
		at := newRegion(f.Posn, f.End)
		name := slashed(r.Dir, at.file)
		if len(doc.Files) == 0 || doc.Files[len(doc.Files)-1].Name != name {
			doc.Files = append(doc.Files, &file{Name: name})
		}
		last := doc.Files[len(doc.Files)-1]
		last.Problems = append(last.Problems, problem{
			Line: at.line, Column: r.Sources.inUTF16(at).col,
			Severity: levelOf(r.rule(f).Severity(f.Category), "info"),
			Message:  f.Message,
			Source:   "httpvet." + f.Rule,
		})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "\t")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// levelOf returns error or warning, or the format's own word for less.
func levelOf(s docs.Severity, less string) string {
	switch s {
	case docs.Error:
		return "error"
	case docs.Warning:
		return "warning"
	}
	return less
}
