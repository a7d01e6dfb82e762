package facts

import "net/http"

var Spare []*http.Response

type Reused struct {
	Resp  *http.Response
	done  bool
	Spare bool
}

// What is not released but handed on is no question whether it was released.
func (r *Reused) Close() { // want Close:"^handle 0.0: release when 0.2 false [|] keep when 0.2 true$"
	if r.done {
		return
	}
	r.done = true
	if r.Spare {
		Spare = append(Spare, r.Resp)
		return
	}
	r.Resp.Body.Close()
}
