package unclosedbody

import (
	"github.com/httpvet/httpvet/passes/docs"
	"github.com/httpvet/httpvet/passes/internal/lifecycle"
)

// severity is that of the category but for one case: a body that was read to
// its end holds no connection on the stock Transport (persistConn.readLoop
// gives it back at EOF), nor does it while it waits for a deferred
// Close after that, as long as the loop ends.
func (f finding) severity() docs.Severity {
	if f.category == deferInLoop && f.Read == lifecycle.ToEnd && !f.Endless {
		return docs.Warning
	}
	r := rule()
	return r.Severity(f.category)
}
