package align

import (
	"cmp"
	"context"
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

// cognates links the numbers, names and cognates of two documents, or those that it
// comes to before the context is done.
func cognates(ctx context.Context, src, dst *side) linkage {
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
	r := resemblance{done: ctx.Done(), src: src, dst: dst, there: make([]int32, len(src.vocab)), back: make([]int32, len(dst.vocab)),
		out: slices.Grow(ls, 10*min(len(alike), len(candidates)))}
	r.compare(alike, candidates, 3)
	return r.out
}

// A resemblance links the words that resemble each other. A word that resembles
// many is the cognate of few: the better a pair ranks among those of a word, the
// more of its probability it gets. The words of one skeleton are looked at by
// themselves, since there may be a hundred pairs to a word in a text in which no
// word recurs.
type resemblance struct {
	done        <-chan struct{}
	src, dst    *side
	there, back []int32 // by word, how many pairs of it are more alike
	pairs       []pair  // of one skeleton
	common      subsequence
	out         linkage
}

// pair is a word of each side and how much of them agrees.
type pair struct {
	e, f  int32
	ratio float64
}

// rank links the best of the pairs of one skeleton.
func (r *resemblance) rank() {
	slices.SortFunc(r.pairs, func(a, b pair) int { return cmp.Compare(b.ratio, a.ratio) })
	for i := 0; i < len(r.pairs); {
		// Pairs of one ratio share a rank, whichever side is looked at first.
		j := i
		for ; j < len(r.pairs) && r.pairs[j].ratio == r.pairs[i].ratio; j++ {
			p := r.pairs[j]
			if a, b := r.there[p.e], r.back[p.f]; a < maxCognates || b < maxCognates {
				t := similar(p.ratio)
				r.out.add(p.e, p.f, math.Log(t/float64(1+a/2)), math.Log(t/float64(1+b/2)))
			}
		}
		for ; i < j; i++ {
			r.there[r.pairs[i].e]++
			r.back[r.pairs[i].f]++
		}
	}
}

// crowd is how many pairs of words with one skeleton are compared at most, and
// longestSkeleton how long the skeleton may be.
const crowd, longestSkeleton = 1 << 14, 12

// compare links some words that have one skeleton of size letters and much in
// common. Where there are too many of a skeleton to compare them all, it has to be
// one twice as long.
func (r *resemblance) compare(es, fs []int32, size int) {
	var skeletons keyTable
	var room [longestSkeleton]byte
	type member struct{ word, skeleton int32 }
	source, target := make([]member, 0, len(es)), make([]member, len(fs))
	for k, f := range fs {
		n, _ := skeletons.add(skeleton(room[:size], r.dst.vocab[f].key))
		target[k] = member{f, int32(n)}
	}
	for _, e := range es {
		if n, ok := skeletons.find(skeleton(room[:size], r.src.vocab[e].key)); ok {
			source = append(source, member{e, int32(n)})
		}
	}
	count := len(skeletons.ends)
	bySkeleton := func(m *member) int32 { return m.skeleton }
	ends, source := grouped(source, count, bySkeleton)
	otherEnds, target := grouped(target, count, bySkeleton)
	words := func(ms []member, out []int32) []int32 {
		for _, m := range ms {
			out = append(out, m.word)
		}
		return out
	}
	var a, b []int32
	for n, lo, otherLo := 0, int32(0), int32(0); n < count; n, lo, otherLo = n+1, ends[n], otherEnds[n] {
		select {
		case <-r.done:
			return
		default:
		}
		a, b = words(source[lo:ends[n]], a[:0]), words(target[otherLo:otherEnds[n]], b[:0])
		if len(a)*len(b) <= crowd {
			r.meet(a, b)
		} else if 2*size <= longestSkeleton {
			r.compare(a, b, 2*size)
		}
	}
}

// meet links the words of one skeleton.
func (r *resemblance) meet(es, fs []int32) {
	r.pairs = r.pairs[:0]
	for _, e := range es {
		word := r.src.vocab[e].key
		r.common.set(word)
		for _, f := range fs {
			key := r.dst.vocab[f].key
			long, short := max(len(key), len(word)), min(len(key), len(word))
			if key == word || float64(short) < 0.6*float64(long) {
				continue
			}
			if ratio := float64(r.common.length(key)) / float64(long); similar(ratio) > 0 {
				r.pairs = append(r.pairs, pair{e, f, ratio})
			}
		}
	}
	r.rank()
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
