package html

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
)

// origin is where a piece of text stands in the source.
type origin uint8

const (
	ofText        origin = iota // between tags
	inPlaceOfText               // in an attribute that is shown for its element: alt, value
	besideText                  // in an attribute that is not: title, aria-label
)

// piece is a run of text in a block: no tag interrupts it.
type piece struct {
	segment.Span
	place   int // the end of its last character in the source
	source  origin
	breaks  int // line breaks between the piece before and this one
	letters bool
	link    bool
	code    bool
	lang    *lang.Language
}

// A text is a line rather than a paragraph, where its element allows for both,
// up to so many characters; a line break parts lines up to a smaller number, so
// that it does not part text that is wrapped by hand.
const (
	short       = 200
	shortBroken = 100
)

// add adds a piece of text in a context to the block.
func (p *parser) add(c context, x piece) {
	x.link, x.code, x.lang = c.link, c.code, c.lang
	x.letters = bytes.IndexFunc(p.text[x.Start:x.End], unicode.IsLetter) >= 0
	if len(p.pieces) == 0 {
		p.first = c
	} else {
		x.breaks = p.breaks
	}
	p.breaks = 0
	p.pieces = append(p.pieces, x)
}

// flush ends the block that is being read: it makes one block of its pieces, or
// one of each run of lines that do not part.
func (p *parser) flush() {
	pieces := p.pieces
	p.pieces = p.pieces[:0]
	p.breaks, p.word, p.gap = 0, 0, 0
	if len(pieces) == 0 {
		return
	}
	from := 0      // first piece of the block
	apart := false // whether a line ends before it
	line := pieces[:lineLen(pieces)]
	for at := len(line); at < len(pieces); at += len(line) {
		next := pieces[at:]
		next = next[:lineLen(next)]
		if part, lines := p.parts(line, next); part {
			p.emit(pieces[from:at], apart || lines)
			from, apart = at, lines
		}
		line = next
	}
	p.emit(pieces[from:], apart)
}

// lineLen returns how many pieces there are up to the next line break.
func lineLen(pieces []piece) int {
	n := 1
	for n < len(pieces) && pieces[n].breaks == 0 {
		n++
	}
	return n
}

// parts reports whether the line break between two lines ends a block, and
// whether it does so as the end of a standing line: of an address or a
// signature. The lines of code always part, those of a heading never; two breaks
// part other lines, and one does where both are short and the second does not go
// on with the first.
func (p *parser) parts(a, b []piece) (part, lines bool) {
	switch p.first.role {
	case heading, title:
		return false, false
	case verbatim:
		return true, false
	}
	if b[0].breaks > 1 {
		return true, false
	}
	lines = p.isShort(a, shortBroken) && p.isShort(b, shortBroken) && !p.goesOn(b[0])
	return lines, lines
}

// isShort reports whether pieces that follow one another have no more than so
// many characters, a run of white space counted as one.
func (p *parser) isShort(pieces []piece, limit int) bool {
	text := p.text[pieces[0].Start:pieces[len(pieces)-1].End]
	n, space := 0, false
	for i := 0; i < len(text) && n <= limit; {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case canon.Joiner(r):
			continue
		case space:
			n++
		}
		n++
		space = false
	}
	return n <= limit
}

// goesOn reports whether a line goes on with the one before it: it starts with a
// small letter, but not with an address of the Internet.
func (p *parser) goesOn(x piece) bool {
	text := p.text[x.Start:x.End]
	r, _ := utf8.DecodeRune(text)
	word, _, _ := bytes.Cut(text[:min(len(text), 64)], []byte(" "))
	return unicode.IsLower(r) && !bytes.ContainsAny(bytes.TrimRight(word, ".,;:"), "@/.")
}

// emit makes a block of pieces, and lines of those at its ends that stand
// beside the text. Pieces without any text between tags are lines, each of its
// own, but for those that are shown in its place in a heading. Apart is whether
// the pieces are a standing line between others.
func (p *parser) emit(pieces []piece, apart bool) {
	isText := func(x piece) bool {
		return x.source == ofText || x.source == inPlaceOfText && p.first.role == heading
	}
	lo, hi := 0, len(pieces)
	for lo < hi && !isText(pieces[lo]) {
		lo++
	}
	for hi > lo && !isText(pieces[hi-1]) {
		hi--
	}
	if lo < hi {
		for lo > 0 && pieces[lo-1].source == inPlaceOfText {
			lo--
		}
		for hi < len(pieces) && pieces[hi].source == inPlaceOfText {
			hi++
		}
	}
	for i := range pieces[:lo] {
		p.line(pieces[i])
	}
	if lo < hi {
		p.whole(pieces[lo:hi], apart)
	}
	for i := range pieces[hi:] {
		p.line(pieces[hi+i])
	}
}
