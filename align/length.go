package align

import (
	"math"
	"sync"
)

// lengths models how long a translation is: the logarithm of the ratio of the
// lengths is normal, the wider the shorter the texts, against a null in which
// the lengths have nothing to do with each other.
type lengths struct {
	ratio    float64 // mean of log(target/source)
	src, dst density
	w        *weights
	spread   []spread // by what the lengths' roots multiply to
}

// spread is a variance in the forms that the score needs.
type spread struct {
	half    float64 // 1/(2v)
	halfLog float64 // log(v)/2
}

const spreadSteps = 2048

// spreads is the table of spreads, which is one for all documents.
var spreads = sync.OnceValue(func() []spread {
	out := make([]spread, spreadSteps+1)
	for i := range out {
		v := defaultWeights.variance + defaultWeights.perChar*(float64(i)+0.5)/spreadSteps
		out[i] = spread{1 / (2 * v), math.Log(v) / 2}
	}
	return out
})

func newLengths(w *weights, src, dst *side) lengths {
	l := lengths{w: w, spread: spreads()}
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
	l.src, l.dst = src.density(), dst.density()
	return l
}

// density is the distribution of the logarithm of the length of a segment.
type density struct{ mean, spread, logSpread float64 }

func newDensity(mean, spread float64) density { return density{mean, spread, math.Log(spread)} }

// extent is what the length of a group of segments of one side contributes.
type extent struct {
	log   float64 // of the length
	root  float64 // one over the square root of the length
	apart float64 // log density of the length by itself
}

// of returns the extent of a group of segments of so much length in all.
func (d density) of(length float64, segments int) extent {
	log := math.Log(length)
	x := (log - d.mean - float64(logTable[segments])) / d.spread
	return extent{log, 1 / math.Sqrt(length), -x*x/2 - d.logSpread}
}

// score compares two groups. The null for the pair is that of one length given
// by the other side, averaged over both directions.
func (l *lengths) score(a, b *extent) float64 {
	s := &l.spread[int(a.root*b.root*spreadSteps)]
	d := b.log - a.log - l.ratio
	together := -d*d*s.half - s.halfLog
	return l.w.length * max(l.w.lengthLeast, min(3, together-0.5*(a.apart+b.apart)))
}

func (m *model) lengthScore(src, dst Range) float64 {
	a, b := 1.0, 1.0
	for i := src.Lo; i < src.Hi; i++ {
		a += m.src.segs[i].length
	}
	for j := dst.Lo; j < dst.Hi; j++ {
		b += m.dst.segs[j].length
	}
	x, y := m.len.src.of(a, src.Len()), m.len.dst.of(b, dst.Len())
	return m.len.score(&x, &y)
}
