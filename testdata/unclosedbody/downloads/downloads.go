// Downloads: files, ranges, checksums, and the many errors on the way.
package downloads

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
)

func toFileOk(client *http.Client, url, name string) (err error) {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	tmp, err := os.CreateTemp(filepath.Dir(name), "dl-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err = io.Copy(tmp, resp.Body); err != nil {
		tmp.Close()
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}

func toFileBad(client *http.Client, url, name string) (err error) {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), "dl-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = io.Copy(tmp, resp.Body)
	resp.Body.Close()
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	return err
}

// Closing the file is not closing the body.
func wrongDeferBad(client *http.Client, url, name string) error {
	resp, err := client.Get(url) // want "never-closed: "
	if err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, resp.Body)
	return err
}

func resumeOk(client *http.Client, url, name string) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Range", fmt.Sprintf("bytes=%d-", st.Size()))
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusPartialContent:
	case http.StatusRequestedRangeNotSatisfiable:
		return nil
	default:
		return errors.New(resp.Status)
	}
	_, err = io.Copy(f, resp.Body)
	return err
}

func resumeBad(client *http.Client, url string, f *os.File) error {
	st, err := f.Stat()
	if err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Range", fmt.Sprintf("bytes=%d-", st.Size()))
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return err
	}
	if _, err := f.Seek(st.Size(), io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(f, resp.Body)
	return errors.Join(err, resp.Body.Close())
}

func checksumOk(client *http.Client, url, want string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	h := sha256.New()
	_, err = io.Copy(h, resp.Body)
	if cerr := resp.Body.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		return fmt.Errorf("checksum %s, want %s", got, want)
	}
	return nil
}

func tarballOk(client *http.Client, url string, each func(*tar.Header, io.Reader) error) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		return err
	}
	defer zr.Close()
	tr := tar.NewReader(zr)
	for {
		h, err := tr.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := each(h, tr); err != nil {
			return err
		}
	}
}

func tarballBad(client *http.Client, url string, each func(*tar.Header, io.Reader) error) error {
	resp, err := client.Get(url) // want "wrapper-only: "
	if err != nil {
		return err
	}
	zr, err := gzip.NewReader(resp.Body)
	if err != nil {
		return err
	}
	defer zr.Close()
	tr := tar.NewReader(zr)
	for {
		h, err := tr.Next()
		if err != nil {
			return err
		}
		if err := each(h, tr); err != nil {
			return err
		}
	}
}

func mirrorsOk(client *http.Client, urls []string, w io.Writer) error {
	var errs []error
	for _, u := range urls {
		resp, err := client.Get(u)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if resp.StatusCode != http.StatusOK {
			resp.Body.Close()
			errs = append(errs, fmt.Errorf("%s: %s", u, resp.Status))
			continue
		}
		_, err = io.Copy(w, resp.Body)
		resp.Body.Close()
		return err
	}
	return errors.Join(errs...)
}

func mirrorsBad(client *http.Client, urls []string, w io.Writer) error {
	var errs []error
	for _, u := range urls {
		resp, err := client.Get(u) // want "(path|overwritten): "
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if resp.StatusCode != http.StatusOK {
			errs = append(errs, fmt.Errorf("%s: %s", u, resp.Status))
			continue
		}
		_, err = io.Copy(w, resp.Body)
		resp.Body.Close()
		return err
	}
	return errors.Join(errs...)
}

// Open, or say why not; the caller streams.
func openOk(client *http.Client, url string, maxSize int64) (io.ReadCloser, error) {
	resp, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	switch {
	case resp.StatusCode == http.StatusNotFound:
		err = os.ErrNotExist
	case resp.StatusCode != http.StatusOK:
		err = errors.New(resp.Status)
	case resp.ContentLength > maxSize:
		err = errors.New("too large")
	}
	if err != nil {
		resp.Body.Close()
		return nil, err
	}
	return resp.Body, nil
}

func stdoutOk(client *http.Client, url, name string) error {
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	out := os.Stdout
	if name != "-" {
		if out, err = os.Create(name); err != nil {
			return err
		}
		defer out.Close()
	}
	_, err = io.Copy(out, resp.Body)
	return err
}
