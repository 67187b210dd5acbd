package align

import (
	"cmp"
	"math"
	"slices"
)

// An anchor is a place where two segments are likely to face each other.
type anchor struct {
	i, j   int
	weight float64
}

// rare is the number of segments a word may occur in to vote for an anchor.
const rare = 4

// path draws a band around the path that the two documents seem to take, and
// returns the beads of it that leave no doubt. The band follows first the places
// where rare words translate each other, then, near those, all words that are
// not too frequent.
func (m *model) path() (band, []Bead) {
	b := newBand(m.rareAnchors(), m.src, m.dst)
	as := m.nearAnchors(b)
	if len(as) == 0 {
		return b, nil
	}
	return newBand(as, m.src, m.dst), m.plain(as)
}

// Segments are plainly 1-1 inside a run of so many anchors in step, with at most
// plainGap segments from one to the next, if they look alike.
const (
	plainRun   = 5
	plainGap   = 3
	plainEdge  = 1
	plainScore = 2.0
)

// plain returns the 1-1 beads of the runs in which anchors keep step.
func (m *model) plain(as []anchor) []Bead {
	var out []Bead
	for k := 0; k < len(as); {
		n := k + 1
		for n < len(as) && as[n].i-as[n-1].i == as[n].j-as[n-1].j && as[n].i-as[n-1].i <= plainGap {
			n++
		}
		if n-k >= plainRun {
			first, last := as[k+plainEdge], as[n-1-plainEdge]
			for i, j := first.i, first.j; i <= last.i; i, j = i+1, j+1 {
				out = append(out, Bead{Src: Range{i, i + 1}, Dst: Range{j, j + 1}, Confidence: 1})
			}
		}
		k = n
	}
	sure := make([]bool, len(out))
	inParallel(m.workers, (len(out)+partRows-1)/partRows, func(part int) {
		for k := part * partRows; k < min(len(out), (part+1)*partRows); k++ {
			b := &out[k]
			b.Score = m.score(b.Src, b.Dst)
			sure[k] = b.Score >= plainScore && m.alike(b.Src.Lo, b.Dst.Lo)
		}
	})
	kept := out[:0]
	for k, b := range out {
		if sure[k] {
			kept = append(kept, b)
		}
	}
	return kept
}

// alike reports whether two segments are as long as translations are, and end
// and start alike.
func (m *model) alike(i, j int) bool {
	return m.lengthScore(Range{i, i + 1}, Range{j, j + 1}) > -1 && m.surface(Range{i, i + 1}, Range{j, j + 1}) > 0
}

// frequent is the share of segments from which a word says nothing of where its
// translation stands.
const frequent = 0.1

// clearly is by how many nats the best place for a segment must be better than
// any other in the band.
const clearly = 1

// nearAnchors finds the pairs of segments within a band that have more in common
// with each other than with any other segment of the band, and clearly so.
func (m *model) nearAnchors(b band) []anchor {
	sources, targets := len(m.src.segs), len(m.dst.segs)
	v := newVoters(m, b)
	rows, columns := make([]favourite, sources), make([]favourite, targets)
	parts := make([]part, (sources+partRows-1)/partRows)
	inParallel(m.workers, len(parts), func(k int) {
		from := k * partRows
		parts[k] = v.vote(from, rows[from:min(sources, from+partRows)])
	})
	for _, p := range parts {
		for k, f := range p.columns {
			columns[p.from+k].merge(f)
		}
	}
	var as []anchor
	for i, r := range rows {
		if r.clear() && columns[r.at].at == i && columns[r.at].clear() {
			as = append(as, anchor{i, r.at, float64(min(r.margin(), columns[r.at].margin()))})
		}
	}
	return steady(chain(as, targets))
}

// pull is what a pair of words that translate each other says for two segments
// of a usual size, in nats.
func (m *model) pull(e int32, l link) float32 {
	return min(float32(m.w.clip), (l.there-m.dstNull[l.word]+l.back-m.srcNull[e])/2-log20)
}

var log20 = float32(math.Log(20))

// rareAnchors finds the places where rare words that translate each other
// stand, and the heaviest chain of them that rises on both sides.
func (m *model) rareAnchors() []anchor {
	src, dst := postings(m.src), postings(m.dst)
	var votes []anchor
	for e := range m.src.vocab {
		is := src.of(e)
		if len(is) == 0 {
			continue
		}
		for _, l := range m.links.of(int32(e)) {
			js := dst.of(int(l.word))
			if len(js) == 0 || l.there < -2 && l.back < -2 {
				continue
			}
			// A pair that occurs once on either side says most.
			w := 1 / float64(len(is)*len(js))
			if l.there < -1 {
				w /= 2
			}
			for _, i := range is {
				for _, j := range js {
					votes = append(votes, anchor{int(i), int(j), w})
				}
			}
		}
	}
	ends, votes := grouped(votes, len(m.src.segs), func(a *anchor) int32 { return int32(a.i) })
	merged := votes[:0]
	lo := int32(0)
	for _, hi := range ends {
		group := votes[lo:hi]
		slices.SortFunc(group, func(a, b anchor) int {
			return cmp.Or(cmp.Compare(a.j, b.j), cmp.Compare(a.weight, b.weight))
		})
		for k, v := range group {
			if k > 0 && merged[len(merged)-1].j == v.j {
				merged[len(merged)-1].weight += v.weight
				continue
			}
			merged = append(merged, v)
		}
		lo = hi
	}
	return steady(chain(merged, len(m.dst.segs)))
}

// postings lists, for each rare word, the segments it occurs in.
func postings(s *side) lists {
	out := lists{ends: make([]int32, len(s.vocab))}
	next := make([]int32, len(s.vocab)) // where the next segment of a word goes
	total := int32(0)
	for w := range s.vocab {
		next[w] = total
		if t := &s.vocab[w]; t.df <= rare && !t.function {
			total += int32(t.df)
		}
		out.ends[w] = total
	}
	out.words = make([]int32, total)
	for i := range s.segs {
		for _, w := range s.words.of(i) {
			at, end := next[w], out.ends[w]
			if at < end && (at == end-int32(s.vocab[w].df) || out.words[at-1] != int32(i)) {
				out.words[at] = int32(i)
				next[w]++
			}
		}
	}
	return out
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
