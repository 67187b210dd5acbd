package align

import (
	"math"
	"slices"
)

// newPosterior computes how probable the beads of a lattice are, given all the
// paths through the piece: the forward-backward algorithm (Baum 1972). Weights
// are relative to the best path through each node, so that they stay near one;
// what they add up to is scaled down by row when it grows too large.
//
// The scores are flattened by the factor temper first: the evidence is not as
// independent as adding it up makes believe.
func (l *lattice) newPosterior(temper float64) *posterior {
	p := &posterior{lattice: l, temper: temper, sums: &l.room.sums}
	p.runForward()
	p.runBackward()
	p.total = p.backSum[paired][0]
	if l.openStart {
		p.total = 0
		for u := range l.first[1] {
			p.total += p.start(u) * p.backSum[paired][u]
		}
	}
	return p
}

// rate gives the beads of a path their confidence. A one-sided bead is given the
// probability that its segment has no counterpart, wherever on the other side
// the gap is put.
func (p *posterior) rate(beads []Bead) {
	var srcAlone, dstAlone []float64
	if slices.ContainsFunc(beads, Bead.oneSided) {
		srcAlone, dstAlone = p.alone()
	}
	for k := range beads {
		b := &beads[k]
		switch {
		case b.Dst.Empty():
			b.Confidence = srcAlone[b.Src.Lo-p.i0]
		case b.Src.Empty():
			b.Confidence = dstAlone[b.Dst.Lo-p.j0]
		default:
			b.Confidence = p.of(b.Src.Lo, b.Dst.Lo, b.Type())
		}
		b.Confidence = min(1, b.Confidence)
	}
}

type posterior struct {
	*lattice
	*sums
	temper float64
	total  float64 // what all paths through the piece add up to
}

// sums are what paths add up to.
type sums struct {
	top       []float64    // by node, the score of the best path to it
	sum       [2][]float64 // by state and node: all paths to it, over the best one
	backSum   [2][]float64 // by state and node: all paths from it to the end
	gaps      []gapWeights // by node
	scale     []int        // by row: sum stands for sum * scaleUp^scale
	backScale []int

	expected []float64 // by node, what the decoded path to it is worth
	by       []int8    // and the type of its last bead
}

var (
	scaleUp   = math.Ldexp(1, scaleBits)
	scaleDown = math.Ldexp(1, -scaleBits)
)

const scaleBits = 500

// weight is the factor that a bead of so many nats from node u to node v
// multiplies the paths with.
func (p *posterior) weight(u, v int, nats float64) float64 {
	return exp(p.temper * (p.top[u] + nats - p.top[v]))
}

// exp is exp(x), for negative x to one part in a thousand, and 0 below -16.
func exp(x float64) float64 {
	if x > 0 {
		return math.Exp(x)
	}
	i := int(x * -expSteps)
	if uint(i) >= uint(len(expTable)-1) {
		return 0
	}
	f := x*-expSteps - float64(i)
	return expTable[i] + f*(expTable[i+1]-expTable[i])
}

const expSteps = 16

var expTable = func() (t [16*expSteps + 1]float64) {
	for i := range t {
		t[i] = math.Exp(-float64(i) / expSteps)
	}
	return t
}()

// zeroed returns n zeros, in the memory of s if that is enough.
func zeroed[T any](s []T, n int) []T {
	s = grow(s, n)
	clear(s)
	return s
}

