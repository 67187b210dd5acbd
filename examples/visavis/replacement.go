package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// replacement is a file that takes the place of another whole or not at all. It
// lies beside it until then.
type replacement struct {
	*os.File
	path   string      // of the file that is replaced, not of a link to it
	mode   os.FileMode // that it will have
	direct bool        // a device or a pipe, which is written and not replaced
}

// newReplacement makes the file. One that is replaced keeps its permissions, and
// a link to it stays a link.
func newReplacement(path string) (*replacement, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := os.FileMode(0o644)
	switch info, err := os.Stat(path); {
	case err == nil && info.Mode().IsRegular():
		mode = info.Mode().Perm()
	case err == nil && !info.IsDir():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &replacement{f, path, 0, true}, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	return &replacement{f, path, mode, false}, err
}

// unopened is the error that a file could not be made for writing. That there is no
// such file would be no reason; it is the folder that is missing.
func (s *streams) unopened(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &fileError{err, s.named(path) + words(s.ui, "no such folder: ", "dossier introuvable : ") + filepath.Dir(path)}
	}
	return s.fileError(path, err)
}

// commit puts the file in its place, once it is on the disk.
func (r *replacement) commit() error {
	if r.direct {
		return r.Close()
	}
	if err := errors.Join(r.Chmod(r.mode), r.Sync(), r.Close()); err != nil {
		return err
	}
	return os.Rename(r.Name(), r.path)
}

// abandon takes the file away, if it has not been put in its place.
func (r *replacement) abandon() {
	r.Close()
	if !r.direct {
		os.Remove(r.Name())
	}
}
