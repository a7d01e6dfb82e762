// Third-party carriers: an API library's own Response, closed by most of its
// methods and left open by the bare ones.
package forgeclient

import (
	"context"
	"errors"
	"io"
	"net/http"

	"fixtures/stub/forge"
)

func pagesOk(ctx context.Context, c *forge.Client, org string) (names []string, err error) {
	for page := 1; page != 0; {
		repos, resp, err := c.ListRepos(ctx, org, page)
		if err != nil {
			return nil, err
		}
		for _, r := range repos {
			names = append(names, r.Name)
		}
		page = resp.NextPage
	}
	return names, nil
}

func existsOk(ctx context.Context, c *forge.Client, org string) (bool, error) {
	_, resp, err := c.ListRepos(ctx, org, 1)
	if err != nil {
		if resp != nil && resp.StatusCode == http.StatusNotFound {
			return false, nil
		}
		return false, err
	}
	return true, nil
}

func doOk(ctx context.Context, c *forge.Client, req *http.Request) (string, error) {
	var v struct{ Login string }
	resp, err := c.Do(ctx, req, &v)
	if err != nil {
		return "", err
	}
	return v.Login + resp.Status, nil
}

func doDiscardedOk(ctx context.Context, c *forge.Client, req *http.Request) error {
	_, err := c.Do(ctx, req, nil)
	return err
}

func bareOk(ctx context.Context, c *forge.Client, req *http.Request) ([]byte, error) {
	resp, err := c.BareDo(ctx, req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func bareBad(ctx context.Context, c *forge.Client, req *http.Request) (int, error) {
	resp, err := c.BareDo(ctx, req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.NextPage, nil
}

// With an error the carrier comes back closed.
func bareErrorOk(ctx context.Context, c *forge.Client, req *http.Request) (int, error) {
	resp, err := c.BareDo(ctx, req)
	if err != nil {
		if resp != nil {
			return resp.StatusCode, nil
		}
		return 0, err
	}
	return resp.StatusCode, resp.Body.Close()
}

func archiveOk(ctx context.Context, c *forge.Client, repo string, w io.Writer) error {
	rc, resp, err := c.Archive(ctx, repo)
	if err != nil {
		return err
	}
	defer rc.Close()
	if resp.ContentLength == 0 {
		return errors.New("empty archive")
	}
	_, err = io.Copy(w, rc)
	return err
}

func archiveBad(ctx context.Context, c *forge.Client, repo string, w io.Writer) error {
	rc, resp, err := c.Archive(ctx, repo) // want "path: "
	if err != nil {
		return err
	}
	if resp.ContentLength == 0 {
		return errors.New("empty archive")
	}
	defer rc.Close()
	_, err = io.Copy(w, rc)
	return err
}

func archiveDiscardedBad(ctx context.Context, c *forge.Client, repo string) (int64, error) {
	_, resp, err := c.Archive(ctx, repo) // want "(discarded|never-closed): "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

// CheckResponse reads and does not close.
func checkBad(client *http.Client, req *http.Request) (io.ReadCloser, error) {
	resp, err := client.Do(req) // want "(dropped-on-error|read-to-eof): "
	if err != nil {
		return nil, err
	}
	if err := forge.CheckResponse(resp); err != nil {
		return nil, err
	}
	return resp.Body, nil
}

type service interface {
	BareDo(ctx context.Context, req *http.Request) (*forge.Response, error)
}

func FN_carrierThroughInterface(ctx context.Context, s service, req *http.Request) (int, error) {
	resp, err := s.BareDo(ctx, req)
	if err != nil {
		return 0, err
	}
	return resp.NextPage, nil
}
