package align

import (
	"cmp"
	"math"
	"slices"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// What two lists leave over is as a rule the same in another order: each language
// sorts the names of provinces by its own alphabet. So the segments that are left
// over on both sides of two lists that face each other, or of a stretch that is
// out of order anyway, are matched once more. They need less evidence than
// segments that might belong anywhere.

const (
	// The least evidence for such a match, in nats: so much, and more by the
	// logarithm of how many segments it was chosen among.
	leftScore, leftChoice = 4.0, 0.5
	// A bead with less evidence, that is no surer, may be taken apart for it.
	leftWeak, leftSure = 5.0, 0.9
	// How much of the shorter of two lists faces the other one.
	leftFacing = 0.4
	// The most pairs of segments that are tried in one place.
	leftPairs = 1 << 15
)

// leftover is the state of the search for what belongs together of what is left
// over.
type leftover struct {
	rearrangement
	heldSrc, heldDst []float64 // by segment, the evidence that a weak bead has for it
	matched          []area    // those in which something was

	// Of the round: the free segments of either side that are no headings, and those
	// that are.
	freeSrc, freeDst [2][]int
}

// settle matches what is left over on both sides.
func (s *solver) settle(beads []Bead, allowed [len(types)]bool) []Bead {
	m := s.model
	r := leftover{rearrangement: rearrangement{solver: s, m: m, allowed: allowed}}
	loose := s.leftOver(beads)
	n, k := len(m.src.segs), len(m.dst.segs)
	r.src, r.dst = make([]bool, n), make([]bool, k)
	r.heldSrc, r.heldDst = slices.Repeat([]float64{math.Inf(-1)}, n), slices.Repeat([]float64{math.Inf(-1)}, k)
	for x, b := range beads {
		switch {
		case !loose[x]:
			r.found = append(r.found, b)
			continue
		case !b.oneSided():
			r.heldSrc[b.Src.Lo], r.heldDst[b.Dst.Lo] = b.Score, b.Score
		}
		r.set(b, true)
	}
	if !slices.Contains(r.src, true) || !slices.Contains(r.dst, true) || !allowed[0] {
		return beads
	}
	r.bestSrc, r.bestDst = make([]float64, n), make([]float64, k)
	r.srcSection, r.dstSection = s.known.sections(n, k)
	kept := len(r.found)
	for r.ctx.Err() == nil && r.round() {
	}
	if len(r.found) == kept {
		return beads
	}
	// A weak bead of which nothing was taken stays as it was.
	for x, b := range beads {
		if loose[x] && !b.oneSided() && r.free(b) {
			r.found = append(r.found, b)
			r.set(b, false)
		}
	}
	r.mark()
	out := r.ordered(beads)
	// What found no like among all that is left of its area has none.
	src, dst := r.inMatched()
	for x, b := range out {
		if r.lone(b, src, dst) {
			out[x].Confidence = max(b.Confidence, shedConfidence)
		}
	}
	return out
}

// inMatched counts, for each segment of either side, the areas it is in of those
// in which something was matched.
func (r *leftover) inMatched() (src, dst []int) {
	src, dst = make([]int, len(r.src)+1), make([]int, len(r.dst)+1)
	for _, x := range r.matched {
		src[x.src.Lo]++
		src[x.src.Hi]--
		dst[x.dst.Lo]++
		dst[x.dst.Hi]--
	}
	for _, in := range [][]int{src, dst} {
		for i := 1; i < len(in); i++ {
			in[i] += in[i-1]
		}
	}
	return src, dst
}

// lone reports whether a bead is a block by itself that is left of an area in
// which others were matched.
func (r *leftover) lone(b Bead, src, dst []int) bool {
	d, i, in := r.m.src.doc, b.Src.Lo, src
	if b.Src.Empty() {
		d, i, in = r.m.dst.doc, b.Dst.Lo, dst
	}
	return b.oneSided() && b.Src.Len()+b.Dst.Len() == 1 && in[i] > 0 && !sharesBlock(d, i)
}

// sharesBlock reports whether a segment is part of a block of several.
func sharesBlock(d *segment.Document, i int) bool {
	b := d.Blocks[d.Segments[i].Block]
	return b.Last-b.First > 1
}

// leftOver marks the beads that are a segment without counterpart, or with one
// that is next to none. What is known is not looked at.
func (s *solver) leftOver(beads []Bead) []bool {
	// The empty side of a known bead may have been given another place.
	src, dst := map[int]bool{}, map[int]bool{}
	for _, b := range s.known.beads {
		for i := b.Src.Lo; i < b.Src.Hi; i++ {
			src[i] = true
		}
		for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
			dst[j] = true
		}
	}
	out := make([]bool, len(beads))
	for k, b := range beads {
		out[k] = (b.oneSided() || b.Type() == types[0] && b.Score < leftWeak && b.Confidence < leftSure) &&
			(b.Src.Empty() || !src[b.Src.Lo]) && (b.Dst.Empty() || !dst[b.Dst.Lo])
	}
	return out
}

