package align

import (
	"context"
	"math"
	"slices"
)

// A piece is a rectangle of the two documents that is solved by itself: source
// segments [i0, i1) against target segments [j0, j1). Its nodes are the places
// between segments; the band says which are searched: in row i, columns lo[i]
// to hi[i], both included and never falling.
//
// The path ends at the far corner, or, if the piece is open, anywhere in the
// last row.
type piece struct {
	i0, i1, j0, j1 int
	lo, hi         []int // by row, from i0 to i1 included
	open           bool
}

// A lattice finds the best path of beads through a piece, and how probable each
// of its beads is. The scores of a row are computed together: the words of one
// source segment meet those of each target segment of the band once, and what
// they have in common serves every shape of bead there.
type lattice struct {
	m *model
	piece
	score   Score // evidence of the caller; may be nil
	allowed [len(types)]bool

	first []int        // by row, index of the node (row, lo[row])
	best  [2][]float64 // by state and node, score of the best path to it
	back  [2][]arrival // by state and node, how that path arrives
	nats  [][]float32  // by row, score of each bead that starts there
	rows  [6]cells     // the rows that beads from the current one can reach
	exact bool         // fill nats, for posteriors
	len   [2][]group   // by side: groups by their first segment and size
}

// A path is in one of two states at a node: its last bead has two sides, or
// one. Passages are left out in runs, so a gap that is open goes on more
// readily than one opens.
const paired, gap = 0, 1

// arrival is how the best path comes to a node: by which type of bead and from
// which state; type -1 where no path does.
type arrival struct{ bead, from int8 }

// cells is what the words of one source segment have in common with those of
// the target segments in reach.
type cells struct {
	row       int // -1: unused
	from, to  int // target segments, half open
	ends      []int32
	hits      []hit     // target words covered, by target segment
	backEnds  []int32   //
	backHits  []hit     // source words covered, by target segment
	backScore []float64 // by target segment and group size: the source words as translations
}

// hit is a covered word: its place in its segment and log t - log p.
type hit struct {
	at    int32
	value float32
}

func newLattice(m *model, p piece, allowed [len(types)]bool, score Score) *lattice {
	l := &lattice{m: m, piece: p, score: score, allowed: allowed}
	n := 0
	l.first = make([]int, len(p.lo)+1)
	for r := range p.lo {
		l.first[r] = n
		n += p.hi[r] - p.lo[r] + 1
	}
	l.first[len(p.lo)] = n
	for state := range l.best {
		l.best[state] = make([]float64, n)
		l.back[state] = make([]arrival, n)
		for u := range n {
			l.best[state][u] = math.Inf(-1)
			l.back[state][u].bead = -1
		}
	}
	for i := range l.rows {
		l.rows[i].row = -1
	}
	l.len[0] = groups(m.src, p.i0, p.i1, m.len.srcMean, m.len.srcSpread)
	l.len[1] = groups(m.dst, p.j0, p.j1, m.len.dstMean, m.len.dstSpread)
	return l
}

// solve finds the best path. It stops when the context is done.
func (l *lattice) solve(ctx context.Context) error {
	l.best[paired][0] = 0
	l.nats = make([][]float32, l.i1-l.i0+1)
	var scratch rowScratch
	for i := l.i0; i <= l.i1; i++ {
		if i&15 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		l.row(i, &scratch)
	}
	return nil
}

// rowScratch is room for the scores of one row.
type rowScratch struct {
	there   []float64 // by target segment and group size
	stamp   []int32   // by target word: the row that set it, plus one
	head    []int32   // by target word: the first of its entries
	entries []entry
	best    []float32 // by place in a segment
	touched []int32
	sizes   [maxSide]float32
}

// entry is a source word in a row that links to a target word.
type entry struct {
	at          int32 // place in the source segment
	there, back float32
	next        int32
}

