package report

import (
	"encoding/json"
	"io"
	"strings"
)

// rdjson writes the JSON of reviewdog, which offers fixes as suggestions in a
// review. Its columns count bytes.
func (r *Report) rdjson(w io.Writer) error {
	type position struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	type span struct {
		Start position  `json:"start"`
		End   *position `json:"end,omitempty"`
	}
	type location struct {
		Path  string `json:"path"`
		Range span   `json:"range"`
	}
	type code struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	type suggestion struct {
		Range span   `json:"range"`
		Text  string `json:"text"`
	}
	type related struct {
		Message  string   `json:"message"`
		Location location `json:"location"`
	}
	type diagnostic struct {
		Message     string       `json:"message"`
		Location    location     `json:"location"`
		Severity    string       `json:"severity"`
		Code        code         `json:"code"`
		Suggestions []suggestion `json:"suggestions,omitempty"`
		Related     []related    `json:"relatedLocations,omitempty"`
	}
	type source struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	doc := struct {
		Source      source       `json:"source"`
		Diagnostics []diagnostic `json:"diagnostics"`
	}{source{"httpvet", homepage}, []diagnostic{}}

	toSpan := func(at region) span {
		s := span{Start: position{at.line, at.col}}
		if at.endLine > 0 {
			s.End = &position{at.endLine, at.endCol}
		}
		return s
	}
	toLocation := func(at region) location { return location{slashed(r.Dir, at.file), toSpan(at)} }
	for _, f := range r.Findings {
		rule := r.rule(f)
		d := diagnostic{
			Message:  f.Message,
			Location: toLocation(newRegion(f.Posn, f.End)),
			Severity: strings.ToUpper(levelOf(rule.Severity(f.Category), "info")),
			Code:     code{f.Rule, rule.Anchor(f.Category)},
		}
		for _, step := range f.Related {
			d.Related = append(d.Related, related{step.Message, toLocation(newRegion(step.Posn, step.End))})
		}
		for _, e := range r.fix(f) {
			d.Suggestions = append(d.Suggestions, suggestion{toSpan(r.Sources.edited(e)), e.New})
		}
		doc.Diagnostics = append(doc.Diagnostics, d)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "\t")
	enc.SetEscapeHTML(false)
	return enc.Encode(doc)
}
