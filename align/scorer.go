package align

import (
	"context"
	"math"

	"github.com/visavis/visavis/segment"
)

// Scorer is a kind of evidence about which segments belong together. Give an
// [Aligner] one of your own in place of [Evidence], or add it with [Sum].
//
// Prepare looks at a pair of documents once and returns the function that
// scores their beads. It must be safe for concurrent use, and the function it
// returns too.
type Scorer interface {
	Prepare(ctx context.Context, src, dst *segment.Document) (Score, error)
}

// Score returns the evidence in nats that a group of source segments and a
// group of target segments translate each other: the logarithm of how much more
// probable they are together than apart. Neither range is ever empty. What is
// beyond a million counts as a million, and what is not a number as minus a
// million, which no path takes that another leaves out. A Score of [Aligner] that
// is nil panics.
type Score func(src, dst Range) float64

// mostNats is the most that a caller's evidence can say.
const mostNats = 1e6

// bounded keeps a score to what the sums along a path can hold.
func (s Score) bounded() Score {
	return func(src, dst Range) float64 {
		x := s(src, dst)
		if math.IsNaN(x) {
			return -mostNats
		}
		return max(-mostNats, min(mostNats, x))
	}
}

// Sum adds up the evidence of several scorers. What one of them says against a bead
// counts for as much as the words of [Evidence] say for it.
func Sum(scorers ...Scorer) Scorer { return sum(scorers) }

type sum []Scorer

func (s sum) Prepare(ctx context.Context, src, dst *segment.Document) (Score, error) {
	scores := make([]Score, len(s))
	for i, scorer := range s {
		var err error
		if scores[i], err = scorer.Prepare(ctx, src, dst); err != nil {
			return nil, err
		}
	}
	return func(src, dst Range) float64 {
		total := 0.0
		for _, score := range scores {
			total += score(src, dst)
		}
		return total
	}, nil
}

// split separates the built-in evidence, which the search computes row by row and
// of which there is one, from the scorers that are called for each bead.
func split(s Scorer) (builtin *Evidence, others []Scorer) {
	switch s := s.(type) {
	case nil:
		return &Evidence{}, nil
	case Evidence:
		return &s, nil
	case sum:
		for _, part := range s {
			b, o := split(part)
			switch {
			case builtin == nil:
				builtin = b
			case b != nil:
				others = append(others, *b)
			}
			others = append(others, o...)
		}
		return builtin, others
	}
	return nil, []Scorer{s}
}
