package align

import (
	"cmp"
	"math"
	"slices"
)

// A path only goes forward, but texts do not always: definitions stand in the
// order of each language's alphabet, provinces are sorted by their names,
// paragraphs swap places. Where a path leaves passages over on both sides, the
// segments are matched again without regard to order, best first; each match is
// followed in both directions while the segments next to it match too, so that
// a definition takes its paragraphs with it. What the path had found there
// competes with the rest.

const (
	// A bead of the path that has no more evidence, or is no surer, is taken for
	// something left over.
	weakScore      = 3.0
	weakConfidence = 0.5

	// Around each bead of the path, so many others are looked at; where so large
	// a part of their segments is left over, all are matched again.
	neighbourhood = 8
	leftOver      = 0.25

	// What a match must have for evidence, in nats: so much, and the logarithm of
	// how many segments it was chosen among.
	matchScore = 7.0
	// What the next one to it must have, with its prior.
	followScore = 1.0

	// How much more evidence one of the two may have for another match.
	elsewhere = 2.0
	// What a match out of order costs.
	moveCost = 9.0

	candidates  = 6 // places tried for a segment
	voteAtLeast = 3 // nats of common words

	// A word that stands in more of the segments left over does not vote; the more
	// there are, the fewer, so that votes do not grow with their square.
	leastPostings, mostVotes = 8, 1 << 21
)

// reorder matches again what a path leaves over on both sides.
func (s *solver) reorder(path []Bead, allowed [len(types)]bool) []Bead {
	m := s.model
	r := rearrangement{solver: s, m: m, allowed: allowed}
	r.srcSection, r.dstSection = s.known.sections(len(m.src.segs), len(m.dst.segs))
	r.src, r.dst = make([]bool, len(m.src.segs)), make([]bool, len(m.dst.segs))
	again := disorder(path)
	for k, b := range path {
		again[k] = again[k] && !s.known.has(b)
	}
	for k, b := range path {
		if again[k] {
			r.set(b, true)
		}
	}
	seeds := r.seeds()
	if len(seeds) == 0 {
		return path
	}
	inPath := map[[2]int]bool{}
	for k, b := range path {
		if again[k] && b.Type() == types[0] {
			inPath[[2]int{b.Src.Lo, b.Dst.Lo}] = true
			seeds = append(seeds, b)
		}
	}
	// A seed that the path has too would be it twice.
	n := len(seeds) - len(inPath)
	seeds = append(slices.DeleteFunc(seeds[:n:n], func(s Bead) bool { return inPath[[2]int{s.Src.Lo, s.Dst.Lo}] }), seeds[n:]...)
	slices.SortStableFunc(seeds, func(a, b Bead) int { return cmp.Compare(b.Score, a.Score) })
	r.bestSrc, r.bestDst = make([]float64, len(r.src)), make([]float64, len(r.dst))
	for _, s := range seeds {
		r.bestSrc[s.Src.Lo] = max(r.bestSrc[s.Src.Lo], s.Score)
		r.bestDst[s.Dst.Lo] = max(r.bestDst[s.Dst.Lo], s.Score)
	}
	r.found = make([]Bead, 0, len(path)+len(path)/16)
	for k, b := range path {
		if !again[k] {
			r.found = append(r.found, b)
		}
	}
	kept := len(r.found)
	for _, s := range seeds {
		if r.free(s) {
			r.take(s)
		}
	}
	r.attach(r.found[kept:])
	r.mark()
	if r.undo(path, again, kept) {
		r.mark()
	}
	return r.ordered(path)
}

