package evaluate

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/visavis/visavis/align"
)

// ReadBeads reads gold beads in the format of vecalign: "[0, 1]:[0]" a line,
// indexes from 0, with or without a score behind. The members of a side must be
// in order but may leave gaps, which some gold standards do. An error names the
// line.
func ReadBeads(r io.Reader) ([]GoldBead, error) {
	var beads []GoldBead
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 16<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" {
			continue
		}
		left, right, ok := strings.Cut(line, "]:[")
		right, _, ok2 := strings.Cut(right, "]")
		if !ok || !ok2 || left[0] != '[' {
			return nil, fmt.Errorf("line %d: want [0, 1]:[0], not %.40q", n, line)
		}
		src, err := indexes(left[1:])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		dst, err := indexes(right)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		beads = append(beads, GoldBead{src, dst})
	}
	return beads, sc.Err()
}

func indexes(s string) ([]int, error) {
	var out []int
	for f := range strings.SplitSeq(s, ",") {
		f = strings.TrimSpace(f)
		if f == "" {
			continue
		}
		i, err := strconv.Atoi(f)
		if err != nil || i < 0 || len(out) > 0 && i <= out[len(out)-1] {
			return nil, fmt.Errorf("%q is not the index of a segment, in order", f)
		}
		out = append(out, i)
	}
	return out, nil
}

// GoldBead is a bead of a gold standard: the indexes of its segments.
type GoldBead struct{ Src, Dst []int }

// Alignment is how well documents were aligned.
type Alignment struct {
	Strict    Score // beads exactly as in gold
	Lax       Score // beads that overlap one of gold on both sides
	Unaligned Score // segments without a counterpart
	Segments  int   // of both sides
}

// Add adds the counts of another.
func (a *Alignment) Add(o Alignment) {
	a.Strict.Add(o.Strict)
	a.Lax.Add(o.Lax)
	a.Unaligned.Add(o.Unaligned)
	a.Segments += o.Segments
}

// Align scores beads against gold.
func Align(a *align.Alignment, gold []GoldBead) Alignment {
	out := Alignment{Segments: len(a.Src.Segments) + len(a.Dst.Segments)}
	exact := map[string]bool{}
	// Which gold bead each segment is in, plus one.
	srcOf, dstOf := make([]int, len(a.Src.Segments)), make([]int, len(a.Dst.Segments))
	for g, b := range gold {
		exact[key(b)] = true
		for _, i := range b.Src {
			if i < len(srcOf) {
				srcOf[i] = g + 1
			}
		}
		for _, j := range b.Dst {
			if j < len(dstOf) {
				dstOf[j] = g + 1
			}
		}
		if len(b.Src) > 0 && len(b.Dst) > 0 {
			out.Strict.Gold++
			out.Lax.Gold++
		} else {
			out.Unaligned.Gold += len(b.Src) + len(b.Dst)
		}
	}
	touched := map[int]bool{} // gold beads that a predicted one overlaps on both sides
	for _, b := range a.Beads {
		g := GoldBead{span(b.Src), span(b.Dst)}
		if b.Src.Empty() || b.Dst.Empty() {
			out.alone(g, gold, srcOf, dstOf)
			continue
		}
		out.Strict.Predicted++
		out.Lax.Predicted++
		if exact[key(g)] {
			out.Strict.Right++
			out.Strict.Found++
		}
		right := false
		for _, i := range g.Src {
			for _, j := range g.Dst {
				if s := srcOf[i]; s > 0 && s == dstOf[j] {
					right = true
					touched[s] = true
				}
			}
		}
		if right {
			out.Lax.Right++
		}
	}
	out.Lax.Found = len(touched)
	return out
}

// alone counts a one-sided bead: among the unaligned segments, and as the
// scorer of vecalign does, right or wrong, among the beads.
func (a *Alignment) alone(b GoldBead, gold []GoldBead, srcOf, dstOf []int) {
	for _, s := range [2]struct{ members, of []int }{{b.Src, srcOf}, {b.Dst, dstOf}} {
		for _, i := range s.members {
			a.Unaligned.Predicted++
			if g := s.of[i]; g > 0 && (len(gold[g-1].Src) == 0 || len(gold[g-1].Dst) == 0) {
				a.Unaligned.Right++
				a.Unaligned.Found++
			}
		}
	}
}

func span(r align.Range) []int {
	out := make([]int, 0, r.Len())
	for i := r.Lo; i < r.Hi; i++ {
		out = append(out, i)
	}
	return out
}

func key(b GoldBead) string { return fmt.Sprint(b.Src, b.Dst) }
