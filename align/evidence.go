package align

import (
	"context"
	"math"

	"github.com/visavis/visavis/lang/lexicon"
	"github.com/visavis/visavis/segment"
)

// Kinds is a set of the kinds of evidence that [Evidence] adds up.
type Kinds uint16

const (
	Length      Kinds = 1 << iota // lengths in letters
	Words                         // numbers, names, cognates, and words that recur together
	Labels                        // list markers and section numbers
	Punctuation                   // what segments start and end with
	Structure                     // block kinds and borders
	Adaptation                    // the second pass, with what the first one learned
)

// Evidence is the built-in [Scorer]. The zero value uses all kinds of evidence.
type Evidence struct {
	// Lexicon says which words translate which, if its languages are those of the
	// documents, in either direction. Package lang/lexicon/enfr has one of English
	// and French. With nil the evidence rests on numbers, names, cognates and the
	// words that recur together.
	Lexicon *lexicon.Lexicon

	Without Kinds // the kinds left out
}

// Prepare implements [Scorer]. An [Aligner] that is given an Evidence computes
// the same scores faster, and adapts them to the documents in a second pass.
func (e Evidence) Prepare(ctx context.Context, src, dst *segment.Document) (Score, error) {
	from, to := newSide(ctx, src), newSide(ctx, dst)
	m, err := newModel(ctx, e, from, to, 1)
	if err != nil {
		return nil, err
	}
	return m.score, nil
}

// model is the evidence about one pair of documents.
type model struct {
	without  Kinds
	knows    bool // whether a lexicon knows words of both documents
	w        weights
	workers  int // goroutines that share what can be shared
	src, dst *side
	links    links
	prior    [len(types)]float64
	len      lengths

	// By class of mark, what a pair of them scores.
	firsts [classes][classes]float64
	tails  [classes][classes]float64

	// The words that have links, by segment.
	srcLinked, dstLinked lists
	// For each word, the probability of all its translations on the other side.
	srcKnown, dstKnown []float32
	// Whether a lexicon has it.
	srcListed, dstListed []bool
	lexicon              *lexicon.Lexicon
	// For each word, the logarithm of its share of the words of its document,
	// and what it scores where nothing on the other side translates it.
	srcNull, dstNull []float32
	srcMiss, dstMiss []float32
	// The same, added up over the words of a segment.
	srcBase, dstBase []float64

	rooms spare[wordRoom]
}

// weights are the numbers of the model, in nats unless said otherwise. They
// were set on some of the development documents and checked on others; none is
// sharp.
type weights struct {
	word         float64 // factor of the words, which are not independent
	clip         float64 // most that one word can say
	missNumber   float64 // a number without its like on the other side
	missName     float64 // a name without its like
	missKnown    float64 // a word whose translations are known, without any of them
	length       float64 // factor of the lengths
	lengthLeast  float64 // least that the lengths can say
	variance     float64 // of the logarithm of the ratio of lengths
	perChar      float64 // the same, over the length
	labelEqual   float64
	labelDiffer  float64
	labelAlone   float64
	border       float64 // each border of a block inside a bead
	likelyBorder float64 // the same, where it is only likely
	opens        float64 // the first segment of a block against one inside
	gapGoesOn    float64 // one more segment without a counterpart
	surface      float64 // factor of the punctuation
}

var defaultWeights = weights{
	word:         1.1,
	clip:         3.4,
	missNumber:   -2.2,
	missName:     -0.3,
	missKnown:    -0.3,
	length:       0.8,
	lengthLeast:  -4.5,
	variance:     0.015,
	perChar:      2,
	labelEqual:   3.5,
	labelDiffer:  -5,
	labelAlone:   -1,
	border:       -4,
	likelyBorder: -4,
	opens:        -0.8,
	gapGoesOn:    -1.4,
	surface:      1,
}

// defaultPrior is the probability of each shape of bead before a document is
// seen, in the order of types.
var defaultPrior = [len(types)]float64{
	0.86, 0.012, 0.012, 0.035, 0.035, 0.012, 0.006, 0.006, 0.001, 0.001, 0.0005,
	0.004, 0.004, 0.0004, 0.0004, 0.0016, 0.0016,
}

// newModel returns the evidence, or the error of the context, also where that was
// done before the sides were whole.
func newModel(ctx context.Context, e Evidence, src, dst *side, workers int) (*model, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m := &model{without: e.Without, w: defaultWeights, src: src, dst: dst, workers: workers}
	for i, p := range defaultPrior {
		m.prior[i] = math.Log(p)
	}
	m.len = newLengths(&m.w, src, dst)
	if m.uses(Punctuation) {
		m.marks()
	}
	var known linkage
	if m.uses(Words) {
		var ts linkage
		m.both(func() { ts = m.translate(e.Lexicon) }, func() { known = cognates(ctx, src, dst) })
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m.knows = len(ts) > 0
		if len(ts) > 0 {
			m.lexicon = e.Lexicon
		}
		known = append(known, ts...)
	}
	m.links = known.sorted(len(src.vocab))
	m.weigh()
	return m, ctx.Err()
}

// both calls two functions, side by side if there is more than one worker.
func (m *model) both(a, b func()) {
	inParallel(m.workers, 2, func(k int) { [...]func(){a, b}[k]() })
}

func (m *model) uses(k Kinds) bool { return m.without&k == 0 }

// score is the evidence for one bead, all kinds together, without its prior.
// The search computes the same row by row; see lattice.
func (m *model) score(src, dst Range) float64 {
	total := m.surface(src, dst)
	if m.uses(Length) {
		total += m.lengthScore(src, dst)
	}
	if m.uses(Words) {
		total += m.w.word / 2 * m.wordScore(src, dst)
	}
	return total
}
