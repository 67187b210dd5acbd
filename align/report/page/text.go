package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

// clean makes a name or an excerpt fit to be shown on one line.
func clean(text string) string { return report.Excerpt(text, 0) }

// piece is text under the same marks.
type piece struct {
	Text string
	Mark *mark // nil where no finding is about it
}

// mark is what findings say of a piece of text.
type mark struct {
	Findings string // their addresses, with spaces between them
	Class    string // the worst severity, and "facing" where none is about this side
	Lang     string // where the text is in another language than its cell
	Caret    bool   // the piece is empty: something is missing at its place
}

// cut says which marks hold from an offset on.
type cut struct {
	at   int
	mark *mark
}

// composer writes the text of a document as a reader sees it: without the blanks
// that stand for markup, its white space collapsed, but in code.
type composer struct {
	d      *segment.Document
	pieces []piece
	b      strings.Builder
	mark   *mark
	last   rune // the last character written, 0 at the start
	gap    bool // white space has been read and not written
	real   bool // some of it is in the source
}

// add writes a span of the document, cut where its marks change.
func (c *composer) add(s segment.Span, cuts []cut, code bool) {
	at := func(offset int) {
		for ; len(cuts) > 0 && cuts[0].at <= offset; cuts = cuts[1:] {
			if m := cuts[0].mark; m != nil && m.Caret {
				c.flush()
				c.pieces = append(c.pieces, piece{Mark: m})
			} else {
				c.want(m)
			}
		}
	}
	for i := s.Start; i < s.End; {
		at(i)
		r, n := utf8.DecodeRuneInString(c.d.Text[i:s.End])
		masked := c.d.Text[i:i+n] != c.d.Source[i:i+n]
		switch {
		case noBreak(r) && masked:
			// Either the entity of such a space, or what an entity leaves over.
			if c.d.Source[i] == '&' {
				c.put('\u00a0')
			}
		case unicode.IsSpace(r) && !noBreak(r):
			if code && !masked && r != '\n' && r != '\r' {
				c.put(r)
			} else {
				c.gap, c.real = true, c.real || !masked
			}
		case joiner(r) && masked:
		case r == utf8.RuneError || unicode.IsControl(r) || turns(r):
			c.put(utf8.RuneError)
		default:
			c.put(r)
		}
		i += n
	}
	at(s.End)
}

// want says under which marks the text goes on.
func (c *composer) want(m *mark) {
	if m == c.mark {
		return
	}
	// A space between two pieces is under no mark.
	if c.gap && c.mark == nil && c.last != 0 && c.real {
		c.b.WriteByte(' ')
		c.last, c.gap, c.real = ' ', false, false
	}
	c.flush()
	c.mark = m
}

func (c *composer) put(r rune) {
	if c.gap && c.last != 0 && c.last != ' ' && (c.real || !closes(r) && !opens(c.last)) {
		if c.mark != nil && c.b.Len() == 0 {
			m := c.mark
			c.mark = nil
			c.b.WriteByte(' ')
			c.flush()
			c.mark = m
		} else {
			c.b.WriteByte(' ')
		}
	}
	c.gap, c.real = false, false
	c.b.WriteRune(r)
	c.last = r
}

func (c *composer) flush() {
	if c.b.Len() > 0 {
		c.pieces = append(c.pieces, piece{c.b.String(), c.mark})
		c.b.Reset()
	}
}

// done returns what was written.
func (c *composer) done() []piece {
	c.flush()
	return c.pieces
}

// plain is a span of a document as a reader sees it, on one line and of at most
// so many characters.
func plain(d *segment.Document, s segment.Span, characters int) string {
	s.End = min(s.End, s.Start+32*characters)
	c := composer{d: d}
	c.add(s, nil, false)
	var b strings.Builder
	for _, p := range c.done() {
		b.WriteString(p.Text)
	}
	return report.Excerpt(b.String(), characters)
}

func noBreak(r rune) bool { return r == '\u00a0' || r == '\u202f' }

// joiner reports whether a character is one that fills the place of markup
// inside a word.
func joiner(r rune) bool { return r == '\u00ad' || r == '\u2060' }

// turns reports whether a character changes the direction of what follows.
func turns(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }

// leftward reports whether a character is a letter of a script that is written
// from right to left. A browser finds out by itself where it is asked to, but not
// in reasonable time of a very long word.
func leftward(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

func closes(r rune) bool { return strings.ContainsRune(".,;:!?…)]}»”’", r) }

// opens takes an apostrophe for that of an elision, l’[horaire].
func opens(r rune) bool { return strings.ContainsRune("([{«“‘’'", r) }