// undo puts the path back wherever what was found has not enough more evidence
// than the path had. It weighs the stretches of the path that were matched
// again, together those that a bead joins.
func (r *rearrangement) undo(path []Bead, again []bool, kept int) (undone bool) {
	src, dst := make([]int, len(r.src)), make([]int, len(r.dst)) // by segment, its stretch
	var joined []int                                             // by stretch, one that it belongs to
	for k, b := range path {
		if !again[k] {
			continue
		}
		if k == 0 || !again[k-1] {
			joined = append(joined, len(joined))
		}
		for i := b.Src.Lo; i < b.Src.Hi; i++ {
			src[i] = len(joined) - 1
		}
		for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
			dst[j] = len(joined) - 1
		}
	}
	root := func(k int) int {
		for joined[k] != k {
			joined[k] = joined[joined[k]]
			k = joined[k]
		}
		return k
	}
	of := func(b Bead) int {
		if b.Src.Empty() {
			return root(dst[b.Dst.Lo])
		}
		return root(src[b.Src.Lo])
	}
	found := r.found[kept:]
	for _, b := range found {
		p, q := root(src[b.Src.Lo]), root(dst[b.Dst.Lo])
		joined[max(p, q)] = min(p, q)
	}
	gain := make([]float64, len(joined))
	for _, b := range found {
		gain[of(b)] += r.worth(b)
		if b.Moved {
			gain[of(b)] -= moveCost
		}
	}
	for k, b := range path {
		if again[k] {
			gain[of(b)] -= r.worth(b)
			gain[of(b)] += r.m.w.gapGoesOn * float64(count(r.src[b.Src.Lo:b.Src.Hi])+count(r.dst[b.Dst.Lo:b.Dst.Hi]))
		}
	}
	r.found = slices.Clone(r.found[:kept])
	for _, b := range found {
		if gain[of(b)] > 0 {
			r.found = append(r.found, b)
		} else {
			r.set(b, true)
			undone = true
		}
	}
	for k, b := range path {
		if again[k] && gain[of(b)] <= 0 && !b.oneSided() {
			r.found = append(r.found, b)
			r.set(b, false)
		}
	}
	return undone
}

func count(free []bool) (n int) {
	for _, f := range free {
		if f {
			n++
		}
	}
	return n
}

// disorder marks the beads of a path that are to be matched again.
func disorder(path []Bead) []bool {
	again := make([]bool, len(path))
	left, all := [2]int{}, [2]int{}
	count := func(b Bead, by int) {
		n := [2]int{b.Src.Len(), b.Dst.Len()}
		for side := range n {
			all[side] += by * n[side]
			if b.oneSided() || b.Score < weakScore || b.Confidence < weakConfidence {
				left[side] += by * n[side]
			}
		}
	}
	for k := range path {
		if k == 0 {
			for _, b := range path[:min(len(path), neighbourhood)] {
				count(b, 1)
			}
		}
		if k+neighbourhood < len(path) {
			count(path[k+neighbourhood], 1)
		}
		if k > neighbourhood {
			count(path[k-neighbourhood-1], -1)
		}
		again[k] = float64(left[0]+left[1]) > leftOver*float64(all[0]+all[1])
	}
	return again
}

// rearrangement is the state of a search for passages out of order.
type rearrangement struct {
	*solver
	allowed  [len(types)]bool
	m        *model
	src, dst []bool // segments that are free
	found    []Bead

	srcSection, dstSection []int // by segment, the part between borders that it is in

	bestSrc, bestDst []float64 // by segment, the score of its best seed
}

// set says whether the segments of a bead are free.
func (r *rearrangement) set(b Bead, free bool) {
	for i := b.Src.Lo; i < b.Src.Hi; i++ {
		r.src[i] = free
	}
	for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
		r.dst[j] = free
	}
}

// free reports whether all segments of a bead are.
func (r *rearrangement) free(b Bead) bool {
	return b.Src.Lo >= 0 && b.Dst.Lo >= 0 && b.Src.Hi <= len(r.src) && b.Dst.Hi <= len(r.dst) &&
		r.srcSection[b.Src.Lo] == r.dstSection[b.Dst.Lo] &&
		r.srcSection[b.Src.Lo] == r.srcSection[b.Src.Hi-1] && r.dstSection[b.Dst.Lo] == r.dstSection[b.Dst.Hi-1] &&
		!slices.Contains(r.src[b.Src.Lo:b.Src.Hi], false) && !slices.Contains(r.dst[b.Dst.Lo:b.Dst.Hi], false)
}