// round matches what belongs together best, and reports whether anything does.
// What is matched leaves less to choose among, and may show more disorder.
func (r *leftover) round() (more bool) {
	var seeds []Bead
	r.freeSrc, r.freeDst = chosen(r.m.src.doc, r.src), chosen(r.m.dst.doc, r.dst)
	for _, x := range areas(r.found, r.m.src.doc, r.m.dst.doc) {
		if r.ctx.Err() != nil {
			return false
		}
		n := len(seeds)
		seeds = append(seeds, r.mutual(x, true)...)
		seeds = append(seeds, r.mutual(x, false)...)
		if len(seeds) > n {
			r.matched = append(r.matched, x)
		}
	}
	slices.SortStableFunc(seeds, func(a, b Bead) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Src.Lo+a.Dst.Lo, b.Src.Lo+b.Dst.Lo))
	})
	for _, b := range seeds {
		if r.free(b) {
			r.take(b)
			more = true
		}
	}
	return more
}

// take keeps a bead and the ones that follow from it in both directions.
func (r *leftover) take(b Bead) {
	r.keep(b)
	for i, j := b.Src.Hi, b.Dst.Hi; r.akin(i, j) && r.follow(i, j); {
		i, j = i+1, j+1
	}
	for i, j := b.Src.Lo-1, b.Dst.Lo-1; r.akin(i, j) && r.follow(i, j); {
		i, j = i-1, j-1
	}
}

// akin reports whether two segments have words in common, or are remarks.
func (r *leftover) akin(i, j int) bool {
	src, dst := r.m.src.doc, r.m.dst.doc
	if i < 0 || j < 0 || i >= len(src.Segments) || j >= len(dst.Segments) {
		return false
	}
	return r.m.wordScore(Range{i, i + 1}, Range{j, j + 1}) > 0 || remark(src, i) && remark(dst, j) || r.same(i, j)
}

// same reports whether two segments are one text, such as "N/A".
func (r *leftover) same(i, j int) bool {
	return lang.Fold(r.m.src.doc.SegmentText(i)) == lang.Fold(r.m.dst.doc.SegmentText(j))
}

// mutual returns the pairs of free segments of an area, headings or others, that
// have enough evidence, and more than either has with any other.
func (r *leftover) mutual(x area, headings bool) []Bead {
	kind := 0
	if headings {
		kind = 1
	}
	src, dst := within(r.freeSrc[kind], x.src), within(r.freeDst[kind], x.dst)
	if len(src) == 0 || len(dst) == 0 || len(src)*len(dst) > leftPairs {
		return nil
	}
	least := leftScore + leftChoice*math.Log(float64(max(len(src), len(dst))))
	there, back := make([]Bead, len(src)), make([]Bead, len(dst)) // the best of each
	for p, i := range src {
		for q, j := range dst {
			b := r.bead(i, j, 1, 1)
			if b.Score > there[p].Score {
				there[p] = b
			}
			if b.Score > back[q].Score {
				back[q] = b
			}
		}
	}
	for p, i := range src {
		r.bestSrc[i] = max(there[p].Score, r.heldSrc[i]+elsewhere)
	}
	for q, j := range dst {
		r.bestDst[j] = max(back[q].Score, r.heldDst[j]+elsewhere)
	}
	var out []Bead
	for _, b := range there {
		i, j := b.Src.Lo, b.Dst.Lo
		if (b.Score >= least || b.Score > 0 && r.same(i, j)) && b.Score == r.bestSrc[i] && b.Score == r.bestDst[j] && slices.Contains(back, b) {
			out = append(out, b)
		}
	}
	return out
}

