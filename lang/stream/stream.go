// Package stream reads files of any size bit by bit, in flat memory: lines of
// text, and the tokens of XML. What is too large for that is an error, and errors
// tell their line. And it writes values of JSON that no terminal obeys.
package stream

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"
)

// Error is an error and the line that it is in, from 1.
type Error struct {
	Line int
	Err  error
}

// Error returns "line 3: ...".
func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Err) }

// Unwrap returns the error without its line.
func (e *Error) Unwrap() error { return e.Err }

// Errorf is an error in a line.
func Errorf(line int, format string, args ...any) error {
	return &Error{line, fmt.Errorf(format, args...)}
}

// Named puts the name of the file before an error, as "laws.tsv:12: ..." where
// the line is known, and else as "laws.tsv: ...".
func Named(name string, err error) error {
	var at *Error
	if errors.As(err, &at) {
		return fmt.Errorf("%s:%d: %w", name, at.Line, at.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// Unpack reads what gzip has packed, and anything else as it is.
func Unpack(r io.Reader) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if start, _ := in.Peek(2); string(start) != "\x1f\x8b" {
		return in, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(z, 1<<16), nil
}

// Lines yields each line of a text in UTF-8 with its number, without its end and
// without a byte order mark. The sequence ends at the first error, an [*Error];
// a line of more bytes than longest is one. The bytes are valid until the next
// line.
func Lines(r io.Reader, longest int) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		s := bufio.NewScanner(r)
		s.Buffer(make([]byte, 0, min(1<<16, longest)), longest)
		n := 0
		for s.Scan() {
			n++
			b := s.Bytes()
			if n == 1 {
				b = bytes.TrimPrefix(b, []byte("\ufeff"))
			}
			if !utf8.Valid(b) {
				yield(Line{}, &Error{n, errors.New("not UTF-8")})
				return
			}
			if !yield(Line{n, b}, nil) {
				return
			}
		}
		if err := s.Err(); err != nil {
			if errors.Is(err, bufio.ErrTooLong) {
				err = fmt.Errorf("longer than %d bytes", longest)
			}
			yield(Line{}, &Error{n + 1, err})
		}
	}
}

// Line is a line of a text.
type Line struct {
	Number int // from 1
	Bytes  []byte
}
