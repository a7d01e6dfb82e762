package fix

import (
	"os"
	"path/filepath"
)

// Write replaces the file with what it becomes, in one step and with the mode
// that it has, unless it has been touched since it was read. Between that
// last look and the replacement lies an instant in which a change would be
// lost; no file system that Go knows offers to close it.
func (f *File) Write() error {
	temp, err := os.CreateTemp(filepath.Dir(f.Path), ".httpvet-*.tmp")
	if err != nil {
		return plain(err)
	}
	defer os.Remove(temp.Name()) // fails once it is renamed
	_, err = temp.Write(f.New)
	if err == nil {
		err = temp.Chmod(f.info.Mode().Perm())
	}
	if err == nil {
		err = temp.Sync()
	}
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return plain(err)
	}
	now, err := os.Lstat(f.Path)
	if err != nil {
		return plain(err)
	}
	if !os.SameFile(now, f.info) || now.Size() != f.info.Size() || !now.ModTime().Equal(f.info.ModTime()) || now.Mode() != f.info.Mode() {
		return ErrChanged
	}
	return plain(os.Rename(temp.Name(), f.Path))
}

// plain returns what went wrong without the names of the call and of the
// temporary file.
func plain(err error) error {
	switch err := err.(type) {
	case *os.PathError:
		return err.Err
	case *os.LinkError:
		return err.Err
	}
	return err
}
