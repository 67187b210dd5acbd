package align

import (
	"strings"

	"github.com/visavis/visavis/segment"
)

// A segment that faces nothing may still be said on the other side: its neighbour
// is translated there by one sentence for both. The aligner leaves it alone where
// it finds next to none of its words; here what is left of the neighbour is looked
// at.

// lengthGain is how much better the lengths of a neighbour must agree, in nats,
// with the segment than without it.
const lengthGain = 2.0

// mostBeside is how many one-sided beads in a row there are more of than can be
// part of a passage beside them.
const mostBeside = 2 * len(logTable)

// covered reports whether a run of segments without counterpart is part of what
// faces the bead before it or that behind.
func (a *Alignment) covered(first, last int, check string) bool {
	if a.model == nil {
		return false
	}
	run := a.run(first, last)
	for _, k := range []int{first - 1, last + 1} {
		if b, ok := a.beside(k, run, check); ok && a.lengthCovers(b, run, check) {
			return true
		}
	}
	if a.remarkCovered(run, check) {
		return true
	}
	// A bead as large as any may have left over what else faces it, of any kind.
	for first > 0 && lacks(a.Beads[first-1], check) && last-first < mostBeside {
		first--
	}
	for last+1 < len(a.Beads) && lacks(a.Beads[last+1], check) && last-first < mostBeside {
		last++
	}
	if last-first >= mostBeside {
		return false
	}
	run = a.run(first, last)
	for _, k := range []int{first - 1, last + 1} {
		if b, ok := a.beside(k, run, check); ok && max(b.Src.Len(), b.Dst.Len()) == maxSide && a.lengthGrows(b, run, check) {
			return true
		}
	}
	return a.tooLarge(first, last)
}

// tooLarge reports whether the one-sided beads around a run are a passage and its
// translation that no bead has room for, such as a sentence against a list of
// nine items.
func (a *Alignment) tooLarge(first, last int) bool {
	for first > 0 && a.Beads[first-1].oneSided() && last-first < mostBeside {
		first--
	}
	for last+1 < len(a.Beads) && a.Beads[last+1].oneSided() && last-first < mostBeside {
		last++
	}
	var src, dst Range
	for _, b := range a.Beads[first : last+1] {
		src, dst = union(src, b.Src), union(dst, b.Dst)
	}
	longer := max(src.Len(), dst.Len())
	if min(src.Len(), dst.Len()) == 0 || src.Len()+dst.Len() != last+1-first || longer <= maxSide || longer >= len(logTable) {
		return false
	}
	// The borders of its blocks, which speak against any bead, are left out.
	length := a.model.lengthScore(src, dst)
	return length > 0 && length+a.model.w.word/2*a.model.wordScore(src, dst) >= matchScore
}

// run joins one-sided beads that follow each other.
func (a *Alignment) run(first, last int) Bead {
	b := a.Beads[first]
	b.Src, b.Dst = union(b.Src, a.Beads[last].Src), union(b.Dst, a.Beads[last].Dst)
	return b
}

// beside returns bead k if it has both sides, in order, and a run is next to it.
func (a *Alignment) beside(k int, run Bead, check string) (Bead, bool) {
	if k < 0 || k >= len(a.Beads) || a.Beads[k].oneSided() || a.Beads[k].Moved {
		return Bead{}, false
	}
	r, s := a.sideOf(a.Beads[k], run, check)
	return a.Beads[k], r.Hi == s.Lo || s.Hi == r.Lo
}

// sideOf returns the ranges of a bead and a run on the side that the run is on.
func (a *Alignment) sideOf(b, run Bead, check string) (r, s Range) {
	if check == "omission" {
		return b.Src, run.Src
	}
	return b.Dst, run.Dst
}

// joined returns a bead with a run.
func (b Bead) joined(run Bead, check string) Bead {
	if check == "omission" {
		b.Src = union(b.Src, run.Src)
	} else {
		b.Dst = union(b.Dst, run.Dst)
	}
	return b
}

// lengthCovers reports whether a bead is too short without a run of its own block.
func (a *Alignment) lengthCovers(b, run Bead, check string) bool {
	r, s := a.sideOf(b, run, check)
	d := a.Src
	if check == "addition" {
		d = a.Dst
	}
	return d.Segments[r.Lo].Block == d.Segments[s.Hi-1].Block && d.Segments[r.Hi-1].Block == d.Segments[s.Lo].Block &&
		a.lengthGrows(b, run, check)
}

// lengthGrows reports whether the lengths of a bead agree better with a run.
func (a *Alignment) lengthGrows(b, run Bead, check string) bool {
	c := b.joined(run, check)
	return max(c.Src.Len(), c.Dst.Len()) < len(logTable) &&
		a.model.lengthScore(c.Src, c.Dst) >= a.model.lengthScore(b.Src, b.Dst)+lengthGain
}

// remarkCovered reports whether a run is a remark in brackets, and the passage
// before it faces one that ends with a remark and is not cut there: the
// definitions of statutes close with the term in the other language.
func (a *Alignment) remarkCovered(run Bead, check string) bool {
	_, s := a.sideOf(run, run, check)
	ours, facing := a.Src, a.Dst
	if check == "addition" {
		ours, facing = facing, ours
	}
	i := s.Lo
	if s.Len() != 1 || i == 0 || !remark(ours, i) || ours.Segments[i-1].Block != ours.Segments[i].Block || closes(ours, i-1) {
		return false
	}
	side := sideOfCheck(check)
	b := a.Beads[a.memo.places()[side][i-1]]
	r, other := b.on(side), b.on(1-side)
	return r.Hi == i && !other.Empty() && closes(facing, other.Hi-1) && !remark(facing, other.Hi-1)
}

// closes reports whether a segment ends with a bracket.
func closes(d *segment.Document, i int) bool {
	return strings.HasSuffix(strings.TrimRight(d.SegmentText(i), " .;\u00a0\u2060\u00ad"), ")")
}
