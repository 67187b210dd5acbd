package bitext

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// tsvEncoder writes source, target and confidence, a unit a line. Where no
// confidence is known but a score, that is in a fourth column.
type tsvEncoder struct{ b *bufio.Writer }

func (e tsvEncoder) unit(u *Unit) error {
	if blank(u.Source.Segments) && blank(u.Target.Segments) {
		return ErrNoText
	}
	source, target := lineText(&u.Source), lineText(&u.Target)
	if source == "" && target == "" {
		return nil
	}
	kind, value := strength(u)
	switch kind {
	case "confidence":
		value = "\t" + value
	case "score":
		value = "\t\t" + value
	}
	return writeLine(e.b, source, "\t", target, value)
}

func (e tsvEncoder) end() error { return nil }

// tsv reads two columns or more.
func (r Reader) tsv(in io.Reader) iter.Seq2[Unit, error] {
	return lines(in, func(_ int, line string) (Unit, error) {
		columns := strings.SplitN(line, "\t", 5)
		if len(columns) < 2 {
			return Unit{}, errors.New("want two columns with a tab between them")
		}
		u := Unit{
			Source: Passage{Lang: r.SourceLang, Segments: segments(columns[0])},
			Target: Passage{Lang: r.TargetLang, Segments: segments(columns[1])},
		}
		if len(columns) > 2 {
			u.Confidence = readConfidence(columns[2])
		}
		if len(columns) > 3 && columns[2] == "" {
			u.Score = readScore(columns[3])
		}
		return u, nil
	})
}

// lines reads a unit from each line that is not blank.
func lines(in io.Reader, read func(number int, line string) (Unit, error)) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		for l, err := range stream.Lines(in, MaxLine) {
			if err != nil {
				yield(Unit{}, err)
				return
			}
			if len(bytes.TrimSpace(l.Bytes)) == 0 {
				continue
			}
			u, err := read(l.Number, string(l.Bytes))
			if err != nil {
				yield(Unit{}, &stream.Error{Line: l.Number, Err: err})
				return
			}
			if !yield(u, nil) {
				return
			}
		}
	}
}
