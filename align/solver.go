package align

import (
	"context"
	"sync"
	"sync/atomic"
)

// solver solves a pair of documents in two passes.
type solver struct {
	ctx     context.Context
	model   *model
	score   Score // evidence of the caller; may be nil
	workers int
	known   known
}

// Factors that scores are flattened by. The last pass uses calibrated, which was
// set so that of the beads given 0.9, nine in ten are right; with a lexicon more
// words say the same, and the factor is less. The first passes, from which the
// last one learns, are more cautious.
const (
	calibrated        = 1.0
	calibratedKnowing = 0.75
	cautious          = 0.5
)

// firstReach is the most segments on a side of a bead of the first pass, which
// only finds out where to look and what to learn.
const firstReach = 1

func (s *solver) align(allowed [len(types)]bool) ([]Bead, error) {
	m := s.model
	rows, columns := len(m.src.segs), len(m.dst.segs)
	b, beads := m.path()
	pieces := between(b, beads, rows, columns)
	if len(s.known.all) > 0 || !m.uses(Adaptation) {
		beads, pieces = s.known.beads, between(b, s.known.all, rows, columns)
	}
	reaches := []int{firstReach, maxSide, maxSide}
	if !m.uses(Adaptation) {
		reaches = []int{maxSide}
	}
	for round, reach := range reaches {
		p := pass{solver: s, shapes: shapesOf(allowed, reach), temper: cautious, likely: emptyBand(rows, columns)}
		if p.last = round == len(reaches)-1; p.last {
			p.temper = calibrated
			if m.knows {
				p.temper = calibratedKnowing
			}
			if round > 0 {
				m.adapt(beads, p.shapes)
			}
		}
		found, err := p.solve(pieces)
		if err != nil {
			return nil, err
		}
		beads = replace(beads, pieces, found)
		for _, b := range beads {
			p.likely.add(b.Src.Lo, b.Dst.Lo)
		}
		p.likely.close()
		pieces = s.unsure(beads, p.likely)
	}
	return beads, nil
}

// replace puts what was found for stretches in the place of their beads.
func replace(beads []Bead, stretches []stretch, found [][]Bead) []Bead {
	n := len(beads)
	for k, s := range stretches {
		n += len(found[k]) - (s.to - s.from)
	}
	out := make([]Bead, 0, n)
	from := 0
	for k, s := range stretches {
		out = append(append(out, beads[from:s.from]...), found[k]...)
		from = s.to
	}
	return append(out, beads[from:]...)
}

// pass is one search through the documents.
type pass struct {
	*solver
	shapes []shape
	temper float64
	last   bool
	likely band       // if it has rows, takes the nodes that a later pass should search
	mu     sync.Mutex // of likely: pieces that meet at a border share a row
}

// solve solves pieces side by side.
func (p *pass) solve(pieces []stretch) ([][]Bead, error) {
	// What is long is solved window by window.
	type window struct {
		piece
		of int
	}
	var windows []window
	for k, x := range pieces {
		for _, w := range x.windows() {
			windows = append(windows, window{w, k})
		}
	}
	found := make([][]Bead, len(windows))
	errs := make([]error, len(windows))
	var rooms spare[room]
	inParallel(p.workers, len(windows), func(k int) {
		rm := rooms.get()
		if rm == nil {
			rm = new(room)
		}
		found[k], errs[k] = p.window(windows[k].piece, rm)
		rooms.put(rm)
	})
	out := make([][]Bead, len(pieces))
	last := window{of: -1}
	for k, w := range windows {
		if errs[k] != nil {
			return nil, errs[k]
		}
		if w.of != last.of {
			out[w.of], last = found[k], w
			continue
		}
		joined, ok := join(out[w.of], found[k], (w.i0+last.i1)/2)
		last.i1, last.j1, last.openEnd = w.i1, w.j1, w.openEnd
		if !ok {
			// The paths never meet where the windows overlap: one more takes both.
			last.band = pieces[w.of].band.rows(last.i0-pieces[w.of].i0, last.i1-pieces[w.of].i0+1)
			var err error
			if joined, err = p.window(last.piece, new(room)); err != nil {
				return nil, err
			}
		}
		out[w.of] = joined
	}
	return out, nil
}

// Sizes of the windows that long pieces are cut into, so that cores share them
// and memory is bounded: source segments, and nodes where the band is wide.
const (
	windowRows  = 1024
	windowNodes = 1 << 16
	overlap     = 40 // source segments on either side of where two windows meet
)

// windows cuts a piece into windows that overlap.
func (p piece) windows() []piece {
	var out []piece
	rows := p.i1 - p.i0
	start := 0
	for {
		end, nodes := start, 0
		for end < rows && end-start < windowRows && (nodes < windowNodes || end-start < 4*overlap) {
			nodes += p.band.hi[end] - p.band.lo[end] + 1
			end++
		}
		if rows-end < 2*overlap {
			end = rows
		}
		w := p
		from, to := max(0, start-overlap), min(rows, end+overlap)
		w.band = p.band.rows(from, to+1)
		w.i0, w.i1 = p.i0+from, p.i0+to
		if from > 0 {
			w.openStart, w.j0 = true, w.band.lo[0]
		}
		if to < rows {
			w.openEnd, w.j1 = true, w.band.hi[to-from]
		}
		out = append(out, w)
		if end == rows {
			return out
		}
		start = end
	}
}

