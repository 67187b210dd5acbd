package align

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
	shedBlockShare, shedBlockWords = 0.25, 3
	// How sure that is.
	shedConfidence = 0.9
	// The least usual share. Novels are translated more freely than any page that
	// one checks, and there a sentence without words of its own may be a loose one.
	literal = 0.75

	// A sure bead for the usual share, and the share before there are any.
	usualConfidence = 0.9
	usualShare      = 0.8
	usualWeight     = 15
)

// shed takes the segments out of beads that have no counterpart there.
func (s *solver) shed(beads []Bead) []Bead {
	m := s.model
	usual := m.usualShare(beads)
	if usual < literal {
		return beads
	}
	out := make([]Bead, 0, len(beads))
	for k, b := range beads {
		switch {
		case s.known.has(b):
			out = append(out, b)
		case b.Moved || b.oneSided():
			out = append(out, m.surer(beads, k, usual))
		case b.Src.Len() == 2 && b.Dst.Len() == 1:
			if i := m.idle(b, usual); i >= 0 {
				out = append(out, m.parted(b, Range{i, i + 1}, Range{})...)
				continue
			}
			out = append(out, b)
		case b.Src.Len() == 1 && b.Dst.Len() == 2:
			if j := m.idle(b, usual); j >= 0 {
				out = append(out, m.parted(b, Range{}, Range{j, j + 1})...)
				continue
			}
			out = append(out, b)
		default:
			out = append(out, b)
		}
	}
	return out
}

// usualShare is the part of the words of a sure bead that is matched, as a rule.
func (m *model) usualShare(beads []Bead) float64 {
	known, taken := usualWeight, usualWeight*usualShare
	for n, b := range beads {
		// Of large documents, a sample will do.
		if b.Type() != types[0] || b.Confidence < usualConfidence || n > 2000 && n%16 != 0 {
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
	return -1
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

// surer raises the confidence of a one-sided bead whose segment would find no
// words of its own in the bead before it nor in the one behind.
func (m *model) surer(beads []Bead, k int, usual float64) Bead {
	b := beads[k]
	if b.Moved || b.Confidence >= shedConfidence || b.Src.Len()+b.Dst.Len() != 1 {
		return b
	}
	for _, n := range []int{k - 1, k + 1} {
		if n < 0 || n >= len(beads) || beads[n].oneSided() || beads[n].Moved {
			continue
		}
		c := beads[n]
		c.Src, c.Dst = span2(c.Src, b.Src), span2(c.Dst, b.Dst)
		if c.Src.Len() > maxSide || c.Dst.Len() > maxSide {
			return b
		}
		x := m.matched(c.Src, c.Dst)
		ts, i := x.src, b.Src.Lo
		if b.Src.Empty() {
			ts, i = x.dst, b.Dst.Lo
		}
		if !unlike(ts, i, usual, true) {
			return b
		}
	}
	b.Confidence = shedConfidence
	return b
}
