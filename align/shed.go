package align

import (
	"math"
	"slices"
)

// A bead of two segments against one scores well where one of the two only
// repeats the words of the other: the search lets a word explain many. So the
// words of such beads are matched again, one to one, and a segment that finds
// none of its own is alone. How much of a true translation is matched so
// depends on the documents, and is measured on the beads that are sure.

const (
	// A segment is alone from so small a part of the usual share, if so many of
	// its words say anything. A sentence of a paragraph needs less proof than a
	// block by itself, which may be drafted otherwise on the other side.
	shedShare, shedWords           = 0.34, 2
	shedBlockShare, shedBlockWords = 0.2, 4
	// Two segments that face each other are none of each other's, if so many words
	// of each say anything and no more than so much of the usual share is matched.
	// Above that score nobody needs to look.
	strangeWords, strangeShare, strangeScore = 5, 0.2, 5
	// A sentence is alone, too, if it adds no more evidence than so many nats, and
	// no more likes than such a part of its words, so many or more.
	spareScore, spareShare, spareWords = 2.0, 0.4, 3
	// How sure that is.
	shedConfidence = 0.9
	// The least usual share. Novels are translated more freely than any page that
	// one checks, and there a sentence without words of its own may be a loose one.
	literal = 0.75

	// A sure bead for the usual share, and the share before there are any.
	usualConfidence = 0.9
	usualShare      = 0.8
	usualWeight     = 15
	usualBeads      = 300
)

// shed takes the segments out of beads that have no counterpart there.
func (s *solver) shed(beads []Bead) []Bead {
	m := s.model
	usual := m.usualShare(beads)
	if usual < literal {
		return beads
	}
	at := places(beads, len(m.src.segs), len(m.dst.segs))
	parts := make([][]Bead, (len(beads)+shedBeads-1)/shedBeads)
	inParallel(s.workers, len(parts), func(k int) {
		if s.ctx.Err() != nil {
			return
		}
		from := k * shedBeads
		for _, b := range beads[from:min(len(beads), from+shedBeads)] {
			parts[k] = append(parts[k], s.shedOne(b, beads, at, usual)...)
		}
	})
	return slices.Concat(parts...)
}

// shedBeads is how many beads are looked at together.
const shedBeads = 1024

// shedOne returns a bead, or what it falls apart into.
func (s *solver) shedOne(b Bead, beads []Bead, at [2][]int, usual float64) []Bead {
	m := s.model
	switch {
	case s.known.has(b):
	case b.Moved || b.oneSided():
		b = m.surer(b, beads, at, usual)
	case b.Src.Len() == 1 && b.Dst.Len() == 1:
		if b.Score < strangeScore && m.strangers(b, usual) {
			return []Bead{
				{Src: b.Src, Dst: Range{b.Dst.Lo, b.Dst.Lo}, Confidence: shedConfidence},
				{Src: Range{b.Src.Hi, b.Src.Hi}, Dst: b.Dst, Confidence: shedConfidence},
			}
		}
	case b.Src.Len() == 2 && b.Dst.Len() == 1:
		if i := m.idle(b, usual); i >= 0 {
			return m.parted(b, Range{i, i + 1}, Range{})
		}
	case b.Src.Len() == 1 && b.Dst.Len() == 2:
		if j := m.idle(b, usual); j >= 0 {
			return m.parted(b, Range{}, Range{j, j + 1})
		}
	}
	return []Bead{b}
}

// usualShare is the part of the words of a sure bead that is matched, as a rule.
func (m *model) usualShare(beads []Bead) float64 {
	known, taken := usualWeight, usualWeight*usualShare
	// A sample will do.
	stride := 1 + len(beads)/usualBeads
	for n, b := range beads {
		if n%stride != 0 || b.Type() != types[0] || b.Confidence < usualConfidence {
			continue
		}
		x := m.matched(b.Src, b.Dst)
		for _, ts := range [][]token{x.src, x.dst} {
			for _, t := range ts {
				if t.knows {
					known++
					if t.taken > 0 {
						taken++
					}
				}
			}
		}
	}
	return taken / float64(known)
}

// idle returns the segment of the longer side of a bead that has no counterpart
// in it, or -1.
func (m *model) idle(b Bead, usual float64) int {
	x := m.matched(b.Src, b.Dst)
	ts, r, d := x.src, b.Src, m.src.doc
	if b.Dst.Len() > 1 {
		ts, r, d = x.dst, b.Dst, m.dst.doc
	}
	for i := r.Lo; i < r.Hi; i++ {
		if unlike(ts, i, usual, d.Segments[r.Lo].Block == d.Segments[r.Hi-1].Block) {
			return i
		}
	}
	if b.Confidence < usualConfidence && d.Segments[r.Lo].Block == d.Segments[r.Hi-1].Block {
		for i := r.Lo; i < r.Hi; i++ {
			if m.spare(b, x, i) {
				return i
			}
		}
	}
	return -1
}

