package align

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync"

	"github.com/visavis/visavis/segment"
)

// Aligner holds the settings of an alignment. The zero value is ready to use
// and safe for concurrent use.
type Aligner struct {
	// Scorer is the evidence used; nil means Evidence{}, the built-in one. To add
	// to it, use Sum(Evidence{}, yours).
	Scorer Scorer

	// Types are the shapes of bead allowed; nil means all up to 5-1, 1-5, 3-3,
	// 2-4 and 4-2. One-sided beads are always allowed, or a path might not exist.
	Types []Type

	// Workers is the number of goroutines that share a large document; 0 means
	// one for each processor. The result does not depend on it.
	Workers int
}

// Align aligns two documents with the default settings: see [Aligner.Align].
func Align(ctx context.Context, src, dst *segment.Document) (*Alignment, error) {
	return new(Aligner).Align(ctx, src, dst)
}

// Align finds the beads between two documents. Either may be empty; then every
// segment of the other is alone. The only errors are those of the context and
// of a caller's Scorer.
func (a *Aligner) Align(ctx context.Context, src, dst *segment.Document) (*Alignment, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	allowed, err := a.allowed()
	if err != nil {
		return nil, err
	}
	out := &Alignment{Src: src, Dst: dst}
	n, m := len(src.Segments), len(dst.Segments)
	if n == 0 || m == 0 {
		out.Beads = allAlone(n, m)
		return out, nil
	}
	evidence, others := split(a.Scorer)
	var score Score
	if len(others) > 0 {
		if score, err = Sum(others...).Prepare(ctx, src, dst); err != nil {
			return nil, fmt.Errorf("align: %w", err)
		}
	}
	with := Evidence{Without: math.MaxUint16}
	if len(evidence) > 0 {
		with = evidence[0]
	}
	model := newModel(with, newSide(src), newSide(dst))
	s := solver{ctx: ctx, model: model, score: score, allowed: allowed, workers: a.Workers, temper: cautious}
	if !model.uses(Adaptation) {
		s.temper = calibrated
	}
	lo, hi := newBand(model.anchors(), n, m, firstMargin)
	beads, err := s.solve(lo, hi, nil)
	if err != nil {
		return nil, err
	}
	if model.uses(Adaptation) {
		model.adapt(beads)
		as := pathAnchors(beads)
		lo, hi = newBand(as, n, m, secondMargin)
		s.temper = calibrated
		if beads, err = s.solve(lo, hi, beads); err != nil {
			return nil, err
		}
	}
	out.Beads = beads
	return out, nil
}

func (a *Aligner) allowed() (allowed [len(types)]bool, err error) {
	if a.Types == nil {
		for t := range allowed {
			allowed[t] = true
		}
		return allowed, nil
	}
	allowed[typeOmission], allowed[typeAddition] = true, true
next:
	for _, want := range a.Types {
		for t := range types {
			if types[t] == want {
				allowed[t] = true
				continue next
			}
		}
		return allowed, fmt.Errorf("align: no beads of type %v", want)
	}
	return allowed, nil
}

func allAlone(n, m int) []Bead {
	var beads []Bead
	for i := range n {
		beads = append(beads, Bead{Src: Range{i, i + 1}, Dst: Range{0, 0}, Confidence: 1})
	}
	for j := range m {
		beads = append(beads, Bead{Src: Range{n, n}, Dst: Range{j, j + 1}, Confidence: 1})
	}
	return beads
}

// solver solves a pair of documents piece by piece.
type solver struct {
	ctx     context.Context
	model   *model
	score   Score
	allowed [len(types)]bool
	workers int
	temper  float64
}

// solve finds the best path within a band. Given the beads of an earlier pass,
// it cuts the documents where that pass was surest, and solves the pieces side
// by side.
func (s *solver) solve(lo, hi []int, earlier []Bead) ([]Bead, error) {
	pieces := cut(lo, hi, earlier)
	results := make([][]Bead, len(pieces))
	workers := s.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var wg sync.WaitGroup
	next := make(chan int)
	errs := make([]error, len(pieces))
	for range min(workers, len(pieces)) {
		wg.Go(func() {
			for k := range next {
				results[k], errs[k] = s.piece(pieces[k])
			}
		})
	}
	for k := range pieces {
		next <- k
	}
	close(next)
	wg.Wait()
	var beads []Bead
	for k := range pieces {
		if errs[k] != nil {
			return nil, errs[k]
		}
		beads = append(beads, results[k]...)
	}
	return beads, nil
}

