package lexicon

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// Pair is a passage and its translation.
type Pair struct {
	Source, Target string
	Weight         float64 // how often it counts; 0 is once
}

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// Pairs reads the pairs of a bitext: TMX, where it starts with a tag, or else
// lines of the source, a tab and the target, with any more columns left out.
// Files compressed by gzip are unpacked. Text is UTF-8; TMX may be UTF-16 with a
// byte order mark as well.
//
// Pairs with a side that is empty are left out; of TMX, also units that lack one
// of the languages, whose regions do not count: en-CA is en. The sequence ends
// at the first error, which starts with name and line: "laws.tsv:12: ...".
func Pairs(r io.Reader, name string, source, target *lang.Language) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		in, err := unpack(r)
		if err != nil {
			yield(Pair{}, fmt.Errorf("%s: %w", name, err))
			return
		}
		pairs := tsvPairs(in)
		if isXML(in) {
			pairs = tmxPairs(in, source.Tag(), target.Tag())
		}
		for p, err := range pairs {
			var at *lineError
			switch {
			case errors.As(err, &at):
				err = fmt.Errorf("%s:%d: %w", name, at.line, at.err)
			case err != nil:
				err = fmt.Errorf("%s: %w", name, err)
			case strings.TrimSpace(p.Source) == "" || strings.TrimSpace(p.Target) == "":
				continue
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// dictionaryWeight is how often a pair of a dictionary counts: enough to be
// believed though a corpus has no such pair.
const dictionaryWeight = 10

// Dictionary reads a list of words that people write, to be learned from beside
// a bitext: lines of a source word, a tab and its translations with semicolons
// between them. Each is a pair that counts ten times. Lines that start with #
// are for readers. Errors are as those of [Pairs].
func Dictionary(r io.Reader, name string) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		err := eachLine(r, func(line string) error {
			if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
				return nil
			}
			source, targets, ok := strings.Cut(line, "\t")
			if !ok {
				return errors.New("want two columns with a tab between them")
			}
			for target := range strings.SplitSeq(targets, ";") {
				if !yield(Pair{Source: source, Target: strings.TrimSpace(target), Weight: dictionaryWeight}, nil) {
					return errStop
				}
			}
			return nil
		})
		var at *lineError
		switch {
		case errors.As(err, &at) && errors.Is(err, errStop), err == nil:
		case errors.As(err, &at):
			yield(Pair{}, fmt.Errorf("%s:%d: %w", name, at.line, at.err))
		default:
			yield(Pair{}, fmt.Errorf("%s: %w", name, err))
		}
	}
}

// unpack reads what gzip has packed, and anything else as it is.
func unpack(r io.Reader) (*bufio.Reader, error) {
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

// lineError is an error and the line that it is in, from 1.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.err) }
func (e *lineError) Unwrap() error { return e.err }

// tsvPairs reads two columns.
func tsvPairs(r io.Reader) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		err := eachLine(r, func(line string) error {
			if strings.TrimSpace(line) == "" {
				return nil
			}
			source, rest, ok := strings.Cut(line, "\t")
			if !ok {
				return errors.New("want two columns with a tab between them")
			}
			target, _, _ := strings.Cut(rest, "\t")
			if !yield(Pair{Source: source, Target: target}, nil) {
				return errStop
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(Pair{}, err)
		}
	}
}

// errStop ends a reading that nobody listens to any more.
var errStop = errors.New("stop")

// eachLine calls do with each line of a text in UTF-8, without its end and
// without a byte order mark. Its errors tell the line.
func eachLine(r io.Reader, do func(line string) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 1<<16), maxLine)
	n := 0
	for s.Scan() {
		n++
		b := s.Bytes()
		if n == 1 {
			b = bytes.TrimPrefix(b, []byte("\ufeff"))
		}
		if !utf8.Valid(b) {
			return &lineError{n, errors.New("not UTF-8")}
		}
		if err := do(string(b)); err != nil {
			return &lineError{n, err}
		}
	}
	if err := s.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("longer than %d bytes", maxLine)
		}
		return &lineError{n + 1, err}
	}
	return nil
}
