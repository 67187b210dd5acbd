package align

import (
	"fmt"

	"github.com/visavis/visavis/segment"
)

// Range is a run of segment indexes, half open. An empty range marks the place
// between two segments.
type Range struct{ Lo, Hi int }

// Len returns the number of segments.
func (r Range) Len() int { return r.Hi - r.Lo }

// Empty reports whether the range holds no segment.
func (r Range) Empty() bool { return r.Hi == r.Lo }

// Bead is a group of source segments and the group of target segments that
// translates it. One side is empty where a passage has no counterpart: 1-0 is
// an omission, 0-1 an addition.
type Bead struct {
	Src, Dst   Range
	Score      float64 // evidence that they belong together, in nats
	Confidence float64 // calibrated probability that the bead is right, 0 to 1
	Moved      bool    // out of order: the two passages stand at different places
}

// Type returns how many segments the bead has on each side.
func (b Bead) Type() Type { return Type{b.Src.Len(), b.Dst.Len()} }

func (b Bead) oneSided() bool { return b.Src.Empty() || b.Dst.Empty() }

// Type is the shape of a bead: segments on the source side and on the target
// side.
type Type struct{ Src, Dst int }

// String returns "1-2".
func (t Type) String() string { return fmt.Sprintf("%d-%d", t.Src, t.Dst) }

// types are the shapes a bead can have. On a tie the earlier one wins; mirrored
// shapes stand side by side.
var types = [...]Type{
	{1, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 1}, {2, 2}, {1, 3}, {3, 1}, {2, 3}, {3, 2}, {3, 3},
	{1, 4}, {4, 1}, {2, 4}, {4, 2}, {1, 5}, {5, 1},
}

// maxSide is the largest number of segments on a side of a bead.
const maxSide = 5

// Alignment is a pair of documents and the beads between them. Every segment of
// either document is in exactly one bead. The beads are in the order of the
// source, and but for those that are moved, in that of the target; one without a
// source segment stands where the target has it.
type Alignment struct {
	Src, Dst *segment.Document
	Beads    []Bead

	// What the aligner found the beads with; nil where a caller made them.
	model    *model
	evidence func(src, dst Range) float64
	memo     *memo // nil outside Inspect
}

// Blocks rolls the beads up to the blocks of the two documents: each group of
// source blocks and the group of target blocks that shares a bead with it. The
// ranges are indexes into Blocks of the documents; the score is the sum of the
// beads' and the confidence their mean. Every block that holds a segment is in
// exactly one.
func (a *Alignment) Blocks() []Bead {
	var out []Bead
	n := 0 // beads in the last group
	for _, b := range a.Beads {
		src := blockRange(a.Src, b.Src)
		dst := blockRange(a.Dst, b.Dst)
		if len(out) > 0 {
			last := &out[len(out)-1]
			// An empty side sits where the other side's neighbours are, and joins
			// nothing by itself.
			joins := !src.Empty() && !last.Src.Empty() && src.Lo < last.Src.Hi ||
				!dst.Empty() && !last.Dst.Empty() && dst.Lo < last.Dst.Hi
			if joins {
				last.Src = union(last.Src, src)
				last.Dst = union(last.Dst, dst)
				last.Score += b.Score
				last.Confidence += (b.Confidence - last.Confidence) / float64(n+1)
				n++
				continue
			}
		}
		out = append(out, Bead{src, dst, b.Score, b.Confidence, b.Moved})
		n = 1
	}
	return out
}

// blockRange returns the blocks that a range of segments touches. Of an empty
// range it is the place before the block of the next segment.
func blockRange(d *segment.Document, r Range) Range {
	if r.Empty() {
		at := len(d.Blocks)
		if r.Lo < len(d.Segments) {
			at = d.Segments[r.Lo].Block
		}
		return Range{at, at}
	}
	return Range{d.Segments[r.Lo].Block, d.Segments[r.Hi-1].Block + 1}
}

func union(a, b Range) Range {
	switch {
	case b.Empty():
		return a
	case a.Empty():
		return b
	}
	return Range{min(a.Lo, b.Lo), max(a.Hi, b.Hi)}
}

// SrcSpan returns the bytes of the source document that a bead covers, from the
// start of its first segment to the end of its last. Of an empty side it is the
// empty span where the passage would stand: at the start of the next segment,
// or at the end of the last one.
func (a *Alignment) SrcSpan(b Bead) segment.Span { return spanOf(a.Src, b.Src) }

// DstSpan returns the bytes of the target document that a bead covers, as
// SrcSpan does.
func (a *Alignment) DstSpan(b Bead) segment.Span { return spanOf(a.Dst, b.Dst) }

func spanOf(d *segment.Document, r Range) segment.Span {
	if !r.Empty() {
		return segment.Span{Start: d.Segments[r.Lo].Start, End: d.Segments[r.Hi-1].End}
	}
	at := 0
	switch {
	case r.Lo < len(d.Segments):
		at = d.Segments[r.Lo].Start
		// The place is before the marker of an item, not behind it.
		if b := &d.Blocks[d.Segments[r.Lo].Block]; b.First == r.Lo {
			at = b.Start
		}
	case len(d.Segments) > 0:
		at = d.Segments[len(d.Segments)-1].End
	}
	return segment.Span{Start: at, End: at}
}

// Mirror returns the alignment seen from the other side. One-sided beads that follow
// each other may stand in another order than where the documents are aligned so.
func (a *Alignment) Mirror() *Alignment {
	beads := make([]Bead, len(a.Beads))
	for i, b := range a.Beads {
		beads[i] = Bead{b.Dst, b.Src, b.Score, b.Confidence, b.Moved}
	}
	out := a.turned()
	out.Beads = arranged(beads)
	return out
}

// turned returns the two documents seen from the other side, without beads.
func (a *Alignment) turned() *Alignment {
	out := &Alignment{Src: a.Dst, Dst: a.Src}
	if a.evidence != nil {
		out.evidence = func(src, dst Range) float64 { return a.evidence(dst, src) }
	}
	return out
}
