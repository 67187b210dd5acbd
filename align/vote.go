package align

import (
	"math"
	"slices"
)

// partRows is how many source segments vote together.
const partRows = 1024

// part is what some source segments say of the target segments in their reach.
type part struct {
	from    int // the first of these
	columns []favourite
}

// ballot is a target word that a source word votes for, and with how much.
type ballot struct {
	word int32
	gain float32
}

// voters are the words that vote for where the segments face each other.
type voters struct {
	m    *model
	band band
	ends []int32 // by source word, the end of its ballots in list
	list []ballot
	in   lists // by target word, the segments it occurs in
	room spare[voteRoom]
}

// place is where a target word occurs next: a segment, and its place in lists.
type place struct{ at, segment int32 }

// voteRoom is the memory of a part, used again for the next one.
type voteRoom struct {
	places []place   // by target word
	votes  []float32 // by target segment in reach
}

// nowhere is the segment of a word that does not occur again, unread that of one
// that was not looked up yet.
const nowhere, unread = math.MaxInt32, -1

func newVoters(m *model, b band) *voters {
	v := &voters{m: m, band: b, in: m.dstLinked.inverted(len(m.dst.vocab)), ends: make([]int32, len(m.src.vocab))}
	srcLimit := max(rare, int(frequent*float64(len(m.src.segs))))
	dstLimit := max(rare, int(frequent*float64(len(m.dst.segs))))
	for e := range m.src.vocab {
		if m.src.vocab[e].df <= srcLimit {
			for _, l := range m.links.of(int32(e)) {
				if gain := m.pull(int32(e), l); gain > 0 && m.dst.vocab[l.word].df <= dstLimit {
					v.list = append(v.list, ballot{l.word, gain})
				}
			}
		}
		v.ends[e] = int32(len(v.list))
	}
	return v
}

func (v *voters) of(e int32) []ballot {
	start := int32(0)
	if e > 0 {
		start = v.ends[e-1]
	}
	return v.list[start:v.ends[e]]
}

// next moves a word on to where it first occurs at or after a segment.
func (v *voters) next(p *place, word int32, segment int) {
	at := v.in.of(int(word))
	if p.segment == unread {
		x, _ := slices.BinarySearch(at, int32(segment))
		p.at = int32(x)
	}
	for int(p.at) < len(at) && int(at[p.at]) < segment {
		p.at++
	}
	p.segment = nowhere
	if int(p.at) < len(at) {
		p.segment = at[p.at]
	}
}

// vote lets the source segments from one on vote, as many as there are rows.
func (v *voters) vote(from int, rows []favourite) part {
	last := len(v.m.dst.segs) - 1
	p := part{from: v.band.lo[from]}
	p.columns = make([]favourite, max(0, min(v.band.hi[from+len(rows)-1], last)-p.from+1))
	rm := v.room.get()
	if rm == nil {
		rm = &voteRoom{places: make([]place, len(v.m.dst.vocab))}
	}
	defer v.room.put(rm)
	for f := range rm.places {
		rm.places[f].segment = unread
	}
	for r := range rows {
		i := from + r
		lo, hi := v.band.lo[i], min(v.band.hi[i], last)
		rm.votes = zeroed(rm.votes, max(0, hi-lo+1))
		for _, e := range v.m.srcLinked.of(i) {
			for _, b := range v.of(e) {
				next := &rm.places[b.word]
				if int(next.segment) < lo {
					v.next(next, b.word, lo)
				}
				if int(next.segment) > hi {
					continue // as nearly all are
				}
				at := v.in.of(int(b.word))
				for x := int(next.at); x < len(at) && int(at[x]) <= hi; x++ {
					rm.votes[int(at[x])-lo] += b.gain
				}
			}
		}
		for k, x := range rm.votes {
			if x > 0 {
				rows[r].vote(lo+k, x)
				p.columns[lo+k-p.from].vote(i, x)
			}
		}
	}
	return p
}

// favourite is the segment of the other side with the most votes.
type favourite struct {
	at           int
	most, second float32
}

func (f *favourite) vote(at int, v float32) { f.merge(favourite{at: at, most: v}) }

// merge adds later votes.
func (f *favourite) merge(g favourite) {
	if g.most > f.most {
		f.at, f.most, f.second = g.at, g.most, max(f.most, g.second)
	} else {
		f.second = max(f.second, g.most)
	}
}

func (f *favourite) margin() float32 { return f.most - f.second }
func (f *favourite) clear() bool     { return f.margin() > clearly }
