package align

import (
	"math"
	"slices"
)

// adapt fits the model to the documents from the beads of a first pass: how
// long translations are, which shapes of bead there are, and which words recur
// together.
func (m *model) adapt(beads []Bead, shapes []shape) {
	m.adaptPrior(beads, shapes)
	m.adaptLengths(beads)
	if m.uses(Words) {
		if learnt := m.learn(beads); len(learnt) > 0 {
			m.links = append(m.links.all(), learnt...).sorted(len(m.src.vocab))
			m.weigh()
		}
	}
}

// priorWeight is how many beads the prior of before counts for.
const priorWeight = 60

// adaptPrior re-estimates how probable the shapes of beads are that the first
// pass could find; where it had no room for a larger one, what it left over is
// no gap. One-sided beads are never made less likely than they were: a first
// pass finds too few of them.
func (m *model) adaptPrior(beads []Bead, shapes []shape) {
	var counts [len(types)]float64
	place := map[Type]int{}
	for t, shape := range types {
		place[shape] = t
	}
	total := 0.0
	for _, b := range beads {
		counts[place[b.Type()]] += b.Confidence
		total += b.Confidence
	}
	// Mirrored shapes are as likely as each other, but for what the documents
	// say: one side may be cut finer.
	tried := [len(types)]bool{typeOmission: true, typeAddition: true}
	for _, s := range shapes {
		tried[s.t] = true
	}
	before, after := 0.0, 0.0 // probability of the beads that merge segments
	for t, shape := range types {
		if !tried[t] {
			continue
		}
		p := (counts[t] + priorWeight*defaultPrior[t]) / (total + priorWeight)
		if t == typeOmission || t == typeAddition {
			p = max(p, defaultPrior[t])
		} else if shape != types[0] {
			before, after = before+defaultPrior[t], after+p
		}
		m.prior[t] = math.Log(p)
	}
	for t := range types {
		if !tried[t] && before > 0 {
			m.prior[t] = math.Log(defaultPrior[t] * after / before)
		}
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
	iterations = 3       //
	learnt     = 0.03    // the least probability kept
	mostWords  = 400     // pairs of words of a bead; longer ones say little
	mostPairs  = 1 << 20 // pairs of words in all; of more beads, a sample is learnt from
)

// cooccurrence is the pairs of words that stand in one bead. Each pair of words
// is numbered. A bead counts for as much as it is sure.
type cooccurrence struct {
	pairs    []int32   // numbers of the pairs, bead after bead
	bounds   []int     // where the pairs of each bead end
	weights  []float64 // of each bead
	src, dst []int32   // by number: the two words
}

// learn trains IBM Model 1 (Brown and others 1993) in both directions on the
// sure beads of a first pass.
func (m *model) learn(beads []Bead) linkage {
	c := m.cooccurrences(beads)
	var there, back []float64
	m.both(func() { there = em(c, c.src, c.dst, len(m.src.vocab), len(m.dst.vocab)) },
		func() { back = em(c, c.dst, c.src, len(m.dst.vocab), len(m.src.vocab)) })
	var out linkage
	for k, e := range c.src {
		if there[k] >= learnt && back[k] >= learnt {
			out.add(e, c.dst[k], math.Log(there[k]), math.Log(back[k]))
		}
	}
	return out
}

// cooccurrences collects the pairs of words of the beads that are sure enough.
func (m *model) cooccurrences(beads []Bead) *cooccurrence {
	type sure struct {
		src, dst []int32
		w        float64
	}
	var chosen []sure
	total := 0
	for _, b := range beads {
		if b.Confidence < 0.5 || b.Src.Empty() || b.Dst.Empty() || b.Src.Len()*b.Dst.Len() > 4 {
			continue
		}
		s := sure{m.learnable(m.src, b.Src, m.srcKnown), m.learnable(m.dst, b.Dst, m.dstKnown), b.Confidence}
		if n := len(s.src) * len(s.dst); n > 0 && n <= mostWords {
			chosen = append(chosen, s)
			total += n
		}
	}
	stride := 1 + total/mostPairs
	c := &cooccurrence{pairs: make([]int32, 0, total/stride)}
	number := newPairTable(total / stride / 4)
	for k := 0; k < len(chosen); k += stride {
		for _, e := range chosen[k].src {
			for _, f := range chosen[k].dst {
				c.pairs = append(c.pairs, number.of(e, f))
			}
		}
		c.bounds = append(c.bounds, len(c.pairs))
		c.weights = append(c.weights, chosen[k].w)
	}
	c.src, c.dst = number.pairs()
	c.recurring()
	return c
}

// recurring drops the pairs that stand together only once, which confirm
// nothing.
func (c *cooccurrence) recurring() {
	counts := make([]int32, len(c.src))
	for _, k := range c.pairs {
		counts[k]++
	}
	kept := int32(0)
	for k, n := range counts {
		counts[k] = -1
		if n > 1 {
			counts[k] = kept
			c.src[kept], c.dst[kept] = c.src[k], c.dst[k]
			kept++
		}
	}
	c.src, c.dst = c.src[:kept], c.dst[:kept]
	pairs, lo := c.pairs[:0], 0
	for b, hi := range c.bounds {
		for _, k := range c.pairs[lo:hi] {
			if counts[k] >= 0 {
				pairs = append(pairs, counts[k])
			}
		}
		lo, c.bounds[b] = hi, len(pairs)
	}
	c.pairs = pairs
}

// learnable returns the words of a group of segments that more than two segments
// has and whose translation is not known, function words left out.
func (m *model) learnable(s *side, r Range, known []float32) []int32 {
	var out []int32
	for i := r.Lo; i < r.Hi; i++ {
		for _, w := range s.words.of(i) {
			if t := &s.vocab[w]; t.df > 2 && !t.function && known[w] < wellKnown {
				out = append(out, w)
			}
		}
	}
	return out
}

// wellKnown is the probability, over all its translations in the documents,
// from which there is nothing to learn of a word.
const wellKnown = 0.5

// pairTable numbers pairs of words in the order in which they are first seen.
type pairTable struct {
	slots []int32 // number, plus one; 0 where empty
	list  []uint64
}

func newPairTable(size int) *pairTable {
	n := 1 << 10
	for n < 2*size {
		n *= 2
	}
	return &pairTable{slots: make([]int32, n)}
}

func (t *pairTable) of(e, f int32) int32 {
	key := uint64(e)<<32 | uint64(f)
	at := t.slot(key)
	if n := t.slots[at]; n != 0 {
		return n - 1
	}
	t.list = append(t.list, key)
	t.slots[at] = int32(len(t.list))
	if 2*len(t.list) > len(t.slots) {
		t.slots = make([]int32, 2*len(t.slots))
		for k, key := range t.list {
			t.slots[t.slot(key)] = int32(k + 1)
		}
	}
	return int32(len(t.list) - 1)
}

// slot returns the place of a key, or the empty one where it would stand.
func (t *pairTable) slot(key uint64) int {
	mask := len(t.slots) - 1
	at := int(key*0x9e3779b97f4a7c15>>32) & mask
	for t.slots[at] != 0 && t.list[t.slots[at]-1] != key {
		at = (at + 1) & mask
	}
	return at
}

func (t *pairTable) pairs() (src, dst []int32) {
	src, dst = make([]int32, len(t.list)), make([]int32, len(t.list))
	for k, key := range t.list {
		src[k], dst[k] = int32(key>>32), int32(uint32(key))
	}
	return src, dst
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
		for b, hi := range c.bounds {
			pairs := c.pairs[lo:hi]
			for _, k := range pairs {
				sums[to[k]] += t[k]
			}
			for _, k := range pairs {
				if s := sums[to[k]]; s > 0 {
					counts[k] += c.weights[b] * t[k] / s
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
