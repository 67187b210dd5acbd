package align

import (
	"context"
	"math"

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
	Without Kinds // the kinds left out
}

// Prepare implements [Scorer]. An [Aligner] that is given an Evidence computes
// the same scores faster, and adapts them to the documents in a second pass.
func (e Evidence) Prepare(ctx context.Context, src, dst *segment.Document) (Score, error) {
	m := newModel(e, newSide(src), newSide(dst))
	return m.score, ctx.Err()
}

// model is the evidence about one pair of documents.
type model struct {
	without  Kinds
	w        weights
	src, dst *side
	links    links
	prior    [len(types)]float64
	len      lengths

	// For each word, the logarithm of its share of the words of its document,
	// and what it scores where nothing on the other side translates it.
	srcNull, dstNull []float32
	srcMiss, dstMiss []float32
	// The same, added up over the words of a segment.
	srcBase, dstBase []float64
}

// weights are the numbers of the model, in nats unless said otherwise. They
// were set on half of the development documents and checked on the other half;
// none is sharp.
type weights struct {
	word         float64 // factor of the words, which are not independent
	clip         float64 // most that one word can say
	missNumber   float64 // a number without its like on the other side
	missName     float64 // a name without its like
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
	missNumber:   -1.8,
	missName:     -0.3,
	length:       0.8,
	lengthLeast:  -4.5,
	variance:     0.015,
	perChar:      2,
	labelEqual:   2.5,
	labelDiffer:  -5,
	labelAlone:   -1.5,
	border:       -4,
	likelyBorder: -2,
	opens:        -0.8,
	gapGoesOn:    -1.4,
	surface:      0.8,
}

// defaultPrior is the probability of each shape of bead before a document is
// seen, in the order of types.
var defaultPrior = [len(types)]float64{
	0.86, 0.012, 0.012, 0.035, 0.035, 0.012, 0.006, 0.006, 0.001, 0.001, 0.0005,
	0.004, 0.004, 0.0004, 0.0004, 0.0016, 0.0016,
}

func newModel(e Evidence, src, dst *side) *model {
	m := &model{without: e.Without, w: defaultWeights, src: src, dst: dst}
	for i, p := range defaultPrior {
		m.prior[i] = math.Log(p)
	}
	m.len = newLengths(&m.w, src, dst)
	if m.uses(Words) {
		m.links = cognates(src, dst)
	} else {
		m.links = make(links, len(src.vocab))
	}
	m.weigh()
	return m
}

func (m *model) uses(k Kinds) bool { return m.without&k == 0 }

// weigh fills the tables that follow from the links.
func (m *model) weigh() {
	m.srcNull, m.srcMiss, m.srcBase = m.weighSide(m.src)
	m.dstNull, m.dstMiss, m.dstBase = m.weighSide(m.dst)
	if !m.uses(Words) {
		clear(m.srcMiss)
		clear(m.dstMiss)
		clear(m.srcBase)
		clear(m.dstBase)
	}
}

func (m *model) weighSide(s *side) (null, miss []float32, base []float64) {
	null = make([]float32, len(s.vocab))
	miss = make([]float32, len(s.vocab))
	total := math.Log(float64(s.words) + float64(len(s.vocab))/2 + 1)
	for i := range s.vocab {
		w := &s.vocab[i]
		null[i] = float32(math.Log(float64(w.count)+0.5) - total)
		// A number or a name nearly always has its like on the other side; of
		// other words nothing is known.
		switch {
		case w.kind == number && len(w.key) > 1:
			miss[i] = float32(m.w.missNumber)
		case w.kind == number:
			miss[i] = float32(m.w.missNumber / 2)
		case w.kind == calendar:
			miss[i] = float32(m.w.missNumber / 2)
		case !w.function && w.capitals*2 > w.count && len(w.key) > 2:
			miss[i] = float32(m.w.missName)
		}
	}
	base = make([]float64, len(s.segs))
	for i := range s.segs {
		for _, w := range s.segs[i].words {
			base[i] += float64(miss[w])
		}
	}
	return null, miss, base
}

// gain is what a covered word scores: the logarithm of the ratio of Model 1
// against the unigram null, clipped. x is log t(f|e) - log p(f) - log |e|.
func (w *weights) gain(x float32) float64 {
	if x < -4 {
		return 0
	}
	return min(w.clip, softplus(x))
}

