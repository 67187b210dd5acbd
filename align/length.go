package align

import (
	"math"
)

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
