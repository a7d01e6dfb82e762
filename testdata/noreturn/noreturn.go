// Package noreturn has functions whose names end in Never if they never return.
package noreturn

import (
	"log"
	"os"
	"runtime"
	"testing"

	"fixtures/noreturn/stops"
)

func panicNever()            { panic("no") }
func FN_parentheses()        { (panic("no")) }
func exitNever()             { os.Exit(1) }
func fatalNever()            { log.Fatalf("%d", 1) }
func goexitNever()           { runtime.Goexit() }
func testNever(t *testing.T) { t.Fatal("no") }
func importedNever()         { stops.DieNever(2) }
func methodNever()           { new(stops.Logger).FatalNever("no") }
func importedReturns()       { new(stops.Logger).Error("yes") }
func emptyReturns()          {}
func external()

func laterNever()   { earlierNever() }
func earlierNever() { panicNever() }

func branchesNever(ok bool) {
	if ok {
		panic("yes")
	} else {
		os.Exit(1)
	}
}

func oneBranchReturns(ok bool) {
	if ok {
		panic("yes")
	}
}

func switchNever(n int) int {
	switch {
	case n > 0:
		panic("positive")
	default:
		log.Fatal("other")
	}
	return n
}

func switchReturns(n int) {
	switch {
	case n > 0:
		panic("positive")
	}
}

func typeSwitchNever(v any) {
	switch v.(type) {
	case int:
		panic("int")
	default:
		exitNever()
	}
}

func forNever() {
	for {
	}
}

func forReturns(n int) {
	for {
		if n > 0 {
			break
		}
		n++
	}
}

func labelReturns(n int) {
outer:
	for {
		for {
			break outer
		}
	}
}

func rangeReturns(list []int) {
	for range list {
		panic("not empty")
	}
}

func gotoNever() {
again:
	goto again
}

func selectNever() { select {} }

func casesNever(c chan int) {
	select {
	case <-c:
		panic("received")
	case c <- 1:
		os.Exit(1)
	}
}

func FN_recursion(n int) {
	if n > 0 {
		FN_recursion(n - 1)
		return
	}
	panic("bottom")
}

func deferReturns() { defer panicNever() }
func goReturns()    { go panicNever() }
func valueReturns() { f := panicNever; f() }

func literalReturns() {
	_ = func() { panic("later") }
}

func unreachableReturnNever() int {
	panicNever()
	return 1
}

func genericNever[T any](v T) { panic(v) }
func instanceNever()          { genericNever(1) }

type list[T any] struct{}

func (list[T]) emptyNever() { panic("empty") }
func genericMethodNever()   { list[int]{}.emptyNever() }
