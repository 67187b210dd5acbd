package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/segment"
)

// cell makes one side of a row.
func (b *builder) cell(k, side int) cell {
	d, r := b.document(side), rangeOf(b.a.Beads[k], side)
	c := cell{Lang: d.Lang.Tag(), Bar: merged(b.bars[side][k], side)}
	if r.Empty() {
		c.Gap = b.gap(k, side)
		return c
	}
	for i := r.Lo; i < r.Hi; {
		block := &d.Blocks[d.Segments[i].Block]
		last := i
		for last < r.Hi && d.Segments[last].Block == d.Segments[i].Block {
			last++
		}
		p := paragraph{Class: class(block), Lang: tagOf(block.Lang, d)}
		if block.First == i && !block.Marker.Empty() {
			p.Marker = plain(d, block.Marker, 20)
		}
		w := composer{d: d}
		for ; i < last; i++ {
			s := d.Segments[i]
			if w.last != 0 && s.Start > d.Segments[i-1].End {
				w.gap, w.real = true, true
			}
			p.Turned = p.Turned || strings.ContainsFunc(d.Text[s.Start:s.End], leftward)
			w.add(s.Span, b.cuts(i, side), block.Kind == segment.Code)
			c.length += s.End - s.Start
		}
		p.Pieces = w.done()
		c.Paragraphs = append(c.Paragraphs, p)
	}
	start := d.Segments[r.Lo].Start
	if block := &d.Blocks[d.Segments[r.Lo].Block]; block.First == r.Lo {
		start = block.Start
	}
	c.Position = d.Position(start).String()
	return c
}

// class is what a block is, for the style sheet; nothing for running text.
func class(b *segment.Block) string {
	switch b.Kind {
	case segment.Paragraph, segment.Line:
		return ""
	case segment.Heading:
		if b.Level == 1 {
			return "heading title"
		}
	case segment.Item:
		if b.Level > 1 {
			return fmt.Sprintf("item in%d", min(b.Level, 4))
		}
	}
	return b.Kind.String()
}

// gap is the empty cell of a row: marked as missing where a finding says so.
func (b *builder) gap(k, side int) *gap {
	g := &gap{Text: words["no counterpart"]}
	other := rangeOf(b.a.Beads[k], 1-side)
	var ids []string
	for i := other.Lo; i < other.Hi; i++ {
		for _, n := range b.spans[1-side][i] {
			if f := n.finding; spanOn(f, side).Empty() && about(f) != side && !slices.Contains(ids, n.ID) {
				ids = append(ids, n.ID)
				g.Class = n.Severity
				if d := b.document(side); n.Check != "duplicate" {
					g.Text, g.Position = missingFrom(d.Lang), d.Position(spanOn(f, side).Start).String()
				}
			}
		}
	}
	g.Findings = strings.Join(ids, " ")
	return g
}

// cuts are the places in a segment where the findings about it change.
func (b *builder) cuts(i, side int) []cut {
	notes := b.spans[side][i]
	if len(notes) == 0 {
		return nil
	}
	s := b.document(side).Segments[i]
	var at []int
	for _, n := range notes {
		x := clamp(spanOn(n.finding, side), s.Span)
		at = append(at, x.Start, x.End)
	}
	slices.Sort(at)
	var out []cut
	for _, offset := range slices.Compact(at) {
		var here, carets []*note
		for _, n := range notes {
			switch x := clamp(spanOn(n.finding, side), s.Span); {
			case x.Empty() && x.Start == offset:
				carets = append(carets, n)
			case x.Start <= offset && offset < x.End:
				here = append(here, n)
			}
		}
		if m := merged(carets, side); m != nil {
			m.Caret = true
			out = append(out, cut{offset, m})
		}
		out = append(out, cut{offset, merged(here, side)})
	}
	return out
}

// merged is the mark of several findings on a piece of one side.
func merged(notes []*note, side int) *mark {
	if len(notes) == 0 {
		return nil
	}
	var ids []string
	var m mark
	worst, own := align.Note, false
	for _, n := range notes {
		ids = append(ids, n.ID)
		worst = max(worst, n.finding.Severity)
		own = own || about(n.finding) == side || ofValues(n.finding)
		if n.Check == "untranslated" && about(n.finding) == side {
			m.Lang = n.Lang
		}
	}
	m.Findings, m.Class = strings.Join(ids, " "), worst.String()
	if !own {
		m.Class += " facing"
	}
	return &m
}

// broad reports whether a finding is about how passages are arranged rather than
// about what they say.
func broad(f align.Finding) bool {
	return f.Check == "order" || f.Check == "list" || f.Check == "structure"
}

func clamp(s, in segment.Span) segment.Span {
	start := max(in.Start, min(s.Start, in.End))
	return segment.Span{Start: start, End: max(start, min(s.End, in.End))}
}
