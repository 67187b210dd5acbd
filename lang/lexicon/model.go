package lexicon

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// model is IBM Model 1 in both directions, with counts that both agree on: a word
// e and a word f of a pair count for as much as the posterior of the link is in
// one direction, times what it is in the other (Liang, Taskar and Klein 2006).
//
// Every sum is made by one goroutine in one order: counts by word e, over the
// pairs it is in; normalisers by pair, over its words. So the results do not
// depend on the number of processors. Nor do they on their make: conversions keep
// products from being fused with sums, which would round them otherwise.
type model struct {
	pairs  int
	weight []float32 // by pair
	e, f   *side
	where  occurrences // of the words e
	rows   []row       // by word e

	// The agreed counts of each word, and the probability that nothing on the
	// other side translates into it.
	eTotal, fTotal []float64
	eNull, fNull   []float64

	// By place in a pair: what a word is divided by, the sum of the probabilities
	// that the words of the other side give it.
	eNorm, fNorm []float32
}

// nullWeight is how many words the NULL word of a pair counts as. Less than one
// keeps it from taking the place of frequent words in small corpora.
const nullWeight = 0.2

// row is the agreed counts of a word e with each word f that is ever in a pair
// with it.
type row struct {
	f     []int32
	count []float32
}

// newModel prepares a model in which all words are equally probable.
func newModel(c *corpus) *model {
	m := &model{
		pairs: len(c.weights), weight: c.weights, e: &c.source, f: &c.target,
		where:  invert(&c.source),
		rows:   make([]row, len(c.source.words)),
		eTotal: make([]float64, len(c.source.words)), fTotal: make([]float64, len(c.target.words)),
		eNull: make([]float64, len(c.source.words)), fNull: make([]float64, len(c.target.words)),
		eNorm: make([]float32, len(c.source.word)), fNorm: make([]float32, len(c.target.word)),
	}
	even(m.eNull, m.eNorm, m.e, m.f)
	even(m.fNull, m.fNorm, m.f, m.e)
	return m
}

// even gives all words of a side the probability 1, which stands for any that is
// the same for all.
func even(null []float64, norm []float32, s, other *side) {
	for w := range null {
		null[w] = 1
	}
	for p := range len(s.start) - 1 {
		total := float32(nullWeight)
		for _, n := range other.count[other.start[p]:other.start[p+1]] {
			total += n
		}
		for at := s.start[p]; at < s.start[p+1]; at++ {
			norm[at] = total
		}
	}
}

// train runs rounds of expectation maximisation. progress is called after each.
func (m *model) train(ctx context.Context, rounds int, progress func()) error {
	for round := range rounds {
		if round > 0 {
			m.normalise()
		}
		m.estimate(ctx)
		m.estimateNull(m.eNull, m.eNorm, m.e)
		m.estimateNull(m.fNull, m.fNorm, m.f)
		if err := ctx.Err(); err != nil {
			return err
		}
		progress()
	}
	return nil
}

// estimate makes all counts anew.
func (m *model) estimate(ctx context.Context) {
	const chunk = 64
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			expected := make([]float64, len(m.f.words))
			for ctx.Err() == nil {
				lo := int(next.Add(chunk)) - chunk
				if lo >= len(m.rows) {
					return
				}
				for e := lo; e < min(lo+chunk, len(m.rows)); e++ {
					m.expect(e, expected)
					m.estimateRow(e, expected)
				}
			}
		})
	}
	wait.Wait()
	clear(m.fTotal)
	for e := range m.rows {
		r := &m.rows[e]
		for i, f := range r.f {
			m.fTotal[f] += float64(r.count[i])
		}
	}
}

// expect adds up, for each f, how often it is expected with e, over the
// probabilities that they give each other.
func (m *model) expect(e int, expected []float64) {
	r := &m.rows[e]
	first := r.f == nil
	for i := m.where.start[e]; i < m.where.start[e+1]; i++ {
		p, at := m.where.pair[i], m.where.at[i]
		n := float64(m.weight[p] * m.e.count[at] / m.eNorm[at])
		lo, hi := m.f.start[p], m.f.start[p+1]
		words, counts, norms := m.f.word[lo:hi], m.f.count[lo:hi], m.fNorm[lo:hi]
		for k, f := range words {
			if first && expected[f] == 0 {
				r.f = append(r.f, f)
			}
			expected[f] += float64(n * float64(counts[k]/norms[k]))
		}
	}
	if first {
		r.f = slices.Clip(r.f)
	}
}

// leastCount is below what any count can come back from.
const leastCount = 1e-15

// estimateRow makes counts of what is expected, and clears that.
func (m *model) estimateRow(e int, expected []float64) {
	r := &m.rows[e]
	first := r.count == nil
	if first {
		r.count = make([]float32, len(r.f))
	}
	total := 0.0
	for i, f := range r.f {
		count := expected[f]
		expected[f] = 0
		if !first {
			there, back := m.probabilities(e, i)
			count *= there * back
		}
		if count < leastCount {
			count = 0
		}
		r.count[i] = float32(count)
		total += count
	}
	m.eTotal[e] = total
}

// probabilities returns t(f|e) and t(e|f) of the word at a place in the row of e.
func (m *model) probabilities(e, i int) (there, back float64) {
	r := &m.rows[e]
	count := float64(r.count[i])
	if count == 0 {
		return 0, 0
	}
	return count / m.eTotal[e], count / m.fTotal[r.f[i]]
}

// estimateNull makes the probabilities of NULL anew for the words of a side.
func (m *model) estimateNull(null []float64, norm []float32, s *side) {
	expected := make([]float64, len(null))
	for p := range m.pairs {
		for at := s.start[p]; at < s.start[p+1]; at++ {
			expected[s.word[at]] += float64(m.weight[p] * s.count[at] / norm[at])
		}
	}
	total := 0.0
	for w := range null {
		null[w] *= expected[w]
		total += null[w]
	}
	for w := range null {
		null[w] /= total
	}
}

// normalise computes what the words of each pair are divided by.
func (m *model) normalise() {
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for i := range workers {
		wait.Go(func() { m.normalisePairs(m.pairs*i/workers, m.pairs*(i+1)/workers) })
	}
	wait.Wait()
}

func (m *model) normalisePairs(lo, hi int) {
	for at := m.f.start[lo]; at < m.f.start[hi]; at++ {
		m.fNorm[at] = float32(nullWeight * m.fNull[m.f.word[at]])
	}
	there, back := make([]float32, len(m.f.words)), make([]float32, len(m.f.words))
	for e := range m.rows {
		i, end := m.where.within(e, lo, hi)
		if i == end {
			continue
		}
		// What other rows have left there is of words that are in no pair with e.
		for k, f := range m.rows[e].f {
			t, b := m.probabilities(e, k)
			there[f], back[f] = float32(t), float32(b)
		}
		for ; i < end; i++ {
			p, at := m.where.pair[i], m.where.at[i]
			n, norm := m.e.count[at], float32(nullWeight*m.eNull[e])
			from, to := m.f.start[p], m.f.start[p+1]
			words, counts, norms := m.f.word[from:to], m.f.count[from:to], m.fNorm[from:to]
			for k, f := range words {
				norms[k] += float32(n * there[f])
				norm += float32(counts[k] * back[f])
			}
			m.eNorm[at] = norm
		}
	}
	raise(m.eNorm[m.e.start[lo]:m.e.start[hi]])
	raise(m.fNorm[m.f.start[lo]:m.f.start[hi]])
}

// raise keeps what is divided by well above 0.
func raise(norms []float32) {
	for i, x := range norms {
		norms[i] = max(x, 1e-30)
	}
}
