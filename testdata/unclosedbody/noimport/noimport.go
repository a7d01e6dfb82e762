// No import: a package that never mentions net/http and gets an open body all
// the same, as an io.ReadCloser or inside somebody's type.
package noimport

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"fixtures/stub/closeutil"
	"fixtures/unclosedbody/noimport/blob"
)

func readerOk(ctx context.Context, s *blob.Store) ([]byte, error) {
	r, err := s.Open(ctx, "a")
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func readerBad(ctx context.Context, s *blob.Store) ([]byte, error) {
	r, err := s.Open(ctx, "a") // want "read-to-eof: "
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func readerPathBad(ctx context.Context, s *blob.Store, want byte) error {
	r, err := s.Open(ctx, "a") // want "(path|read-to-eof): "
	if err != nil {
		return err
	}
	var head [1]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return err
	}
	if head[0] != want {
		r.Close()
		return errors.New("bad magic")
	}
	return r.Close()
}

func readerHelperOk(ctx context.Context, s *blob.Store, v any) (err error) {
	r, err := s.Open(ctx, "a")
	if err != nil {
		return err
	}
	defer closeutil.Capture(&err, r, "blob")
	return json.NewDecoder(r).Decode(v)
}

func readerReturnedOk(ctx context.Context, s *blob.Store) (io.ReadCloser, error) {
	r, err := s.Open(ctx, "a")
	if err != nil {
		return nil, err
	}
	return r, nil
}

func readerDiscardedBad(ctx context.Context, s *blob.Store) bool {
	_, err := s.Open(ctx, "a") // want "discarded: "
	return err == nil
}

func objectOk(ctx context.Context, s *blob.Store) (int64, error) {
	o, err := s.Object(ctx, "a")
	if err != nil {
		return 0, err
	}
	defer o.Close()
	return io.Copy(io.Discard, o)
}

func objectBad(ctx context.Context, s *blob.Store) (int64, error) {
	o, err := s.Object(ctx, "a") // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return o.Size, nil
}

func objectHelperOk(ctx context.Context, s *blob.Store) (int64, error) {
	o, err := s.Object(ctx, "a")
	if err != nil {
		return 0, err
	}
	defer blob.Finish(o)
	return o.Size, nil
}

func objectLoopBad(ctx context.Context, s *blob.Store, names []string) (n int64, err error) {
	for _, name := range names {
		o, err := s.Object(ctx, name) // want "defer-in-loop: "
		if err != nil {
			return n, err
		}
		defer o.Close()
		n += o.Size
	}
	return n, nil
}

func cachedOk(ctx context.Context, s *blob.Store) ([]byte, error) {
	r, err := s.Cached(ctx, "a")
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func lentOk(ctx context.Context, s *blob.Store, v any) error {
	return s.WithObject(ctx, "a", func(r io.Reader) error {
		return json.NewDecoder(r).Decode(v)
	})
}

type opener interface {
	Open(ctx context.Context, name string) (io.ReadCloser, error)
}

// Whether an unknown opener opens a response is unknown.
func FN_interfaceOpener(ctx context.Context, o opener) ([]byte, error) {
	r, err := o.Open(ctx, "a")
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
