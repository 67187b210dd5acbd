package align

import (
	"cmp"
	"slices"
)

// An anchor is a place where two segments are likely to face each other.
type anchor struct {
	i, j   int
	weight float64
}

// rare is the number of segments a word may occur in to vote for an anchor.
const rare = 4

// anchors finds the places where rare words that translate each other stand,
// and the heaviest chain of them that rises on both sides.
func (m *model) anchors() []anchor {
	src, dst := postings(m.src), postings(m.dst)
	var votes []anchor
	for e, ls := range m.links {
		if src[e] == nil {
			continue
		}
		for _, l := range ls {
			if dst[l.word] == nil || l.there < -2 && l.back < -2 {
				continue
			}
			// A pair that occurs once on either side says most.
			w := 1 / float64(len(src[e])*len(dst[l.word]))
			if l.there < -1 {
				w /= 2
			}
			for _, i := range src[e] {
				for _, j := range dst[l.word] {
					votes = append(votes, anchor{int(i), int(j), w})
				}
			}
		}
	}
	slices.SortFunc(votes, func(a, b anchor) int {
		return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j), cmp.Compare(a.weight, b.weight))
	})
	merged := votes[:0]
	for _, v := range votes {
		if n := len(merged); n > 0 && merged[n-1].i == v.i && merged[n-1].j == v.j {
			merged[n-1].weight += v.weight
			continue
		}
		merged = append(merged, v)
	}
	return steady(chain(merged, len(m.dst.segs)))
}

// postings lists, for each rare word, the segments it occurs in.
func postings(s *side) [][]int32 {
	lists := make([][]int32, len(s.vocab))
	for i := range s.segs {
		for _, w := range s.segs[i].words {
			t := &s.vocab[w]
			if t.df > rare || t.function {
				continue
			}
			if n := len(lists[w]); n == 0 || lists[w][n-1] != int32(i) {
				lists[w] = append(lists[w], int32(i))
			}
		}
	}
	return lists
}

// chain returns the heaviest sequence of anchors that rises strictly on both
// sides, with a tree of prefix maxima (Fenwick 1994): n log n for n anchors,
// which are sorted by i and j.
func chain(as []anchor, columns int) []anchor {
	type tip struct {
		weight float64
		at     int32 // index of the anchor, plus one
	}
	tree := make([]tip, columns+1)
	before := func(j int) (t tip) { // the best chain that ends left of column j
		for ; j > 0; j -= j & -j {
			if tree[j].weight > t.weight {
				t = tree[j]
			}
		}
		return t
	}
	previous := make([]int32, len(as))
	totals := make([]float64, len(as))
	best := tip{}
	for lo := 0; lo < len(as); {
		hi := lo
		for ; hi < len(as) && as[hi].i == as[lo].i; hi++ {
			t := before(as[hi].j)
			previous[hi], totals[hi] = t.at, t.weight+as[hi].weight
		}
		for k := lo; k < hi; k++ {
			t := tip{totals[k], int32(k + 1)}
			if t.weight > best.weight {
				best = t
			}
			for j := as[k].j + 1; j <= columns; j += j & -j {
				if t.weight > tree[j].weight {
					tree[j] = t
				}
			}
		}
		lo = hi
	}
	var out []anchor
	for k := best.at; k > 0; k = previous[k-1] {
		out = append(out, as[k-1])
	}
	slices.Reverse(out)
	return out
}

// steady drops the anchors that none of their neighbours in the chain agrees
// with about how far the two sides are apart.
func steady(as []anchor) []anchor {
	var out []anchor
	for k, a := range as {
		for n := max(0, k-3); n < min(len(as), k+4); n++ {
			b := as[n]
			distance := max(a.i-b.i, b.i-a.i, a.j-b.j, b.j-a.j)
			apart := (a.j - a.i) - (b.j - b.i)
			if n != k && distance < 200 && max(apart, -apart)*5 <= 15+distance {
				out = append(out, a)
				break
			}
		}
	}
	return out
}

// Widths of the band, in segments.
const (
	firstMargin  = 8   // on either side of the path that the anchors draw
	secondMargin = 3   // on either side of the path of the first pass
	widest       = 400 // at most, where there are no anchors
	narrow       = 60  // the same, in documents of more than manyRows segments

	manyRows = 20000
)

// newBand returns the band of a pair of documents of n and m segments around a
// chain of anchors: in each row the first and last node that is searched.
func newBand(as []anchor, n, m, margin int) (lo, hi []int) {
	if n > manyRows {
		margin /= 2
	}
	lo, hi = make([]int, n+1), make([]int, n+1)
	for i := range lo {
		lo[i], hi[i] = m, 0
	}
	from := anchor{}
	for k := range len(as) + 1 {
		to := anchor{i: n, j: m}
		if k < len(as) {
			to = as[k]
		}
		between(lo, hi, from, to)
		from = to
	}
	// Room on either side, up and down as much as left and right.
	wideLo, wideHi := make([]int, n+1), make([]int, n+1)
	for i := range lo {
		wideLo[i] = max(0, lo[max(0, i-margin)]-margin)
		wideHi[i] = min(m, hi[min(n, i+margin)]+margin)
	}
	for i := 1; i <= n; i++ {
		wideLo[i] = max(wideLo[i], wideLo[i-1])
	}
	for i := n - 1; i >= 0; i-- {
		wideHi[i] = min(wideHi[i], wideHi[i+1])
	}
	wideLo[0], wideHi[n] = 0, m
	return wideLo, wideHi
}

// between opens the band from one anchor to the next.
func between(lo, hi []int, a, b anchor) {
	di, dj := b.i-a.i, b.j-a.j
	small := min(di, dj) <= 16 || di*dj <= 64*64
	for i := a.i; i <= b.i; i++ {
		l, h := a.j, b.j
		if !small {
			// Between the diagonal that starts at one and the one that ends at the
			// other lie all paths with one gap.
			x, y := a.j+i-a.i, b.j-(b.i-i)
			slack := 30 + min(di, dj)/10
			l, h = min(x, y)-slack, max(x, y)+slack
			if limit := widest; h-l > limit {
				if len(lo) > manyRows {
					limit = narrow
				}
				// Wide as the stretch is, a path must be able to climb it.
				limit = max(limit, 2*(dj/di+1))
				mid := a.j + int(int64(i-a.i)*int64(dj)/int64(di))
				l, h = mid-limit/2, mid+limit/2
			}
			l, h = max(a.j, l), min(b.j, h)
		}
		lo[i], hi[i] = min(lo[i], l), max(hi[i], h)
	}
}