// seeds returns the pairs of free segments that have enough in common.
func (r *rearrangement) seeds() []Bead {
	m := r.m
	left := lists{ends: make([]int32, len(m.dst.segs))}
	sources, targets := 0, 0
	for j := range m.dst.segs {
		if r.dst[j] {
			left.words = append(left.words, m.dstLinked.of(j)...)
			targets++
		}
		left.ends[j] = int32(len(left.words))
	}
	for _, free := range r.src {
		if free {
			sources++
		}
	}
	if sources == 0 || targets == 0 {
		return nil
	}
	least := matchScore + math.Log(float64(max(sources, targets)))
	in := left.inverted(len(m.dst.vocab))
	limit := max(leastPostings, min(targets/10, mostVotes/targets))
	var seeds []Bead
	votes := make([]float32, len(m.dst.segs))
	var order []int32
	for i := range m.src.segs {
		if !r.src[i] {
			continue
		}
		if r.ctx.Err() != nil {
			return nil // what becomes of the path does not matter any more
		}
		order = order[:0]
		for _, e := range m.srcLinked.of(i) {
			for _, l := range m.links.of(e) {
				at := in.of(int(l.word))
				if gain := m.pull(e, l); gain > 0 && len(at) <= limit {
					for _, j := range at {
						if votes[j] == 0 {
							order = append(order, j)
						}
						votes[j] += gain
					}
				}
			}
		}
		for _, j := range best(order, votes) {
			if b := r.bead(i, int(j), 1, 1); b.Score >= least {
				seeds = append(seeds, b)
			}
		}
		for _, j := range order {
			votes[j] = 0
		}
	}
	return seeds
}

// best moves the places with the most votes to the front and returns them.
func best(order []int32, votes []float32) []int32 {
	n := 0
	for k, j := range order {
		if votes[j] < voteAtLeast || n == candidates && votes[j] <= votes[order[n-1]] {
			continue
		}
		if n < candidates {
			order[k], order[n] = order[n], j
			n++
		} else {
			order[k], order[n-1] = order[n-1], j
		}
		for x := n - 1; x > 0 && (votes[order[x]] > votes[order[x-1]] || votes[order[x]] == votes[order[x-1]] && order[x] < order[x-1]); x-- {
			order[x], order[x-1] = order[x-1], order[x]
		}
	}
	return order[:n]
}

// bead returns the bead of k and n segments from (i, j).
func (r *rearrangement) bead(i, j, k, n int) Bead {
	b := Bead{Src: Range{i, i + k}, Dst: Range{j, j + n}}
	b.Score = r.evidence(b.Src, b.Dst)
	return b
}

// worth is the evidence for a bead with its prior, or of one segment of a gap.
func (r *rearrangement) worth(b Bead) float64 {
	if b.oneSided() {
		return r.m.w.gapGoesOn
	}
	for t := range types {
		if r.allowed[t] && types[t] == b.Type() {
			return b.Score + r.m.prior[t]
		}
	}
	return math.Inf(-1)
}

// take keeps a bead and the ones that follow from it in both directions.
func (r *rearrangement) take(b Bead) {
	r.keep(b)
	for i, j := b.Src.Hi, b.Dst.Hi; r.follow(i, j); {
		i, j = i+1, j+1
	}
	for i, j := b.Src.Lo-1, b.Dst.Lo-1; r.follow(i, j); {
		i, j = i-1, j-1
	}
}

// follow keeps the 1-1 bead at (i, j) if it is free and has some evidence.
func (r *rearrangement) follow(i, j int) bool {
	if !r.free(Bead{Src: Range{i, i + 1}, Dst: Range{j, j + 1}}) {
		return false
	}
	b := r.bead(i, j, 1, 1)
	if r.worth(b) < followScore || b.Score < max(r.bestSrc[i], r.bestDst[j])-elsewhere {
		return false
	}
	r.keep(b)
	return true
}

func (r *rearrangement) keep(b Bead) {
	// What the path was unsure of for want of its neighbour's place is sure now.
	b.Confidence = max(b.Confidence, 1/(1+math.Exp(followScore-r.worth(b))))
	r.found = append(r.found, b)
	r.set(b, false)
}

