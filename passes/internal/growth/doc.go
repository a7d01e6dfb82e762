// Package growth writes functions that grow in one way, of any size: to measure how
// what httpvet takes grows with them, and to see that nothing breaks where they become
// monsters.
//
// It knows Go's syntax, and which of its functions leak; it knows no rule and no
// engine. The functions are dull on purpose: variety is the oracle's business.
package growth
