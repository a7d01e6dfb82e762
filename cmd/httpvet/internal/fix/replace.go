package fix

import (
	"os"

	"github.com/httpvet/httpvet/cmd/httpvet/internal/replace"
)

// Write replaces the file with what it becomes, in one step and with the mode
// that it has, unless it has been touched since it was read. Between that
// last look and the replacement lies an instant in which a change would be
// lost; no file system that Go knows offers to close it.
func (f *File) Write() error {
	return replace.File(f.Path, f.New, f.info.Mode().Perm(), func() error {
		now, err := os.Lstat(f.Path)
		switch {
		case err != nil:
			return err
		case !os.SameFile(now, f.info), now.Size() != f.info.Size(), !now.ModTime().Equal(f.info.ModTime()), now.Mode() != f.info.Mode():
			return ErrChanged
		}
		return nil
	})
}
