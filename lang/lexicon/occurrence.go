package lexicon

import "slices"

// occurrences lists, by word of a side, where it occurs, in order.
type occurrences struct {
	start []int   // by word, and the end of the last
	pair  []int32 // the pair it occurs in
	at    []int32 // its place in side.word
}

// invert lists the occurrences of the words of a side.
func invert(s *side) occurrences {
	o := occurrences{
		start: make([]int, len(s.words)+1),
		pair:  make([]int32, len(s.word)),
		at:    make([]int32, len(s.word)),
	}
	for _, w := range s.word {
		o.start[w+1]++
	}
	for w := range s.words {
		o.start[w+1] += o.start[w]
	}
	next := slices.Clone(o.start)
	for p := range len(s.start) - 1 {
		for at := s.start[p]; at < s.start[p+1]; at++ {
			w := s.word[at]
			o.pair[next[w]], o.at[next[w]] = int32(p), int32(at)
			next[w]++
		}
	}
	return o
}

// within returns the first and the end of the occurrences of a word in a range of
// pairs.
func (o *occurrences) within(word, lo, hi int) (first, end int) {
	pairs := o.pair[o.start[word]:o.start[word+1]]
	i, _ := slices.BinarySearch(pairs, int32(lo))
	j, _ := slices.BinarySearch(pairs[i:], int32(hi))
	return o.start[word] + i, o.start[word] + i + j
}
