package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// replacement is a file that takes the place of another whole or not at all. It
// lies beside it until then.
type replacement struct {
	*os.File
	path string
}

func newReplacement(path string) (*replacement, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	return &replacement{f, path}, err
}

// commit puts the file in its place, once it is on the disk.
func (r *replacement) commit() error {
	if err := errors.Join(r.Chmod(0o644), r.Sync(), r.Close()); err != nil {
		return err
	}
	return os.Rename(r.Name(), r.path)
}

// abandon takes the file away, if it has not been put in its place.
func (r *replacement) abandon() {
	r.Close()
	os.Remove(r.Name())
}

// output is a file that is being written, or standard output.
type output struct {
	path string
	out  io.Writer
	err  error // of a write

	packed *gzip.Writer // or nil
	file   *replacement // nil if written in place
	device *os.File     // one that cannot be replaced
}

// Write implements io.Writer and remembers its error.
func (o *output) Write(p []byte) (int, error) {
	n, err := o.out.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// writeFiles calls do with a writer for each path, "-" being standard output, and
// packs those that end in .gz. The files appear when all is written; after an
// error there is nothing new.
func (s *streams) writeFiles(paths []string, do func(outs []io.Writer) error) error {
	outs, writers := make([]*output, len(paths)), make([]io.Writer, len(paths))
	for i, path := range paths {
		o, err := s.output(path)
		if err != nil {
			return err
		}
		defer o.abandon()
		outs[i], writers[i] = o, o
		if strings.HasSuffix(strings.ToLower(path), ".gz") {
			o.packed = gzip.NewWriter(o)
			writers[i] = o.packed
		}
	}
	err := do(writers)
	for _, o := range outs {
		if err == nil && o.packed != nil {
			err = o.packed.Close()
		}
		if o.err != nil {
			return s.fileError(o.path, o.err)
		}
	}
	if err != nil {
		return err
	}
	for _, o := range outs {
		if o.file != nil {
			if err := o.file.commit(); err != nil {
				return s.fileError(o.path, err)
			}
		}
	}
	return nil
}

// output opens a file for writing.
func (s *streams) output(path string) (*output, error) {
	if path == "-" {
		return &output{path: path, out: s.out}, nil
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s: %s", path, words(s.ui, "is a folder, not a file", "est un dossier et non un fichier"))
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, s.fileError(path, err)
		}
		return &output{path: path, out: f, device: f}, nil
	}
	f, err := newReplacement(path)
	if err != nil {
		return nil, s.fileError(path, err)
	}
	return &output{path: path, out: f, file: f}, nil
}

func (o *output) abandon() {
	if o.file != nil {
		o.file.abandon()
	}
	if o.device != nil {
		o.device.Close()
	}
}
