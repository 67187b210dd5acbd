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
	discount   = 0.9 // taken off each count, so that words seen once confirm nothing
	iterations = 4
	learnt     = 0.03 // the least probability kept
)

// learn trains IBM Model 1 (Brown and others 1993) in both directions on the
// sure beads of a first pass.
func (m *model) learn(beads []Bead) links {
	type pair struct{ e, f int32 }
	var pairs []pair
	var bounds []int // of each bead's pairs
	for _, b := range beads {
		if b.Confidence < 0.5 || b.Src.Empty() || b.Dst.Empty() || b.Src.Len()*b.Dst.Len() > 4 {
			continue
		}
		for i := b.Src.Lo; i < b.Src.Hi; i++ {
			for _, e := range m.src.segs[i].words {
				if !learns(&m.src.vocab[e]) {
					continue
				}
				for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
					for _, f := range m.dst.segs[j].words {
						if learns(&m.dst.vocab[f]) {
							pairs = append(pairs, pair{e, f})
						}
					}
				}
			}
		}
		bounds = append(bounds, len(pairs))
	}
	// Number the distinct pairs.
	order := make([]int32, len(pairs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		p, q := pairs[a], pairs[b]
		return cmp.Or(cmp.Compare(p.e, q.e), cmp.Compare(p.f, q.f), cmp.Compare(a, b))
	})
	number := make([]int32, len(pairs))
	var distinct []pair
	for _, i := range order {
		if n := len(distinct); n == 0 || distinct[n-1] != pairs[i] {
			distinct = append(distinct, pairs[i])
		}
		number[i] = int32(len(distinct) - 1)
	}
	there := em(bounds, number, len(distinct), len(m.src.vocab), func(k int32) (from, to int32) { return distinct[k].e, distinct[k].f })
	back := em(bounds, number, len(distinct), len(m.dst.vocab), func(k int32) (from, to int32) { return distinct[k].f, distinct[k].e })
	out := make(links, len(m.src.vocab))
	for k, p := range distinct {
		if there[k] >= learnt && back[k] >= learnt {
			out[p.e] = append(out[p.e], link{p.f, float32(math.Log(there[k])), float32(math.Log(back[k]))})
		}
	}
	return out
}

func learns(w *wordType) bool { return w.df > 1 && !w.function }

// em estimates t(to|from) for each distinct pair. Each word of a bead is shared
// out among the words of the other side that might have produced it.
func em(bounds []int, number []int32, distinct, vocab int, words func(int32) (from, to int32)) []float64 {
	t := make([]float64, distinct)
	for k := range t {
		t[k] = 1
	}
	counts := make([]float64, distinct)
	totals := make([]float64, vocab)
	sums := map[int32]float64{}
	for it := range iterations {
		clear(counts)
		clear(totals)
		lo := 0
		for _, hi := range bounds {
			clear(sums)
			for _, k := range number[lo:hi] {
				_, to := words(k)
				sums[to] += t[k]
			}
			for _, k := range number[lo:hi] {
				_, to := words(k)
				if s := sums[to]; s > 0 {
					counts[k] += t[k] / s
				}
			}
			lo = hi
		}
		for k, c := range counts {
			from, _ := words(int32(k))
			totals[from] += c
		}
		for k, c := range counts {
			from, _ := words(int32(k))
			if it == iterations-1 {
				c = max(0, c-discount)
			}
			t[k] = 0
			if totals[from] > 0 {
				t[k] = c / totals[from]
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
