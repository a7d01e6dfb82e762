package track

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

// A Server counts, by site, the connections that were made to it, those that are
// open, the requests, and those that brought its cookie back.
type Server struct {
	URL string

	mu     sync.Mutex
	owner  map[net.Conn]string
	Counts map[string]*Count
}

// A Count is about one site.
type Count struct{ Dialled, Open, Requests, Cookies int }

type connKey struct{}

// NewServer starts one.
func NewServer() *Server {
	s := &Server{owner: map[net.Conn]string{}, Counts: map[string]*Count{}}
	ts := httptest.NewUnstartedServer(s)
	ts.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		return context.WithValue(ctx, connKey{}, c)
	}
	ts.Config.ConnState = func(c net.Conn, state http.ConnState) {
		if state == http.StateClosed || state == http.StateHijacked {
			s.mu.Lock()
			defer s.mu.Unlock()
			if site, ok := s.owner[c]; ok {
				s.Counts[site].Open--
				delete(s.owner, c)
			}
		}
	}
	ts.Start()
	s.URL = ts.URL
	return s
}

// ServeHTTP answers a request of the site that its path names.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	site := strings.Trim(r.URL.Path, "/")
	s.mu.Lock()
	n := s.Counts[site]
	if n == nil {
		n = new(Count)
		s.Counts[site] = n
	}
	n.Requests++
	if _, err := r.Cookie("seen"); err == nil {
		n.Cookies++
	}
	conn := r.Context().Value(connKey{}).(net.Conn)
	if _, known := s.owner[conn]; !known {
		s.owner[conn] = site
		n.Dialled++
		n.Open++
	}
	s.mu.Unlock()
	http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Path: "/"})
	w.Write([]byte("hello"))
}

// Take returns what was counted, once what is being closed is closed, and begins
// anew. Connections that stay open are owned by nobody after that.
func (s *Server) Take() map[string]Count {
	last := -1
	for range 60 {
		open := s.open()
		if open == 0 || open == last {
			break
		}
		last = open
		time.Sleep(4 * time.Millisecond)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	counts := map[string]Count{}
	for site, n := range s.Counts {
		counts[site] = *n
	}
	s.Counts = map[string]*Count{}
	clear(s.owner)
	return counts
}

func (s *Server) open() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.Counts {
		n += c.Open
	}
	return n
}
