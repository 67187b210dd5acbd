package align

import "math/bits"

// covered is the words of a segment that another one translates, by their places
// in the segment, each with the best that covers it.
type covered struct {
	best []float32
	set  []uint64 // by place, a bit: whether best is set
}

const unset = float32(-1e30)

// places makes room for a segment of n words. None is covered.
func (c *covered) places(n int) {
	if n > len(c.best) {
		c.best = make([]float32, 2*n)
	}
	c.set = zeroed(c.set, (n+63)/64)
}

// cover notes that a word is covered.
func (c *covered) cover(at int32, value float32) {
	if bit := uint64(1) << (at & 63); c.set[at>>6]&bit == 0 {
		c.set[at>>6] |= bit
		c.best[at] = value
	} else {
		c.best[at] = max(c.best[at], value)
	}
}

// add covers words.
func (c *covered) add(hits []hit) {
	for _, h := range hits {
		c.cover(h.at, h.value)
	}
}

// appendTo appends the covered words to hits, in the order of their places.
func (c *covered) appendTo(hits []hit) []hit {
	for k, set := range c.set {
		for ; set != 0; set &= set - 1 {
			at := k<<6 | bits.TrailingZeros64(set)
			hits = append(hits, hit{int32(at), c.best[at]})
		}
	}
	return hits
}

// gains adds up what the covered words score, over what they score uncovered.
func (c *covered) gains(w *weights, words []int32, size float32, miss []float32) float64 {
	total := 0.0
	for k, set := range c.set {
		for ; set != 0; set &= set - 1 {
			at := k<<6 | bits.TrailingZeros64(set)
			total += w.gain(c.best[at]-size) - float64(miss[words[at]])
		}
	}
	return total
}

// clear uncovers all words.
func (c *covered) clear() { clear(c.set) }
