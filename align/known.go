package align

import (
	"fmt"
	"slices"

	"github.com/visavis/visavis/segment"
)

// known is what the caller knows of an alignment: see [Aligner.Known].
type known struct {
	all     []Bead         // in order, borders too
	beads   []Bead         // those with segments
	borders map[[2]int]int // places where a known bead starts (its place in all, plus one) or ends
}

// newKnown checks what a caller knows of two documents.
func newKnown(src, dst *segment.Document, all []Bead) (known, error) {
	k := known{all: all, borders: map[[2]int]int{}}
	i, j := 0, 0
	for n, b := range all {
		switch {
		case b.Src.Lo < i || b.Src.Hi < b.Src.Lo || b.Src.Hi > len(src.Segments):
			return k, fmt.Errorf("align: known bead %d: source segments %d to %d: want them in order, of %d",
				n, b.Src.Lo, b.Src.Hi, len(src.Segments))
		case b.Dst.Lo < j || b.Dst.Hi < b.Dst.Lo || b.Dst.Hi > len(dst.Segments):
			return k, fmt.Errorf("align: known bead %d: target segments %d to %d: want them in order, of %d",
				n, b.Dst.Lo, b.Dst.Hi, len(dst.Segments))
		}
		i, j = b.Src.Hi, b.Dst.Hi
		if _, ok := k.borders[[2]int{i, j}]; !ok {
			k.borders[[2]int{i, j}] = 0
		}
		k.borders[[2]int{b.Src.Lo, b.Dst.Lo}] = n + 1
		if !b.Src.Empty() || !b.Dst.Empty() {
			k.beads = append(k.beads, Bead{Src: b.Src, Dst: b.Dst, Confidence: 1})
		}
	}
	return k, nil
}

// border reports whether a bead starts at a place that no bead may cross.
func (k *known) border(b Bead) bool {
	_, ok := k.borders[[2]int{b.Src.Lo, b.Dst.Lo}]
	return ok
}

// has reports whether a bead is known.
func (k *known) has(b Bead) bool {
	n := k.borders[[2]int{b.Src.Lo, b.Dst.Lo}]
	return n > 0 && k.all[n-1].Src == b.Src && k.all[n-1].Dst == b.Dst
}

// andAlone returns the known beads of n segments that face none, or of m that none
// faces, with the others each by itself.
func (k *known) andAlone(n, m int) (beads []Bead) {
	i, j := 0, 0
	for _, next := range append(slices.Clip(k.beads), Bead{Src: Range{n, n}, Dst: Range{m, m}}) {
		for ; i < next.Src.Lo; i++ {
			beads = append(beads, Bead{Src: Range{i, i + 1}, Dst: Range{j, j}, Confidence: 1})
		}
		for ; j < next.Dst.Lo; j++ {
			beads = append(beads, Bead{Src: Range{i, i}, Dst: Range{j, j + 1}, Confidence: 1})
		}
		if i, j = next.Src.Hi, next.Dst.Hi; !next.Src.Empty() || !next.Dst.Empty() {
			beads = append(beads, next)
		}
	}
	return beads
}

// between returns the stretches between beads, borders too.
func between(b band, beads []Bead, rows, columns int) []stretch {
	var out []stretch
	i, j, n := 0, 0, 0
	for _, next := range append(slices.Clip(beads), Bead{Src: Range{rows, rows}, Dst: Range{columns, columns}}) {
		if next.Src.Lo > i || next.Dst.Lo > j {
			s := stretch{from: n, to: n}
			s.i0, s.i1, s.j0, s.j1 = i, next.Src.Lo, j, next.Dst.Lo
			s.band = b.within(s.i0, s.i1, s.j0, s.j1)
			out = append(out, s)
		}
		i, j = next.Src.Hi, next.Dst.Hi
		if !next.Src.Empty() || !next.Dst.Empty() {
			n++
		}
	}
	return out
}

// sections numbers, for each segment of either side, the stretch between
// borders that it is in. What is known is in none.
func (k *known) sections(rows, columns int) (src, dst []int) {
	src, dst = make([]int, rows), make([]int, columns)
	for n, b := range k.all {
		if n+1 < len(k.all) {
			rows, columns = k.all[n+1].Src.Lo, k.all[n+1].Dst.Lo
		} else {
			rows, columns = len(src), len(dst)
		}
		for i := b.Src.Lo; i < rows; i++ {
			src[i] = n + 1
		}
		for j := b.Dst.Lo; j < columns; j++ {
			dst[j] = n + 1
		}
	}
	return src, dst
}

// SharedLines returns what is known of two documents that bear a line that
// divides them into parts which face each other: the segments whose text it is,
// in the order in which they come. It is an error if one side has more of them
// than the other.
func SharedLines(line string) func(src, dst *segment.Document) ([]Bead, error) {
	return func(src, dst *segment.Document) ([]Bead, error) {
		a, b := having(src, line), having(dst, line)
		if len(a) != len(b) {
			return nil, fmt.Errorf("align: %d lines %q in the source, %d in the target", len(a), line, len(b))
		}
		beads := make([]Bead, len(a))
		for k := range a {
			beads[k] = Bead{Src: Range{a[k], a[k] + 1}, Dst: Range{b[k], b[k] + 1}}
		}
		return beads, nil
	}
}

func having(d *segment.Document, text string) (at []int) {
	for i, s := range d.Segments {
		if d.Text[s.Start:s.End] == text {
			at = append(at, i)
		}
	}
	return at
}
