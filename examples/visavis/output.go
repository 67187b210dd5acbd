package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// output is a file that is being written, or standard output.
type output struct {
	path string
	out  io.Writer
	err  error // of a write

	packed *gzip.Writer // or nil
	file   *replacement // nil for standard output
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
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s: %s", path, words(s.ui, "is a folder, not a file", "est un dossier et non un fichier"))
	}
	f, err := newReplacement(path)
	if err != nil {
		return nil, s.unopened(path, err)
	}
	return &output{path: path, out: f, file: f}, nil
}

func (o *output) abandon() {
	if o.file != nil {
		o.file.abandon()
	}
}
