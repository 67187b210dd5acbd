package align

import (
	"github.com/visavis/visavis/segment"
)

// surface scores what the two groups of segments look like: labels,
// punctuation, structure.
func (m *model) surface(src, dst Range) float64 {
	a, b := m.src.segs[src.Lo:src.Hi], m.dst.segs[dst.Lo:dst.Hi]
	total := m.heads(&a[0], &b[0]) + m.tails(&a[len(a)-1], &b[len(b)-1])
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
	if m.uses(Punctuation) && a.first|b.first != 0 {
		total += m.w.surface * firstScore(a.first, b.first)
	}
	if m.uses(Structure) {
		total += kindScore(a.kind, b.kind)
		if a.opens != b.opens {
			total += m.w.opens
		}
	}
	return total
}

// tails scores how two groups end.
func (m *model) tails(a, b *features) float64 {
	if !m.uses(Punctuation) {
		return 0
	}
	return m.w.surface * lastScore(a.last, b.last)
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

func lastScore(a, b rune) float64 {
	switch {
	case a == b && (a == '?' || a == '!' || a == ':'):
		return 1.8
	case a == b && (a == ';' || a == ',' || a == '-'):
		return 1.0
	case a == b:
		return 0.3
	case a == '?' || b == '?':
		return -1.5
	case a == 0 || b == 0:
		return -0.8
	}
	return -0.5
}

func firstScore(a, b rune) float64 {
	switch {
	case a == b && a == 'A':
		return 0.1
	case a == b && a != 0:
		return 0.8
	case a == 'q' || b == 'q':
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
