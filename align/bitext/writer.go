package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Writer has the settings for writing bitexts. The zero value writes TMX; a Writer
// is safe for concurrent use.
type Writer struct {
	// Format is the form of the file; "" is TMX.
	Format Format

	// SourceLang and TargetLang are the BCP 47 tags that are written. Without
	// them they are those of the units, which in XLIFF must all be the same. TMX
	// and XLIFF cannot do without.
	SourceLang, TargetLang string

	// DropUnaligned leaves out passages without a counterpart. Otherwise they are
	// kept: in TMX as a unit with one language, in XLIFF as one without a target or
	// with an empty source, in a Moses pair as a blank line. A ladder has no place
	// to leave them out, so there it is an error.
	DropUnaligned bool
}

// encoder writes units in a format.
type encoder interface {
	unit(u *Unit) error
	end() error
}

// Write writes units, one at a time in flat memory, and returns the first error:
// that of the units, that of the file, or that of a unit that the format cannot
// hold, "unit 3: ...". Units that are empty on both sides are left out. What a
// format loses, and what is too large for it, is said in the documentation of the
// package.
//
// A Moses pair is written with [Writer.WritePair].
func (w Writer) Write(out io.Writer, units iter.Seq2[Unit, error]) error {
	if w.Format == Moses {
		return errors.New("a Moses pair is two files")
	}
	b := bufio.NewWriterSize(out, 1<<16)
	e, err := w.encoder(b)
	if err != nil {
		return err
	}
	if err := w.each(units, e, b); err != nil {
		return err
	}
	if err := e.end(); err != nil {
		return err
	}
	return b.Flush()
}

// each gives the units that are to be written to an encoder.
func (w Writer) each(units iter.Seq2[Unit, error], e encoder, outs ...*bufio.Writer) error {
	n := 0
	for u, err := range units {
		if err != nil {
			return err
		}
		n++
		if u.empty() || w.DropUnaligned && u.Unaligned() {
			continue
		}
		if err := e.unit(&u); err != nil {
			return fmt.Errorf("unit %d: %w", n, err)
		}
		for _, b := range outs {
			if _, err := b.Write(nil); err != nil { // that of an earlier write
				return err
			}
		}
	}
	return nil
}

func (w Writer) encoder(b *bufio.Writer) (encoder, error) {
	switch w.Format {
	case TMX, "":
		return &tmxEncoder{b: b, langs: languages{w.SourceLang, w.TargetLang}}, nil
	case XLIFF12, XLIFF21:
		return &xliffEncoder{b: b, langs: languages{w.SourceLang, w.TargetLang}, two: w.Format == XLIFF21}, nil
	case XCES:
		return &xcesEncoder{b: b}, nil
	case Ladder:
		if w.DropUnaligned {
			return nil, errors.New("a ladder cannot leave out passages without a counterpart")
		}
		return &ladderEncoder{b: b}, nil
	case LadderText:
		return ladderTextEncoder{b}, nil
	case Vecalign:
		return vecalignEncoder{b, newSides()}, nil
	case TSV:
		return tsvEncoder{b}, nil
	case JSONLines:
		return jsonEncoder{b}, nil
	}
	return nil, fmt.Errorf("no such format: %s", quoted(string(w.Format)))
}

// languages are those of the two sides, or "".
type languages struct{ source, target string }

// What a caller can mend by saying more.
var (
	// ErrLanguages: the format names the languages of its texts, and neither the
	// Writer nor the units say them.
	ErrLanguages = errors.New("the languages are not known")
	// ErrNoText: the format holds text, and a unit has the numbers of segments only.
	ErrNoText = errors.New("the text of its segments is not known")
	// ErrNoNumbers: the format holds the numbers of segments only, and a unit has
	// none.
	ErrNoNumbers = errors.New("the numbers of its segments are not known")
)

// numbers returns the numbers of the segments of both sides, for the formats that
// hold nothing else.
func numbers(u *Unit) (source, target []int, err error) {
	for _, p := range [...]*Passage{&u.Source, &u.Target} {
		if len(p.Index) == 0 && !p.Empty() {
			return nil, nil, ErrNoNumbers
		}
		if err := checkNumbers(p.Index); err != nil {
			return nil, nil, err
		}
	}
	return u.Source.Index, u.Target.Index, nil
}
