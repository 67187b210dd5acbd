package html

import (
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
)

// line makes a line of a piece that stands beside the text.
func (p *parser) line(x piece) {
	p.blocks = append(p.blocks, segment.Block{Span: p.settle(x.Span, x), Kind: segment.Line, Lang: x.lang})
}

// whole makes one block of pieces with text among them.
func (p *parser) whole(pieces []piece, apart bool) {
	last := pieces[len(pieces)-1]
	b := segment.Block{Span: p.settle(segment.Span{Start: pieces[0].Start, End: last.End}, last)}
	link, code := true, true
	for _, x := range pieces {
		link = link && (x.link || x.source != ofText)
		code = code && (x.code || x.source != ofText)
	}
	c := &p.first
	switch c.role {
	case heading:
		b.Kind, b.Level = segment.Heading, int(c.level)
	case item:
		if o := &p.stack[c.item-1]; !o.begun {
			o.begun = true
			b.Kind, b.Level = segment.Item, int(c.level)
		}
	case cell:
		b.Kind = segment.Cell
	case quote:
		b.Kind = segment.Quote
	case verbatim:
		b.Kind = segment.Code
	case title:
		b.Kind = segment.Line
	}
	if b.Kind == segment.Paragraph {
		switch {
		case code:
			b.Kind = segment.Code
		case (apart || link || c.role == control || c.role == margin) && p.isShort(pieces, short):
			b.Kind = segment.Line
		}
	}
	b.Lang = language(pieces, c.ownLang)
	p.blocks = append(p.blocks, b)
}

// settle returns the span of a block whose last piece is x. Where a character
// reference ends it, what was written behind the character becomes joiners, so
// that the block ends where the reference does.
func (p *parser) settle(sp segment.Span, x piece) segment.Span {
	if x.place > sp.End+1 {
		canon.Join(p.text[sp.End:x.place])
		sp.End = x.place
	}
	return sp
}

// language returns the language that all the words of a block are in by what the
// elements around them say, or where they differ that of the block's element.
func language(pieces []piece, own *lang.Language) *lang.Language {
	var l *lang.Language
	words := false
	for _, x := range pieces {
		switch {
		case !x.letters:
		case !words:
			l, words = x.lang, true
		case x.lang != l:
			return own
		}
	}
	if !words {
		return own
	}
	return l
}
