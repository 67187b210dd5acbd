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
	if s.score != nil {
		// What words leave no doubt of, a caller may know better.
		beads = nil
	}
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
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
		if errs[k] = p.ctx.Err(); errs[k] != nil {
			return
		}
		rm := rooms.get()
		if rm == nil {
			rm = new(room)
		}
		found[k], errs[k] = p.window(windows[k].piece, rm)
		rooms.put(rm)
	})
	rm := new(room) // for those that are solved again
	out := make([][]Bead, len(pieces))
	for k, w := range windows {
		if errs[k] != nil {
			return nil, errs[k]
		}
		if k == 0 || windows[k-1].of != w.of {
			out[w.of] = found[k]
			continue
		}
		last := windows[k-1]
		joined, ok := join(out[w.of], found[k], (w.i0+last.i1)/2)
		if !ok {
			var err error
			if joined, err = p.bridge(pieces[w.of].piece, last.i1, w.piece, out[w.of], found[k], rm); err != nil {
				return nil, err
			}
		}
		out[w.of] = joined
	}
	return out, nil
}

// bridge joins the path through a piece up to a row and that of its next window,
// which never meet where they overlap: one more leads from the one, where the
// window starts, to the other, where the path ends. Where that is not forward, it
// leads to the end of the window.
func (p *pass) bridge(x piece, end int, w piece, a, b []Bead, rm *room) ([]Bead, error) {
	n := len(a)
	for n > 0 && a[n-1].Src.Hi > w.i0 {
		n--
	}
	a = a[:n]
	gap := w
	gap.i0, gap.j0, gap.openStart = x.i0, x.j0, x.openStart
	if n > 0 {
		gap.i0, gap.j0, gap.openStart = a[n-1].Src.Hi, a[n-1].Dst.Hi, false
	}
	n = 0
	for n < len(b) && b[n].Src.Lo < end {
		n++
	}
	if n < len(b) && b[n].Dst.Lo >= gap.j0 {
		b = b[n:]
		gap.i1, gap.j1, gap.openEnd = b[0].Src.Lo, b[0].Dst.Lo, false
	} else {
		b = nil
	}
	gap.band = x.band.rows(gap.i0-x.i0, gap.i1-x.i0+1).clipped(gap.j0, gap.j1)
	between, err := p.window(gap, rm)
	return append(append(a, between...), b...), err
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
// nearest to row at, in the memory of the first.
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
	return append(a[:left], b[right:]...), true
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
	var panicked atomic.Pointer[any] // by a caller's code
	for range workers {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					panicked.CompareAndSwap(nil, &r)
				}
			}()
			for k := int(next.Add(1)) - 1; k < n; k = int(next.Add(1)) - 1 {
				do(k)
			}
		})
	}
	wg.Wait()
	if p := panicked.Load(); p != nil {
		panic(*p)
	}
}
