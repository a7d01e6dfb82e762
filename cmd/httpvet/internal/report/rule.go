package report

import (
	"cmp"

	"github.com/httpvet/httpvet/passes/docs"
)

// rule returns the rule of a finding; an unknown one is known by name.
func (r *Report) rule(f Finding) *docs.Rule {
	for i := range r.Rules {
		if r.Rules[i].Name == f.Rule {
			return &r.Rules[i]
		}
	}
	return &docs.Rule{Name: f.Rule, Summary: cmp.Or(f.Rule, "unknown rule")}
}
