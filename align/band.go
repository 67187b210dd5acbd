package align

import "slices"

// A band says which nodes of each row are searched: columns lo to hi, both
// included and never falling from row to row.
type band struct {
	lo, hi  []int
	columns int // the last column
}

// rows returns the rows of a band from one to another, half open.
func (b band) rows(from, to int) band { return band{b.lo[from:to], b.hi[from:to], b.columns} }

// Widths of the band, in segments.
const (
	leastMargin = 1   // room around two anchors that are neighbours
	mostMargin  = 8   // and around two that are far apart
	widest      = 400 // at most, where there are no anchors
	narrow      = 60  // the same, in documents of more than manyRows segments
	narrowest   = 8   // and where a stretch without anchors has more than manyNodes, or the words of so many

	manyNodes  = 1 << 20
	usualWords = 20 // of a segment

	likelyMargin = 1 // around the nodes that the first pass found likely

	manyRows = 20000
)

// newBand returns the band of a pair of documents around a chain of anchors.
func newBand(as []anchor, src, dst *side) band {
	n, m := len(src.segs), len(dst.segs)
	b := emptyBand(n, m)
	words := (len(src.words.words) + len(dst.words.words)) / max(1, n+m)
	most := manyNodes * usualWords / max(usualWords, words)
	from := anchor{}
	for k := range len(as) + 1 {
		to := anchor{i: n, j: m}
		if k < len(as) {
			to = as[k]
		}
		b.between(from, to, most)
		from = to
	}
	b.close()
	return b
}

// emptyBand returns a band of n+1 rows without nodes, of m+1 columns.
func emptyBand(n, m int) band {
	b := band{make([]int, n+1), make([]int, n+1), m}
	for i := range b.lo {
		b.lo[i], b.hi[i] = m, 0
	}
	return b
}

// add widens a row to hold a node.
func (b band) add(i, j int) { b.lo[i], b.hi[i] = min(b.lo[i], j), max(b.hi[i], j) }

// close widens the rows so that they never fall, and reach from corner to
// corner.
func (b band) close() {
	n := len(b.lo) - 1
	b.lo[0], b.hi[n] = 0, b.columns
	for i := n - 1; i >= 0; i-- {
		b.lo[i] = min(b.lo[i], b.lo[i+1])
	}
	for i := 1; i <= n; i++ {
		b.hi[i] = max(b.hi[i], b.hi[i-1])
	}
}

// between opens the band from one anchor to the next, with at most so many nodes as
// a rule.
func (b band) between(from, to anchor, most int) {
	n, m := len(b.lo)-1, b.columns
	di, dj := to.i-from.i, to.j-from.j
	small := min(di, dj) <= 16 || di*dj <= 64*64
	margin := max(leastMargin, min(mostMargin, (1+min(di, dj))/2))
	limit := widest
	if !small {
		if n > manyRows {
			limit = narrow
		}
		limit = min(limit, max(narrowest, most/di))
		margin = min(margin, limit/4)
		// Wide as the stretch is, a path must be able to climb it.
		limit = max(limit, 2*(dj/di+1))
	}
	for i := max(0, from.i-margin); i <= min(n, to.i+margin); i++ {
		lo, hi := from.j, to.j
		if !small {
			// Between the diagonal that starts at one and the one that ends at the
			// other lie all paths with one gap.
			x, y := from.j+i-from.i, to.j-(to.i-i)
			slack := 30 + min(di, dj)/10
			lo, hi = min(x, y)-slack, max(x, y)+slack
			if hi-lo > limit {
				mid := from.j + int(int64(i-from.i)*int64(dj)/int64(di))
				lo, hi = mid-limit/2, mid+limit/2
			}
			lo, hi = max(from.j, lo), min(to.j, hi)
		}
		b.lo[i], b.hi[i] = min(b.lo[i], max(0, lo-margin)), max(b.hi[i], min(m, hi+margin))
	}
}

// clipped returns a band without what lies left of a column or right of another.
func (b band) clipped(j0, j1 int) band {
	c := band{slices.Clone(b.lo), slices.Clone(b.hi), b.columns}
	for r := range c.lo {
		c.lo[r], c.hi[r] = max(c.lo[r], j0), min(c.hi[r], j1)
	}
	return c
}

// within returns the part of a band inside a rectangle, with room on either
// side, up and down as much as left and right.
func (b band) within(i0, i1, j0, j1 int) band {
	w := band{make([]int, i1-i0+1), make([]int, i1-i0+1), j1}
	for r := range w.lo {
		i := i0 + r
		w.lo[r] = min(j1, max(j0, b.lo[max(i0, i-likelyMargin)]-likelyMargin))
		w.hi[r] = max(j0, min(j1, b.hi[min(i1, i+likelyMargin)]+likelyMargin))
	}
	w.lo[0], w.hi[len(w.hi)-1] = j0, j1
	return w
}
