// Package pool sends from many goroutines, or from few.
package pool

import (
	"context"
	"net/http"
	"sync"
	"time"

	"fixtures/stub/errgroup"
)

func use(resp *http.Response, err error) {
	if err == nil {
		resp.Body.Close()
	}
}

func goInLoopBad(urls []string) {
	for _, u := range urls {
		go func() { use(http.Get(u)) }() // want "default-pool: http.Get sends over http.DefaultTransport from the goroutines started at line 21: where they share a host, HTTP/1 keeps 2 idle connections and closes the rest"
	}
}

func waitGroupBad(urls []string) {
	var wg sync.WaitGroup
	for _, u := range urls {
		wg.Go(func() {
			use(http.DefaultClient.Get(u)) // want "default-pool: http.DefaultClient.Get sends"
		})
	}
	wg.Wait()
}

func errgroupBad(ctx context.Context, urls []string) error {
	g, _ := errgroup.WithContext(ctx)
	c := &http.Client{Timeout: time.Minute}
	for _, u := range urls {
		g.Go(func() error {
			resp, err := c.Get(u) // want "default-pool: c.Get sends over http.DefaultTransport from the goroutines"
			if err != nil {
				return err
			}
			return resp.Body.Close()
		})
	}
	return g.Wait()
}

func fetch(u string) {
	use(http.Get(u)) // want "default-pool: http.Get sends over http.DefaultTransport from the goroutines started at line 62"
}

func worker(jobs <-chan string) {
	for u := range jobs {
		fetch(u)
	}
}

func workersBad(jobs <-chan string) {
	for range 8 {
		go worker(jobs)
	}
}

func handlerBad(w http.ResponseWriter, r *http.Request) {
	use(http.Get("https://example.com/status")) // want "default-pool: http.Get sends over http.DefaultTransport while handling requests"
}

func twoSendsBad(w http.ResponseWriter, r *http.Request) {
	use(http.Get("https://example.com/a")) // want "default-pool: "
	use(http.Get("https://example.com/b")) // the same pool
}

var own = &http.Client{
	Transport: &http.Transport{IdleConnTimeout: time.Minute}, // want "default-pool: http.Transport sets no MaxIdleConnsPerHost but requests are sent over it from the goroutines started at line \\d+: where they share a host"
}

func literalBad(urls []string) {
	for _, u := range urls {
		go func() { use(own.Get(u)) }()
	}
}

func cloneBad(urls []string) {
	tr := http.DefaultTransport.(*http.Transport).Clone() // want "default-pool: http.Transport tr sets no"
	defer tr.CloseIdleConnections()
	c := &http.Client{Transport: tr}
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

// Its transport is reported for being made on each call.
func thrownAwayOk(urls []string) {
	tr := &http.Transport{}
	c := &http.Client{Transport: tr}
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

func thrownAwayBad(urls []string) {
	tr := &http.Transport{MaxIdleConns: 5, MaxIdleConnsPerHost: 10} // want "contradiction: http.Transport tr sets MaxIdleConnsPerHost to 10, above MaxIdleConns, which is 5: at most 5 idle HTTP/1 connections are kept, all hosts together$"
	c := &http.Client{Transport: tr}
	for _, u := range urls {
		use(c.Get(u))
	}
}

var client = &http.Client{Timeout: time.Minute}

func globalBad(urls []string) {
	for _, u := range urls {
		go func() { use(client.Get(u)) }() // want "default-pool: client.Get sends"
	}
}

type service struct{ http *http.Client }

func newService() *service { return &service{&http.Client{Timeout: time.Minute}} }

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	use(s.http.Get("https://example.com")) // want "default-pool: s.http.Get sends"
}

func sizedOk(urls []string) {
	c := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 50, IdleConnTimeout: time.Minute}}
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

func unknownSizeOk(n int, urls []string) {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = n
	c := &http.Client{Transport: tr}
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

func setLaterOk(urls []string) {
	c := &http.Client{}
	c.Transport = &http.Transport{MaxIdleConnsPerHost: 50, IdleConnTimeout: time.Minute}
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

func oneOk(u string) {
	go func() { use(http.Get(u)) }()
}

func twoWorkersOk(jobs <-chan string) {
	for range 2 {
		go func() {
			for u := range jobs {
				use(http.Get(u))
			}
		}()
	}
}

func limitOk(ctx context.Context, urls []string) error {
	g, _ := errgroup.WithContext(ctx)
	g.SetLimit(2)
	for _, u := range urls {
		g.Go(func() error {
			resp, err := http.Get(u)
			if err != nil {
				return err
			}
			return resp.Body.Close()
		})
	}
	return g.Wait()
}

func sequenceOk(urls []string) {
	for _, u := range urls {
		use(http.Get(u))
	}
}

func tickerOk(u string) {
	for range time.Tick(time.Minute) {
		go func() { use(http.Get(u)) }()
	}
}

func injectedOk(c *http.Client, urls []string) {
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

func injectedTransportOk(rt http.RoundTripper, urls []string) {
	c := &http.Client{Transport: rt}
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

type injected struct{ http *http.Client }

func newInjected(c *http.Client) *injected {
	if c == nil {
		c = &http.Client{}
	}
	return &injected{c}
}

func (s *injected) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	use(s.http.Get("https://example.com"))
}

func instrument(c *http.Client, wrap func(http.RoundTripper) http.RoundTripper) {
	c.Transport = wrap(c.Transport)
}

func instrumentedOk(wrap func(http.RoundTripper) http.RoundTripper, urls []string) {
	c := &http.Client{}
	instrument(c, wrap)
	for _, u := range urls {
		go func() { use(c.Get(u)) }()
	}
}

type tripper struct{}

func (tripper) RoundTrip(r *http.Request) (*http.Response, error) {
	return http.DefaultTransport.RoundTrip(r)
}

type cache struct {
	mu    sync.Mutex
	value *http.Response
}

func (c *cache) refreshOk() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.value == nil {
		c.value, _ = http.Get("https://example.com")
	}
}

func (c *cache) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.refreshOk()
	go use(http.Get("https://example.com"))                  // want "default-pool: "
	go func() { use(http.Get("https://example.com/one")) }() // of whom nobody knows how many there are
}

func partsBad(urls []string) {
	for _, u := range urls {
		go func() {
			done := make(chan struct{})
			go func() {
				defer close(done)
				use(http.Get(u)) // want "default-pool: "
			}()
			<-done
		}()
	}
}

func thrice(jobs <-chan string) {
	for u := range jobs {
		use(http.Get(u)) // want "default-pool: "
	}
}

func threeBad(jobs <-chan string) {
	go thrice(jobs)
	go thrice(jobs)
	go thrice(jobs)
}

func twice(jobs <-chan string) {
	for u := range jobs {
		use(http.Get(u))
	}
}

func twoOk(jobs <-chan string) {
	go twice(jobs)
	go twice(jobs)
}
