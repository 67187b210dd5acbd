package align

import (
	"cmp"
	"math"
	"slices"
)

// adapt fits the model to the documents from the beads of a first pass: how
// long translations are, which shapes of bead there are, and which words recur
// together.
func (m *model) adapt(beads []Bead) {
	m.adaptPrior(beads)
	m.adaptLengths(beads)
	if m.uses(Words) {
		m.links = merge(m.links, m.learn(beads))
		m.weigh()
	}
}

// priorWeight is how many beads the prior of before counts for.
const priorWeight = 60

// adaptPrior re-estimates the shapes of beads. One-sided beads are never made
// less likely than they were: a first pass finds too few of them.
func (m *model) adaptPrior(beads []Bead) {
	var counts [len(types)]float64
	total := 0.0
	for _, b := range beads {
		for t := range types {
			if types[t] == b.Type() {
				counts[t] += b.Confidence
				total += b.Confidence
			}
		}
	}
	// Mirrored shapes are as likely as each other, but for what the documents
	// say: one side may be cut finer.
	for t := range types {
		p := (counts[t] + priorWeight*defaultPrior[t]) / (total + priorWeight)
		if t == typeOmission || t == typeAddition {
			p = max(p, defaultPrior[t])
		}
		m.prior[t] = math.Log(p)
	}
}

// adaptLengths re-estimates the ratio of the lengths and how much it varies
// from the sure beads.
func (m *model) adaptLengths(beads []Bead) {
	var ratios []float64
	for _, b := range beads {
		if b.Confidence < 0.8 || b.Src.Empty() || b.Dst.Empty() {
			continue
		}
		x, y := m.lengthOf(m.src, b.Src), m.lengthOf(m.dst, b.Dst)
		if x+y < 40 {
			continue
		}
		ratios = append(ratios, math.Log(1+y)-math.Log(1+x))
	}
	n := float64(len(ratios))
	if n < 10 {
		return
	}
	slices.Sort(ratios)
	// The median, which a few wrong beads do not move.
	k := len(ratios)
	median := (ratios[k/2] + ratios[(k-1)/2]) / 2
	m.len.ratio = (m.len.ratio*20 + median*n) / (20 + n)
}

func (m *model) lengthOf(s *side, r Range) float64 {
	n := 0.0
	for i := r.Lo; i < r.Hi; i++ {
		n += s.segs[i].length
	}
	return n
}

// Learning of the words that recur together.
const (
	discount   = 0.9     // taken off each count, so that words seen once confirm nothing
	iterations = 4       //
	learnt     = 0.03    // the least probability kept
	mostWords  = 2500    // pairs of words of a bead; longer ones say little
	mostPairs  = 1 << 21 // pairs of words in all; of more beads, a sample is learnt from
)

// cooccurrence is the pairs of words that stand in one bead. Each pair of words
// is numbered.
type cooccurrence struct {
	pairs    []int32 // numbers of the pairs, bead after bead
	bounds   []int   // where the pairs of each bead end
	src, dst []int32 // by number: the two words
}

// learn trains IBM Model 1 (Brown and others 1993) in both directions on the
// sure beads of a first pass.
func (m *model) learn(beads []Bead) links {
	c := m.cooccurrences(beads)
	there := em(c, c.src, c.dst, len(m.src.vocab), len(m.dst.vocab))
	back := em(c, c.dst, c.src, len(m.dst.vocab), len(m.src.vocab))
	out := make(links, len(m.src.vocab))
	for k, e := range c.src {
		if there[k] >= learnt && back[k] >= learnt {
			out[e] = append(out[e], link{c.dst[k], float32(math.Log(there[k])), float32(math.Log(back[k]))})
		}
	}
	return out
}

// cooccurrences collects the pairs of words of the beads that are sure enough.
func (m *model) cooccurrences(beads []Bead) *cooccurrence {
	type sure struct{ src, dst []int32 }
	var chosen []sure
	total := 0
	for _, b := range beads {
		if b.Confidence < 0.5 || b.Src.Empty() || b.Dst.Empty() || b.Src.Len()*b.Dst.Len() > 4 {
			continue
		}
		s := sure{m.src.learnable(b.Src), m.dst.learnable(b.Dst)}
		if n := len(s.src) * len(s.dst); n > 0 && n <= mostWords {
			chosen = append(chosen, s)
			total += n
		}
	}
	stride := 1 + total/mostPairs
	c := &cooccurrence{pairs: make([]int32, 0, total/stride)}
	number := map[[2]int32]int32{}
	for k := 0; k < len(chosen); k += stride {
		for _, e := range chosen[k].src {
			for _, f := range chosen[k].dst {
				id, ok := number[[2]int32{e, f}]
				if !ok {
					id = int32(len(c.src))
					number[[2]int32{e, f}] = id
					c.src, c.dst = append(c.src, e), append(c.dst, f)
				}
				c.pairs = append(c.pairs, id)
			}
		}
		c.bounds = append(c.bounds, len(c.pairs))
	}
	return c
}

// learnable returns the words of a group of segments that more than one segment
// has, function words left out.
func (s *side) learnable(r Range) []int32 {
	var out []int32
	for i := r.Lo; i < r.Hi; i++ {
		for _, w := range s.segs[i].words {
			if t := &s.vocab[w]; t.df > 1 && !t.function {
				out = append(out, w)
			}
		}
	}
	return out
}

// em estimates t(to|from) for each distinct pair. Each word of a bead is shared
// out among the words of the other side that might have produced it.
func em(c *cooccurrence, from, to []int32, froms, tos int) []float64 {
	t := make([]float64, len(from))
	for k := range t {
		t[k] = 1
	}
	counts := make([]float64, len(from))
	totals := make([]float64, froms)
	sums := make([]float64, tos)
	for it := range iterations {
		clear(counts)
		clear(totals)
		lo := 0
		for _, hi := range c.bounds {
			pairs := c.pairs[lo:hi]
			for _, k := range pairs {
				sums[to[k]] += t[k]
			}
			for _, k := range pairs {
				if s := sums[to[k]]; s > 0 {
					counts[k] += t[k] / s
				}
			}
			for _, k := range pairs {
				sums[to[k]] = 0
			}
			lo = hi
		}
		for k, n := range counts {
			totals[from[k]] += n
		}
		for k, n := range counts {
			if it == iterations-1 {
				n = max(0, n-discount)
			}
			t[k] = 0
			if total := totals[from[k]]; total > 0 {
				t[k] = n / total
			}
		}
	}
	return t
}

// merge joins two sets of links; of a pair in both, the higher probabilities
// count.
func merge(a, b links) links {
	out := make(links, len(a))
	for e := range a {
		ls := append(slices.Clone(a[e]), b[e]...)
		slices.SortFunc(ls, func(x, y link) int { return cmp.Compare(x.word, y.word) })
		for _, l := range ls {
			if n := len(out[e]); n > 0 && out[e][n-1].word == l.word {
				last := &out[e][n-1]
				last.there, last.back = max(last.there, l.there), max(last.back, l.back)
				continue
			}
			out[e] = append(out[e], l)
		}
	}
	return out
}
