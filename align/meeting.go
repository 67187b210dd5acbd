package align

import (
	"math"
	"slices"
)

// A meeting scores the words of the beads of a lattice, row by row. The words
// of one source segment meet those of each target segment in reach once, and
// what they have in common serves every shape of bead that holds the two.
type meeting struct {
	m     *model
	reach int
	rows  [maxSide]cells // the rows that beads from the current one hold
	epoch int32          // counts the source segments met
	stamp []int32        // by target word: the epoch that set its head
	head  []int32        // by target word: the first of its entries
	table []entry

	base  int       // first target segment of the current row
	there []float64 // by target segment and size of the source group: the target's words
	at    int       // the current row

	best    []float32 // by place in a segment
	touched []int32
	sizes   [maxSide]float32

	total [maxSide][maxSide]float64 // by sizes of the groups, of the beads that start at one node
}

// cells is what the words of one source segment have in common with those of
// the target segments in reach.
type cells struct {
	row      int // -1: unused
	from, to int // target segments, half open
	hits     hits
	backHits hits
	back     []float64 // by target segment and size of the target group: the source's words
}

// hits are the covered words of each target segment, or of the source segment
// by each target segment.
type hits struct {
	ends []int32
	list []hit
}

// hit is a covered word: its place among the linked words of its segment, and
// log t - log p.
type hit struct {
	at    int32
	value float32
}

func (h *hits) reset() { h.ends, h.list = h.ends[:0], h.list[:0] }

func (h *hits) of(x int) []hit {
	start := int32(0)
	if x > 0 {
		start = h.ends[x-1]
	}
	return h.list[start:h.ends[x]]
}

// entry is a source word in a row that links to a target word.
type entry struct {
	at          int32 // place in the source segment
	there, back float32
	next        int32
}

func (mt *meeting) reset(m *model, reach int) {
	mt.m, mt.reach = m, reach
	for i := range mt.rows {
		mt.rows[i].row = -1
	}
	if len(mt.stamp) != len(m.dst.vocab) {
		mt.stamp, mt.head = make([]int32, len(m.dst.vocab)), make([]int32, len(m.dst.vocab))
		mt.epoch = 0
	}
}

func (mt *meeting) cells(row int) *cells { return &mt.rows[row%maxSide] }

// row makes ready for the beads that start in row i of a lattice.
func (mt *meeting) row(l *lattice, i int) {
	for k := i; k < min(i+l.reach, l.i1); k++ {
		if c := mt.cells(k); c.row != k {
			c.row = k
			c.from = l.band.lo[max(0, k-l.i0-l.reach+1)]
			c.to = min(l.j1, l.band.hi[k-l.i0]+l.reach)
			mt.meet(c)
			mt.backward(c)
		}
	}
	mt.at = i
	mt.base = l.band.lo[i-l.i0]
	mt.forward(i, min(l.j1, l.band.hi[i-l.i0]+l.reach), min(l.reach, l.i1-i))
}

// add fills total for the beads that start at column j of the current row, of
// up to rows and columns segments.
func (mt *meeting) add(j, rows, columns int) {
	reach := mt.reach
	for k := range rows {
		sum := 0.0
		there := mt.there[(j-mt.base)*reach+k:]
		for n := range min(columns, reach-k) {
			sum += there[n*reach]
			mt.total[k][n] = sum
		}
	}
	for n := range columns {
		sum := 0.0
		for k := range min(rows, reach-n) {
			c := mt.cells(mt.at + k)
			sum += c.back[(j-c.from)*reach+n]
			mt.total[k][n] += sum
		}
	}
}

