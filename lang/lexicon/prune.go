package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

const (
	// leastProbability is that of the translations that are kept.
	leastProbability = 1e-4
	// maxAlternatives is how many translations are kept of a word, on each side.
	// More of them add little to function words, which would have hundreds.
	maxAlternatives = 48
)

// translations returns what is probable in both directions, when a discount is
// taken off every count.
func (m *model) translations(discount float64) []translation {
	var ts []translation
	for e := range m.rows {
		r := &m.rows[e]
		for i, f := range r.f {
			count := float64(r.count[i]) - discount
			there, back := count/m.eTotal[e], count/m.fTotal[f]
			if there >= leastProbability && back >= leastProbability {
				ts = append(ts, translation{m.e.words[e], m.f.words[f], there, back})
			}
		}
	}
	return ts
}

// prune keeps the translations with the greatest product of both probabilities:
// so many in all, or all if that is 0, and so many of each word.
func prune(ts []translation, entries int) []translation {
	slices.SortFunc(ts, func(a, b translation) int {
		return cmp.Or(cmp.Compare(b.there*b.back, a.there*a.back),
			strings.Compare(a.source, b.source), strings.Compare(a.target, b.target))
	})
	sources, targets := map[string]int{}, map[string]int{}
	ts = slices.DeleteFunc(ts, func(t translation) bool {
		if sources[t.source] >= maxAlternatives || targets[t.target] >= maxAlternatives {
			return true
		}
		sources[t.source]++
		targets[t.target]++
		return false
	})
	if entries > 0 && entries < len(ts) {
		ts = ts[:entries]
	}
	return ts
}