// row scores the beads that start in row i and carries the best paths on.
func (l *lattice) row(i int, s *rowScratch) {
	m := l.m
	r := i - l.i0
	lo, hi := l.lo[r], l.hi[r]
	words := m.uses(Words) && i < l.i1
	if words {
		for k := i; k < min(i+maxSide, l.i1); k++ {
			if c := &l.rows[k%len(l.rows)]; c.row != k {
				l.meet(c, k, s)
			}
		}
		l.forward(i, s)
	}
	if l.exact {
		l.nats[r] = make([]float32, (hi-lo+1)*len(types))
	}
	for j := lo; j <= hi; j++ {
		u := l.first[r] + j - lo
		at, state := l.best[paired][u], int8(paired)
		if open := l.best[gap][u]; open > at {
			at, state = open, gap
		}
		if math.IsInf(at, -1) {
			continue
		}
		var heads float64
		if i < l.i1 && j < l.j1 {
			heads = m.heads(&m.src.segs[i], &m.dst.segs[j])
		}
		for t, shape := range types {
			k, n := shape.Src, shape.Dst
			v := l.node(r+k, j+n)
			if v < 0 || !l.allowed[t] {
				continue
			}
			if k == 0 || n == 0 {
				l.arrive(gap, v, l.best[paired][u]+m.prior[t], arrival{int8(t), paired})
				l.arrive(gap, v, l.best[gap][u]+m.w.gapGoesOn, arrival{int8(t), gap})
				continue
			}
			x := m.prior[t] + l.bead(i, j, k, n, heads, words, s)
			if l.exact {
				l.nats[r][(j-lo)*len(types)+t] = float32(x)
			}
			l.arrive(paired, v, at+x, arrival{int8(t), state})
		}
	}
}

// arrive notes a path to a node if it is better than the one known, or as good
// and of an earlier type.
func (l *lattice) arrive(state, v int, score float64, by arrival) {
	old := l.best[state][v]
	if score > old || score == old && !math.IsInf(score, -1) && by.bead < l.back[state][v].bead {
		l.best[state][v], l.back[state][v] = score, by
	}
}

// node returns the node at row r and column j, or -1 outside the band.
func (l *lattice) node(r, j int) int {
	if r >= len(l.lo) || j < l.lo[r] || j > l.hi[r] {
		return -1
	}
	return l.first[r] + j - l.lo[r]
}

// bead scores a bead with two sides, without its prior, given how its heads
// score.
func (l *lattice) bead(i, j, k, n int, heads float64, words bool, s *rowScratch) float64 {
	m := l.m
	src, dst := Range{i, i + k}, Range{j, j + n}
	x := heads + m.tails(&m.src.segs[i+k-1], &m.dst.segs[j+n-1])
	if k+n > 2 && m.uses(Structure) {
		x += m.inner(m.src, src) + m.inner(m.dst, dst)
	}
	if m.uses(Length) {
		x += m.len.score(&l.len[0][(i-l.i0)*maxSide+k-1], &l.len[1][(j-l.j0)*maxSide+n-1])
	}
	if words {
		there, back := 0.0, 0.0
		base := l.lo[i-l.i0]
		for q := j; q < j+n; q++ {
			there += s.there[(q-base)*maxSide+k-1]
		}
		for p := i; p < i+k; p++ {
			c := &l.rows[p%len(l.rows)]
			back += c.backScore[(j-c.from)*maxSide+n-1]
		}
		x += m.w.word / 2 * (there + back)
	}
	if l.score != nil {
		x += l.score(src, dst)
	}
	return x
}

// meet finds what source segment k has in common with each target segment that
// a bead with it can reach.
func (l *lattice) meet(c *cells, k int, s *rowScratch) {
	m := l.m
	c.row = k
	c.from = l.lo[max(0, k-l.i0-maxSide+1)]
	c.to = min(l.j1, l.hi[k-l.i0]+maxSide)
	c.ends, c.hits, c.backEnds, c.backHits = c.ends[:0], c.hits[:0], c.backEnds[:0], c.backHits[:0]
	if s.stamp == nil {
		s.stamp = make([]int32, len(m.dst.vocab))
		s.head = make([]int32, len(m.dst.vocab))
	}
	source := m.src.segs[k].words
	s.entries = s.entries[:0]
	for p, e := range source {
		for _, k2 := range m.links[e] {
			f := k2.word
			next := int32(-1)
			if s.stamp[f] == int32(k+1) {
				next = s.head[f]
			}
			s.stamp[f], s.head[f] = int32(k+1), int32(len(s.entries))
			s.entries = append(s.entries, entry{int32(p), k2.there, k2.back, next})
		}
	}
	s.room(len(source))
	for j := c.from; j < c.to; j++ {
		s.touched = s.touched[:0]
		for q, f := range m.dst.segs[j].words {
			if s.stamp[f] != int32(k+1) {
				continue
			}
			there := unset
			for x := s.head[f]; x >= 0; x = s.entries[x].next {
				e := &s.entries[x]
				there = max(there, e.there)
				if s.best[e.at] == unset {
					s.touched = append(s.touched, e.at)
				}
				s.best[e.at] = max(s.best[e.at], e.back)
			}
			c.hits = append(c.hits, hit{int32(q), there - m.dstNull[f]})
		}
		slices.Sort(s.touched) // by place, as the hits of the other side are
		for _, p := range s.touched {
			c.backHits = append(c.backHits, hit{p, s.best[p] - m.srcNull[source[p]]})
			s.best[p] = unset
		}
		c.ends = append(c.ends, int32(len(c.hits)))
		c.backEnds = append(c.backEnds, int32(len(c.backHits)))
	}
	l.backward(c, k, s)
}