// windowRows is the number of source segments that are solved at a time, so
// that the memory a piece takes is bounded. Of each window but the last, the
// first three quarters are kept: what lies ahead no longer changes them.
const windowRows = 2048

// piece solves a piece, a long one through a window that moves along it.
func (s *solver) piece(p piece) ([]Bead, error) {
	var beads []Bead
	for p.i1-p.i0 > windowRows {
		w := piece{i0: p.i0, i1: p.i0 + windowRows, j0: p.j0, j1: p.hi[windowRows], open: true}
		w.lo, w.hi = p.lo[:windowRows+1], p.hi[:windowRows+1]
		found, err := s.window(w)
		if err != nil {
			return nil, err
		}
		keep := 0
		for keep < len(found) && found[keep].Src.Hi <= w.i0+windowRows*3/4 {
			keep++
		}
		beads = append(beads, found[:keep]...)
		last := found[keep-1]
		rows := last.Src.Hi - p.i0
		p.i0, p.j0 = last.Src.Hi, last.Dst.Hi
		p.lo, p.hi = p.lo[rows:], p.hi[rows:]
		for r := range p.lo {
			p.lo[r] = max(p.lo[r], p.j0)
			p.hi[r] = max(p.hi[r], p.j0)
		}
		p.lo[0] = p.j0
	}
	found, err := s.window(p)
	return append(beads, found...), err
}

// window solves what is solved at once.
func (s *solver) window(p piece) ([]Bead, error) {
	l := newLattice(s.model, p, s.allowed, s.score)
	l.exact = true
	if err := l.solve(s.ctx); err != nil {
		return nil, err
	}
	beads := l.path()
	for k := range beads {
		b := &beads[k]
		if !b.Src.Empty() && !b.Dst.Empty() {
			b.Score = s.model.score(b.Src, b.Dst)
			if s.score != nil {
				b.Score += s.score(b.Src, b.Dst)
			}
		}
	}
	l.posterior(beads, s.temper)
	return beads, nil
}

// pieceRows is the number of source segments of a piece, at least.
const pieceRows = 400

// cut divides the documents between two sure 1-1 beads in a run of them.
func cut(lo, hi []int, earlier []Bead) []piece {
	n := len(lo) - 1
	m := hi[n]
	var pieces []piece
	from := [2]int{0, 0}
	add := func(i, j int) {
		p := piece{i0: from[0], i1: i, j0: from[1], j1: j}
		p.lo, p.hi = make([]int, i-p.i0+1), make([]int, i-p.i0+1)
		for r := range p.lo {
			p.lo[r], p.hi[r] = max(p.j0, lo[p.i0+r]), min(p.j1, hi[p.i0+r])
		}
		p.lo[0], p.hi[len(p.hi)-1] = p.j0, p.j1
		pieces = append(pieces, p)
		from = [2]int{i, j}
	}
	run := 0
	for k, b := range earlier {
		if b.Type() != (Type{1, 1}) || b.Confidence < 0.9 {
			run = 0
			continue
		}
		if run++; run >= 4 && b.Src.Lo-from[0] >= pieceRows && k+1 < len(earlier) {
			// Between the second and third bead of the run.
			add(earlier[k-1].Src.Lo, earlier[k-1].Dst.Lo)
			run = 0
		}
	}
	add(n, m)
	return pieces
}

// pathAnchors makes anchors of the two-sided beads of a path.
func pathAnchors(beads []Bead) []anchor {
	var as []anchor
	for _, b := range beads {
		if !b.Src.Empty() && !b.Dst.Empty() && b.Confidence > 0.2 {
			as = append(as, anchor{b.Src.Lo, b.Dst.Lo, b.Confidence})
		}
	}
	return as
}
