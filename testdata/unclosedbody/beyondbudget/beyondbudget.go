// More worlds than the budget allows for: settings that are prepared in
// independent steps, all of which last until the response is there. A leak on
// a path that was followed is one; nothing is concluded from the others.
package beyondbudget

import (
	"io"
	"net/http"
)

type config struct {
	client                 *http.Client
	a, b, c, d, e, f, g, h *string
	retries                int
}

func retryBad(cfg *config, req *http.Request) (err error) {
	x := ""
	if cfg.a == nil {
		cfg.a = &x
	}
	if cfg.b == nil {
		cfg.b = &x
	}
	if cfg.c == nil {
		cfg.c = &x
	}
	if cfg.d == nil {
		cfg.d = &x
	}
	if cfg.e == nil {
		cfg.e = &x
	}
	if cfg.f == nil {
		cfg.f = &x
	}
	if cfg.g == nil {
		cfg.g = &x
	}
	if cfg.h == nil {
		cfg.h = &x
	}
	var resp *http.Response
	for i := 0; i <= cfg.retries; i++ {
		resp, err = cfg.client.Do(req) // want "overwritten: "
		if err != nil {
			return err
		}
		if resp.StatusCode < 500 {
			break
		}
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	use(cfg.a, cfg.b, cfg.c, cfg.d, cfg.e, cfg.f, cfg.g, cfg.h)
	return err
}

func retryOk(cfg *config, req *http.Request) (err error) {
	x := ""
	if cfg.a == nil {
		cfg.a = &x
	}
	if cfg.b == nil {
		cfg.b = &x
	}
	if cfg.c == nil {
		cfg.c = &x
	}
	if cfg.d == nil {
		cfg.d = &x
	}
	if cfg.e == nil {
		cfg.e = &x
	}
	if cfg.f == nil {
		cfg.f = &x
	}
	if cfg.g == nil {
		cfg.g = &x
	}
	if cfg.h == nil {
		cfg.h = &x
	}
	var resp *http.Response
	for i := 0; i <= cfg.retries; i++ {
		resp, err = cfg.client.Do(req)
		if err != nil {
			return err
		}
		if resp.StatusCode < 500 {
			break
		}
		if i < cfg.retries {
			resp.Body.Close()
		}
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	use(cfg.a, cfg.b, cfg.c, cfg.d, cfg.e, cfg.f, cfg.g, cfg.h)
	return err
}

func use(...*string) {}
