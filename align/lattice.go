package align

import (
	"context"
	"math"
	"slices"
)

// A piece is a rectangle of the two documents that is solved by itself: source
// segments [i0, i1) against target segments [j0, j1). Its nodes are the places
// between segments; the band says which are searched.
//
// The path starts at the near corner and ends at the far one; where an end is
// open, it starts or ends anywhere in the first or last row.
type piece struct {
	i0, i1, j0, j1     int
	band               band // rows i0 to i1 included
	openStart, openEnd bool
}

// A lattice finds the best path of beads through a piece, and how probable each
// of its beads is.
type lattice struct {
	m *model
	piece
	score  Score   // evidence of the caller; may be nil
	shapes []shape // the beads with two sides that are allowed
	reach  int     // the most segments that one of them has on a side
	room   *room

	first []int        // by row, index of the node (row, lo[row])
	best  [2][]float64 // by state and node, score of the best path to it
	back  [2][]arrival // by state and node, how that path arrives
	nats  []float32    // by node and shape, score of the bead that starts there
	from  [2][]group   // by side: groups by their first segment and size
}

// A path is in one of two states at a node: its last bead has two sides, or
// one. Passages are left out in runs, so a gap that is open goes on more
// readily than one opens.
const paired, gap = 0, 1

// arrival is how the best path comes to a node: by which type of bead and from
// which state; type -1 where no path does.
type arrival struct{ bead, from int8 }

// shape is a type of bead with two sides.
type shape struct {
	t    int8 // index into types
	k, n int
}

// group is a group of segments of one side that a bead may hold.
type group struct {
	length extent
	inner  float64 // score of the borders inside
	last   uint8   // class of the mark it ends in
}

// shapesOf lists the types of bead with two sides that are allowed, none with
// more segments on a side than most.
func shapesOf(allowed [len(types)]bool, most int) (shapes []shape) {
	for t, x := range types {
		if allowed[t] && x.Src > 0 && x.Dst > 0 && max(x.Src, x.Dst) <= most {
			shapes = append(shapes, shape{int8(t), x.Src, x.Dst})
		}
	}
	return shapes
}

// newLattice lays a lattice over a piece, in room that no other one uses.
func newLattice(m *model, p piece, shapes []shape, score Score, rm *room) *lattice {
	l := &lattice{m: m, piece: p, score: score, shapes: shapes, room: rm}
	l.reach = 1
	for _, s := range shapes {
		l.reach = max(l.reach, s.k, s.n)
	}
	rows := len(p.band.lo)
	rm.first = grow(rm.first, rows+1)
	l.first = rm.first
	n := 0
	for r := range rows {
		l.first[r] = n
		n += p.band.hi[r] - p.band.lo[r] + 1
	}
	l.first[rows] = n
	for state := range l.best {
		rm.best[state], rm.back[state] = grow(rm.best[state], n), grow(rm.back[state], n)
		l.best[state], l.back[state] = rm.best[state], rm.back[state]
		for u := range n {
			l.best[state][u] = math.Inf(-1)
			l.back[state][u].bead = -1
		}
	}
	rm.nats = grow(rm.nats, n*len(shapes))
	l.nats = rm.nats
	rm.groups[0] = m.groups(rm.groups[0], m.src, p.i0, p.i1, l.reach, m.len.src)
	rm.groups[1] = m.groups(rm.groups[1], m.dst, p.j0, p.j1, l.reach, m.len.dst)
	l.from = rm.groups
	if m.uses(Words) {
		rm.meeting.reset(l)
	}
	return l
}

// groups lists the groups of one to reach segments that start at each segment
// of a side in [lo, hi), none reaching behind hi.
func (m *model) groups(out []group, s *side, lo, hi, reach int, d density) []group {
	out = grow(out, (hi-lo)*reach)
	for i := lo; i < hi; i++ {
		n := 1.0
		for k := range reach {
			g := &out[(i-lo)*reach+k]
			if i+k >= hi {
				continue
			}
			f := &s.segs[i+k]
			n += f.length
			*g = group{length: d.of(n, k+1), last: f.last}
			if k > 0 && m.uses(Structure) {
				g.inner = m.inner(s, Range{i, i + k + 1})
			}
		}
	}
	return out
}

// room is the memory of a lattice, used again for the next one.
type room struct {
	first   []int
	best    [2][]float64
	back    [2][]arrival
	nats    []float32
	groups  [2][]group
	meeting meeting
	sums    sums
}

// solve finds the best path. It stops when the context is done.
func (l *lattice) solve(ctx context.Context) error {
	l.best[paired][0] = 0
	if l.openStart {
		clear(l.best[paired][:l.first[1]])
	}
	for i := l.i0; i <= l.i1; i++ {
		if i&15 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		l.row(i)
	}
	return nil
}