// attach lets beads take in a free segment next to them.
func (r *rearrangement) attach(beads []Bead) {
	alone := r.m.prior[typeOmission]
	for grown := true; grown; {
		grown = false
		for k := range beads {
			b := &beads[k]
			for _, by := range [...][4]int{{0, 1, 0, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}, {0, 0, 1, 0}} {
				i, j := b.Src.Lo-by[0], b.Dst.Lo-by[2]
				k, n := b.Src.Hi+by[1]-i, b.Dst.Hi+by[3]-j
				if i < 0 || j < 0 || i+k > len(r.src) || j+n > len(r.dst) || min(k, n) > 1 || max(k, n) > 3 {
					continue
				}
				r.set(*b, true)
				c := r.bead(i, j, k, n)
				if r.free(c) && r.worth(c) > r.worth(*b)+alone {
					c.Confidence = b.Confidence
					*b, grown = c, true
				}
				r.set(*b, false)
			}
		}
	}
}

// mark says which beads are moved: those that are not in the heaviest sequence
// that rises on both sides.
func (r *rearrangement) mark() {
	two := make([]anchor, 0, len(r.found))
	order := make([]*Bead, 0, len(r.found))
	for k := range r.found {
		if b := &r.found[k]; !b.oneSided() {
			order = append(order, b)
		}
	}
	// Most are in order already, for which a stable sort is the faster.
	slices.SortStableFunc(order, func(a, b *Bead) int { return bySource(*a, *b) })
	for _, b := range order {
		two = append(two, anchor{b.Src.Lo, b.Dst.Lo, 1 + max(0, b.Score)})
	}
	inOrder := chain(two, len(r.m.dst.segs))
	for _, b := range order {
		b.Moved = len(inOrder) == 0 || inOrder[0].i != b.Src.Lo
		if !b.Moved {
			inOrder = inOrder[1:]
		}
	}
}

// ordered returns all beads in order. Free segments are alone, as sure as the
// path was of it.
func (r *rearrangement) ordered(path []Bead) []Bead {
	for _, b := range path {
		alone := b.Confidence
		if !b.oneSided() {
			alone = 1 - b.Confidence
		}
		for i := b.Src.Lo; i < b.Src.Hi; i++ {
			if r.src[i] {
				r.found = append(r.found, Bead{Src: Range{i, i + 1}, Confidence: alone})
			}
		}
		for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
			if r.dst[j] {
				r.found = append(r.found, Bead{Dst: Range{j, j + 1}, Confidence: alone})
			}
		}
	}
	return arranged(r.found)
}

func bySource(a, b Bead) int {
	return cmp.Or(cmp.Compare(a.Src.Lo, b.Src.Lo), cmp.Compare(a.Dst.Lo, b.Dst.Lo))
}

// arranged puts beads in the order of the source, those that only the target has
// where it has them between its neighbours that are in order, and gives each
// empty side its place.
func arranged(beads []Bead) []Bead {
	frame := make([]Bead, 0, len(beads)) // in order
	var src, dst []Bead                  // others with a source; target only
	for _, b := range beads {
		switch {
		case b.Src.Empty():
			dst = append(dst, b)
		case b.Dst.Empty() || b.Moved:
			src = append(src, b)
		default:
			frame = append(frame, b)
		}
	}
	slices.SortStableFunc(frame, bySource)
	slices.SortStableFunc(src, bySource)
	slices.SortStableFunc(dst, func(a, b Bead) int { return cmp.Compare(a.Dst.Lo, b.Dst.Lo) })
	out := make([]Bead, 0, len(beads))
	var last Bead
	for k := range len(frame) + 1 {
		next := Bead{Src: Range{math.MaxInt, math.MaxInt}, Dst: Range{math.MaxInt, math.MaxInt}}
		if k < len(frame) {
			next = frame[k]
		}
		at := last.Src.Hi
		for ; len(src) > 0 && src[0].Src.Lo < next.Src.Lo; src = src[1:] {
			b := src[0]
			if b.Dst.Empty() {
				b.Dst = Range{last.Dst.Hi, last.Dst.Hi}
			}
			at = b.Src.Hi
			out = append(out, b)
		}
		for ; len(dst) > 0 && dst[0].Dst.Lo < next.Dst.Lo; dst = dst[1:] {
			b := dst[0]
			b.Src = Range{at, at}
			out = append(out, b)
		}
		if k < len(frame) {
			out = append(out, next)
			last = next
		}
	}
	return out
}
