package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/segment"
)

// leaf is a part of the page that holds text and no other part.
type leaf struct {
	segment.Span
	lines []segment.Span // without the marks of what the leaf stands in
	form  form
	kind  segment.Kind
	level int   // of a heading
	depth int   // of the lists around
	item  *item // the list item that the leaf stands in
}

// form says how a leaf is read.
type form uint8

const (
	inlineForm   form = iota // text with inline markup
	htmlForm                 // an HTML block
	fencedForm               // code between fences, shown as it stands
	verbatimForm             // other text shown as it stands
)

// item is a list item whose marker has found no text yet, or has.
type item struct {
	marker segment.Span
	taken  bool
}

// emit writes what a leaf shows, cut at its tags.
func (p *page) emit(l *leaf, tags []tag) {
	at := l.Start
	for _, t := range tags {
		p.keep(l, at, t.Start)
		p.apply(t)
		at = t.End
	}
	p.keep(l, at, l.End)
}

// keep writes a range of what is shown into the masked text, in the block that
// is open or a new one.
func (p *page) keep(l *leaf, start, end int) {
	start, end = p.trim(start, end)
	if start >= end {
		return
	}
	from := start
	if p.open {
		from = p.blocks[len(p.blocks)-1].End // tags may have left joiners
	} else {
		p.begin(l, start)
		p.open = true
	}
	p.breaks = 0
	copy(p.text[from:end], p.shown[from:end])
	b := &p.blocks[len(p.blocks)-1]
	b.End = end
	b.Lang = p.speak(p.shown[start:end])
}

// begin opens a block at an offset.
func (p *page) begin(l *leaf, at int) {
	b := segment.Block{Span: segment.Span{Start: at, End: at}}
	b.Kind, b.Level = p.kind(l)
	if l.item != nil && !l.item.taken {
		l.item.taken = true
		m := l.item.marker
		last := 0
		if n := len(p.blocks); n > 0 {
			last = p.blocks[n-1].End
		}
		// A marker in front of anything but a paragraph marks nothing.
		if b.Kind == segment.Item && m.Start >= max(last, p.hidden) && m.End <= at && !m.Empty() {
			b.Marker, b.Start = m, m.Start
			copy(p.text[m.Start:m.End], p.src[m.Start:m.End])
		}
	}
	p.blocks = append(p.blocks, b)
	p.spoken = spoken{own: p.ownLanguage()}
}

// kind returns the kind and level of a block of a leaf: what the innermost HTML
// element says, and what Markdown says where there is none.
func (p *page) kind(l *leaf) (segment.Kind, int) {
	for i := len(p.frames) - 1; i >= p.base; i-- {
		f := &p.frames[i]
		switch f.role {
		case headingTag:
			return segment.Heading, f.level
		case itemTag:
			if f.used {
				return segment.Paragraph, 0
			}
			f.used = true
			return segment.Item, max(1, l.depth+p.lists())
		case lineTag:
			return segment.Line, 0
		case cellTag:
			return segment.Cell, 0
		case quoteTag:
			return segment.Quote, 0
		case verbatimTag:
			return segment.Code, 0
		}
	}
	if l.item != nil && !l.item.taken && l.kind == segment.Paragraph {
		return segment.Item, max(1, l.depth)
	}
	return l.kind, l.level
}

// trim drops the white space at both ends of a range of what is shown.
func (p *page) trim(start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRune(p.shown[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRune(p.shown[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	return start, end
}
