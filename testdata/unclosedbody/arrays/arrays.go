// Arrays, which are copied as a whole: an element of a copy is not followed.
package arrays

import (
	"io"
	"net/http"
)

func rangeOk(first, second string) {
	a, err := http.Get(first)
	if err != nil {
		return
	}
	b, err := http.Get(second)
	if err != nil {
		a.Body.Close()
		return
	}
	for _, resp := range [...]*http.Response{a, b} {
		resp.Body.Close()
	}
}

func closeAll(all [2]io.Closer) {
	for _, c := range all {
		if c != nil {
			c.Close()
		}
	}
}

func argumentOk(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	closeAll([2]io.Closer{resp.Body})
}

func returnedOk(url string) ([1]io.Closer, error) {
	resp, err := http.Get(url)
	if err != nil {
		return [1]io.Closer{}, err
	}
	return [1]io.Closer{resp.Body}, nil
}

func sentOk(url string, to chan [1]io.Closer) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	to <- [1]io.Closer{resp.Body}
}

type page struct {
	number int
	body   io.Closer
}

func structsOk(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	for _, p := range [...]page{{1, resp.Body}} {
		p.body.Close()
	}
}

type group struct {
	name    [4]byte
	members [2]io.Closer
	body    io.Closer
}

func closeMembers(g group) { closeAll(g.members) }

func fieldOk(url string) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	closeMembers(group{members: [2]io.Closer{resp.Body}})
}

func keep(g group) string { return string(g.name[:]) }

func besideArrayBad(url string) string {
	resp, err := http.Get(url) // want `never-closed: .*`
	if err != nil {
		return ""
	}
	g := group{name: [4]byte{'a'}, body: resp.Body}
	return keep(g)
}

func FN_element(url string) int {
	resp, err := http.Get(url)
	if err != nil {
		return 0
	}
	all := [1]*http.Response{resp}
	return all[0].StatusCode
}
