// Package replace writes files in one step, so that nobody ever finds half of
// one. It knows nothing of what is in them.
package replace

import (
	"errors"
	"os"
	"path/filepath"
)

// File makes text the contents of the file called name, which it puts in place
// of what is there. Before that, with all written, it asks ready, if there is
// one.
func File(name string, text []byte, mode os.FileMode, ready func() error) error {
	temp, err := os.CreateTemp(filepath.Dir(name), ".httpvet-*.tmp")
	if err != nil {
		return plain(err)
	}
	defer os.Remove(temp.Name()) // fails once it is renamed
	_, err = temp.Write(text)
	if err == nil {
		err = temp.Chmod(mode)
	}
	if err == nil {
		err = temp.Sync()
	}
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil && ready != nil {
		err = ready()
	}
	if err != nil {
		return plain(err)
	}
	return plain(os.Rename(temp.Name(), name))
}

// plain returns what went wrong without the names of the call and of the
// temporary file, which mean nothing to anybody.
func plain(err error) error {
	var path *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
