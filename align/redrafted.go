package align

// What one side lacks may be there in other words, or as a part of what stands
// beside it. A run of one-sided beads that looks so is told with less confidence.

const (
	// How sure a passage is to be missing that looks like being there in other
	// words.
	redraftedConfidence = 0.4
	// The most words of a lead that says no more than that a list follows.
	leadSize = 12
	// How many of the words of a segment find a free like in what stands beside it
	// where it belongs there; how many it must have, and how many beads away that
	// is.
	partWords   = 3
	besideReach = 3
	partOfNext  = 0.5
)

// redrafted reports whether Beads[first:end], which only one side has, may be
// there on the other side in other words.
func (a *Alignment) redrafted(first, end int, check string) bool {
	if a.model == nil {
		return false
	}
	if a.leadsElsewhere(first, end, check) || a.merged(first, end) {
		return true
	}
	parts := 0
	for _, b := range a.Beads[first:end] {
		known, part := 0, false
		for _, k := range []int{a.pairedBeside(first, -1), a.pairedBeside(end-1, 1)} {
			if k < 0 {
				continue
			}
			n, ok := a.partOf(b, a.Beads[k])
			known, part = max(known, n), part || ok
		}
		switch {
		case part:
			parts++
		case known >= partWords:
			return false
		}
	}
	return parts > 0
}

// pairedBeside returns the next bead with two sides in one direction, or -1.
func (a *Alignment) pairedBeside(k, step int) int {
	for n := 0; n < besideReach; n++ {
		if k += step; k < 0 || k >= len(a.Beads) || a.Beads[k].Moved {
			return -1
		}
		if !a.Beads[k].oneSided() {
			return k
		}
	}
	return -1
}

// leadsElsewhere reports whether a passage is the lead of a list, and what stands
// before its place on the other side leads the list in its own way: "… and must",
// "but does not include".
func (a *Alignment) leadsElsewhere(first, end int, check string) bool {
	last := a.Beads[end-1]
	own, other, i, before := a.model.src, a.model.dst, last.Src.Hi-1, a.Beads[first].Dst.Lo-1
	if check == "addition" {
		own, other, i, before = other, own, last.Dst.Hi-1, a.Beads[first].Src.Lo-1
	}
	if end-first > 1 || own.size(i) > leadSize || own.endMark(i) != colon || before < 0 || other.endMark(before) != noMark {
		return false
	}
	return other.dangles(before) || fragment(other.doc.Lang, other.doc.SegmentText(before))
}

// partOf reports whether a segment without counterpart finds free words for its
// own in a bead beside it, and how many of its own say anything.
func (a *Alignment) partOf(alone, beside Bead) (known int, ok bool) {
	joined := Bead{Src: union(alone.Src, beside.Src), Dst: union(alone.Dst, beside.Dst)}
	if joined.Src.Len() > maxSide || joined.Dst.Len() > maxSide {
		return 0, false
	}
	x, y := a.model.matched(joined.Src, joined.Dst), a.model.matched(beside.Src, beside.Dst)
	own, at, facing, before := x.src, alone.Src.Lo, x.dst, y.dst
	if alone.Src.Empty() {
		own, at, facing, before = x.dst, alone.Dst.Lo, x.src, y.src
	}
	known, taken := share(own, at)
	_, with := knownOf(facing)
	_, without := knownOf(before)
	return known, known >= partWords && float64(min(taken, with-without)) >= partOfNext*float64(known)
}
