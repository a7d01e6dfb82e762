// Package problems cannot reach net/http, and is never given anything to close. Its
// callers go one way or the other by what it makes of an error.
package problems

type Problem struct{ Text string }

func As(err error) *Problem {
	if err == nil {
		return nil
	}
	return &Problem{err.Error()}
}

func Classify(err error) (int, error) {
	if err != nil {
		return 1, err
	}
	return 0, nil
}
