package align

import "math"

// Scores are flattened by a factor before probabilities are computed from them:
// the evidence is not as independent as adding it up makes believe. The last
// pass uses calibrated, which was set so that of the beads given 0.9, nine in
// ten are right; the first one, from which the second learns, is more cautious.
const calibrated, cautious = 0.75, 0.5

// posterior computes how probable each bead of a path is, given all the paths
// through the piece: the forward-backward algorithm (Baum 1972) over the
// lattice. Weights are relative to the best path through each node, so that
// they stay near one; what they add up to is scaled down by row when it grows
// too large.
//
// A one-sided bead is given the probability that its segment has no
// counterpart, wherever on the other side the gap is put.
func (l *lattice) posterior(beads []Bead, temper float64) {
	p := posterior{lattice: l, temper: temper, scale: make([]int, len(l.lo)), backScale: make([]int, len(l.lo))}
	p.runForward()
	p.runBackward()
	srcAlone, dstAlone := p.alone()
	for k := range beads {
		b := &beads[k]
		switch {
		case b.Dst.Empty():
			b.Confidence = srcAlone[b.Src.Lo-l.i0]
		case b.Src.Empty():
			b.Confidence = dstAlone[b.Dst.Lo-l.j0]
		default:
			b.Confidence = p.of(b.Src.Lo, b.Dst.Lo, b.Type())
		}
		b.Confidence = min(1, b.Confidence)
	}
}

type posterior struct {
	*lattice
	temper    float64
	top       []float64    // by node, the score of the best path to it
	sum       [2][]float64 // by state and node: all paths to it, over the best one
	backSum   [2][]float64 // by state and node: all paths from it to the end
	scale     []int        // by row: sum stands for sum * scaleUp^scale
	backScale []int
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
	if i >= len(expTable)-1 {
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

// runForward replaces the score of each two-sided bead by its weight and adds
// up the paths to each node.
func (p *posterior) runForward() {
	l := p.lattice
	n := len(l.best[0])
	p.top = make([]float64, n)
	for u := range p.top {
		p.top[u] = max(l.best[paired][u], l.best[gap][u])
	}
	p.sum = [2][]float64{make([]float64, n), make([]float64, n)}
	p.sum[paired][0] = 1
	for r := range l.lo {
		top := 0.0
		for j := l.lo[r]; j <= l.hi[r]; j++ {
			u := l.first[r] + j - l.lo[r]
			nats := l.nats[r][(j-l.lo[r])*len(types):][:len(types)]
			reached := !math.IsInf(p.top[u], -1)
			for t, shape := range types {
				v := l.node(r+shape.Src, j+shape.Dst)
				if v < 0 || !l.allowed[t] || !reached {
					nats[t] = 0
					continue
				}
				if t == typeOmission || t == typeAddition {
					opens, goesOn := p.gapWeights(u, v, t)
					p.sum[gap][v] += p.sum[paired][u]*opens + p.sum[gap][u]*goesOn
				} else {
					w := p.weight(u, v, float64(nats[t]))
					nats[t] = float32(w)
					p.sum[paired][v] += (p.sum[paired][u] + p.sum[gap][u]) * w
				}
				top = max(top, p.sum[paired][v], p.sum[gap][v])
			}
		}
		if r+1 == len(l.lo) {
			break
		}
		p.scale[r+1] = p.scale[r]
		if top > scaleUp {
			for v := l.first[r+1]; v < l.first[min(len(l.lo), r+1+maxSide)]; v++ {
				p.sum[paired][v] *= scaleDown
				p.sum[gap][v] *= scaleDown
			}
			p.scale[r+1]++
		}
	}
}

// gapWeights are the weights of a one-sided bead that opens a gap and of one
// that goes on with it.
func (p *posterior) gapWeights(u, v, t int) (opens, goesOn float64) {
	return p.weight(u, v, p.m.prior[t]), p.weight(u, v, p.m.w.gapGoesOn)
}

// runBackward adds up the paths from each node to the end.
func (p *posterior) runBackward() {
	l := p.lattice
	n := len(l.best[0])
	p.backSum = [2][]float64{make([]float64, n), make([]float64, n)}
	last := len(l.lo) - 1
	end := l.node(last, l.end())
	for u := l.first[last]; u < n; u++ {
		if u == end || l.open {
			w := math.Exp(p.temper * (p.top[u] - p.top[end]))
			p.backSum[paired][u], p.backSum[gap][u] = w, w
		}
	}
	for r := len(l.lo) - 1; r >= 0; r-- {
		if r+1 < len(l.lo) {
			p.backScale[r] = p.backScale[r+1]
		}
		top := 0.0
		for j := l.hi[r]; j >= l.lo[r]; j-- {
			u := l.first[r] + j - l.lo[r]
			if math.IsInf(p.top[u], -1) {
				continue
			}
			both := 0.0 // what either state can go on with
			for t, w := range l.nats[r][(j-l.lo[r])*len(types):][:len(types)] {
				v := l.node(r+types[t].Src, j+types[t].Dst)
				if v < 0 || !l.allowed[t] {
					continue
				}
				down := 1.0
				if p.backScale[r+types[t].Src] < p.backScale[r] {
					down = scaleDown
				}
				if t == typeOmission || t == typeAddition {
					opens, goesOn := p.gapWeights(u, v, t)
					p.backSum[paired][u] += opens * p.backSum[gap][v] * down
					p.backSum[gap][u] += goesOn * p.backSum[gap][v] * down
				} else if w > 0 {
					both += float64(w) * p.backSum[paired][v] * down
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
func (p *posterior) of(i, j int, shape Type) float64 {
	r := i - p.i0
	u, v := p.node(r, j), p.node(r+shape.Src, j+shape.Dst)
	for t := range types {
		if types[t] == shape && u >= 0 && v >= 0 {
			w := float64(p.nats[r][(j-p.lo[r])*len(types)+t])
			return p.share((p.sum[paired][u]+p.sum[gap][u])*w, p.backSum[paired][v], r, r+shape.Src)
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
	x := a / p.backSum[paired][0] * b
	if step := p.scale[r] + p.backScale[r2] - p.backScale[0]; step != 0 {
		x = math.Ldexp(x, scaleBits*step)
	}
	return x
}

// alone returns, for each segment of either side, the probability that it has
// no counterpart.
func (p *posterior) alone() (src, dst []float64) {
	src, dst = make([]float64, p.i1-p.i0), make([]float64, p.j1-p.j0)
	one := func(r, j, u, v, t int) float64 {
		if v < 0 {
			return 0
		}
		opens, goesOn := p.gapWeights(u, v, t)
		return p.share(p.sum[paired][u]*opens+p.sum[gap][u]*goesOn, p.backSum[gap][v], r, r+types[t].Src)
	}
	for r := range p.lo {
		for j := p.lo[r]; j <= p.hi[r]; j++ {
			u := p.node(r, j)
			if math.IsInf(p.top[u], -1) {
				continue
			}
			if r < len(src) {
				src[r] += one(r, j, u, p.node(r+1, j), typeOmission)
			}
			if j-p.j0 < len(dst) {
				dst[j-p.j0] += one(r, j, u, p.node(r, j+1), typeAddition)
			}
		}
	}
	return src, dst
}

// Places in types.
const typeOmission, typeAddition = 1, 2