// runForward replaces the score of each two-sided bead by its weight and adds
// up the paths to each node.
func (p *posterior) runForward() {
	l := p.lattice
	n := l.first[len(l.band.lo)]
	p.scale = zeroed(p.scale, len(l.band.lo))
	p.top = grow(p.top, n)
	p.gaps = grow(p.gaps, n)
	for u := range p.top {
		p.top[u] = max(l.best[paired][u], l.best[gap][u])
	}
	for state := range p.sum {
		p.sum[state] = zeroed(p.sum[state], n)
	}
	starts := 1
	if l.openStart {
		starts = l.first[1]
	}
	for u := range starts {
		p.sum[paired][u] = p.start(u)
	}
	for r := range l.band.lo {
		lo, hi := l.band.lo[r], l.band.hi[r]
		rows, to := l.aheadOf(r)
		top := 0.0
		for j := lo; j <= hi; j++ {
			u := l.first[r] + j - lo
			if math.IsInf(p.top[u], -1) {
				continue
			}
			if j < hi {
				p.pass(u, u+1, typeAddition)
			}
			if rows > 0 {
				if v := to[1].node(j); v >= 0 {
					p.pass(u, v, typeOmission)
				}
			}
			both := p.sum[paired][u] + p.sum[gap][u]
			top = max(top, both)
			nats := l.nats[u*len(l.shapes):][:len(l.shapes)]
			for x, s := range l.shapes {
				if s.k > rows {
					continue
				}
				if v := to[s.k].node(j + s.n); v >= 0 {
					w := p.weight(u, v, float64(nats[x]))
					nats[x] = float32(w)
					p.sum[paired][v] += both * w
				}
			}
		}
		if rows == 0 {
			break
		}
		p.scale[r+1] = p.scale[r]
		if top > scaleUp {
			for v := l.first[r+1]; v < l.first[r+1+rows]; v++ {
				p.sum[paired][v] *= scaleDown
				p.sum[gap][v] *= scaleDown
			}
			p.scale[r+1]++
		}
	}
}

// start is the weight of a path that starts at node u of the first row.
func (p *posterior) start(u int) float64 { return exp(-p.temper * p.top[u]) }

// gapWeights are the weights of the one-sided beads that start at a node: one
// that opens a gap and one that goes on with it.
type gapWeights [2]struct{ opens, goesOn float64 } // of typeOmission, typeAddition

// pass adds the paths that go on from node u to v with a one-sided bead.
func (p *posterior) pass(u, v int, t int8) {
	w := &p.gaps[u][t-typeOmission]
	w.opens, w.goesOn = p.weight(u, v, p.m.prior[t]), p.weight(u, v, p.m.w.gapGoesOn)
	p.sum[gap][v] += p.sum[paired][u]*w.opens + p.sum[gap][u]*w.goesOn
}

// runBackward adds up the paths from each node to the end.
func (p *posterior) runBackward() {
	l := p.lattice
	n := l.first[len(l.band.lo)]
	p.backScale = zeroed(p.backScale, len(l.band.lo))
	for state := range p.backSum {
		p.backSum[state] = zeroed(p.backSum[state], n)
	}
	last := len(l.band.lo) - 1
	end := l.node(last, l.end())
	for u := l.first[last]; u < n; u++ {
		if u == end || l.openEnd {
			w := math.Exp(p.temper * (p.top[u] - p.top[end]))
			p.backSum[paired][u], p.backSum[gap][u] = w, w
		}
	}
	for r := last; r >= 0; r-- {
		rows, to := l.aheadOf(r)
		if rows > 0 {
			p.backScale[r] = p.backScale[r+1]
		}
		var down [maxSide + 1]float64
		for k := range rows + 1 {
			down[k] = 1
			if p.backScale[r+k] < p.backScale[r] {
				down[k] = scaleDown
			}
		}
		lo := l.band.lo[r]
		top := 0.0
		for j := l.band.hi[r]; j >= lo; j-- {
			u := l.first[r] + j - lo
			if math.IsInf(p.top[u], -1) {
				continue
			}
			if j < l.band.hi[r] {
				w := p.gaps[u][1]
				p.backSum[paired][u] += w.opens * p.backSum[gap][u+1]
				p.backSum[gap][u] += w.goesOn * p.backSum[gap][u+1]
			}
			if rows > 0 {
				if v := to[1].node(j); v >= 0 {
					w := p.gaps[u][0]
					p.backSum[paired][u] += w.opens * p.backSum[gap][v] * down[1]
					p.backSum[gap][u] += w.goesOn * p.backSum[gap][v] * down[1]
				}
			}
			both := 0.0 // what either state can go on with
			nats := l.nats[u*len(l.shapes):][:len(l.shapes)]
			for x, s := range l.shapes {
				if s.k > rows {
					continue
				}
				if v := to[s.k].node(j + s.n); v >= 0 {
					both += float64(nats[x]) * p.backSum[paired][v] * down[s.k]
				}
			}
			p.backSum[paired][u] += both
			p.backSum[gap][u] += both
			top = max(top, p.backSum[paired][u], p.backSum[gap][u])
		}
		if top > scaleUp {
			for u := l.first[r]; u < l.first[r+1]; u++ {
				p.backSum[paired][u] *= scaleDown
				p.backSum[gap][u] *= scaleDown
			}
			p.backScale[r]++
		}
	}
}

