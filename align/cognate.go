package align

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
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
	var exact keyTable
	var last []int32       // by key, the last word of the target that has it
	var candidates []int32 // words of the target that may be cognates
	for f := range dst.vocab {
		w := &dst.vocab[f]
		if w.function {
			continue
		}
		n, known := exact.add([]byte(w.key))
		if !known {
			last = append(last, 0)
		}
		last[n] = int32(f)
		if w.kind == plainWord && len(w.key) >= 4 {
			candidates = append(candidates, int32(f))
		}
	}
	var alike []int32 // words of the source that may be
	for e := range src.vocab {
		w := &src.vocab[e]
		if w.function {
			continue
		}
		if n, ok := exact.find([]byte(w.key)); ok && dst.vocab[last[n]].kind == w.kind && (w.kind != plainWord || len(w.key) > 1) {
			t := math.Log(equalT(w))
			ls.add(int32(e), last[n], t, t)
		}
		if w.kind == number {
			for _, key := range otherReadings(w.key) {
				if n, ok := exact.find([]byte(key)); ok && dst.vocab[last[n]].kind == number {
					t := math.Log(equalT(w))
					ls.add(int32(e), last[n], t, t)
				}
			}
		}
		if w.kind != plainWord || len(w.key) < 4 {
			continue
		}
		alike = append(alike, int32(e))
	}
	pairs := resembling(src, dst, alike, candidates, 3)
	// A word that resembles many is the cognate of few: the better a pair ranks
	// among those of a word, the more of its probability it gets.
	pairs = byRatio(pairs)
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

// pair is a word of each side and how much of them agrees.
type pair struct {
	e, f  int32
	ratio float64
}

// byRatio orders pairs from the most alike to the least, those of one ratio as they
// were. There are few ratios, and they are all that is sorted: in a text without a
// word that recurs there may be a hundred pairs to a word.
func byRatio(pairs []pair) []pair {
	places := map[float64]int32{}
	var ratios []float64
	for _, p := range pairs {
		if _, known := places[p.ratio]; !known {
			places[p.ratio] = 0
			ratios = append(ratios, p.ratio)
		}
	}
	slices.SortFunc(ratios, func(a, b float64) int { return cmp.Compare(b, a) })
	for k, r := range ratios {
		places[r] = int32(k)
	}
	_, pairs = grouped(pairs, len(ratios), func(p *pair) int32 { return places[p.ratio] })
	return pairs
}

// crowd is how many pairs of words with one skeleton are compared at most, and
// longestSkeleton how long the skeleton may be.
const crowd, longestSkeleton = 1 << 14, 12

// resembling returns the pairs of some words that have one skeleton of size
// letters and much in common. Where there are too many of a skeleton to compare
// them all, it has to be one twice as long.
func resembling(src, dst *side, es, fs []int32, size int) (pairs []pair) {
	var skeletons keyTable
	var room [longestSkeleton]byte
	type group struct{ es, fs []int32 }
	var groups []group
	for _, f := range fs {
		n, known := skeletons.add(skeleton(room[:size], dst.vocab[f].key))
		if !known {
			groups = append(groups, group{})
		}
		groups[n].fs = append(groups[n].fs, f)
	}
	for _, e := range es {
		if n, ok := skeletons.find(skeleton(room[:size], src.vocab[e].key)); ok {
			groups[n].es = append(groups[n].es, e)
		}
	}
	var common subsequence
	for _, g := range groups {
		if len(g.es)*len(g.fs) > crowd {
			if 2*size <= longestSkeleton {
				pairs = append(pairs, resembling(src, dst, g.es, g.fs, 2*size)...)
			}
			continue
		}
		for _, e := range g.es {
			word := src.vocab[e].key
			common.set(word)
			for _, f := range g.fs {
				key := dst.vocab[f].key
				long, short := max(len(key), len(word)), min(len(key), len(word))
				if key == word || float64(short) < 0.6*float64(long) {
					continue
				}
				if r := float64(common.length(key)) / float64(long); similar(r) > 0 {
					pairs = append(pairs, pair{e, f, r})
				}
			}
		}
	}
	return pairs
}

// otherReadings returns what a number is on a page that kept the notation of the
// other language: 232,755 is 232.755 there, and 1.500 may be 1,500.
func otherReadings(key string) []string {
	whole, decimals, ok := strings.Cut(key, ".")
	switch {
	case ok && len(decimals) == 3 && len(whole) <= 3 && whole[0] != '0':
		return []string{whole + decimals}
	case !ok && len(key) >= 4 && len(key) <= 6:
		return []string{key[:len(key)-3] + "." + key[len(key)-3:]}
	}
	return nil
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

// skeleton writes the first letter of a word and the consonants after it, two as a
// rule, doubled ones counted once: what cognates hardly ever differ in.
func skeleton(out []byte, key string) []byte {
	clear(out)
	out[0] = key[0]
	last, n := key[0], 1
	for i := 1; i < len(key) && n < len(out); i++ {
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
			out[n] = c
			n++
		}
		last = c
	}
	return out
}

// subsequence finds the lengths of longest common subsequences with one word, a
// row of the table in a machine word (Hyyrö 2004).
type subsequence struct {
	at   [256]uint64 // by byte, the places in the word where it stands
	word string
}

// set prepares for a word, of which the first 64 bytes count.
func (s *subsequence) set(word string) {
	for i := range len(s.word) {
		s.at[s.word[i]] = 0
	}
	s.word = word[:min(len(word), 64)]
	for i := range len(s.word) {
		s.at[s.word[i]] |= 1 << i
	}
}

// length returns the length of the longest common subsequence with b.
func (s *subsequence) length(b string) int {
	row := ^uint64(0)
	for i := range len(b) {
		match := row & s.at[b[i]]
		row = (row + match) | (row - match)
	}
	return bits.OnesCount64(^row & (1<<len(s.word) - 1))
}