// meet finds what a source segment has in common with each target segment that
// a bead with it can hold.
func (mt *meeting) meet(c *cells) {
	m := mt.m
	mt.epoch++
	source := m.srcLinked.of(c.row)
	mt.table = mt.table[:0]
	for p, e := range source {
		for _, k := range m.links.of(e) {
			f := k.word
			next := int32(-1)
			if mt.stamp[f] == mt.epoch {
				next = mt.head[f]
			}
			mt.stamp[f], mt.head[f] = mt.epoch, int32(len(mt.table))
			mt.table = append(mt.table, entry{int32(p), k.there, k.back, next})
		}
	}
	mt.places(len(source))
	c.hits.reset()
	c.backHits.reset()
	for j := c.from; j < c.to; j++ {
		for q, f := range m.dstLinked.of(j) {
			if mt.stamp[f] != mt.epoch {
				continue
			}
			there := unset
			for x := mt.head[f]; x >= 0; x = mt.table[x].next {
				e := &mt.table[x]
				there = max(there, e.there)
				if mt.best[e.at] == unset {
					mt.touched = append(mt.touched, e.at)
				}
				mt.best[e.at] = max(mt.best[e.at], e.back)
			}
			c.hits.list = append(c.hits.list, hit{int32(q), there - m.dstNull[f]})
		}
		slices.Sort(mt.touched) // by place, as the hits of the other side are
		for _, p := range mt.touched {
			c.backHits.list = append(c.backHits.list, hit{p, mt.best[p] - m.srcNull[source[p]]})
			mt.best[p] = unset
		}
		mt.touched = mt.touched[:0]
		c.hits.ends = append(c.hits.ends, int32(len(c.hits.list)))
		c.backHits.ends = append(c.backHits.ends, int32(len(c.backHits.list)))
	}
}

// forward scores the words of each target segment up to column to as
// translations of the source groups that start in row i.
func (mt *meeting) forward(i, to, groups int) {
	m := mt.m
	mt.there = grow(mt.there, (to-mt.base)*mt.reach)
	size := 0
	for k := range groups {
		size += m.src.size(i + k)
		mt.sizes[k] = logInt(size)
	}
	for j := mt.base; j < to; j++ {
		target := m.dstLinked.of(j)
		mt.places(len(target))
		for k := range groups {
			c := mt.cells(i + k)
			mt.cover(c.hits.of(j - c.from))
			mt.there[(j-mt.base)*mt.reach+k] = m.dstBase[j] + mt.gains(target, mt.sizes[k], m.dstMiss)
		}
		mt.clear()
	}
}

// backward scores the words of a source segment as translations of each target
// group in reach.
func (mt *meeting) backward(c *cells) {
	m := mt.m
	source := m.srcLinked.of(c.row)
	c.back = grow(c.back, (c.to-c.from)*mt.reach)
	mt.places(len(source))
	for j := c.from; j < c.to; j++ {
		size := 0
		for n := range min(mt.reach, c.to-j) {
			size += m.dst.size(j + n)
			mt.cover(c.backHits.of(j + n - c.from))
			c.back[(j-c.from)*mt.reach+n] = m.srcBase[c.row] + mt.gains(source, logInt(size), m.srcMiss)
		}
		mt.clear()
	}
}

const unset = float32(-1e30)

// places makes best long enough for a segment of n words. It is unset in every
// place between uses.
func (mt *meeting) places(n int) {
	for len(mt.best) < n {
		mt.best = append(mt.best, unset)
	}
}

// cover notes covered words, each with the best that covers it.
func (mt *meeting) cover(hits []hit) {
	for _, h := range hits {
		if mt.best[h.at] == unset {
			mt.touched = append(mt.touched, h.at)
		}
		mt.best[h.at] = max(mt.best[h.at], h.value)
	}
}

// gains adds up what the covered words score, over what they score uncovered.
func (mt *meeting) gains(words []int32, size float32, miss []float32) float64 {
	total := 0.0
	for _, at := range mt.touched {
		total += mt.m.w.gain(mt.best[at]-size) - float64(miss[words[at]])
	}
	return total
}

// clear unsets what cover has set.
func (mt *meeting) clear() {
	for _, at := range mt.touched {
		mt.best[at] = unset
	}
	mt.touched = mt.touched[:0]
}

func logInt(n int) float32 {
	if n < len(logTable) {
		return logTable[n]
	}
	return float32(math.Log(float64(n)))
}

var logTable = func() (t [512]float32) {
	for n := 1; n < len(t); n++ {
		t[n] = float32(math.Log(float64(n)))
	}
	return t
}()
