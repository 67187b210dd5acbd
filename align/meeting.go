package align

import "math"

// A meeting scores the words of the beads of a lattice, row by row. The words
// of one source segment meet those of each target segment in reach once, and
// what they have in common serves every shape of bead that holds the two.
type meeting struct {
	m     *model
	needs []need         // by row of the lattice
	rows  [maxSide]cells // the rows that beads from the current one hold
	epoch int32          // counts the source segments met
	heads []opening      // by target word
	table []entry        // of the source segment that meets
	found covered
	pairs bool // whether the beads are 1-1 only

	at    int             // the current row
	there [maxSide]column // by size of the source group: the target's words
}

// cells is what the words of one source segment have in common with those of
// the target segments in reach.
type cells struct {
	row      int // -1: unused
	from     int // first target segment
	hits     hits
	backHits hits
	back     [maxSide]column // by size of the target group: the source's words
}

// column is a score for each of some target segments.
type column struct {
	from  int // the first of these
	score []float64
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

// opening is the first entry of a target word, if epoch is the current one.
type opening struct{ epoch, entry int32 }

// entry is a source word in a row that links to a target word.
type entry struct {
	at          int32   // place in the source segment
	there, back float32 // log t; log t - log p of the source word
	next        int32
}

func (mt *meeting) reset(l *lattice) {
	mt.m = l.m
	for i := range mt.rows {
		mt.rows[i].row = -1
	}
	if len(mt.heads) != len(l.m.dst.vocab) {
		mt.heads, mt.epoch = make([]opening, len(l.m.dst.vocab)), 0
	}
	mt.needs = l.needs(mt.needs)
	mt.pairs = l.reach == 1
}

func (mt *meeting) cells(row int) *cells { return &mt.rows[row%maxSide] }

// row makes ready for the beads that start in row i of a lattice.
func (mt *meeting) row(l *lattice, i int) {
	if mt.pairs {
		mt.pair(i, mt.needs[i-l.i0].cells)
		return
	}
	for k := i; k < min(i+l.reach, l.i1); k++ {
		if c := mt.cells(k); c.row != k {
			c.row = k
			mt.meet(c, &mt.needs[k-l.i0])
			mt.backward(c, &mt.needs[k-l.i0])
		}
	}
	mt.at = i
	mt.forward(i, &mt.needs[i-l.i0])
}

// score is that of the words of the bead of k and n segments that starts in the
// current row at column j.
func (mt *meeting) score(j, k, n int) float64 {
	c := &mt.there[k-1]
	if mt.pairs {
		return c.score[j-c.from]
	}
	there, back := 0.0, 0.0
	for _, x := range c.score[j-c.from:][:n] {
		there += x
	}
	for r := range k {
		c := &mt.cells(mt.at + r).back[n-1]
		back += c.score[j-c.from]
	}
	return there + back
}

// open lists the words that a source segment links to.
func (mt *meeting) open(source []int32) {
	mt.epoch++
	mt.table = mt.table[:0]
	for p, e := range source {
		null := mt.m.srcNull[e]
		for _, k := range mt.m.links.of(e) {
			h := &mt.heads[k.word]
			next := int32(-1)
			if h.epoch == mt.epoch {
				next = h.entry
			}
			*h = opening{mt.epoch, int32(len(mt.table))}
			mt.table = append(mt.table, entry{int32(p), k.there, k.back - null, next})
		}
	}
}

// cover notes which source words a target word translates, by the first of its
// entries, and returns the best that one of them translates it.
func (mt *meeting) cover(entry int32) float32 {
	there := unset
	for x := entry; x >= 0; x = mt.table[x].next {
		e := &mt.table[x]
		there = max(there, e.there)
		mt.found.cover(e.at, e.back)
	}
	return there
}

// pair scores the words of the 1-1 beads of a source segment, both directions at
// once.
func (mt *meeting) pair(i int, columns span) {
	m := mt.m
	source := m.srcLinked.of(i)
	mt.open(source)
	mt.found.places(len(source))
	mt.there[0].reset(columns)
	size := logInt(m.src.size(i))
	for j := int(columns.lo); j < int(columns.hi); j++ {
		total := 0.0
		for _, f := range m.dstLinked.of(j) {
			h := mt.heads[f]
			if h.epoch != mt.epoch {
				continue
			}
			there := mt.cover(h.entry)
			total += m.w.gain(there-m.dstNull[f]-size) - float64(m.dstMiss[f])
		}
		back := mt.found.gains(&m.w, source, logInt(m.dst.size(j)), m.srcMiss)
		mt.found.clear()
		mt.there[0].score[j-int(columns.lo)] = m.dstBase[j] + total + (m.srcBase[i] + back)
	}
}

// meet finds what a source segment has in common with each target segment that
// a bead with it can hold.
func (mt *meeting) meet(c *cells, need *need) {
	m := mt.m
	source := m.srcLinked.of(c.row)
	mt.open(source)
	mt.found.places(len(source))
	c.from = int(need.cells.lo)
	c.hits.reset()
	c.backHits.reset()
	for j := c.from; j < int(need.cells.hi); j++ {
		for q, f := range m.dstLinked.of(j) {
			h := mt.heads[f]
			if h.epoch != mt.epoch {
				continue
			}
			there := mt.cover(h.entry)
			c.hits.list = append(c.hits.list, hit{int32(q), there - m.dstNull[f]})
		}
		c.backHits.list = mt.found.appendTo(c.backHits.list)
		mt.found.clear()
		c.hits.ends = append(c.hits.ends, int32(len(c.hits.list)))
		c.backHits.ends = append(c.backHits.ends, int32(len(c.backHits.list)))
	}
}

// forward scores the words of the target segments as translations of the source
// groups that start in row i.
func (mt *meeting) forward(i int, need *need) {
	m := mt.m
	var sizes [maxSide]float32
	var all span // of the columns
	size, most := 0, 0
	for k, s := range need.there {
		if s.empty() {
			continue
		}
		for ; most <= k; most++ {
			size += m.src.size(i + most)
			sizes[most] = logInt(size)
		}
		all = all.with(s)
		mt.there[k].reset(s)
	}
	for j := all.lo; j < all.hi; j++ {
		target := m.dstLinked.of(int(j))
		mt.found.places(len(target))
		groups := most
		for groups > 0 && !need.there[groups-1].has(j) {
			groups--
		}
		for k := range groups {
			c := mt.cells(i + k)
			mt.found.add(c.hits.of(int(j) - c.from))
			if need.there[k].has(j) {
				mt.there[k].score[int(j)-mt.there[k].from] = m.dstBase[j] + mt.found.gains(&m.w, target, sizes[k], m.dstMiss)
			}
		}
		mt.found.clear()
	}
}

// backward scores the words of a source segment as translations of the target
// groups in reach.
func (mt *meeting) backward(c *cells, need *need) {
	m := mt.m
	source := m.srcLinked.of(c.row)
	mt.found.places(len(source))
	var all span
	for n, s := range need.back {
		if !s.empty() {
			all = all.with(s)
			c.back[n].reset(s)
		}
	}
	for j := all.lo; j < all.hi; j++ {
		groups := maxSide
		for groups > 0 && !need.back[groups-1].has(j) {
			groups--
		}
		size := 0
		for n := range groups {
			size += m.dst.size(int(j) + n)
			mt.found.add(c.backHits.of(int(j) + n - c.from))
			if need.back[n].has(j) {
				c.back[n].score[int(j)-c.back[n].from] = m.srcBase[c.row] + mt.found.gains(&m.w, source, logInt(size), m.srcMiss)
			}
		}
		mt.found.clear()
	}
}

func (c *column) reset(s span) { c.from, c.score = int(s.lo), grow(c.score, int(s.hi-s.lo)) }

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