// of returns the probability of the two-sided bead of a shape that starts at
// (i, j).
func (p *posterior) of(i, j int, t Type) float64 {
	r := i - p.i0
	u, v := p.node(r, j), p.node(r+t.Src, j+t.Dst)
	for x, s := range p.shapes {
		if s.k == t.Src && s.n == t.Dst && u >= 0 && v >= 0 {
			w := float64(p.nats[u*len(p.shapes)+x])
			return p.share((p.sum[paired][u]+p.sum[gap][u])*w, p.backSum[paired][v], r, r+t.Src)
		}
	}
	return 0
}

// share is the part of all paths that come with weight a to row r and go on
// with weight b from row r2.
func (p *posterior) share(a, b float64, r, r2 int) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	x := a / p.total * b
	if step := p.scale[r] + p.backScale[r2] - p.backScale[0]; step != 0 {
		x = math.Ldexp(x, scaleBits*step)
	}
	return x
}

// gap returns the probability of the one-sided bead from node u of row r to node
// v, which may be none.
func (p *posterior) gap(r, u, v int, t int8) float64 {
	if v < 0 {
		return 0
	}
	w := p.gaps[u][t-typeOmission]
	return p.share(p.sum[paired][u]*w.opens+p.sum[gap][u]*w.goesOn, p.backSum[gap][v], r, r+types[t].Src)
}

// alone returns, for each segment of either side, the probability that it has
// no counterpart.
func (p *posterior) alone() (src, dst []float64) {
	src, dst = make([]float64, p.i1-p.i0), make([]float64, p.j1-p.j0)
	for r := range p.band.lo {
		for j := p.band.lo[r]; j <= p.band.hi[r]; j++ {
			u := p.node(r, j)
			if math.IsInf(p.top[u], -1) {
				continue
			}
			if r < len(src) {
				src[r] += p.gap(r, u, p.node(r+1, j), typeOmission)
			}
			if j-p.j0 < len(dst) {
				dst[j-p.j0] += p.gap(r, u, p.node(r, j+1), typeAddition)
			}
		}
	}
	return src, dst
}

// Places in types.
const typeOmission, typeAddition = 1, 2

// unlikely is the probability below which a later pass does not search a node.
const unlikely = 1e-3

// likely widens a band to hold the nodes that paths through the piece are
// likely to visit. Where windows overlap, each row is left to one of them.
func (p *posterior) likely(b band) {
	first, end := 0, len(p.band.lo)
	if p.openStart {
		first = overlap
	}
	if p.openEnd {
		end -= overlap + 1
	}
	for r := first; r < end; r++ {
		for j := p.band.lo[r]; j <= p.band.hi[r]; j++ {
			u := p.node(r, j)
			x := p.share(p.sum[paired][u], p.backSum[paired][u], r, r) + p.share(p.sum[gap][u], p.backSum[gap][u], r, r)
			if x >= unlikely {
				b.add(p.i0+r, j)
			}
		}
	}
}
