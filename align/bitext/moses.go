package bitext

import (
	"bufio"
	"errors"
	"io"
	"iter"

	"github.com/visavis/visavis/lang/stream"
)

// mosesEncoder writes the passages of each side to a file of its own.
type mosesEncoder struct{ source, target *bufio.Writer }

func (e mosesEncoder) unit(u *Unit) error {
	if blank(u.Source.Segments) && blank(u.Target.Segments) {
		return ErrNoText
	}
	source, target := lineText(&u.Source), lineText(&u.Target)
	if source == "" && target == "" {
		return nil
	}
	if err := checkLine(max(len(source), len(target))); err != nil {
		return err
	}
	write(e.source, source, "\n")
	write(e.target, target, "\n")
	return nil
}

func (e mosesEncoder) end() error { return nil }

// WritePair writes units to two files, a passage a line, so that the same lines
// face each other; see [Writer.Write]. The format of the Writer does not count.
func (w Writer) WritePair(source, target io.Writer, units iter.Seq2[Unit, error]) error {
	s, t := bufio.NewWriterSize(source, 1<<16), bufio.NewWriterSize(target, 1<<16)
	if err := w.each(units, mosesEncoder{s, t}, s, t); err != nil {
		return err
	}
	return errors.Join(s.Flush(), t.Flush())
}

// ReadPair yields the units of two files whose lines face each other, as
// [Reader.Read] does. One that ends before the other is an error.
func (r Reader) ReadPair(sourceName string, source io.Reader, targetName string, target io.Reader) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		fail := func(name string, err error) { yield(Unit{}, stream.Named(name, err)) }
		s, err := stream.Unpack(source)
		if err != nil {
			fail(sourceName, err)
			return
		}
		t, err := stream.Unpack(target)
		if err != nil {
			fail(targetName, err)
			return
		}
		next, stop := iter.Pull2(stream.Lines(t, MaxLine))
		defer stop()
		n := 0
		for l, err := range stream.Lines(s, MaxLine) {
			if err != nil {
				fail(sourceName, err)
				return
			}
			n = l.Number
			u := Unit{Source: Passage{Lang: r.SourceLang, Segments: segments(string(l.Bytes))}}
			facing, err, ok := next()
			switch {
			case err != nil:
				fail(targetName, err)
				return
			case !ok:
				fail(targetName, stream.Errorf(n, "the file ends before %s does", sourceName))
				return
			}
			u.Target = Passage{Lang: r.TargetLang, Segments: segments(string(facing.Bytes))}
			if !u.empty() && !yield(u, nil) {
				return
			}
		}
		if _, err, ok := next(); err != nil {
			fail(targetName, err)
		} else if ok {
			fail(sourceName, stream.Errorf(n+1, "the file ends before %s does", targetName))
		}
	}
}
