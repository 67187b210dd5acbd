package align

import (
	"sync"

	"github.com/visavis/visavis/segment"
)

// memo holds what more than one check needs, or one check at more than one place,
// for as long as Inspect runs them.
type memo struct {
	paired  func() []Bead
	repeats func() [2][]repeat
	values  func() []Finding
	mixed   func() []area
	regions func() [][]unit
	places  func() [2][]int
	sides   [2]sideMemo
}

// sideMemo is what checks need of one side.
type sideMemo struct {
	letters func() map[string]int // by their words, the headings that end in a letter
	indexed func() []bool         // by segment, whether it is among many passages out of order
	alone   func() []Range        // what faces nothing, but for headings
	samples func() []bool         // by segment, whether it is of code that has another example facing it
}

// remembering returns an alignment whose checks share their work.
func (a *Alignment) remembering() *Alignment {
	if a.memo != nil {
		return a
	}
	c := *a
	c.memo = &memo{
		paired:  sync.OnceValue(a.paired),
		repeats: sync.OnceValue(a.repeats),
		values:  sync.OnceValue(a.compareValues),
		regions: sync.OnceValue(c.findRegions),
		mixed: sync.OnceValue(func() []area {
			return outOfOrder(a.Beads, len(a.Src.Segments), len(a.Dst.Segments))
		}),
		places: sync.OnceValue(func() [2][]int { return places(a.Beads, len(a.Src.Segments), len(a.Dst.Segments)) }),
	}
	for side, d := range []*segment.Document{a.Src, a.Dst} {
		c.memo.sides[side] = sideMemo{
			letters: sync.OnceValue(func() map[string]int { return letterHeadings(d) }),
			indexed: sync.OnceValue(func() []bool { return c.indexed(side) }),
			alone:   sync.OnceValue(func() []Range { return a.alone(side) }),
			samples: sync.OnceValue(func() []bool { return a.samples(side) }),
		}
	}
	return &c
}

// sideOfCheck is the side that has what a check finds, 0 for the source.
func sideOfCheck(check string) int {
	if check == "addition" {
		return 1
	}
	return 0
}

// on returns a side of a bead.
func (b Bead) on(side int) Range {
	if side == 1 {
		return b.Dst
	}
	return b.Src
}

// on returns the document of a side.
func (a *Alignment) on(side int) *segment.Document {
	if side == 1 {
		return a.Dst
	}
	return a.Src
}