// softplus is log(1+exp(x)) from a table, between -4 and 8.
func softplus(x float32) float64 {
	i := int((x + 4) * 16)
	if i >= len(softplusTable)-1 {
		return float64(x)
	}
	return softplusTable[max(0, i)]
}

var softplusTable = func() (t [12 * 16]float64) {
	for i := range t {
		t[i] = math.Log1p(math.Exp(float64(i)/16 - 4 + 1.0/32))
	}
	return t
}()

// lengths models how long a translation is: the logarithm of the ratio of the
// lengths is normal, the wider the shorter the texts, against a null in which
// the lengths have nothing to do with each other.
type lengths struct {
	ratio              float64 // mean of log(target/source)
	srcMean, srcSpread float64 // of log length, of one segment
	dstMean, dstSpread float64
	w                  *weights
	spread             []spread // by what the lengths' roots multiply to
}

// spread is a variance in the forms that the score needs.
type spread struct {
	half    float64 // 1/(2v)
	halfLog float64 // log(v)/2
}

const spreadSteps = 2048

func newLengths(w *weights, src, dst *side) lengths {
	l := lengths{w: w, spread: make([]spread, spreadSteps+1)}
	for i := range l.spread {
		v := w.variance + w.perChar*(float64(i)+0.5)/spreadSteps
		l.spread[i] = spread{1 / (2 * v), math.Log(v) / 2}
	}
	total := func(s *side) (n float64) {
		for i := range s.segs {
			n += s.segs[i].length
		}
		return n
	}
	// One side may lack much: the ratio of the whole is only a hint, and of short
	// documents hardly that.
	if a, b := total(src), total(dst); a > 0 && b > 0 {
		n := float64(min(len(src.segs), len(dst.segs)))
		l.ratio = max(-0.25, min(0.25, math.Log(b)-math.Log(a))) * n / (n + 20)
	}
	l.srcMean, l.srcSpread = src.meanLength()
	l.dstMean, l.dstSpread = dst.meanLength()
	return l
}

// group is what the length of a group of segments of one side contributes.
type group struct {
	log   float64 // of the length
	root  float64 // one over the square root of the length
	apart float64 // log density of the length by itself
}

// groups returns the lengths of the groups of one to five segments that start
// at each segment of a side in [lo, hi), none reaching behind hi.
func groups(s *side, lo, hi int, mean, spread float64) []group {
	out := make([]group, (hi-lo)*maxSide)
	for i := lo; i < hi; i++ {
		n := 1.0
		for k := range maxSide {
			if i+k < hi {
				n += s.segs[i+k].length
			}
			out[(i-lo)*maxSide+k] = newGroup(n, k+1, mean, spread)
		}
	}
	return out
}

func newGroup(length float64, segments int, mean, spread float64) group {
	log := math.Log(length)
	d := (log - mean - math.Log(float64(segments))) / spread
	return group{log, 1 / math.Sqrt(length), -d*d/2 - math.Log(spread)}
}

// score compares two groups. The null for the pair is that of one length given
// by the other side, averaged over both directions.
func (l *lengths) score(a, b *group) float64 {
	s := &l.spread[int(a.root*b.root*spreadSteps)]
	d := b.log - a.log - l.ratio
	together := -d*d*s.half - s.halfLog
	return l.w.length * max(l.w.lengthLeast, min(3, together-0.5*(a.apart+b.apart)))
}

// surface scores what the two groups of segments look like: labels,
// punctuation, structure.
func (m *model) surface(src, dst Range) float64 {
	a, b := m.src.segs[src.Lo:src.Hi], m.dst.segs[dst.Lo:dst.Hi]
	total := m.heads(&a[0], &b[0]) + m.tails(&a[len(a)-1], &b[len(b)-1])
	if m.uses(Structure) {
		total += m.inner(m.src, src) + m.inner(m.dst, dst)
	}
	return total
}