// strangers reports whether two segments have next to no words in common. Those
// with one label face each other for all that, and those of different kinds may
// be drafted anew.
func (m *model) strangers(b Bead, usual float64) bool {
	s, d := &m.src.segs[b.Src.Lo], &m.dst.segs[b.Dst.Lo]
	if s.label != "" && s.label == d.label || s.kind != d.kind {
		return false
	}
	x := m.matched(b.Src, b.Dst)
	for _, ts := range [][]token{x.src, x.dst} {
		known, taken := 0, 0
		for _, t := range ts {
			if t.knows {
				known++
				if t.taken > 0 {
					taken++
				}
			}
		}
		if known < strangeWords || float64(taken) > strangeShare*usual*float64(known) {
			return false
		}
	}
	return true
}

// spare reports whether a bead is as good without segment i of its longer side:
// the evidence is as strong, the lengths agree better, and next to no word of the
// shorter side is left without a like. So a sentence is found that repeats the
// words of its neighbour and took them from it.
func (m *model) spare(b Bead, x match, i int) bool {
	rest, own, facing := b, x.src, x.dst
	if b.Dst.Len() > 1 {
		rest.Dst, own, facing = other(b.Dst, i), x.dst, x.src
	} else {
		rest.Src = other(b.Src, i)
	}
	if m.score(b.Src, b.Dst)-m.score(rest.Src, rest.Dst) > spareScore ||
		math.Abs(m.apart(rest, m.len.ratio)) >= math.Abs(m.apart(b, m.len.ratio)) {
		return false
	}
	y := m.matched(rest.Src, rest.Dst)
	left := y.dst
	if b.Dst.Len() > 1 {
		left = y.src
	}
	known, _ := share(own, i)
	_, with := knownOf(facing)
	_, without := knownOf(left)
	return known >= spareWords && float64(with-without) <= spareShare*float64(known)
}

// unlike reports whether a segment has next to no words of its own among the
// matched ones.
func unlike(ts []token, segment int, usual float64, sentence bool) bool {
	least, most := shedBlockWords, shedBlockShare
	if sentence {
		least, most = shedWords, shedShare
	}
	known, taken := share(ts, segment)
	return known >= least && float64(taken) <= most*usual*float64(known)
}

// parted takes one segment out of a bead.
func (m *model) parted(b Bead, src, dst Range) []Bead {
	rest := b
	alone := Bead{Src: src, Dst: dst, Confidence: shedConfidence}
	if dst.Empty() {
		rest.Src = other(b.Src, src.Lo)
		at := b.Dst.Lo
		if src.Lo > rest.Src.Lo {
			at = b.Dst.Hi
		}
		alone.Dst = Range{at, at}
	} else {
		rest.Dst = other(b.Dst, dst.Lo)
		at := b.Src.Lo
		if dst.Lo > rest.Dst.Lo {
			at = b.Src.Hi
		}
		alone.Src = Range{at, at}
	}
	rest.Score = m.score(rest.Src, rest.Dst)
	if src.Lo < rest.Src.Lo && dst.Empty() || dst.Lo < rest.Dst.Lo && src.Empty() {
		return []Bead{alone, rest}
	}
	return []Bead{rest, alone}
}

// other returns the segment of a pair that is not i.
func other(r Range, i int) Range {
	if i == r.Lo {
		return Range{r.Hi - 1, r.Hi}
	}
	return Range{r.Lo, r.Lo + 1}
}

// places lists, for each segment of either side, the bead that it is in.
func places(beads []Bead, sources, targets int) (at [2][]int) {
	at = [2][]int{make([]int, sources), make([]int, targets)}
	for k, b := range beads {
		for i := b.Src.Lo; i < b.Src.Hi; i++ {
			at[0][i] = k
		}
		for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
			at[1][j] = k
		}
	}
	return at
}

// surer raises the confidence of a one-sided bead whose segment would find no
// words of its own in the bead of the segment before it nor of that behind.
func (m *model) surer(b Bead, beads []Bead, at [2][]int, usual float64) Bead {
	if b.Moved || b.Confidence >= shedConfidence || b.Src.Len()+b.Dst.Len() != 1 {
		return b
	}
	side, i := at[0], b.Src.Lo
	if b.Src.Empty() {
		side, i = at[1], b.Dst.Lo
	}
	for _, n := range []int{i - 1, i + 1} {
		if n < 0 || n >= len(side) {
			continue
		}
		c := beads[side[n]]
		if c.oneSided() || c.Moved {
			continue
		}
		if b.Src.Empty() {
			c.Dst = union(c.Dst, b.Dst)
		} else {
			c.Src = union(c.Src, b.Src)
		}
		if c.Src.Len() > maxSide || c.Dst.Len() > maxSide {
			return b
		}
		x := m.matched(c.Src, c.Dst)
		ts := x.src
		if b.Src.Empty() {
			ts = x.dst
		}
		if !unlike(ts, i, usual, true) {
			return b
		}
	}
	b.Confidence = shedConfidence
	return b
}
