package ownertells

import "io"

// Each turn of the loop gives a goroutine an owner of its own.
func eachTurnOk(url string, more func() bool) error {
	for more() {
		a, err := clear(url)
		if err != nil {
			return err
		}
		_, _ = io.ReadAll(a.body)
		go func() {
			a.body.Close()
		}()
	}
	return nil
}

func eachTurnBad(url string, more func() bool, n int) error {
	for more() {
		a, err := clear(url) // want "response body in a is read but not closed on the path that comes back to line 22"
		if err != nil {
			return err
		}
		_, _ = io.ReadAll(a.body)
		if n > 3 {
			continue
		}
		go func() {
			a.body.Close()
		}()
	}
	return nil
}
