package align

import (
	"cmp"
	"slices"
)

// A match of the words of two groups of segments, one to one: each word stands
// for one word of the other side at most (Melamed 2000, competitive linking).
// The scores of the search let one word explain many; here a sentence that only
// repeats the words of its neighbour finds them taken.
type match struct {
	src, dst []token
}

// token is a word of a group.
type token struct {
	word    int32
	segment int  // index in its document
	place   int  // among the words of its segment
	knows   bool // whether it says anything: no function word, and its translations are known
	taken   int  // place of the word it is matched with, plus one
}

// tokens lists the words of a group.
func (s *side) tokens(r Range, known []float32, listed []bool) []token {
	var out []token
	for i := r.Lo; i < r.Hi; i++ {
		for place, w := range s.words.of(i) {
			t := &s.vocab[w]
			knows := !t.function && (known[w] >= wellKnown || t.kind != plainWord || listed != nil && listed[w])
			out = append(out, token{word: w, segment: i, place: place, knows: knows})
		}
	}
	return out
}

// matched matches the words of two groups. Where the segments of a group compete
// for a word, the one that has more in common with the other group is served
// first.
func (m *model) matched(src, dst Range) match {
	x := match{m.src.tokens(src, m.srcKnown, m.srcListed), m.dst.tokens(dst, m.dstKnown, m.dstListed)}
	type pair struct {
		p, q  int
		rank  int // of the segments
		gain  float32
		apart float32
	}
	at := map[int32][]int{}
	for q, t := range x.dst {
		at[t.word] = append(at[t.word], q)
	}
	var pairs []pair
	srcTotal, dstTotal := map[int]float32{}, map[int]float32{}
	for p, t := range x.src {
		best := float32(0)
		for _, l := range m.links.of(t.word) {
			gain := m.pull(t.word, l) + log20
			for _, q := range at[l.word] {
				apart := float32(p)/float32(len(x.src)) - float32(q)/float32(len(x.dst))
				pairs = append(pairs, pair{p: p, q: q, gain: gain, apart: max(apart, -apart)})
				best = max(best, gain)
			}
		}
		srcTotal[t.segment] += best
	}
	best := make([]float32, len(x.dst))
	for _, r := range pairs {
		best[r.q] = max(best[r.q], r.gain)
	}
	for q, t := range x.dst {
		dstTotal[t.segment] += best[q]
	}
	srcRank, dstRank := ranks(src, srcTotal, m.src), ranks(dst, dstTotal, m.dst)
	for k := range pairs {
		r := &pairs[k]
		r.rank = srcRank[x.src[r.p].segment] + dstRank[x.dst[r.q].segment]
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.gain, a.gain), cmp.Compare(a.apart, b.apart),
			cmp.Compare(a.p, b.p), cmp.Compare(a.q, b.q))
	})
	for _, r := range pairs {
		if x.src[r.p].taken == 0 && x.dst[r.q].taken == 0 {
			x.src[r.p].taken, x.dst[r.q].taken = r.q+1, r.p+1
		}
	}
	return x
}

// ranks orders the segments of a group by how much of each has a like.
func ranks(r Range, total map[int]float32, s *side) map[int]int {
	order := make([]int, 0, r.Len())
	for i := r.Lo; i < r.Hi; i++ {
		order = append(order, i)
	}
	share := func(i int) float32 { return total[i] / float32(1+s.size(i)) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(share(b), share(a)) })
	out := map[int]int{}
	for k, i := range order {
		out[i] = k
	}
	return out
}

// share returns how many words of a segment say anything and how many of those
// are matched.
func share(ts []token, segment int) (known, taken int) {
	for _, t := range ts {
		if t.segment == segment && t.knows {
			known++
			if t.taken > 0 {
				taken++
			}
		}
	}
	return known, taken
}
