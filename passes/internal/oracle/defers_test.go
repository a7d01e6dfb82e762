package oracle

import (
	"fmt"
	"strings"
	"testing"
)

// linkFunctions writes a link both ways: the effect deferred last, so that it
// comes first, and the closer deferred last.
func linkFunctions(i int, l link) []*Function {
	results, give := "(err error)", ""
	if l.got {
		results, give = "(got *http.Response, err error)", "resp, "
	}
	text := func(form string) string {
		form = strings.ReplaceAll(form, "ANOTHER", `c.Get(e.Base + "/s1") // s1`)
		return fmt.Sprintf(form+"%.0[1]s%.0[2]s%.0[3]s", "resp.Body", "resp", "owed")
	}
	closer := "defer " + text(l.closer)
	effect := "defer func() {\n" + text(l.effect) + "\n}()"
	var list []*Function
	for order, calls := range []string{closer + "\n" + effect, effect + "\n" + closer} {
		name := fmt.Sprintf("L%dOrder%d", i, order)
		list = append(list, &Function{
			Name: name,
			Source: fmt.Sprintf("func %s(c *http.Client, e *env.Env) %s {\nresp, err := c.Get(e.Base + \"/s1\") // s1\n"+
				"if err != nil {\nreturn %serr\n}\n%s\n%s\nreturn %se.Err(1)\n}\n", name, results, strings.Replace(give, "resp", "nil", 1), text(l.before), calls, give),
			Sites: map[string]*Site{"s1": {}},
		})
	}
	return list
}

// What becomes of the body depends on the order of the deferred calls, unless
// what they are given was settled before, or an error stays one.
func TestLinksDependOnOrder(t *testing.T) {
	dir := t.TempDir()
	var functions []*Function
	for i, l := range links {
		functions = append(functions, linkFunctions(i, l)...)
	}
	if err := write(dir, functions); err != nil {
		t.Fatal(err)
	}
	truths, err := run(dir, functions)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range links {
		var fates [2]string
		for order := range fates {
			f := functions[2*i+order]
			truth := truths[f.Name]
			if truth.Problem != "" {
				t.Fatalf("%s: %s\n%s", f.Name, truth.Problem, f.Source)
			}
			fate := truth.Sites["s1"]
			fates[order] = fmt.Sprint(fate.Closed, fate.Leaked, fate.Outside)
		}
		settled := !strings.HasPrefix(l.closer, "func() {") || strings.HasPrefix(l.effect, "if err != nil {")
		if (fates[0] == fates[1]) != settled {
			t.Errorf("closed, leaked, outside: %s and %s, want the same: %v\n%s", fates[0], fates[1], settled, functions[2*i].Source)
		}
	}
}
