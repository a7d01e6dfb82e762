// Package toy has a resource that has nothing to do with net/http. The
// functions are named by verdict.
package toy

import "errors"

type Res struct{ n int }

func (r *Res) Release() {}
func (r *Res) Use() int { return 1 }

type Doer interface {
	Acquire(url string) (*Res, error)
}

func open(url string) (*Res, error)

func releaseHelper(r *Res) { r.Release() }

func useHelper(r *Res) int { return r.Use() }

func check(r *Res) error {
	if r.Use() > 3 {
		r.Release()
		return errors.New("too many")
	}
	return nil
}

func neverBad() int {
	r, err := open("a")
	if err != nil {
		return 0
	}
	return r.Use()
}

func deferOk() int {
	r, err := open("a")
	if err != nil {
		return 0
	}
	defer r.Release()
	return r.Use()
}

func earlyReturnBad(cond bool) int {
	r, err := open("a")
	if err != nil {
		return 0
	}
	if cond {
		return 1
	}
	r.Release()
	return 2
}

func correlatedOk(cond bool) int {
	r, err := open("a")
	if err != nil {
		return 0
	}
	if cond {
		r.Release()
	}
	x := 3
	if !cond {
		r.Release()
	}
	return x
}

func retryWhileErrOk(n int) error {
	tries := 0
	r, err := open("a")
	for err != nil && tries < n {
		r, err = open("b")
		tries++
	}
	if err != nil {
		return err
	}
	r.Release()
	return nil
}

func retryWhileBusyOk() error {
	r, err := open("a")
	for err == nil && r.Use() == 4 {
		r.Release()
		r, err = open("b")
	}
	if err != nil {
		return err
	}
	r.Release()
	return nil
}

func retryWhileBusyBad() error {
	r, err := open("a")
	for err == nil && r.Use() == 4 {
		r, err = open("b")
	}
	if err != nil {
		return err
	}
	r.Release()
	return nil
}

func checkOk() (*Res, error) {
	r, err := open("a")
	if err != nil {
		return nil, err
	}
	if err := check(r); err != nil {
		return nil, err
	}
	return r, nil
}

func helperOk() {
	r, err := open("a")
	if err != nil {
		return
	}
	defer releaseHelper(r)
	useHelper(r)
}

func helperBad() {
	r, err := open("a")
	if err != nil {
		return
	}
	useHelper(r)
}
