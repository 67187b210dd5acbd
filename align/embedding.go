package align

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/visavis/visavis/segment"
)

// Embedder turns texts into vectors, with a model in which a text and its
// translation are near each other.
//
// Embed returns one vector for each text, in their order, all of one length
// other than zero. It is called with at most 1,024 texts at a time, of both
// languages, no text twice, and never by two goroutines at once for one pair of
// documents. It must not change what it has returned before the next call.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Embedding returns a [Scorer] that compares the sentence embeddings of a model
// of the caller's, as vecalign does (Thompson and Koehn 2019, "Vecalign:
// Improved Sentence Alignment in Linear Time and Space"). It is best added to
// [Evidence], as the words of the documents also say where to look:
//
//	align.Aligner{Scorer: align.Sum(align.Evidence{}, align.Embedding(model))}
//
// Alone, the search takes about 20 seconds on one core for 3,000 segments on
// either side and vectors of 1,024 numbers, and follows no passage of more than
// some 200 segments that one side lacks. Added to an Evidence without Words,
// Length and so on but with Adaptation, which looks at single segments first
// and at groups where those leave doubts, it takes two.
//
// Prepare asks for the vector of every segment and of every run of up to five,
// the most that a bead holds: their texts joined by a space, and any white space
// in them become one. So each sentence is embedded about fifteen times over. The
// vectors are kept for the documents' alignment: four bytes a number, which for
// 3,000 segments on either side and 1,024 dimensions are 123 MB.
//
// Errors of the Embedder are wrapped, so that errors.Is finds them. Vectors that
// differ in length or are not finite are errors. A vector of zeros is allowed,
// and is like no other.
//
// # What a bead scores
//
// The distance d of two groups is one minus the cosine of their vectors. In
// some models all texts are near each other, and long ones are nearer, so what
// counts is the distance over the one by chance,
//
//	r = 2 d(x, y) / (chance(x) + chance(y))
//
// where chance(x) is the average distance of x from all groups of the other
// side. vecalign draws a sample of those; their mean vector, by which the
// average over all of them is one dot product, is as cheap. So r is about 1
// for groups that have nothing to do with each other.
//
// Models differ not only in how near unrelated texts are but also in how much
// that varies, so distances are told in standard deviations s of r in unrelated
// segments. The deviation is measured among pairs drawn evenly from both, by
// how far above the median r lies: below it are the translations.
//
// vecalign multiplies the distance of a bead of k and n segments by k n, so that
// all segments count and beads are not merged without need. Here both are added
// up by themselves, with the size (k+n)/2 of the bead, which comes to the same
// for all paths that leave nothing alone:
//
//	score = steep size ((1 - r)/s - fair - merged (size - 1))
//
// A 1-1 bead scores 1.5 nats for each deviation that it is nearer than one of
// 2.5; so unrelated segments score about -4. A 2-2 bead has to be two deviations
// nearer to be worth as much as two 1-1 beads, besides being rarer than those,
// as the prior says. Where k n stands for the price of merging, it grows with r,
// and is too high for the large beads of free translations and of models that
// tell translations less well.
func Embedding(e Embedder) Scorer { return embedding{e} }

// Weights of the score: what a 1-1 bead scores in nats for each deviation, how
// many deviations nearer than chance it is as likely right as wrong, and how
// many more it takes for each segment on both sides that is merged. They were
// set on development documents with vectors made of a lexicon, and with random
// ones that are as near each other as gold says; none is sharp.
const (
	steep  = 1.5
	fair   = 2.5
	merged = 2
)

// embedBatch is the most texts in one call of an Embedder.
const embedBatch = 1024

type embedding struct{ embedder Embedder }

// Prepare implements [Scorer].
func (e embedding) Prepare(ctx context.Context, src, dst *segment.Document) (Score, error) {
	all := textList{numbers: map[string]int32{}}
	x, y := all.addGroups(src), all.addGroups(dst)
	v, err := embed(ctx, e.embedder, all.texts)
	if err != nil {
		return nil, err
	}
	s := similarity{vectors: v, src: x, dst: y, srcChance: v.chances(x, y), dstChance: v.chances(y, x)}
	s.spread = s.measureSpread()
	return s.score, nil
}

// similarity scores beads by the vectors of their groups.
type similarity struct {
	vectors              vectors
	src, dst             []int32   // by first segment and size: number of the group's text
	srcChance, dstChance []float64 // the same: the group's distance from any other
	spread               float64   // standard deviation of unrelated pairs
}

func (s *similarity) score(src, dst Range) float64 {
	k, n := src.Len(), dst.Len()
	if max(k, n) > maxSide {
		return math.Inf(-1) // has no vectors
	}
	nearer := (1 - s.ratio(src.Lo*maxSide+k-1, dst.Lo*maxSide+n-1)) / s.spread
	size := float64(k+n) / 2
	return steep * size * (nearer - fair - merged*(size-1))
}

// ratio is the distance of two groups over the one by chance.
func (s *similarity) ratio(x, y int) float64 {
	d := max(0, 1-float64(dot(s.vectors.of(s.src[x]), s.vectors.of(s.dst[y]))))
	return 2 * d / (s.srcChance[x] + s.dstChance[y])
}

