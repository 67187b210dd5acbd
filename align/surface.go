package align

import (
	"github.com/visavis/visavis/segment"
)

// surface scores what the two groups of segments look like: labels,
// punctuation, structure.
func (m *model) surface(src, dst Range) float64 {
	a, b := m.src.segs[src.Lo:src.Hi], m.dst.segs[dst.Lo:dst.Hi]
	total := m.heads(&a[0], &b[0]) + m.tails[a[len(a)-1].last][b[len(b)-1].last]
	if m.uses(Structure) {
		total += m.inner(m.src, src) + m.inner(m.dst, dst)
	}
	return total
}

// heads scores how two groups start.
func (m *model) heads(a, b *features) float64 {
	total := 0.0
	if m.uses(Labels) {
		total += m.w.labels(a.label, b.label)
	}
	total += m.firsts[a.first][b.first]
	if m.uses(Structure) {
		total += kindScore(a.kind, b.kind)
		if a.opens != b.opens {
			total += m.w.opens
		}
	}
	return total
}

// inner scores the borders inside a group.
func (m *model) inner(s *side, r Range) float64 {
	if r.Len() < 2 {
		return 0
	}
	a, b := s.borders[r.Lo+1], s.borders[r.Hi]
	return m.w.border*float64(b.known-a.known) + m.w.likelyBorder*float64(b.likely-a.likely)
}

func (w *weights) labels(a, b string) float64 {
	switch {
	case a == "" && b == "":
		return 0
	case a == b:
		return w.labelEqual
	case a == "" || b == "":
		return w.labelAlone
	}
	return w.labelDiffer
}

// Classes of what a segment starts with and of the mark it ends in.
const (
	noMark = iota
	fullStop
	question
	exclamation
	colon
	semicolon
	comma
	dash
	quote
	bracket
	bullet
	digit
	small
	capital
	classes
)

// marks fills the tables of what pairs of classes score.
func (m *model) marks() {
	for a := range classes {
		for b := range classes {
			m.firsts[a][b] = m.w.surface * firstScore(a, b)
			m.tails[a][b] = m.w.surface * lastScore(a, b)
		}
	}
}

func lastScore(a, b int) float64 {
	switch {
	case a == b && (a == question || a == exclamation || a == colon):
		return 1.8
	case a == b && (a == semicolon || a == comma || a == dash):
		return 1.0
	case a == b:
		return 0.3
	case a == question || b == question:
		return -1.5
	case a == noMark || b == noMark:
		return -0.8
	}
	return -0.5
}

func firstScore(a, b int) float64 {
	switch {
	case a == b && a == noMark:
		return 0
	case a == b && a == capital:
		return 0.1
	case a == b:
		return 0.8
	case a == quote || b == quote:
		return -0.6
	}
	return -0.3
}

func kindScore(a, b segment.Kind) float64 {
	if a == b {
		if a == segment.Paragraph {
			return 0
		}
		return 0.5
	}
	// Lines and headings are told apart by what stands around them.
	switch {
	case a+b == segment.Heading+segment.Line && a != b && (a == segment.Heading || a == segment.Line):
		return 0
	case a == segment.Code || b == segment.Code || a == segment.Cell || b == segment.Cell:
		return -2.5
	}
	return -1
}
