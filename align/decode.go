package align

import (
	"math"
	"slices"
)

// What the beads of a path are worth. With a cost of half the F1 that is
// reached, the expected F1 is greatest.
const (
	wrongCost  = 0.45 // the probability that a bead must have to be worth its place
	aloneCost  = 0.3  // the same, of a segment without a counterpart
	aloneShare = 0.5  // how much such a segment counts, in beads

	// A bead less probable than this is worse than the segments it holds by
	// themselves, of which the probability of each place may be as little.
	impossible = 1e-6
)

// decode returns the path with the most beads that are expected to be right
// (Goodman 1996, for parsing). It is not always the most probable path: where
// that one has the better of many that differ, it may have few beads that most
// of them share.
func (p *posterior) decode() []Bead {
	l := p.lattice
	n := l.first[len(l.band.lo)]
	p.expected, p.by = grow(p.expected, n), grow(p.by, n)
	for u := range n {
		p.expected[u], p.by[u] = math.Inf(-1), -1
	}
	p.expected[0] = 0
	if l.openStart {
		clear(p.expected[:l.first[1]])
	}
	for r := range l.band.lo {
		lo := l.band.lo[r]
		rows, to := l.aheadOf(r)
		for j := lo; j <= l.band.hi[r]; j++ {
			u := l.first[r] + j - lo
			if math.IsInf(p.expected[u], -1) {
				continue
			}
			if j < l.band.hi[r] {
				p.expect(u, u+1, aloneShare*(p.gap(r, u, u+1, typeAddition)-aloneCost), typeAddition)
			}
			if rows == 0 {
				continue
			}
			if v := to[1].node(j); v >= 0 {
				p.expect(u, v, aloneShare*(p.gap(r, u, v, typeOmission)-aloneCost), typeOmission)
			}
			both := p.sum[paired][u] + p.sum[gap][u]
			for x, s := range l.shapes {
				if s.k > rows {
					continue
				}
				if v := to[s.k].node(j + s.n); v >= 0 {
					x := p.share(both*float64(l.nats[u*len(l.shapes)+x]), p.backSum[paired][v], r, r+s.k)
					cost := wrongCost
					if x < impossible {
						cost *= float64(max(s.k, s.n))
					}
					p.expect(u, v, x-cost, s.t)
				}
			}
		}
	}
	return p.trace()
}

// expect carries the best path to node u on to v.
func (p *posterior) expect(u, v int, gain float64, t int8) {
	x := p.expected[u] + gain
	if x > p.expected[v] || x == p.expected[v] && t < p.by[v] {
		p.expected[v], p.by[v] = x, t
	}
}

// trace reads the decoded path back.
func (p *posterior) trace() []Bead {
	beads := make([]Bead, 0, p.i1-p.i0)
	i, j := p.i1, p.end()
	for {
		by := p.by[p.node(i-p.i0, j)]
		if by < 0 {
			break
		}
		t := types[by]
		i, j = i-t.Src, j-t.Dst
		beads = append(beads, Bead{Src: Range{i, i + t.Src}, Dst: Range{j, j + t.Dst}})
	}
	slices.Reverse(beads)
	return beads
}