// row scores the beads that start in row i and carries the best paths on.
func (l *lattice) row(i int) {
	m := l.m
	r := i - l.i0
	lo, hi := l.band.lo[r], l.band.hi[r]
	reach := l.reach
	rows, to := l.aheadOf(r)
	mt := &l.room.meeting
	words := m.uses(Words) && rows > 0
	if words {
		mt.row(l, i)
	}
	prior := m.prior
	half := m.w.word / 2
	for j := lo; j <= hi; j++ {
		u := l.first[r] + j - lo
		pairedAt, gapAt := l.best[paired][u], l.best[gap][u]
		at, state := pairedAt, int8(paired)
		if gapAt > at {
			at, state = gapAt, gap
		}
		if math.IsInf(at, -1) {
			continue
		}
		if j < hi {
			l.leave(u, u+1, typeAddition)
		}
		if rows == 0 {
			continue
		}
		if v := to[1].node(j); v >= 0 {
			l.leave(u, v, typeOmission)
		}
		if j >= l.j1 {
			continue
		}
		a, b := &m.src.segs[i], &m.dst.segs[j]
		heads := m.heads(a, b)
		columns := min(reach, l.j1-j)
		src, dst := l.from[0][(i-l.i0)*reach:], l.from[1][(j-l.j0)*reach:]
		nats := l.nats[u*len(l.shapes):][:len(l.shapes)]
		for x, s := range l.shapes {
			if s.k > rows || s.n > columns {
				continue
			}
			v := to[s.k].node(j + s.n)
			if v < 0 {
				continue
			}
			g, h := &src[s.k-1], &dst[s.n-1]
			score := prior[s.t] + heads + g.inner + h.inner + m.tails[g.last][h.last]
			if m.uses(Length) {
				score += m.len.score(&g.length, &h.length)
			}
			if words {
				score += half * mt.score(j, s.k, s.n)
			}
			if l.score != nil {
				score += l.score(Range{i, i + s.k}, Range{j, j + s.n})
			}
			nats[x] = float32(score)
			l.arrive(paired, v, at+score, arrival{s.t, state})
		}
	}
}

// ahead is a row that beads lead to.
type ahead struct{ lo, hi, first int }

// aheadOf returns how many rows the beads that start in row r can have, and
// where they lead to.
func (l *lattice) aheadOf(r int) (rows int, to [maxSide + 1]ahead) {
	rows = min(l.reach, len(l.band.lo)-1-r)
	for k := range rows + 1 {
		to[k] = ahead{l.band.lo[r+k], l.band.hi[r+k], l.first[r+k]}
	}
	return rows, to
}

// node returns the node in column j, or -1 outside the band.
func (a *ahead) node(j int) int {
	if j < a.lo || j > a.hi {
		return -1
	}
	return a.first + j - a.lo
}

// leave carries the paths at node u on to v by a one-sided bead.
func (l *lattice) leave(u, v int, t int8) {
	l.arrive(gap, v, l.best[paired][u]+l.m.prior[t], arrival{t, paired})
	l.arrive(gap, v, l.best[gap][u]+l.m.w.gapGoesOn, arrival{t, gap})
}

// arrive notes a path to a node if it is better than the one known, or as good
// and of an earlier type.
func (l *lattice) arrive(state, v int, score float64, by arrival) {
	old := l.best[state][v]
	if score > old || score == old && by.bead < l.back[state][v].bead && !math.IsInf(score, -1) {
		l.best[state][v], l.back[state][v] = score, by
	}
}

// node returns the node at row r and column j, or -1 outside the band.
func (l *lattice) node(r, j int) int {
	if r >= len(l.band.lo) || j < l.band.lo[r] || j > l.band.hi[r] {
		return -1
	}
	return l.first[r] + j - l.band.lo[r]
}

// path reads the best path back, from the end of the piece.
func (l *lattice) path() []Bead {
	beads := make([]Bead, 0, l.i1-l.i0)
	i, j := l.i1, l.end()
	end := l.node(i-l.i0, j)
	state := int8(paired)
	if l.best[gap][end] > l.best[paired][end] {
		state = gap
	}
	for {
		by := l.back[state][l.node(i-l.i0, j)]
		if by.bead < 0 {
			break // nothing leads to where the path starts
		}
		t := types[by.bead]
		i, j, state = i-t.Src, j-t.Dst, by.from
		b := Bead{Src: Range{i, i + t.Src}, Dst: Range{j, j + t.Dst}}
		if !b.oneSided() {
			b.Score = l.scoreOf(b) - l.m.prior[by.bead]
		}
		beads = append(beads, b)
	}
	slices.Reverse(beads)
	return beads
}

// scoreOf returns the score of a two-sided bead that the search has seen.
func (l *lattice) scoreOf(b Bead) float64 {
	u := l.node(b.Src.Lo-l.i0, b.Dst.Lo)
	for x, s := range l.shapes {
		if (Type{s.k, s.n}) == b.Type() {
			return float64(l.nats[u*len(l.shapes)+x])
		}
	}
	return math.Inf(-1)
}

// end returns the column of the last row in which the best path ends; of paths as
// good, that in the middle of the band, where those of the next window start.
func (l *lattice) end() int {
	if !l.openEnd {
		return l.j1
	}
	r := len(l.band.lo) - 1
	middle := l.band.lo[r] + l.band.hi[r]
	apart := func(j int) int { return max(2*j-middle, middle-2*j) }
	best, at := math.Inf(-1), l.band.lo[r]
	for j := l.band.lo[r]; j <= l.band.hi[r]; j++ {
		u := l.node(r, j)
		if x := max(l.best[paired][u], l.best[gap][u]); x > best || x == best && apart(j) < apart(at) {
			best, at = x, j
		}
	}
	return at
}

// grow returns a slice of n elements, in the memory of s if that is enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}
