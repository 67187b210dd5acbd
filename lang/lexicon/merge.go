package lexicon

import (
	"fmt"
	"math"
)

// Merge puts two lexicons of the same languages together. Of an entry that both
// have, the greater probability counts, in each direction; the probabilities of a
// word may then add up to more than 1. An empty lexicon adds nothing.
//
// Lexicons of different languages are an error.
func Merge(a, b *Lexicon) (*Lexicon, error) {
	switch {
	case a.Len() == 0:
		return b, nil
	case b.Len() == 0:
		return a, nil
	case a.source != b.source || a.target != b.target:
		return nil, fmt.Errorf("lexicon: merge: one is from %s to %s, the other from %s to %s", a.source, a.target, b.source, b.target)
	}
	return encode(a.source, a.target, best(append(a.translations(), b.translations()...))), nil
}

// translations returns all entries of a lexicon.
func (l *Lexicon) translations() []translation {
	var ts []translation
	var entries []Entry
	for source := range l.sources.n {
		word := l.SourceWord(source)
		entries = l.AppendEntries(entries[:0], source)
		for _, e := range entries {
			ts = append(ts, translation{word, l.TargetWord(int(e.Target)), math.Exp(float64(e.There)), math.Exp(float64(e.Back))})
		}
	}
	return ts
}

// best makes one of translations of the same two words.
func best(ts []translation) []translation {
	sortTranslations(ts)
	kept := ts[:0]
	for _, t := range ts {
		if n := len(kept); n > 0 && kept[n-1].source == t.source && kept[n-1].target == t.target {
			kept[n-1].there = max(kept[n-1].there, t.there)
			kept[n-1].back = max(kept[n-1].back, t.back)
			continue
		}
		kept = append(kept, t)
	}
	return kept
}
