// Package untunedtransport defines an Analyzer that reports HTTP transports
// whose connection pool was left at its defaults or is tuned against itself.
//
// It words what the settings package finds out about the fields of each
// transport. It knows categories, sentences and edits; how a value is
// followed is the settings' business.
//
// # Analyzer untunedtransport
//
// untunedtransport: report HTTP transports left at their defaults or tuned against themselves
//
// TODO
package untunedtransport
