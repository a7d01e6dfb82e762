// Package goroutines makes transports in goroutines.
package goroutines

import (
	"context"
	"net/http"
	"sync"
	"time"
)

func get(c *http.Client, url string) {
	if resp, err := c.Get(url); err == nil {
		resp.Body.Close()
	}
}

func literalBad(urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c := &http.Client{Transport: &http.Transport{}} // want "transport-per-goroutine: http.Transport is created in each goroutine: "
			get(c, u)
		}()
	}
	wg.Wait()
}

func waitGroupBad(urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			c := &http.Client{Transport: &http.Transport{}} // want "transport-per-goroutine: "
			get(c, u)
		})
	}
	wg.Wait()
}

// group is like x/sync's errgroup.
type group struct{ wg sync.WaitGroup }

func (g *group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		_ = f()
	}()
}

func errgroupBad(urls []string) {
	var g group
	for _, u := range urls {
		g.Go(func() error {
			c := &http.Client{Transport: &http.Transport{}} // want "transport-per-goroutine: "
			get(c, u)
			return nil
		})
	}
	g.wg.Wait()
}

// A worker makes one and loops over jobs.
func workersBad(jobs chan string) {
	for range 8 {
		go workBad(jobs)
	}
}

func workBad(jobs chan string) {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-goroutine: "
	for u := range jobs {
		get(c, u)
	}
}

func worker2(jobs chan string) {
	work := func() {
		c := &http.Client{Transport: &http.Transport{}} // want "transport-per-goroutine: "
		for u := range jobs {
			get(c, u)
		}
	}
	for range 8 {
		go work()
	}
}

// Notify starts a goroutine on each call.
func NotifyBad(url string) {
	go func() {
		c := &http.Client{Transport: &http.Transport{}} // want "transport-per-goroutine: "
		get(c, url)
	}()
}

// The transport is shared by the goroutines, and lost with them.
func FanOutBad(urls []string) {
	c := &http.Client{Transport: &http.Transport{}} // want "transport-per-call: "
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			get(c, u)
		}()
	}
	wg.Wait()
}

// A goroutine that serves as long as the process has one transport.
type server struct{ url string }

func (s *server) StartOk(ctx context.Context) {
	go s.poll(ctx)
}

func (s *server) poll(ctx context.Context) {
	c := &http.Client{Transport: &http.Transport{}}
	tick := time.NewTicker(time.Second)
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			get(c, s.url)
		}
	}
}

// The goroutine keeps the client for as long as it gets jobs.
func ServeOk(jobs chan string) {
	c := &http.Client{Transport: &http.Transport{}}
	go func() {
		for u := range jobs {
			get(c, u)
		}
	}()
}

func sharedOk(urls []string, tr *http.Transport) {
	for _, u := range urls {
		go func() {
			c := &http.Client{Transport: tr, Timeout: time.Second}
			get(c, u)
		}()
	}
}
