package align

import (
	"cmp"
	"math"
	"slices"

	"github.com/visavis/visavis/segment"
)

// A path that only goes forward puts two passages that were swapped into one
// bead, or leaves one of them over on either side. With the evidence of the
// aligner at hand, they are paired crosswise here.

const (
	// The most segments on either side of two passages that are tried.
	crossingReach = 3
	// How much more evidence a pair of crossed beads has than what is in order,
	// where that is two plain beads or anything else, and how much either has.
	crossingGainPlain = 5.0
	crossingGain      = 3.5
	crossingEach      = 3.0

	// Segments left over on both sides are one passage that moved if they have so
	// much evidence, and more for each factor e in the beads that it moved across,
	// since there are more to choose from; so many is the farthest.
	strayScore    = 5.0
	strayDistance = 3.0
	strayReach    = 24
	// One side is no longer than so many times the other.
	strayUneven = 2.2
	// What the one next to such a pair must have.
	strayFollow = 3.0
)

// crossing is a stretch of beads and the pairs that take their place.
type crossing struct {
	from, to int // Beads[from:to]
	pairs    []Bead
	gain     float64
}

// paired returns the beads with segments on both sides, those that cross
// crosswise. They are in the order of the source.
func (a *Alignment) paired() []Bead {
	if a.memo != nil {
		return a.memo.paired()
	}
	replaced := make([]bool, len(a.Beads))
	var out []Bead
	for _, c := range a.crossings() {
		out = append(out, c.pairs...)
		for k := c.from; k < c.to; k++ {
			replaced[k] = true
		}
	}
	out = append(out, a.strays(replaced)...)
	for k, b := range a.Beads {
		if !replaced[k] && !b.oneSided() {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, bySource)
	return out
}

// crossings finds the neighbouring beads whose segments belong together
// crosswise, the ones with most evidence first where they overlap.
func (a *Alignment) crossings() []crossing {
	if a.evidence == nil {
		return nil
	}
	var all []crossing
	for k := range a.Beads {
		w, plain := a.Beads[k], true
		for n := k; n < len(a.Beads); n++ {
			b := a.Beads[n]
			if b.Moved || b.Src.Lo > w.Src.Hi || b.Dst.Lo != w.Dst.Hi && n > k {
				break
			}
			w.Src.Hi, w.Dst.Hi = b.Src.Hi, b.Dst.Hi
			plain = plain && b.Type() == types[0]
			if max(w.Src.Len(), w.Dst.Len()) > crossingReach || plain && n > k+1 {
				break
			}
			if c, ok := a.crosswise(a.Beads[k:n+1], w); ok {
				c.from, c.to = k, n+1
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y crossing) int { return cmp.Compare(y.gain, x.gain) })
	taken := make([]bool, len(a.Beads))
	return slices.DeleteFunc(all, func(c crossing) bool {
		beads := taken[c.from:c.to]
		if slices.Contains(beads, true) {
			return true
		}
		for k := range beads {
			beads[k] = true
		}
		return false
	})
}

// crosswise cuts a stretch into two passages on either side and pairs each with
// the one across, where that has clearly more evidence than what is in order.
func (a *Alignment) crosswise(beads []Bead, w Bead) (crossing, bool) {
	best := crossing{gain: math.Inf(-1)}
	if w.Src.Len() < 2 || w.Dst.Len() < 2 {
		return best, false
	}
	straight := 0.0
	for _, b := range beads {
		straight += a.weighed(b.Src, b.Dst)
	}
	for i := w.Src.Lo + 1; i < w.Src.Hi; i++ {
		for j := w.Dst.Lo + 1; j < w.Dst.Hi; j++ {
			upper, lower := Range{w.Src.Lo, i}, Range{i, w.Src.Hi}
			first, second := Range{w.Dst.Lo, j}, Range{j, w.Dst.Hi}
			straight = max(straight, a.weighed(upper, first)+a.weighed(lower, second))
			x, y := a.weighed(upper, second), a.weighed(lower, first)
			gain := x + y
			if min(x, y) >= crossingEach && gain > best.gain && a.sameKind(upper, second) && a.sameKind(lower, first) {
				best.gain = gain
				best.pairs = []Bead{
					{Src: upper, Dst: second, Score: x, Moved: true},
					{Src: lower, Dst: first, Score: y},
				}
			}
		}
	}
	best.gain -= straight
	least := crossingGain
	if len(beads) == 2 && beads[0].Type() == types[0] && beads[1].Type() == types[0] {
		least = crossingGainPlain
	}
	for k := range best.pairs {
		best.pairs[k].Confidence = sureness(best.gain)
	}
	return best, best.gain >= least
}

// sameKind reports whether both sides begin in a list, or neither does.
func (a *Alignment) sameKind(src, dst Range) bool {
	p, q := a.Src.Segments[src.Lo].Block, a.Dst.Segments[dst.Lo].Block
	return (a.Src.Blocks[p].Kind == segment.Item) == (a.Dst.Blocks[q].Kind == segment.Item)
}

// weighed is the evidence for a bead with its prior.
func (a *Alignment) weighed(src, dst Range) float64 {
	t := slices.Index(types[:], Type{src.Len(), dst.Len()})
	switch {
	case t < 0:
		return math.Inf(-1)
	case src.Empty() || dst.Empty():
		return math.Log(defaultPrior[t])
	}
	return a.evidence(src, dst) + math.Log(defaultPrior[t])
}

// strays pairs the segments that are left over on both sides, those with the most
// evidence first, and then what stands beside them on both sides.
func (a *Alignment) strays(replaced []bool) []Bead {
	if a.evidence == nil {
		return nil
	}
	src, dst := map[int]bool{}, map[int]bool{} // segments left over
	var from, to []int                         // their beads
	for k, b := range a.Beads {
		switch {
		case replaced[k]:
		case b.Type() == types[typeOmission]:
			src[b.Src.Lo] = true
			from = append(from, k)
		case b.Type() == types[typeAddition]:
			dst[b.Dst.Lo] = true
			to = append(to, k)
		}
	}
	var out []Bead
	take := func(i, j int, least float64) bool {
		b := Bead{Src: Range{i, i + 1}, Dst: Range{j, j + 1}, Moved: true}
		if !src[i] || !dst[j] {
			return false
		}
		if b.Score = a.evidence(b.Src, b.Dst); b.Score < least {
			return false
		}
		b.Confidence = sureness(b.Score - strayFollow)
		out = append(out, b)
		delete(src, i)
		delete(dst, j)
		return true
	}
	for _, b := range a.strayed(from, to) {
		i, j := b.Src.Lo, b.Dst.Lo
		if !take(i, j, strayScore) {
			continue
		}
		for n := 1; take(i+n, j+n, strayFollow); n++ {
		}
		for n := 1; take(i-n, j-n, strayFollow); n++ {
		}
	}
	return out
}

// strayed returns the pairs of one-sided beads that have the evidence it takes
// over their distance, the most first.
func (a *Alignment) strayed(from, to []int) []Bead {
	var out []Bead
	first := 0
	for _, k := range from {
		for first < len(to) && to[first] < k-4*strayReach {
			first++
		}
		for _, n := range to[first:] {
			if n > k+4*strayReach {
				break
			}
			b := Bead{Src: a.Beads[k].Src, Dst: a.Beads[n].Dst}
			if b.Score = a.evidence(b.Src, b.Dst); b.Score >= strayScore && !a.uneven(b) {
				out = append(out, b)
			}
		}
	}
	crossed := a.crossed(out)
	kept := out[:0]
	for k, b := range out {
		if x := crossed[k]; x > 0 && x <= strayReach && b.Score >= strayScore+strayDistance*math.Log(float64(1+x)) {
			kept = append(kept, b)
		}
	}
	out = kept
	slices.SortStableFunc(out, func(a, b Bead) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// uneven reports whether one side of a bead is far longer than the other: it has
// the same words, but says more.
func (a *Alignment) uneven(b Bead) bool {
	x, y := letters(a.Src, b.Src), letters(a.Dst, b.Dst)
	return max(x, y) > strayUneven*(min(x, y)+20)
}

// crossed counts, for each of some passages, the beads that are in front of it on
// one side and behind it on the other: those behind it on either side, but for
// those behind it on both. A tree of sums counts them from the last source
// segment to the first (Fenwick 1994).
func (a *Alignment) crossed(ps []Bead) []int {
	if len(ps) == 0 {
		return nil
	}
	two := slices.DeleteFunc(slices.Clone(a.Beads), Bead.oneSided)
	slices.SortFunc(two, func(x, y Bead) int { return cmp.Compare(y.Src.Lo, x.Src.Lo) })
	columns := len(a.Dst.Segments)
	tree := make([]int, columns+1)
	upTo := func(j int) (n int) { // the beads seen that start at a target segment up to j
		for j++; j > 0; j -= j & -j {
			n += tree[j]
		}
		return n
	}
	behind := make([]int, columns+1) // by target segment, the beads that start at it or behind it
	for _, b := range two {
		behind[b.Dst.Lo]++
	}
	for j := columns - 1; j >= 0; j-- {
		behind[j] += behind[j+1]
	}
	order := make([]int, len(ps))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(ps[y].Src.Lo, ps[x].Src.Lo) })
	out := make([]int, len(ps))
	seen := 0
	for _, k := range order {
		p := ps[k]
		for ; seen < len(two) && two[seen].Src.Lo > p.Src.Lo; seen++ {
			for j := two[seen].Dst.Lo + 1; j <= columns; j += j & -j {
				tree[j]++
			}
		}
		both := seen - upTo(p.Dst.Lo)
		out[k] = seen + behind[p.Dst.Lo+1] - 2*both
	}
	return out
}

// sureness turns evidence into a probability, with caution.
func sureness(nats float64) float64 { return 1 / (1 + math.Exp(-nats/2)) }
