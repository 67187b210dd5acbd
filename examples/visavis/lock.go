package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/gofrs/flock"
)

// runLock keeps a second run from writing to the same place. The system releases
// it when the process ends, in whatever way; a file that is left behind then locks
// nothing.
type runLock struct {
	name string
	file *flock.Flock // nil where the file system knows no locks
}

// lock locks a file, by one beside it, for the run that writes to a place as the
// user knows it.
func (s *streams) lock(path, place string) (*runLock, error) {
	name := path + ".lock"
	for range 100 {
		if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return nil, s.notRegular(name)
		}
		f := flock.New(name, flock.SetPermissions(0o644))
		switch ok, err := f.TryLock(); {
		case errors.Is(err, errors.ErrUnsupported):
			os.Remove(name)
			return &runLock{name: name}, nil
		case err != nil:
			return nil, s.fileError(path, err)
		case !ok:
			return nil, s.locked(place)
		}
		// Whoever had it may have removed it in between: the next run would not see
		// this one.
		mine, err := f.Stat()
		if there, missing := os.Lstat(name); err == nil && missing == nil && os.SameFile(mine, there) {
			return &runLock{name, f}, nil
		}
		f.Close()
	}
	return nil, s.locked(place) // it comes and goes: there are other runs
}

func (s *streams) locked(place string) error {
	return fmt.Errorf(words(s.ui, "another run is writing to %s", "une autre exécution écrit dans %s"), place)
}

// release removes the file, and then the lock; where an open file cannot be
// removed it is the other way round, and nobody can take it away from another run.
func (l *runLock) release() {
	if l == nil || l.file == nil {
		return
	}
	err := os.Remove(l.name)
	l.file.Close()
	if err != nil {
		os.Remove(l.name)
	}
}
