// Package unclosedbody defines an Analyzer that reports HTTP response
// bodies that some path never closes.
//
// # Analyzer unclosedbody
//
// unclosedbody: report HTTP response bodies that some path never closes
//
// Placeholder text; the rule is being written.
package unclosedbody
