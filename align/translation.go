package align

import (
	"math"

	"github.com/visavis/visavis/lang/lexicon"
)

// translate links the words of the two documents that a lexicon of their
// languages knows, whichever of the two is its source, and notes which words it
// has, so that one would expect to see a translation of them.
func (m *model) translate(lex *lexicon.Lexicon) linkage {
	src, dst := m.src.doc.Lang.Tag(), m.dst.doc.Lang.Tag()
	there := src == lex.Source() && dst == lex.Target()
	back := src == lex.Target() && dst == lex.Source()
	srcIDs := m.src.listed(lex, !back && src == lex.Source(), src == lex.Target())
	dstIDs := m.dst.listed(lex, back || !there && dst == lex.Source(), dst == lex.Target())
	m.srcListed, m.dstListed = m.src.content(srcIDs), m.dst.content(dstIDs)
	switch {
	case back:
		return translations(lex, m.dst, m.src, dstIDs, srcIDs).mirrored()
	case there:
		return translations(lex, m.src, m.dst, srcIDs, dstIDs)
	}
	return nil
}

// listed returns the place of each word in a lexicon, as a word of its source
// language or of its target language, or -1.
func (s *side) listed(lex *lexicon.Lexicon, source, target bool) []int32 {
	ids := make([]int32, len(s.vocab))
	var stem []byte
	for w := range s.vocab {
		ids[w] = -1
		t := &s.vocab[w]
		if t.kind != plainWord {
			continue
		}
		id, ok := 0, false
		stem = append(stem[:0], t.stem...)
		switch {
		case source:
			id, ok = lex.FindSource(stem)
		case target:
			id, ok = lex.FindTarget(stem)
		}
		if ok {
			ids[w] = int32(id)
		}
	}
	return ids
}

// content says which words a lexicon has that are no function words.
func (s *side) content(ids []int32) []bool {
	out := make([]bool, len(ids))
	for w, id := range ids {
		out[w] = id >= 0 && !s.vocab[w].function
	}
	return out
}

// wordOf returns a function from the entries of a lexicon to the words that have
// them, or -1. For a page a map will do, which takes less time than to clear a
// table of the whole lexicon.
func wordOf(entries int, ids []int32) func(entry int) int32 {
	if 32*len(ids) < entries {
		words := make(map[int32]int32, len(ids))
		for w, id := range ids {
			if id >= 0 {
				words[id] = int32(w)
			}
		}
		return func(entry int) int32 {
			if w, ok := words[int32(entry)]; ok {
				return w
			}
			return -1
		}
	}
	words := make([]int32, entries) // plus one
	for w, id := range ids {
		if id >= 0 {
			words[id] = int32(w) + 1
		}
	}
	return func(entry int) int32 { return words[entry] - 1 }
}

// translations links the words of a document to those of one in the target
// language of a lexicon.
func translations(lex *lexicon.Lexicon, src, dst *side, srcIDs, dstIDs []int32) linkage {
	word := wordOf(lex.TargetLen(), dstIDs)
	var ls linkage
	var entries []lexicon.Entry
	for e, id := range srcIDs {
		if id < 0 {
			continue
		}
		entries = lex.AppendEntries(entries[:0], int(id))
		for _, x := range entries {
			f := word(int(x.Target))
			if f < 0 || src.vocab[e].function || dst.vocab[f].function || x.There < leastLog && x.Back < leastLog {
				continue
			}
			ls.add(int32(e), f, float64(x.There), float64(x.Back))
		}
	}
	return ls
}

// leastLog is the logarithm of the least probability that says anything.
var leastLog = float32(math.Log(0.005))