// heads scores how two groups start.
func (m *model) heads(a, b *features) float64 {
	total := 0.0
	if m.uses(Labels) {
		total += m.w.labels(a.label, b.label)
	}
	if m.uses(Punctuation) && a.first|b.first != 0 {
		total += m.w.surface * firstScore(a.first, b.first)
	}
	if m.uses(Structure) {
		total += kindScore(a.kind, b.kind)
		if a.opens != b.opens {
			total += m.w.opens
		}
	}
	return total
}

// tails scores how two groups end.
func (m *model) tails(a, b *features) float64 {
	if !m.uses(Punctuation) {
		return 0
	}
	return m.w.surface * lastScore(a.last, b.last)
}

// inner scores the borders inside a group.
func (m *model) inner(s *side, r Range) float64 {
	if r.Len() < 2 {
		return 0
	}
	a, b := s.borders[r.Lo+1], s.borders[r.Hi]
	return m.w.border*float64(b.known-a.known) + m.w.likelyBorder*float64(b.likely-a.likely)
}

func (w *weights) labels(a, b string) float64 {
	switch {
	case a == "" && b == "":
		return 0
	case a == b:
		return w.labelEqual
	case a == "" || b == "":
		return w.labelAlone
	}
	return w.labelDiffer
}

func lastScore(a, b rune) float64 {
	switch {
	case a == b && (a == '?' || a == '!' || a == ':'):
		return 1.8
	case a == b && (a == ';' || a == ',' || a == '-'):
		return 1.0
	case a == b:
		return 0.3
	case a == '?' || b == '?':
		return -1.5
	case a == 0 || b == 0:
		return -0.8
	}
	return -0.5
}

func firstScore(a, b rune) float64 {
	switch {
	case a == b && a == 'A':
		return 0.1
	case a == b && a != 0:
		return 0.8
	case a == 'q' || b == 'q':
		return -0.6
	}
	return -0.3
}

func kindScore(a, b segment.Kind) float64 {
	if a == b {
		if a == segment.Paragraph {
			return 0
		}
		return 0.5
	}
	// Lines and headings are told apart by what stands around them.
	switch {
	case a+b == segment.Heading+segment.Line && a != b && (a == segment.Heading || a == segment.Line):
		return 0
	case a == segment.Code || b == segment.Code || a == segment.Cell || b == segment.Cell:
		return -2.5
	}
	return -1
}

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

func (m *model) lengthScore(src, dst Range) float64 {
	a, b := 1.0, 1.0
	for i := src.Lo; i < src.Hi; i++ {
		a += m.src.segs[i].length
	}
	for j := dst.Lo; j < dst.Hi; j++ {
		b += m.dst.segs[j].length
	}
	x := newGroup(a, src.Len(), m.len.srcMean, m.len.srcSpread)
	y := newGroup(b, dst.Len(), m.len.dstMean, m.len.dstSpread)
	return m.len.score(&x, &y)
}

// wordScore scores the words of each side of a bead as translations of the
// other side.
func (m *model) wordScore(src, dst Range) float64 {
	there, back := map[int32]float32{}, map[int32]float32{}
	in := map[int32]bool{}
	from, to := 0, 0
	for j := dst.Lo; j < dst.Hi; j++ {
		to += len(m.dst.segs[j].words)
		for _, f := range m.dst.segs[j].words {
			in[f] = true
		}
	}
	for i := src.Lo; i < src.Hi; i++ {
		from += len(m.src.segs[i].words)
		for _, e := range m.src.segs[i].words {
			for _, l := range m.links[e] {
				if !in[l.word] {
					continue
				}
				if old, ok := there[l.word]; !ok || l.there > old {
					there[l.word] = l.there
				}
				if old, ok := back[e]; !ok || l.back > old {
					back[e] = l.back
				}
			}
		}
	}
	return m.covered(m.dst, dst, there, m.dstNull, m.dstMiss, from) +
		m.covered(m.src, src, back, m.srcNull, m.srcMiss, to)
}

func (m *model) covered(s *side, r Range, best map[int32]float32, null, miss []float32, size int) float64 {
	log := float32(math.Log(float64(max(1, size))))
	total := 0.0
	for i := r.Lo; i < r.Hi; i++ {
		for _, w := range s.segs[i].words {
			if t, ok := best[w]; ok {
				total += m.w.gain(t - null[w] - log)
			} else {
				total += float64(miss[w])
			}
		}
	}
	return total
}
