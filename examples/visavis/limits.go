package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/visavis/visavis/align/report"
)

// maxBytes is the largest file that is read, unless the user wants another limit.
const maxBytes = 512 << 20

// limitFlags are the flags for what a pair may take.
type limitFlags struct {
	WantBytes *int           `name:"max-bytes" placeholder:"N" help:"help_max_bytes"`
	WantTime  *time.Duration `name:"timeout" placeholder:"TIME" help:"help_timeout"`

	// What they say; 0 where they are not given.
	MaxBytes int           `kong:"-"`
	Timeout  time.Duration `kong:"-"`
}

// limit sets the limit of the files that are read from here on.
func (f *limitFlags) limit(s *streams) error {
	above := func(flag string) error {
		return fmt.Errorf("%s: %s", flag, words(s.ui, "want a number above 0", "un nombre supérieur à 0 est attendu"))
	}
	if f.WantBytes != nil {
		if f.MaxBytes = *f.WantBytes; f.MaxBytes <= 0 {
			return above("--max-bytes")
		}
	}
	if f.WantTime != nil {
		if f.Timeout = *f.WantTime; f.Timeout <= 0 {
			return above("--timeout")
		}
	}
	s.maxBytes = int64(f.MaxBytes)
	return nil
}

// timed is a context that ends when the time for a pair does, from before it is read.
func (f *limitFlags) timed(ctx context.Context) (context.Context, context.CancelFunc) {
	if f.Timeout <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, f.Timeout)
}

// timedOut says, where an error is that the time for a pair is over, of which.
func (f *limitFlags) timedOut(s *streams, source, target string, err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf(words(s.ui, "%s, %s: not done after %v", "%s, %s: pas terminé après %v"), source, target, f.Timeout)
	}
	return err
}

// largest is the limit of the files that are read.
func (s *streams) largest() int64 {
	if s.maxBytes > 0 {
		return s.maxBytes
	}
	return maxBytes
}

// tooLarge is the error about a file above the limit.
func (s *streams) tooLarge(path string) error {
	if s.maxBytes > 0 {
		return fmt.Errorf(words(s.ui, "%s: larger than %s bytes", "%s: plus de %s octets"), path, report.Count(int(s.maxBytes), s.ui))
	}
	return fmt.Errorf("%s: %s", path, words(s.ui, "larger than 512 MB", "plus de 512 Mo"))
}

// readAll reads a file that is open, or standard input. One that says that it is
// above the limit is not read.
func (s *streams) readAll(path string, r io.Reader) ([]byte, error) {
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > s.largest() {
			return nil, s.tooLarge(path)
		}
	}
	b, err := io.ReadAll(io.LimitReader(r, s.largest()+1))
	if err != nil {
		return nil, s.fileError(path, err)
	}
	if int64(len(b)) > s.largest() {
		return nil, s.tooLarge(path)
	}
	return b, nil
}
