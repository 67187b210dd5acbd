package align

import (
	"context"
	"fmt"
	"math"
	"runtime"

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

	// Known, if not nil, returns what is known of two documents: beads to be kept
	// as they are, in order on both sides. One without segments on either side is
	// a border that no bead crosses. See also [SharedLines].
	Known func(src, dst *segment.Document) ([]Bead, error)

	// Workers is the number of goroutines that share a large document; 0 means
	// one for each processor. The result does not depend on it.
	Workers int
}

// Align aligns two documents with the default settings: see [Aligner.Align].
func Align(ctx context.Context, src, dst *segment.Document) (*Alignment, error) {
	return new(Aligner).Align(ctx, src, dst)
}

// Align finds the beads between two documents. Either may be empty; then every
// segment of the other is alone. Its errors are those of the context, of a caller's
// Scorer and Known, a bead of Known that is out of range or out of order, and a type
// that no bead has.
//
// Align returns when the context is done, at once; what it was at then is left, and
// ends by itself a little later. A panic in a caller's Scorer or Known is one in
// Align, whichever goroutine it is raised in.
func (a *Aligner) Align(ctx context.Context, src, dst *segment.Document) (*Alignment, error) {
	return segment.Within(ctx, func() (*Alignment, error) { return a.align(ctx, src, dst) })
}

// align aligns two documents, and looks at the context from step to step.
func (a *Aligner) align(ctx context.Context, src, dst *segment.Document) (*Alignment, error) {
	allowed, err := a.allowed()
	if err != nil {
		return nil, err
	}
	out := &Alignment{Src: src, Dst: dst}
	var given known
	if a.Known != nil {
		beads, err := a.Known(src, dst)
		if err != nil {
			return nil, err
		}
		if given, err = newKnown(src, dst, beads); err != nil {
			return nil, err
		}
	}
	if n, m := len(src.Segments), len(dst.Segments); n == 0 || m == 0 {
		out.Beads = given.andAlone(n, m)
		return out, nil
	}
	evidence, others := split(a.Scorer)
	var score Score
	if len(others) > 0 {
		if score, err = Sum(others...).Prepare(ctx, src, dst); err != nil {
			return nil, fmt.Errorf("align: %w", err)
		}
		score = score.bounded()
	}
	with := Evidence{Without: math.MaxUint16 &^ Adaptation}
	if evidence != nil {
		with = *evidence
	}
	var sides [2]*side
	inParallel(a.workers(), 2, func(k int) { sides[k] = newSide(ctx, []*segment.Document{src, dst}[k]) })
	m, err := newModel(ctx, with, sides[0], sides[1], a.workers())
	if err != nil {
		return nil, err
	}
	s := solver{ctx: ctx, model: m, score: score, workers: a.workers(), known: given}
	if out.Beads, err = s.align(allowed); err != nil {
		return nil, err
	}
	for _, step := range []func(beads []Bead) []Bead{
		func(beads []Bead) []Bead { return s.reorder(beads, allowed) },
		s.shed,
		func(beads []Bead) []Bead { return s.settle(beads, allowed) },
	} {
		out.Beads = step(out.Beads)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	out.model, out.evidence = m, s.evidence
	return out, nil
}

func (a *Aligner) workers() int {
	if a.Workers > 0 {
		return a.Workers
	}
	return runtime.GOMAXPROCS(0)
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
