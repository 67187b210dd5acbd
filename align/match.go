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
	n := 0
	for i := r.Lo; i < r.Hi; i++ {
		n += s.size(i)
	}
	out := make([]token, 0, n)
	for i := r.Lo; i < r.Hi; i++ {
		for place, w := range s.words.of(i) {
			t := &s.vocab[w]
			knows := !t.function && (known[w] >= wellKnown || t.kind != plainWord || listed != nil && listed[w])
			out = append(out, token{word: w, segment: i, place: place, knows: knows})
		}
	}
	return out
}

// mostMatched is about how many pairs of words of two groups are looked at: in groups
// so long that they may have more, those that stand about as far into their groups.
const mostMatched = 1 << 18

// matched matches the words of two groups. Where the segments of a group compete
// for a word, the one that has more in common with the other group is served
// first.
func (m *model) matched(src, dst Range) match {
	x := match{m.src.tokens(src, m.srcKnown, m.srcListed), m.dst.tokens(dst, m.dstKnown, m.dstListed)}
	r := m.room()
	defer m.rooms.put(r)
	r.next = grow(r.next, len(x.dst))
	for q, t := range x.dst {
		r.next[q] = -1
		if r.in[t.word] == r.epoch {
			r.next[q] = r.first[t.word]
		}
		r.in[t.word], r.first[t.word] = r.epoch, int32(q)
	}
	pairs := r.pairs[:0]
	near := mostMatched / float32(max(1, len(x.src)*len(x.dst)))
	var srcTotal, dstTotal [maxSide]float32
	r.best = zeroed(r.best, len(x.dst))
	for p, t := range x.src {
		most := float32(0)
		for _, l := range m.links.of(t.word) {
			if r.in[l.word] != r.epoch {
				continue
			}
			gain := m.pull(t.word, l) + log20
			for q := r.first[l.word]; q >= 0; q = r.next[q] {
				apart := float32(p)/float32(len(x.src)) - float32(q)/float32(len(x.dst))
				if apart = max(apart, -apart); apart <= near {
					pairs = append(pairs, tokenPair{p: int32(p), q: q, gain: gain, apart: apart})
				}
				r.best[q] = max(r.best[q], gain)
			}
			most = max(most, gain)
		}
		srcTotal[t.segment-src.Lo] += most
	}
	for q, t := range x.dst {
		dstTotal[t.segment-dst.Lo] += r.best[q]
	}
	srcRank, dstRank := ranks(src, srcTotal, m.src), ranks(dst, dstTotal, m.dst)
	for k := range pairs {
		p := &pairs[k]
		p.rank = srcRank[x.src[p.p].segment-src.Lo] + dstRank[x.dst[p.q].segment-dst.Lo]
	}
	r.pairs = pairs
	slices.SortFunc(pairs, tokenPair.compare)
	for _, r := range pairs {
		if x.src[r.p].taken == 0 && x.dst[r.q].taken == 0 {
			x.src[r.p].taken, x.dst[r.q].taken = int(r.q)+1, int(r.p)+1
		}
	}
	return x
}

// tokenPair is two words that may be matched.
type tokenPair struct {
	p, q  int32
	rank  int // of their segments
	gain  float32
	apart float32 // in their groups, as a part of these
}

func (a tokenPair) compare(b tokenPair) int {
	switch {
	case a.rank != b.rank:
		return a.rank - b.rank
	case a.gain != b.gain:
		return cmp.Compare(b.gain, a.gain)
	case a.apart != b.apart:
		return cmp.Compare(a.apart, b.apart)
	case a.p != b.p:
		return int(a.p - b.p)
	}
	return int(a.q - b.q)
}

// ranks orders the segments of a group by how much of each has a like.
func ranks(r Range, total [maxSide]float32, s *side) (rank [maxSide]int) {
	for i := range r.Len() {
		total[i] /= float32(1 + s.size(r.Lo+i))
	}
	for i := range r.Len() {
		for k := range r.Len() {
			if total[k] > total[i] || total[k] == total[i] && k < i {
				rank[i]++
			}
		}
	}
	return rank
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
