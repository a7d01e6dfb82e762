// Error groups: the literal given to Go is a function like any other; what it
// stores outside belongs to the function that waits.
package groups

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync"

	"fixtures/stub/errgroup"
)

func closedInsideOk(ctx context.Context, client *http.Client, urls []string) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for _, u := range urls {
		g.Go(func() error {
			req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
			if err != nil {
				return err
			}
			resp, err := client.Do(req)
			if err != nil {
				return err
			}
			defer resp.Body.Close()
			_, err = io.Copy(io.Discard, resp.Body)
			return err
		})
	}
	return g.Wait()
}

func neverClosedBad(client *http.Client, urls []string) error {
	var g errgroup.Group
	for _, u := range urls {
		g.Go(func() error {
			resp, err := client.Get(u) // want "never-closed: "
			if err != nil {
				return err
			}
			if resp.StatusCode != http.StatusOK {
				return errors.New(resp.Status)
			}
			return nil
		})
	}
	return g.Wait()
}

func earlyReturnBad(client *http.Client, urls []string, w io.Writer) error {
	var g errgroup.Group
	for _, u := range urls {
		g.Go(func() error {
			resp, err := client.Get(u) // want "path: "
			if err != nil {
				return err
			}
			if resp.ContentLength == 0 {
				return nil
			}
			defer resp.Body.Close()
			_, err = io.Copy(w, resp.Body)
			return err
		})
	}
	return g.Wait()
}

func collectedOk(client *http.Client, urls []string) ([]*http.Response, error) {
	var g errgroup.Group
	resps := make([]*http.Response, len(urls))
	for i, u := range urls {
		g.Go(func() (err error) {
			resps[i], err = client.Get(u)
			return err
		})
	}
	return resps, g.Wait()
}

func underLockOk(client *http.Client, urls []string) (map[string]io.ReadCloser, error) {
	var (
		g      errgroup.Group
		mu     sync.Mutex
		bodies = make(map[string]io.ReadCloser)
	)
	for _, u := range urls {
		g.Go(func() error {
			resp, err := client.Get(u)
			if err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			bodies[u] = resp.Body
			return nil
		})
	}
	return bodies, g.Wait()
}

func twoVariablesOk(client *http.Client, a, b string) error {
	var g errgroup.Group
	var ra, rb *http.Response
	g.Go(func() (err error) {
		ra, err = client.Get(a)
		return err
	})
	g.Go(func() (err error) {
		rb, err = client.Get(b)
		return err
	})
	err := g.Wait()
	for _, r := range []*http.Response{ra, rb} {
		if r != nil {
			defer r.Body.Close()
		}
	}
	return err
}

// The response is fetched first and read in the group.
func consumedInGroupOk(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	var g errgroup.Group
	g.Go(func() error {
		defer resp.Body.Close()
		_, err := io.Copy(w, resp.Body)
		return err
	})
	return g.Wait()
}

func closedAfterWaitOk(client *http.Client, url string, w io.Writer) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var g errgroup.Group
	g.Go(func() error {
		_, err := io.Copy(w, resp.Body)
		return err
	})
	return g.Wait()
}
