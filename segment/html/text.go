package html

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
)

// encoding is how a range of the source encodes text.
type encoding uint8

const (
	inContent   encoding = iota // with character references
	inCode                      // the same, in code
	inAttribute                 // with those of attributes
	plainText                   // as it is
)

// write takes a range of the source over into the text. It returns the span of
// what is to be seen of it, and the end of its last character's place in the
// source, which is behind the span where a reference ends it.
func (p *parser) write(at segment.Span, e encoding) (sp segment.Span, place int) {
	copy(p.text[at.Start:at.End], p.source[at.Start:at.End])
	p.blankConstructs(at)
	last := segment.Span{}
	if e != plainText {
		last = p.decode(at, e == inAttribute, e == inCode)
	}
	sp = p.visible(at)
	if place = sp.End; last.Start < place && place < last.End {
		place = last.End
	}
	return sp, place
}

// visible returns the span of a range of the text without the white space
// around it. A range without a character that is to be seen is blanked.
func (p *parser) visible(at segment.Span) segment.Span {
	text := p.text[at.Start:at.End]
	seen := bytes.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !canon.Joiner(r) })
	if seen < 0 {
		for i, c := range text {
			if c != '\n' && c != '\r' {
				text[i] = ' '
			}
		}
		return segment.Span{Start: at.End, End: at.End}
	}
	left := bytes.TrimLeftFunc(text, unicode.IsSpace)
	start := at.End - len(left)
	return segment.Span{Start: start, End: start + len(bytes.TrimRightFunc(left, unicode.IsSpace))}
}

// textToken reads the text between two tags.
func (p *parser) textToken(at segment.Span, bare bool) {
	c := p.top()
	if c.head > 0 && int(c.head) == len(p.stack) && strings.TrimSpace(p.markup[at.Start:at.End]) != "" {
		p.closeFrom(c.head) // text in head is the body's
		c = p.top()
	}
	if c.hidden {
		return
	}
	e := inContent
	switch {
	case bare:
		e = plainText
	case c.code || c.role == verbatim:
		e = inCode
	}
	sp, place := p.write(at, e)
	if sp.Empty() {
		return
	}
	p.crossBridge(at, sp)
	p.add(c, piece{Span: sp, place: place, source: ofText})
	p.word, p.gap = 0, 0
	if place == at.End {
		if r := lastRune(p.text[sp.Start:sp.End]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			p.word, p.gap, p.raised = at.End, at.End, false
		}
	}
}

// bridge takes note of a tag or comment that may stand inside a word.
func (p *parser) bridge(at segment.Span, sup bool) {
	if p.word > 0 && p.gap == at.Start {
		p.gap = at.End
		p.raised = p.raised || sup
	}
}

// crossBridge makes one word of what ends before a run of tags and goes on
// behind them: M<sup>me</sup>, <b>A</b>rticle. A mark that refers to a note
// stays apart.
func (p *parser) crossBridge(at, sp segment.Span) {
	if p.word == p.gap || p.gap != at.Start || sp.Start != at.Start || len(p.pieces) == 0 {
		return
	}
	text := p.text[sp.Start:sp.End]
	r, _ := utf8.DecodeRune(text)
	gap := p.text[p.word:p.gap]
	if !unicode.IsLetter(r) || bytes.ContainsAny(gap, "\r\n") || p.raised && !raisedEnding(string(text[:min(len(text), 8)])) {
		return
	}
	canon.Join(gap)
}

// raisedEnding reports whether a superscript is the end of an abbreviation or
// ordinal.
func raisedEnding(s string) bool {
	switch s {
	case "e", "er", "re", "ers", "res", "es", "ème", "èmes", "nd", "nde", "d", "de", "o", "os",
		"me", "mes", "lle", "lles", "r", "rs", "gr", "te", "tes", "ve", "st", "rd", "th":
		return true
	}
	return false
}