// window solves what is solved at once.
func (p *pass) window(w piece, rm *room) ([]Bead, error) {
	l := newLattice(p.model, w, p.shapes, p.score, rm)
	if err := l.solve(p.ctx); err != nil {
		return nil, err
	}
	beads := l.path()
	post := l.newPosterior(p.temper)
	if p.last {
		beads = p.scored(post.decode(), beads)
	}
	post.rate(beads)
	if len(p.likely.lo) > 0 {
		p.mu.Lock()
		post.likely(p.likely)
		p.mu.Unlock()
	}
	return beads, nil
}

// scored gives the beads of a path their scores, most of which another has.
func (p *pass) scored(beads, other []Bead) []Bead {
	k := 0
	for n := range beads {
		b := &beads[n]
		for k < len(other) && (other[k].Src.Hi < b.Src.Hi || other[k].Src.Hi == b.Src.Hi && other[k].Dst.Hi < b.Dst.Hi) {
			k++
		}
		switch {
		case b.oneSided():
		case k < len(other) && other[k].Src == b.Src && other[k].Dst == b.Dst:
			b.Score = other[k].Score
		default:
			b.Score = p.evidence(b.Src, b.Dst)
		}
	}
	return beads
}

// evidence is all evidence for a bead.
func (s *solver) evidence(src, dst Range) float64 {
	x := s.model.score(src, dst)
	if s.score != nil {
		x += s.score(src, dst)
	}
	return x
}

// join joins the paths of two windows at the node that both visit which is
// nearest to row at.
func join(a, b []Bead, at int) ([]Bead, bool) {
	distance := func(x Bead) int { return max(x.Src.Hi-at, at-x.Src.Hi) }
	best, left, right := -1, 0, 0
	for x, y := len(a)-1, len(b)-1; x >= 0 && y >= 0; {
		switch p, q := a[x], b[y]; {
		case p.Src.Hi == q.Src.Hi && p.Dst.Hi == q.Dst.Hi:
			if best < 0 || distance(p) < best {
				best, left, right = distance(p), x+1, y+1
			}
			x--
			y--
		case p.Src.Hi > q.Src.Hi || p.Src.Hi == q.Src.Hi && p.Dst.Hi > q.Dst.Hi:
			x--
		default:
			y--
		}
	}
	if best < 0 {
		return nil, false
	}
	return append(a[:left:left], b[right:]...), true
}

// A stretch is a piece that a later pass solves again, in place of the beads
// from one to another of the pass before.
type stretch struct {
	piece
	from, to int
}

// sure is the confidence from which a bead of the first pass is kept, if its
// neighbours are as sure.
const sure = 0.99

// unsure returns the stretches of a path in which not every bead is a sure 1-1
// one, each with two sure beads on either side. None reaches over what is known.
func (s *solver) unsure(beads []Bead, likely band) []stretch {
	rows, columns := len(s.model.src.segs), len(s.model.dst.segs)
	var out []stretch
	for k, b := range beads {
		if b.Confidence >= sure && b.Type() == types[0] || s.known.has(b) {
			continue
		}
		x := stretch{from: k, to: k + 1}
		for ; x.from > 0 && k-x.from < 2 && !s.known.border(beads[x.from]); x.from-- {
		}
		for ; x.to < len(beads) && x.to-k < 3 && !s.known.border(beads[x.to]); x.to++ {
		}
		if n := len(out); n > 0 && (x.from < out[n-1].to || x.from == out[n-1].to && !s.known.border(beads[x.from])) {
			out[n-1].to = x.to
		} else {
			out = append(out, x)
		}
	}
	for k := range out {
		x := &out[k]
		x.i0, x.j0 = beads[x.from].Src.Lo, beads[x.from].Dst.Lo
		x.i1, x.j1 = rows, columns
		if x.to < len(beads) {
			x.i1, x.j1 = beads[x.to].Src.Lo, beads[x.to].Dst.Lo
		}
		x.band = likely.within(x.i0, x.i1, x.j0, x.j1)
	}
	return out
}

// inParallel calls do for each number up to n, some at a time.
func inParallel(workers, n int, do func(int)) {
	if workers = min(workers, n); workers <= 1 {
		for k := range n {
			do(k)
		}
		return
	}
	var wg sync.WaitGroup
	var next atomic.Int64
	for range workers {
		wg.Go(func() {
			for k := int(next.Add(1)) - 1; k < n; k = int(next.Add(1)) - 1 {
				do(k)
			}
		})
	}
	wg.Wait()
}
