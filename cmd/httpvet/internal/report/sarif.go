package report

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/httpvet/httpvet/passes/docs"
)

// homepage is where the tool is described.
const homepage = "https://github.com/httpvet/httpvet"

// sarif writes SARIF 2.1.0, the format of code scanning services.
func (r *Report) sarif(w io.Writer) error {
	run := sarifRun{
		Tool:       sarifTool{Driver: sarifDriver{Name: "httpvet", Version: r.Version, InformationURI: homepage}},
		Automation: &sarifAutomation{ID: "httpvet/"},
		ColumnKind: "utf16CodeUnits",
		Results:    []sarifResult{},
	}
	if semantic, ok := strings.CutPrefix(r.Version, "v"); ok {
		run.Tool.Driver.SemanticVersion = semantic
	}
	invocation := sarifInvocation{Successful: len(r.Problems) == 0}
	for _, p := range r.Problems {
		invocation.Notifications = append(invocation.Notifications, sarifNotification{Level: "error", Message: sarifText{p}})
	}
	run.Invocations = []sarifInvocation{invocation}
	index := make(map[string]int)
	for i, rule := range r.Rules {
		index[rule.Name] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(&rule))
	}
	for _, f := range r.Findings {
		result := r.sarifResult(f)
		if i, ok := index[f.Rule]; ok {
			result.RuleIndex = &i
		}
		run.Results = append(run.Results, result)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "\t")
	enc.SetEscapeHTML(false)
	return enc.Encode(sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func sarifRuleOf(rule *docs.Rule) sarifRule {
	level := levelOf(rule.Worst(), "note")
	properties := sarifRuleProperties{Tags: []string{"net/http", "reliability"}, Precision: "high", Severity: level}
	if level == "note" {
		properties.Tags[1], properties.Severity = "performance", "recommendation"
	}
	return sarifRule{
		ID:         rule.Name,
		Name:       rule.Name,
		Short:      sarifText{rule.Summary},
		Full:       sarifText{rule.Summary},
		Help:       sarifHelp{rule.Text, rule.Markdown()},
		HelpURI:    rule.URL,
		Default:    sarifConfiguration{level},
		Properties: properties,
	}
}

func (r *Report) sarifResult(f Finding) sarifResult {
	rule := r.rule(f)
	result := sarifResult{
		RuleID:    f.Rule,
		Level:     levelOf(rule.Severity(f.Category), "note"),
		Message:   sarifText{f.Message},
		Locations: []sarifLocation{r.sarifLocation(newRegion(f.Posn, f.End), "")},
	}
	if f.Fingerprint != "" {
		result.Fingerprints = map[string]string{"httpvet/v1": f.Fingerprint}
	}
	if f.Category != "" {
		result.Properties = map[string]string{"category": f.Category}
		if page := rule.Anchor(f.Category); page != "" {
			result.Properties["page"] = page
		}
	}
	// The witness: from the call that the finding is at to where the path ends.
	if len(f.Related) > 0 {
		flow := []sarifStep{{Location: r.sarifLocation(newRegion(f.Posn, f.End), f.Message)}}
		for i, step := range f.Related {
			at := r.sarifLocation(newRegion(step.Posn, step.End), step.Message)
			flow = append(flow, sarifStep{Location: at})
			at.ID = &[]int{i + 1}[0]
			result.Related = append(result.Related, at)
		}
		for i := range flow {
			flow[i].Order = i + 1
		}
		result.Flows = []sarifFlow{{Threads: []sarifThread{{Steps: flow}}}}
	}
	if edits := r.fix(f); len(edits) > 0 {
		result.Fixes = []sarifFix{r.sarifFix(f.Fixes[0].Message, edits)}
	}
	return result
}

func (r *Report) sarifLocation(at region, message string) sarifLocation {
	var loc sarifLocation
	loc.Physical.Artifact.URI = uri(r.Root, at.file)
	loc.Physical.Region = r.sarifRegion(at)
	if message != "" {
		loc.Message = &sarifText{message}
	}
	return loc
}

// sarifRegion returns nil for a position without a line.
func (r *Report) sarifRegion(at region) *sarifRegion {
	if at.line < 1 {
		return nil
	}
	at = r.Sources.inUTF16(at)
	return &sarifRegion{at.line, at.col, at.endLine, at.endCol}
}

// sarifFix returns a fix whose edits are all in files that did not change.
func (r *Report) sarifFix(title string, edits []Edit) sarifFix {
	fix := sarifFix{Description: sarifText{title}}
	for _, e := range edits {
		name := uri(r.Root, e.File)
		n := len(fix.Changes)
		if n == 0 || fix.Changes[n-1].Artifact.URI != name {
			fix.Changes = append(fix.Changes, sarifChange{Artifact: sarifArtifact{name}})
			n++
		}
		change := &fix.Changes[n-1]
		change.Replacements = append(change.Replacements, sarifReplacement{
			Deleted:  r.sarifRegion(r.Sources.edited(e)),
			Inserted: sarifText{e.New},
		})
	}
	return fix
}
