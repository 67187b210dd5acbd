package segment

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"
	"unicode/utf8"
)

// Piece is a segment of a text that is read as a stream.
type Piece struct {
	Span          // bytes of the whole text, half open
	Text   string // the segment
	Kind   Kind   // of its block
	Level  int    // of its block
	Marker string // the list marker, before the first segment of its block
	First  bool   // whether it is the first segment of its block
	Reason Reason // why it ends
}

// DefaultWindow is the number of bytes that Stream reads at a time where its
// caller gives none.
const DefaultWindow = 1 << 20

// Stream cuts a text that need not fit in memory. It reads a window of so many
// bytes at a time (0 means [DefaultWindow]; at least 64 KB), cuts it as
// [Parser.Parse] does, and keeps back what follows the last blank line, or in a
// paragraph or table longer than the window the last sentence or row, until more
// is read. So the pieces are those of Parse, but that what only a larger part of
// the text tells, such as the width of its lines and the nesting of a list longer
// than a window, is judged window by window.
//
// The text is UTF-8; a byte order mark is skipped but counted, and an invalid
// byte ends the iteration with an error that tells its offset, as an error of
// the reader does, and as a text of more bytes than an int can count. A nil
// language is identified from the first window.
func (p Parser) Stream(r io.Reader, window int) iter.Seq2[Piece, error] {
	if window <= 0 {
		window = DefaultWindow
	}
	window = max(window, 64<<10)
	return func(yield func(Piece, error) bool) {
		buf := make([]byte, 0, window)
		offset := 0      // of buf in the text
		var table layout // of the table that buf starts in the middle of, or nil
		for eof := false; !eof; {
			n, err := io.ReadFull(r, buf[len(buf):cap(buf)])
			buf = buf[:len(buf)+n]
			switch {
			case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
				eof = true
			case err != nil:
				yield(Piece{}, fmt.Errorf("segment: byte %d: %w", offset+len(buf), err))
				return
			}
			if offset == 0 && strings.HasPrefix(string(buf[:min(3, len(buf))]), "\ufeff") {
				buf = append(buf[:0], buf[3:]...)
				offset = 3
			}
			if offset > math.MaxInt-cap(buf) {
				yield(Piece{}, fmt.Errorf("segment: byte %d: a text longer than an int of this machine counts", offset))
				return
			}
			// The window may end inside a character.
			whole := len(buf)
			if !eof {
				whole = wholeRunes(buf)
			}
			if !utf8.Valid(buf[:whole]) {
				yield(Piece{}, fmt.Errorf("segment: byte %d: invalid UTF-8", offset+firstInvalid(buf[:whole])))
				return
			}
			text := string(buf[:whole])
			if p.Lang == nil {
				p.Lang = identified(text)
			}
			t := p.parse("", text, table)
			d := t.doc
			end := whole
			last := len(d.Segments)
			if !eof {
				end, last = d.settled()
				table = t.layoutAt(end)
			}
			for i := range d.Segments[:last] {
				if !yield(d.piece(i, offset), nil) {
					return
				}
			}
			rest := copy(buf[:cap(buf)], buf[end:])
			buf = buf[:rest]
			offset += end
		}
	}
}

// piece returns segment i of a document that starts at an offset of a text.
func (d *Document) piece(i, offset int) Piece {
	s, b := d.Segments[i], d.Blocks[d.Segments[i].Block]
	return Piece{
		Span:   Span{offset + s.Start, offset + s.End},
		Text:   d.Text[s.Start:s.End],
		Kind:   b.Kind,
		Level:  b.Level,
		Marker: d.Marker(i),
		First:  b.First == i,
		Reason: s.Reason,
	}
}

// settled returns how much of a window no later text can change, in bytes and
// in segments: up to the last blank line, or where there is none in its second
// half, up to the last row of a table or the last sentence but one.
func (d *Document) settled() (end, segments int) {
	half := len(d.Text) / 2
	for k := len(d.Blocks) - 1; k > 0; k-- {
		b := &d.Blocks[k]
		if b.Start < half {
			break
		}
		// The line keeps its indent, and a row its first bar.
		last := d.Blocks[k-1].End
		start := last + strings.LastIndexByte(d.Source[last:b.Start], '\n') + 1
		before := trim(d.Source, Span{last, start}).End
		if strings.Count(d.Source[before:start], "\n") > 1 {
			return start, b.First
		}
	}
	// A paragraph, or a text without sentences, that fills the window.
	if n := len(d.Segments); n > 1 && d.Segments[n-1].Start >= half {
		if start, first := d.rowAt(d.Segments[n-1].Block); start >= half {
			return start, first
		}
		return d.Segments[n-1].Start, n - 1
	}
	return len(d.Text), len(d.Segments)
}

// wholeRunes returns the length of b without a character that is cut at its
// end.
func wholeRunes(b []byte) int {
	for n := len(b); n > 0 && n > len(b)-utf8.UTFMax; n-- {
		if utf8.RuneStart(b[n-1]) {
			if !utf8.FullRune(b[n-1:]) {
				return n - 1
			}
			break
		}
	}
	return len(b)
}

func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}