// The sample that the spread is measured in, and what short documents, which
// have too few unrelated pairs, are supposed to have.
const (
	sampleSide   = 100 // segments of either side
	usualSpread  = 0.1
	spreadWeight = 50 // in pairs
	leastSpread  = 0.02
)

// measureSpread returns the standard deviation of the ratio in unrelated
// segments: of a normal distribution, 84 in 100 are no more than that above the
// median.
func (s *similarity) measureSpread() float64 {
	var ratios []float64
	for _, i := range sample(len(s.src) / maxSide) {
		for _, j := range sample(len(s.dst) / maxSide) {
			ratios = append(ratios, s.ratio(i*maxSide, j*maxSide))
		}
	}
	n := len(ratios)
	if n == 0 {
		return usualSpread
	}
	slices.Sort(ratios)
	measured := ratios[n*84/100] - ratios[n/2]
	blended := (measured*float64(n) + usualSpread*spreadWeight) / float64(n+spreadWeight)
	return max(leastSpread, blended)
}

// sample returns up to sampleSide of n indexes, evenly apart.
func sample(n int) []int {
	out := make([]int, min(n, sampleSide))
	for k := range out {
		out[k] = k * n / len(out)
	}
	return out
}

// textList numbers the texts that are to be embedded, each once.
type textList struct {
	texts   []string
	numbers map[string]int32
}

// addGroups numbers the texts of the groups of up to maxSide segments, by their
// first segment and size. Those that reach behind the end have -1.
func (l *textList) addGroups(d *segment.Document) []int32 {
	plain := make([]string, len(d.Segments))
	for i := range plain {
		plain[i] = strings.Join(strings.Fields(d.SegmentText(i)), " ")
	}
	out := make([]int32, len(plain)*maxSide)
	for i := range plain {
		for k := range maxSide {
			out[i*maxSide+k] = -1
			if i+k < len(plain) {
				out[i*maxSide+k] = l.number(strings.Join(plain[i:i+k+1], " "))
			}
		}
	}
	return out
}

func (l *textList) number(text string) int32 {
	n, ok := l.numbers[text]
	if !ok {
		n = int32(len(l.texts))
		l.numbers[text] = n
		l.texts = append(l.texts, text)
	}
	return n
}

// vectors are of length one, or zero, one after the other.
type vectors struct {
	dimension int
	numbers   []float32
}

func (v *vectors) of(text int32) []float32 {
	return v.numbers[int(text)*v.dimension:][:v.dimension]
}

// embed asks for the vectors of texts, batch by batch.
func embed(ctx context.Context, e Embedder, texts []string) (vectors, error) {
	var v vectors
	for batch := range slices.Chunk(texts, embedBatch) {
		if err := ctx.Err(); err != nil {
			return v, err
		}
		got, err := e.Embed(ctx, batch)
		if err != nil {
			return v, fmt.Errorf("embedding a batch of %d: %w", len(batch), err)
		}
		if len(got) != len(batch) {
			return v, fmt.Errorf("embedding a batch of %d: %d vectors", len(batch), len(got))
		}
		if v.numbers == nil {
			v.dimension = len(got[0])
			v.numbers = make([]float32, 0, len(texts)*v.dimension)
		}
		for i, x := range got {
			if err := v.add(x); err != nil {
				return v, fmt.Errorf("embedding %.80q: %w", batch[i], err)
			}
		}
	}
	return v, nil
}

// add appends a vector, scaled to length one.
func (v *vectors) add(x []float32) error {
	if len(x) == 0 || len(x) != v.dimension {
		return fmt.Errorf("a vector of %d numbers, where the first has %d", len(x), v.dimension)
	}
	squares := 0.0
	for _, a := range x {
		squares += float64(a) * float64(a)
	}
	if math.IsNaN(squares) || math.IsInf(squares, 0) {
		return errors.New("a vector with a number that is not finite")
	}
	scale := 0.0
	if squares > 0 {
		scale = 1 / math.Sqrt(squares)
	}
	for _, a := range x {
		v.numbers = append(v.numbers, float32(float64(a)*scale))
	}
	return nil
}

// chances returns, for each group of a side, its average distance from the
// groups of the other side. One that is like nothing counts among those, as in
// a short document most are like the group that translates this one.
func (v *vectors) chances(side, other []int32) []float64 {
	sum, n := make([]float64, v.dimension), 1
	for _, text := range other {
		if text < 0 {
			continue
		}
		n++
		for i, a := range v.of(text) {
			sum[i] += float64(a)
		}
	}
	mean := make([]float32, v.dimension)
	for i, a := range sum {
		mean[i] = float32(a / float64(n))
	}
	out := make([]float64, len(side))
	for i, text := range side {
		if text >= 0 {
			out[i] = 1 - float64(dot(v.of(text), mean))
		}
	}
	return out
}

// dot returns the dot product of two vectors of the same length. Four sums at a
// time keep the processor busy.
func dot(a, b []float32) float32 {
	var w, x, y, z float32
	b = b[:len(a)]
	for len(a) >= 4 && len(b) >= 4 {
		w += a[0] * b[0]
		x += a[1] * b[1]
		y += a[2] * b[2]
		z += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	for i := range a {
		w += a[i] * b[i]
	}
	return w + x + (y + z)
}
