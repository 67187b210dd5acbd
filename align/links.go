package align

import (
	"cmp"
	"slices"
)

// A link says that a word of the source translates a word of the target, with
// the logarithms of the probabilities t(f|e) and t(e|f) of IBM Model 1 (Brown
// and others 1993).
type link struct {
	word        int32 // index into the vocab of the target
	there, back float32
}

// links are the translations known between two vocabularies, by source word.
type links struct {
	ends []int32 // by source word, the end of its links in list
	list []link
}

func (l *links) of(e int32) []link {
	start := int32(0)
	if e > 0 {
		start = l.ends[e-1]
	}
	return l.list[start:l.ends[e]]
}

// linkage collects links, in any order.
type linkage []sourceLink

type sourceLink struct {
	source int32
	link
}

func (ls *linkage) add(e, f int32, there, back float64) {
	*ls = append(*ls, sourceLink{e, link{f, float32(there), float32(back)}})
}

// mirrored turns the links of a target to a source around.
func (ls linkage) mirrored() linkage {
	for k, l := range ls {
		ls[k] = sourceLink{l.word, link{l.source, l.back, l.there}}
	}
	return ls
}

// sorted orders the links of a vocabulary of n words; of a pair that was added
// more than once, the higher probabilities count.
func (ls linkage) sorted(n int) links {
	ends, ls := grouped(ls, n, func(l *sourceLink) int32 { return l.source })
	out := links{ends, make([]link, 0, len(ls))}
	lo := int32(0)
	for e, hi := range ends {
		group := ls[lo:hi]
		slices.SortFunc(group, func(a, b sourceLink) int { return cmp.Compare(a.word, b.word) })
		for k, l := range group {
			if k > 0 && group[k-1].word == l.word {
				last := &out.list[len(out.list)-1]
				last.there, last.back = max(last.there, l.there), max(last.back, l.back)
				continue
			}
			out.list = append(out.list, l.link)
		}
		lo, ends[e] = hi, int32(len(out.list))
	}
	return out
}

// all appends the links to a linkage again.
func (l *links) all() linkage {
	out := make(linkage, 0, len(l.list))
	for e := range l.ends {
		for _, k := range l.of(int32(e)) {
			out = append(out, sourceLink{int32(e), k})
		}
	}
	return out
}

// lists holds a list of words for each segment.
type lists struct {
	ends  []int32
	words []int32
}

func (l *lists) of(i int) []int32 {
	start := int32(0)
	if i > 0 {
		start = l.ends[i-1]
	}
	return l.words[start:l.ends[i]]
}

// only returns the words of each segment for which keep is true.
func (l *lists) only(keep []bool) lists {
	out := lists{make([]int32, len(l.ends)), make([]int32, 0, len(l.words))}
	for i := range l.ends {
		for _, w := range l.of(i) {
			if keep[w] {
				out.words = append(out.words, w)
			}
		}
		out.ends[i] = int32(len(out.words))
	}
	return out
}

// inverted returns, for each of n words, the segments that it occurs in.
func (l *lists) inverted(n int) lists {
	out := lists{make([]int32, n+1), make([]int32, len(l.words))}
	for _, w := range l.words {
		out.ends[w+1]++
	}
	for w := range n {
		out.ends[w+1] += out.ends[w]
	}
	for i := range l.ends {
		for _, w := range l.of(i) {
			out.words[out.ends[w]] = int32(i)
			out.ends[w]++
		}
	}
	return out
}

// grouped orders a list by a number from 0 to n that each of its elements has,
// those of one number as they were, and returns where each number ends.
func grouped[T any](list []T, n int, number func(*T) int32) (ends []int32, out []T) {
	ends, out = make([]int32, n+1), make([]T, len(list))
	for k := range list {
		ends[number(&list[k])+1]++
	}
	for k := range n {
		ends[k+1] += ends[k]
	}
	for k := range list {
		at := &ends[number(&list[k])]
		out[*at] = list[k]
		*at++
	}
	return ends[:n], out
}
