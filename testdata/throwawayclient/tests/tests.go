// Package tests has findings in its tests only.
package tests
