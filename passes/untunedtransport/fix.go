package untunedtransport

import (
	"go/token"

	"golang.org/x/tools/go/analysis"
)

func (c *checker) setTo(at token.Pos) string { return "" }

func (c *checker) fix(f finding) *analysis.SuggestedFix { return nil }
