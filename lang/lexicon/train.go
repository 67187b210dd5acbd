package lexicon

import (
	"context"
	"errors"
	"iter"

	"github.com/visavis/visavis/lang"
)

// Trainer learns lexicons. The zero value has good settings and keeps every
// entry that is worth keeping.
type Trainer struct {
	Iterations int     // rounds of IBM Model 1 (default 5)
	Entries    int     // most entries that are kept (default: all)
	Discount   float64 // off every count after the last round (default 0.1; negative is none)

	// Progress is told the rounds done and their number, and before these, while
	// the pairs are read, their count so far and 0. It is called by one goroutine
	// at a time.
	Progress func(done, total int)
}

// Stats say what a lexicon was learned from.
type Stats struct {
	Pairs       int // read
	Used        int // without doubles, and those with a side empty or of more than 100 words
	SourceWords int // in the pairs used
	TargetWords int
}

// Train learns a lexicon from pairs of sentences, with all processors. It keeps
// the corpus in memory, as numbers. The same pairs give the same lexicon on any
// number of processors.
//
// The errors are those of pairs and of ctx, and that there is nothing to learn
// from.
func (t Trainer) Train(ctx context.Context, source, target *lang.Language, pairs iter.Seq2[Pair, error]) (*Lexicon, Stats, error) {
	ts, stats, err := t.learn(ctx, source, target, pairs)
	if err != nil {
		return nil, stats, err
	}
	return encode(source.Tag(), target.Tag(), ts), stats, nil
}

var errNoPairs = errors.New("lexicon: no pairs to learn from")

// learn returns the translations that are worth keeping.
func (t Trainer) learn(ctx context.Context, source, target *lang.Language, pairs iter.Seq2[Pair, error]) ([]translation, Stats, error) {
	if t.Iterations <= 0 {
		t.Iterations = 5
	}
	if t.Discount == 0 {
		t.Discount = 0.1
	}
	progress := t.Progress
	if progress == nil {
		progress = func(int, int) {}
	}
	c, err := readCorpus(ctx, source, target, pairs, func(pairs int) { progress(pairs, 0) })
	if err != nil {
		return nil, Stats{}, err
	}
	if c.stats.Used == 0 {
		return nil, c.stats, errNoPairs
	}
	m, done := newModel(c), 0
	err = m.train(ctx, t.Iterations, func() {
		done++
		progress(done, t.Iterations)
	})
	if err != nil {
		return nil, c.stats, err
	}
	return prune(m.translations(max(0, t.Discount)), t.Entries), c.stats, nil
}
