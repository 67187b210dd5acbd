package align

import (
	"cmp"
	"math"
	"slices"
)

// Probabilities given to words that need no lexicon to be seen as translations.
const (
	tNumber   = 0.8
	tCalendar = 0.8
	tEqual    = 0.6
	tShort    = 0.4 // equal, but of three letters or fewer
)

// similar maps how much of two words agrees, the ratio of their longest common
// subsequence (Melamed 1999), to the probability that they are translations.
func similar(ratio float64) float64 {
	switch {
	case ratio >= 0.9:
		return 0.5
	case ratio >= 0.8:
		return 0.35
	case ratio >= 0.72:
		return 0.2
	case ratio >= 0.65:
		return 0.08
	}
	return 0
}

// cognates links the numbers, names and cognates of two documents.
func cognates(src, dst *side) linkage {
	var ls linkage
	exact := make(map[string]int32, len(dst.vocab))
	skeletons := map[string][]int32{}
	var buf [4]byte
	for f := range dst.vocab {
		w := &dst.vocab[f]
		if w.function {
			continue
		}
		exact[w.key] = int32(f)
		if w.kind == plainWord && len(w.key) >= 4 {
			k := string(skeleton(buf[:0], w.key))
			skeletons[k] = append(skeletons[k], int32(f))
		}
	}
	type pair struct {
		e, f  int32
		ratio float64
	}
	var pairs []pair
	var table lcsTable
	for e := range src.vocab {
		w := &src.vocab[e]
		if w.function {
			continue
		}
		if f, ok := exact[w.key]; ok && dst.vocab[f].kind == w.kind && (w.kind != plainWord || len(w.key) > 1) {
			t := math.Log(equalT(w))
			ls.add(int32(e), f, t, t)
		}
		if w.kind != plainWord || len(w.key) < 4 {
			continue
		}
		for _, f := range skeletons[string(skeleton(buf[:0], w.key))] {
			key := dst.vocab[f].key
			long, short := max(len(key), len(w.key)), min(len(key), len(w.key))
			if key == w.key || float64(short) < 0.6*float64(long) {
				continue
			}
			if r := float64(table.length(w.key, key)) / float64(long); similar(r) > 0 {
				pairs = append(pairs, pair{int32(e), f, r})
			}
		}
	}
	// A word that resembles many is the cognate of few: the better a pair ranks
	// among those of a word, the more of its probability it gets.
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.ratio, a.ratio) })
	ranks := [2][]int{make([]int, len(src.vocab)), make([]int, len(dst.vocab))}
	for i := 0; i < len(pairs); {
		// Pairs of one ratio share a rank, whichever side is looked at first.
		j := i
		for ; j < len(pairs) && pairs[j].ratio == pairs[i].ratio; j++ {
			p := pairs[j]
			if a, b := ranks[0][p.e], ranks[1][p.f]; a < maxCognates || b < maxCognates {
				t := similar(p.ratio)
				ls.add(p.e, p.f, math.Log(t/float64(1+a/2)), math.Log(t/float64(1+b/2)))
			}
		}
		for ; i < j; i++ {
			ranks[0][pairs[i].e]++
			ranks[1][pairs[i].f]++
		}
	}
	return ls
}

// maxCognates bounds the cognates that are kept of a word.
const maxCognates = 6

func equalT(w *wordType) float64 {
	switch {
	case w.kind == number:
		return tNumber
	case w.kind == calendar:
		return tCalendar
	case len(w.key) < 4:
		return tShort
	}
	return tEqual
}

// skeleton appends the first letter of a word and the two consonants after it,
// doubled ones counted once: what cognates hardly ever differ in.
func skeleton(dst []byte, key string) []byte {
	dst = append(dst, key[0])
	last := key[0]
	for i := 1; i < len(key) && len(dst) < 3; i++ {
		c := key[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w':
			continue
		case 'k', 'q':
			c = 'c'
		case 'z':
			c = 's'
		}
		if c != last {
			dst = append(dst, c)
		}
		last = c
	}
	return dst
}

// lcsTable computes longest common subsequences, reusing its rows.
type lcsTable [2][64]uint8

func (t *lcsTable) length(a, b string) int {
	a, b = a[:min(len(a), 60)], b[:min(len(b), 60)]
	prev, row := &t[0], &t[1]
	clear(prev[:len(b)+1])
	row[0] = 0
	for i := range len(a) {
		for j := range len(b) {
			switch {
			case a[i] == b[j]:
				row[j+1] = prev[j] + 1
			default:
				row[j+1] = max(prev[j+1], row[j])
			}
		}
		prev, row = row, prev
	}
	return int(prev[len(b)])
}