// chosen returns the segments that are free and no headings, and those that are.
func chosen(d *segment.Document, free []bool) (out [2][]int) {
	for i, f := range free {
		kind := 0
		if d.Blocks[d.Segments[i].Block].Kind == segment.Heading {
			kind = 1
		}
		if f {
			out[kind] = append(out[kind], i)
		}
	}
	return out
}

// within returns those of some segments in order that are in a range.
func within(segments []int, r Range) []int {
	from, _ := slices.BinarySearch(segments, r.Lo)
	to, _ := slices.BinarySearch(segments, r.Hi)
	return segments[from:to]
}

// area is a stretch of either side in which left over segments may belong
// together.
type area struct{ src, dst Range }

// on returns the stretch of a side.
func (x area) on(side int) Range { return Bead{Src: x.src, Dst: x.dst}.on(side) }

// areas returns the stretches that are out of order and the lists that face each
// other.
func areas(beads []Bead, src, dst *segment.Document) []area {
	out := outOfOrder(beads, len(src.Segments), len(dst.Segments))
	from, to := listRunsOf(src), listRunsOf(dst)
	facing := map[[2]int]int{}
	var order [][2]int
	for _, b := range beads {
		if b.oneSided() {
			continue
		}
		k := [2]int{from.of[b.Src.Lo], to.of[b.Dst.Lo]}
		if k[0] < 0 || k[1] < 0 {
			continue
		}
		if facing[k] == 0 {
			order = append(order, k)
		}
		facing[k]++
	}
	for _, k := range order {
		x, y := from.all[k[0]], to.all[k[1]]
		if n := facing[k]; n > 1 && float64(n) >= leftFacing*float64(min(x.Len(), y.Len())) {
			out = append(out, area{x, y})
		}
	}
	return out
}

// listRuns are the runs of items, of cells and of lines of code of a document, and
// by segment the one that it is in, or -1.
type listRuns struct {
	all []Range
	of  []int
}

func listRunsOf(d *segment.Document) listRuns {
	out := listRuns{of: make([]int, len(d.Segments))}
	for i := 0; i < len(d.Segments); {
		kind := d.Blocks[d.Segments[i].Block].Kind
		first, n := i, -1
		for i++; i < len(d.Segments) && d.Blocks[d.Segments[i].Block].Kind == kind; i++ {
		}
		if (kind == segment.Item || kind == segment.Cell || kind == segment.Code) && i-first > 1 {
			n = len(out.all)
			out.all = append(out.all, Range{first, i})
		}
		for k := first; k < i; k++ {
			out.of[k] = n
		}
	}
	return out
}

// outOfOrder returns the stretches in which moved beads cross others.
func outOfOrder(beads []Bead, sources, targets int) []area {
	two := slices.DeleteFunc(slices.Clone(beads), Bead.oneSided)
	slices.SortFunc(two, bySource)
	ahead := make([]int, len(two)+1) // the first target of all beads from one on
	ahead[len(two)] = targets
	for k := len(two) - 1; k >= 0; k-- {
		ahead[k] = min(ahead[k+1], two[k].Dst.Lo)
	}
	var out []area
	from, to := 0, 0 // where the last stretch ends
	most, first := 0, 0
	for k := range two {
		most = max(most, two[k].Dst.Hi)
		if most > ahead[k+1] {
			continue
		}
		if k > first {
			// What is left over at either end may belong to it.
			x := area{Range{from, sources}, Range{to, ahead[k+1]}}
			if k+1 < len(two) {
				x.src.Hi = two[k+1].Src.Lo
			}
			out = append(out, x)
		}
		from, to, first = two[k].Src.Hi, most, k+1
	}
	return out
}