const unset = float32(-1e30)

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

func (c *cells) hitsOf(j int) []hit {
	x := j - c.from
	start := int32(0)
	if x > 0 {
		start = c.ends[x-1]
	}
	return c.hits[start:c.ends[x]]
}

func (c *cells) backHitsOf(j int) []hit {
	x := j - c.from
	start := int32(0)
	if x > 0 {
		start = c.backEnds[x-1]
	}
	return c.backHits[start:c.backEnds[x]]
}

// forward scores the words of each target segment in reach as translations of
// the source groups that start in row i.
func (l *lattice) forward(i int, s *rowScratch) {
	m := l.m
	r := i - l.i0
	from, to := l.lo[r], min(l.j1, l.hi[r]+maxSide)
	s.there = grow(s.there, (to-from)*maxSide)
	size := 0
	groups := min(maxSide, l.i1-i)
	for k := range groups {
		size += len(m.src.segs[i+k].words)
		s.sizes[k] = logInt(size)
	}
	for j := from; j < to; j++ {
		target := m.dst.segs[j].words
		s.room(len(target))
		for k := range groups {
			s.cover(l.rows[(i+k)%len(l.rows)].hitsOf(j))
			x := m.dstBase[j]
			for _, q := range s.touched {
				x += m.w.gain(s.best[q]-s.sizes[k]) - float64(m.dstMiss[target[q]])
			}
			s.there[(j-from)*maxSide+k] = x
		}
		s.clear()
	}
}

// room makes best long enough for a segment of n words. It is unset in every
// place between uses.
func (s *rowScratch) room(n int) {
	for len(s.best) < n {
		s.best = append(s.best, unset)
	}
	s.touched = s.touched[:0]
}

// cover notes covered words, each with the best that covers it.
func (s *rowScratch) cover(hits []hit) {
	for _, h := range hits {
		if s.best[h.at] == unset {
			s.touched = append(s.touched, h.at)
		}
		s.best[h.at] = max(s.best[h.at], h.value)
	}
}

// clear unsets what cover has set.
func (s *rowScratch) clear() {
	for _, at := range s.touched {
		s.best[at] = unset
	}
	s.touched = s.touched[:0]
}

// backward scores the words of source segment k as translations of each target
// group in reach.
func (l *lattice) backward(c *cells, k int, s *rowScratch) {
	m := l.m
	source := m.src.segs[k].words
	c.backScore = grow(c.backScore, (c.to-c.from)*maxSide)
	for j := c.from; j < c.to; j++ {
		s.room(len(source))
		size := 0
		for n := range min(maxSide, c.to-j) {
			size += len(m.dst.segs[j+n].words)
			log := logInt(size)
			s.cover(c.backHitsOf(j + n))
			x := m.srcBase[k]
			for _, p := range s.touched {
				x += m.w.gain(s.best[p]-log) - float64(m.srcMiss[source[p]])
			}
			c.backScore[(j-c.from)*maxSide+n] = x
		}
		s.clear()
	}
}

func logInt(n int) float32 {
	if n < len(logTable) {
		return logTable[n]
	}
	return float32(math.Log(float64(n)))
}

var logTable = func() (t [512]float32) {
	for n := 1; n < len(t); n++ {
		t[n] = float32(math.Log(float64(n)))
	}
	return t
}()

// path reads the best path back, from the end of the piece.
func (l *lattice) path() []Bead {
	var beads []Bead
	i, j := l.i1, l.end()
	end := l.node(i-l.i0, j)
	state := int8(paired)
	if l.best[gap][end] > l.best[paired][end] {
		state = gap
	}
	for i > l.i0 || j > l.j0 {
		by := l.back[state][l.node(i-l.i0, j)]
		t := types[by.bead]
		beads = append(beads, Bead{Src: Range{i - t.Src, i}, Dst: Range{j - t.Dst, j}})
		i, j, state = i-t.Src, j-t.Dst, by.from
	}
	slices.Reverse(beads)
	return beads
}

// end returns the column of the last row in which the best path ends.
func (l *lattice) end() int {
	if !l.open {
		return l.j1
	}
	r := len(l.lo) - 1
	best, at := math.Inf(-1), l.lo[r]
	for j := l.lo[r]; j <= l.hi[r]; j++ {
		u := l.node(r, j)
		if x := max(l.best[paired][u], l.best[gap][u]); x > best {
			best, at = x, j
		}
	}
	return at
}
