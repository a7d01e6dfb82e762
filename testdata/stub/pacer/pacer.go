// Package pacer stands in for a runner that repeats a callback while it asks
// to. It knows nothing of HTTP.
package pacer

type Pacer struct{ Tries int }

func (p *Pacer) Call(f func() (again bool, err error)) (err error) {
	for range p.Tries {
		var again bool
		if again, err = f(); !again {
			break
		}
	}
	return err
}
