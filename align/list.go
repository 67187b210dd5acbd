package align

import (
	"strconv"

	"github.com/visavis/visavis/segment"
)

var list = Check{
	Name: "list",
	Doc: `Two lists, or two tables, of which one has fewer items or cells.

What omission and addition cannot show: no item stands alone, but somewhere two
items of one side face one of the other, because they were merged or because the
one that is missing resembles its neighbour. Where the English has

	- a driver's licence
	- a licence plate

and the French only

	- un permis de conduire et une plaque

the finding points at the English item that has the least in common with what
faces it.

It is always a note, and one for a pair of lists. An item that stands alone is
left to omission and addition, and one that stands twice to duplicate; lists of
which one has an item more here and one less there are as long as each other;
and a list that faces prose is for structure. A list ends where a block of
another kind begins.

Args: the kind, item or cell, and how many of them each list has, the source
first.`,
	Run: func(a *Alignment) []Finding {
		src, dst := listsOf(a.Src), listsOf(a.Dst)
		doubled := a.doubledBeads()
		pairs := map[[2]int]*listPair{}
		var order []*listPair
		for k, b := range a.Beads {
			if b.oneSided() || b.Confidence < 0.5 || doubled[k] {
				continue
			}
			l, m := listIn(a.Src, src, b.Src), listIn(a.Dst, dst, b.Dst)
			if l < 0 || m < 0 || a.Src.Blocks[src[l].Lo].Kind != a.Dst.Blocks[dst[m].Lo].Kind {
				continue
			}
			p := pairs[[2]int{l, m}]
			if p == nil {
				p = &listPair{src: src[l], dst: dst[m]}
				pairs[[2]int{l, m}] = p
				order = append(order, p)
			}
			p.add(b, opened(a.Src, b.Src)-opened(a.Dst, b.Dst))
		}
		var out []Finding
		for _, p := range order {
			if p.more != 0 {
				out = append(out, a.shorter(p))
			}
		}
		return out
	},
}

// listPair is two lists that face each other.
type listPair struct {
	src, dst Range // blocks
	more     int   // items of the source beyond those of the target, in beads of both
	uneven   []unevenBead
}

// unevenBead is a bead with more items on one side, as many more as by says.
type unevenBead struct {
	Bead
	by int
}

func (p *listPair) add(b Bead, by int) {
	p.more += by
	if by != 0 {
		p.uneven = append(p.uneven, unevenBead{b, by})
	}
}

// shorter makes the finding for two lists of which one is shorter.
func (a *Alignment) shorter(p *listPair) Finding {
	var at Bead
	for _, u := range p.uneven {
		if (u.by > 0) == (p.more > 0) {
			at = u.Bead
			break
		}
	}
	f := Finding{Check: "list", Confidence: at.Confidence, Args: []string{
		a.Src.Blocks[p.src.Lo].Kind.String(), strconv.Itoa(p.src.Len()), strconv.Itoa(p.dst.Len())}}
	if p.more > 0 {
		at.Src = a.oddItem(at)
	} else {
		at.Dst = a.turned().oddItem(Bead{Src: at.Dst, Dst: at.Src})
	}
	f.Src, f.Dst = a.SrcSpan(at), a.DstSpan(at)
	return f
}

// oddItem returns the item of the source of a bead that has the least evidence
// with the target, or all of them where there is no telling.
func (a *Alignment) oddItem(b Bead) Range {
	if a.evidence == nil {
		return b.Src
	}
	odd, least := b.Src, 0.0
	for i := b.Src.Lo; i < b.Src.Hi; {
		block := a.Src.Blocks[a.Src.Segments[i].Block]
		item := Range{i, min(block.Last, b.Src.Hi)}
		if x := a.evidence(item, b.Dst); i == b.Src.Lo || x < least {
			odd, least = item, x
		}
		i = item.Hi
	}
	return odd
}

// listsOf returns the runs of two or more items, and of cells.
func listsOf(d *segment.Document) []Range {
	var out []Range
	for k := 0; k < len(d.Blocks); {
		first := k
		for k++; k < len(d.Blocks) && d.Blocks[k].Kind == d.Blocks[first].Kind; k++ {
		}
		if kind := d.Blocks[first].Kind; (kind == segment.Item || kind == segment.Cell) && k-first > 1 {
			out = append(out, Range{first, k})
		}
	}
	return out
}

// listIn returns the index of the list that all segments of r are in, or -1.
func listIn(d *segment.Document, all []Range, r Range) int {
	blocks := blockRange(d, r)
	lo, hi := 0, len(all)
	for lo < hi {
		if mid := int(uint(lo+hi) / 2); all[mid].Hi <= blocks.Lo {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(all) && all[lo].Lo <= blocks.Lo && blocks.Hi <= all[lo].Hi {
		return lo
	}
	return -1
}

// opened counts the blocks that begin in a range of segments.
func opened(d *segment.Document, r Range) (n int) {
	for i := r.Lo; i < r.Hi; i++ {
		if d.Blocks[d.Segments[i].Block].First == i {
			n++
		}
	}
	return n
}

// doubledBeads marks the beads with a segment that duplicate reports.
func (a *Alignment) doubledBeads() []bool {
	src, dst := make([]bool, len(a.Src.Segments)), make([]bool, len(a.Dst.Segments))
	mark := func(segments []bool, rs []repeat) {
		for _, r := range rs {
			for i := r.alone.Lo; i < r.alone.Hi; i++ {
				segments[i] = true
			}
		}
	}
	repeats := a.repeats()
	mark(src, repeats[0])
	mark(dst, repeats[1])
	out := make([]bool, len(a.Beads))
	for k, b := range a.Beads {
		out[k] = count(src[b.Src.Lo:b.Src.Hi]) > 0 || count(dst[b.Dst.Lo:b.Dst.Hi]) > 0
	}
	return out
}
