// Hand-over by map, slice, array and the containers of the standard library.
package collections

import (
	"container/list"
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
)

type cache struct {
	mu    sync.Mutex
	byURL map[string]*http.Response
	sm    sync.Map
	order *list.List
}

func (c *cache) mapOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byURL[url] = resp
	return nil
}

func (c *cache) mapBad(client *http.Client, url string) error {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, taken := c.byURL[url]; taken {
		return nil
	}
	c.byURL[url] = resp
	return nil
}

func (c *cache) mapOrCloseOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, taken := c.byURL[url]; taken {
		return resp.Body.Close()
	}
	c.byURL[url] = resp
	return nil
}

func (c *cache) syncMapOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	c.sm.Store(url, resp)
	return nil
}

func (c *cache) listOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	c.order.PushBack(resp)
	return nil
}

func (c *cache) get(url string) (*http.Response, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if resp, ok := c.byURL[url]; ok {
		return resp, nil
	}
	return nil, errors.New("miss")
}

// What comes out of the map is lent, what comes from the client is not; the
// Close is right for both.
func (c *cache) missOk(client *http.Client, url string) ([]byte, error) {
	resp, err := c.get(url)
	if err != nil {
		if resp, err = client.Get(url); err != nil {
			return nil, err
		}
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func (c *cache) hitOk(url string) int {
	resp, err := c.get(url)
	if err != nil {
		return 0
	}
	return resp.StatusCode
}

func sliceOk(client *http.Client, urls []string) (resps []*http.Response, err error) {
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			return resps, err
		}
		resps = append(resps, resp)
	}
	return resps, nil
}

func sliceBad(client *http.Client, urls []string) (resps []*http.Response, err error) {
	for _, u := range urls {
		resp, err := client.Get(u) // want "(path|overwritten): "
		if err != nil {
			return resps, err
		}
		if resp.StatusCode != http.StatusOK {
			continue
		}
		resps = append(resps, resp)
	}
	return resps, nil
}

func indexedOk(client *http.Client, urls []string) []*http.Response {
	resps := make([]*http.Response, len(urls))
	var wg sync.WaitGroup
	for i, u := range urls {
		wg.Go(func() {
			if resp, err := client.Get(u); err == nil {
				resps[i] = resp
			}
		})
	}
	wg.Wait()
	return resps
}

func closedTogetherOk(client *http.Client, urls []string) (total int64, err error) {
	resps, err := sliceOk(client, urls)
	for _, r := range resps {
		defer r.Body.Close()
	}
	if err != nil {
		return 0, err
	}
	for _, r := range resps {
		n, _ := io.Copy(io.Discard, r.Body)
		total += n
	}
	return total, nil
}

func literalOk(client *http.Client, a, b string) ([]io.ReadCloser, error) {
	ra, err := client.Get(a)
	if err != nil {
		return nil, err
	}
	rb, err := client.Get(b)
	if err != nil {
		ra.Body.Close()
		return nil, err
	}
	return []io.ReadCloser{ra.Body, rb.Body}, nil
}

func literalBad(client *http.Client, a, b string) ([]io.ReadCloser, error) {
	ra, err := client.Get(a) // want "(dropped-on-error|path): "
	if err != nil {
		return nil, err
	}
	rb, err := client.Get(b)
	if err != nil {
		return nil, err
	}
	return []io.ReadCloser{ra.Body, rb.Body}, nil
}

func closersLoopOk(client *http.Client, a, b string) error {
	var closers []io.Closer
	defer func() {
		for _, c := range closers {
			c.Close()
		}
	}()
	ra, err := client.Get(a)
	if err != nil {
		return err
	}
	closers = append(closers, ra.Body)
	rb, err := client.Get(b)
	if err != nil {
		return err
	}
	closers = append(closers, rb.Body)
	return nil
}

func literalLoopOk(client *http.Client, a, b string) error {
	ra, err := client.Get(a)
	if err != nil {
		return err
	}
	rb, err := client.Get(b)
	if err != nil {
		ra.Body.Close()
		return err
	}
	for _, c := range []io.Closer{ra.Body, rb.Body} {
		c.Close()
	}
	return nil
}

type key struct{}

func contextOk(ctx context.Context, client *http.Client, url string) (context.Context, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	return context.WithValue(ctx, key{}, resp), nil
}

var bodies = sync.Pool{New: func() any { return new(http.Response) }}

func poolOk(client *http.Client, url string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	bodies.Put(resp)
	return nil
}

// Stored nowhere: the map holds strings.
func stringMapBad(client *http.Client, urls []string) map[string]string {
	types := make(map[string]string)
	for _, u := range urls {
		resp, err := client.Get(u) // want "never-closed: "
		if err != nil {
			continue
		}
		types[u] = resp.Header.Get("Content-Type")
	}
	return types
}

// A list of what was seen so far is no owner where the response is returned
// or closed as well.
func listed(client *http.Client, req *http.Request, seen []*http.Response) (*http.Response, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	seen = append(seen, resp)
	if len(seen) > 5 {
		resp.Body.Close()
		return nil, errors.New("too many")
	}
	return resp, nil
}

func listedBad(client *http.Client, req *http.Request) (int, error) {
	resp, err := listed(client, req, nil) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func listedOk(client *http.Client, req *http.Request) error {
	resp, err := listed(client, req, nil)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// A registry that outlives the call owns what is in it, returned or not.
var registry []*http.Response

func registered(client *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	registry = append(registry, resp)
	return resp, nil
}

func registeredOk(client *http.Client, req *http.Request) (int, error) {
	resp, err := registered(client, req)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
