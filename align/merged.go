package align

import (
	"slices"

	"github.com/visavis/visavis/segment"
)

// Of items that differ in a word or two, such as the warmest and the coldest place
// of a country, the other side may make one: warm and cold spots. All but one of
// them are left alone, though what they have of their own is there.

const (
	// The most words that two such items have apart, and how many they have in
	// common for each of them.
	variantWords, variantCommon = 2, 2
	// The least probability, in nats, that one word stands for another: the mean of
	// both directions.
	variantLike = -3.0
)

// merged reports whether each of Beads[first:end], which only one side has, is an
// item whose variant faces one that has the words of both.
func (a *Alignment) merged(first, end int) bool {
	for k := first; k < end; k++ {
		if !a.mergedWith(k, a.pairedBeside(k, -1)) && !a.mergedWith(k, a.pairedBeside(k, 1)) {
			return false
		}
	}
	return true
}

// mergedWith reports whether bead k is a variant of the item in bead n, and what
// faces that has the words that they do not have in common.
func (a *Alignment) mergedWith(k, n int) bool {
	if n < 0 {
		return false
	}
	alone, b, s := a.Beads[k], a.Beads[n], a.model.src
	i, with, facing := alone.Src, b.Src, b.Dst
	if i.Empty() {
		s, i, with, facing = a.model.dst, alone.Dst, b.Dst, b.Src
	}
	if i.Len() != 1 || with.Len() != 1 || !wholeItem(s.doc, i.Lo) || !wholeItem(s.doc, with.Lo) {
		return false
	}
	own, other, common := s.apartWords(i.Lo, with.Lo)
	if len(own) == 0 || len(other) == 0 || max(len(own), len(other)) > variantWords ||
		common < variantCommon*(len(own)+len(other)) {
		return false
	}
	// No word of the facing side stands for two.
	taken := map[int32]bool{}
	for _, w := range slices.Concat(own, other) {
		f := a.model.likeIn(s, w, facing, taken)
		if f < 0 {
			return false
		}
		taken[f] = true
	}
	return true
}

// wholeItem reports whether a segment is all of an item or cell.
func wholeItem(d *segment.Document, i int) bool {
	kind := d.Blocks[d.Segments[i].Block].Kind
	return (kind == segment.Item || kind == segment.Cell) && !sharesBlock(d, i)
}

// apartWords returns the words, but for function words, that each of two segments
// has and the other has not, and counts those of the first that both have.
func (s *side) apartWords(i, k int) (own, other []int32, common int) {
	x, y := s.words.of(i), s.words.of(k)
	without := func(x, y []int32) (out []int32) {
		for _, w := range x {
			if !s.vocab[w].function && !slices.Contains(y, w) && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
		return out
	}
	for _, w := range x {
		if !s.vocab[w].function && slices.Contains(y, w) {
			common++
		}
	}
	return without(x, y), without(y, x), common
}

// likeIn returns the word of some segments of the other side that a word of s is
// most likely to stand for, but for those taken, or -1.
func (m *model) likeIn(s *side, word int32, r Range, taken map[int32]bool) int32 {
	other := m.dst
	if s == m.dst {
		other = m.src
	}
	like, most := int32(-1), float32(variantLike)
	for i := r.Lo; i < r.Hi; i++ {
		for _, f := range other.words.of(i) {
			e, d := word, f
			if s == m.dst {
				e, d = f, word
			}
			for _, l := range m.links.of(e) {
				if p := (l.there + l.back) / 2; l.word == d && p > most && !taken[f] {
					like, most = f, p
				}
			}
		}
	}
	return like
}
