package segment

import (
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// Span is a range of bytes of Document.Source, half open.
type Span struct{ Start, End int }

// Empty reports whether the span holds no byte. An empty span still marks a
// place.
func (s Span) Empty() bool { return s.Start == s.End }

// Kind is what a block is in its document.
type Kind uint8

const (
	Paragraph Kind = iota // running text
	Heading               // a title of what follows
	Item                  // a list item, with its marker
	Line                  // a short standing line: metadata, signature, navigation
	Quote                 // quoted text set apart, in formats that mark it
	Cell                  // a table cell
	Code                  // code or other verbatim text, in formats that mark it
)

var kindNames = [...]string{"paragraph", "heading", "item", "line", "quote", "cell", "code"}

// String returns the lower-case name of the kind.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("kind(%d)", uint8(k))
}

// Block is a heading, paragraph, item or line: what a reader sees as one piece.
type Block struct {
	Span             // from the marker to the last sentence
	Kind        Kind //
	Marker      Span // the list marker, "•" or "(a)"; empty where there is none
	Level       int  // nesting of items from 1, of headings 1 to 6 where the format tells; else 0
	First, Last int  // Document.Segments[First:Last]

	// Lang is the language of the block where its format says that it is not that
	// of the document; else nil.
	Lang *lang.Language
}

// Reason says why a segment ends where it does.
type Reason uint8

const (
	EndOfBlock   Reason = iota // the block ends
	Terminator                 // . ? ! before what can start a sentence
	Starter                    // an abbreviation that may end a sentence, before a sentence starter
	Ellipsis                   // … or ... before a capital
	Lowercase                  // a full stop before a sentence in lower case
	MissingSpace               // a full stop with no space after it, before a sentence starter
	Semicolon                  // ; between the members of a list
	ListItem                   // the next item of a list in the same line
	Address                    // one of several web addresses
)

var reasonNames = [...]string{"end of block", "terminator", "starter", "ellipsis", "lowercase", "missing space", "semicolon", "list item", "address"}

// String returns the reason in words.
func (r Reason) String() string {
	if int(r) < len(reasonNames) {
		return reasonNames[r]
	}
	return fmt.Sprintf("reason(%d)", uint8(r))
}

// Segment is a sentence, or what stands for one: a heading, a line.
type Segment struct {
	Span
	Block  int    // index into Document.Blocks
	Reason Reason // why it ends here
}

// Document is a text cut into blocks and segments. Make one with [Parse],
// [Lines] or a format's parser, as the zero value has no language; do not change it
// afterwards. A Document is safe for concurrent use and must not be copied.
type Document struct {
	Name     string         // for messages: a path, or "-"
	Lang     *lang.Language // never nil
	Source   string         // the file, decoded
	Text     string         // Source with markup blanked: the same length
	Encoding Encoding       // of the file Source was decoded from
	Blocks   []Block        // in order, not overlapping
	Segments []Segment      // in order, not overlapping

	once  sync.Once
	index index
}

// SegmentText returns the text of segment i, which must be one.
func (d *Document) SegmentText(i int) string {
	s := d.Segments[i]
	return d.Text[s.Start:s.End]
}

// Marker returns the list marker of the block of segment i where the segment is
// the first of its block, and otherwise "".
func (d *Document) Marker(i int) string {
	b := &d.Blocks[d.Segments[i].Block]
	if b.First != i {
		return ""
	}
	return d.Text[b.Marker.Start:b.Marker.End]
}

// Position is a place in a file for people: line and column count from 1, the
// column in characters (code points).
type Position struct{ Line, Column int }

// String returns "line:column".
func (p Position) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// Position returns the line and column of an offset into Source. Lines end at
// LF, CR LF or CR, as editors count them. An offset outside Source is taken to
// its nearest end.
func (d *Document) Position(offset int) Position {
	offset = max(0, min(offset, len(d.Source)))
	x := d.lines()
	lo, hi := 0, len(x.starts) // starts[lo] <= offset < starts[hi]
	for hi-lo > 1 {
		if mid := int(uint(lo+hi) / 2); x.starts[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	column := x.runesTo(d.Source, offset) - x.runesTo(d.Source, x.starts[lo])
	return Position{Line: lo + 1, Column: column + 1}
}

// FileOffset returns the byte of the original file that holds the character at
// an offset into Source. The two differ by the byte order mark, and where the
// file is not UTF-8.
func (d *Document) FileOffset(offset int) int {
	offset = max(0, min(offset, len(d.Source)))
	switch d.Encoding {
	case UTF8BOM:
		return offset + 3
	case Windows1252:
		return d.lines().runesTo(d.Source, offset)
	case UTF16LE, UTF16BE:
		return 2 + 2*d.lines().unitsTo(d.Source, offset)
	}
	return offset
}

// index finds lines and counts characters without reading a text from its
// start each time: marks[i] holds the counts up to byte i*markEvery.
type index struct {
	starts []int // first byte of each line
	marks  []mark
}

type mark struct{ runes, units int }

const markEvery = 4 << 10

func (d *Document) lines() *index {
	d.once.Do(func() {
		x, s := &d.index, d.Source
		x.starts = append(x.starts, 0)
		var m mark
		for i := 0; i < len(s); i++ {
			if i%markEvery == 0 {
				x.marks = append(x.marks, m)
			}
			c := s[i]
			if c == '\n' || c == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
				x.starts = append(x.starts, i+1)
			}
			m = m.count(c)
		}
		x.marks = append(x.marks, m)
	})
	return &d.index
}

// count adds the character that byte c starts, if it starts one.
func (m mark) count(c byte) mark {
	if utf8.RuneStart(c) {
		m.runes++
		m.units++
		if c >= 0xf0 {
			m.units++ // outside the basic plane: two UTF-16 units
		}
	}
	return m
}

func (x *index) to(s string, offset int) mark {
	i := min(offset/markEvery, len(x.marks)-1)
	m := x.marks[i]
	for j := i * markEvery; j < offset; j++ {
		m = m.count(s[j])
	}
	return m
}

func (x *index) runesTo(s string, offset int) int { return x.to(s, offset).runes }
func (x *index) unitsTo(s string, offset int) int { return x.to(s, offset).units }
