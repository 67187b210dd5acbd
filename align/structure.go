package align

import (
	"slices"
	"strconv"

	"github.com/visavis/visavis/segment"
)

var structure = Check{
	Name: "structure",
	Doc: `Passages that are marked up as different things.

A heading that faces a paragraph or an item, an item that faces a paragraph, and
a heading of another level than its like have elsewhere. Where the English has

	## Opening hours

and the French

	**Heures d'ouverture**

the French line is a paragraph, however bold. Always a note, and one for all that
are of one sort and close together.

What the two documents always do is no finding: where headings of level 1 face
those of level 2 throughout, only one that faces another level is. Quotations
and lines count as paragraphs; tables and code are not looked at, and neither is
a sentence inside a passage. Plain text says nothing of its structure for
certain, so that only pairs of which both have markup are looked at.

Args: what the source has, heading, item or paragraph, and the level of the
heading or 0; the same for the target; and how many passages there are. The spans
are those of the first.`,
	Run: func(a *Alignment) []Finding {
		if !marked(a.Src) || !marked(a.Dst) {
			return nil
		}
		var out []Finding
		last := map[roles]int{}    // by roles without levels, the last bead of theirs
		finding := map[roles]int{} // and its finding
		number := map[int]int{}    // by finding, of passages
		for _, f := range a.oddRoles() {
			of := roles{src: role{kind: f.src.kind}, dst: role{kind: f.dst.kind}}
			k, ok := finding[of]
			if !ok || f.bead-last[of] > sameRegion {
				k = len(out)
				finding[of] = k
				out = append(out, a.restructured(f))
			}
			last[of] = f.bead
			number[k]++
			out[k].Args[4] = strconv.Itoa(number[k])
		}
		return out
	},
}

// sameRegion is how many beads apart two passages are told of together.
const sameRegion = 20

// role is what a block is for the reader.
type role struct {
	kind  segment.Kind // Heading, Item or Paragraph
	level int          // of a heading
}

// roles are those of two blocks that face each other.
type roles struct{ src, dst role }

// facing is a bead that begins a block on both sides.
type facing struct {
	roles
	bead int
}

// marked reports whether a document has markup.
func marked(d *segment.Document) bool { return d.Source != d.Text }

// oddRoles returns the beads that begin blocks of different roles, but for the
// roles that face each other more often than either faces another.
func (a *Alignment) oddRoles() []facing {
	var all []facing
	times := map[roles]int{}
	for k, b := range a.Beads {
		if b.oneSided() {
			continue
		}
		src, ok := roleOf(a.Src, b.Src.Lo)
		dst, also := roleOf(a.Dst, b.Dst.Lo)
		if ok && also {
			all = append(all, facing{roles{src, dst}, k})
			times[roles{src, dst}]++
		}
	}
	return slices.DeleteFunc(all, func(f facing) bool { return f.src == f.dst || !f.odd(times) })
}

// odd reports whether either role faces another one more often.
func (r roles) odd(times map[roles]int) bool {
	for o, n := range times {
		if (o.src == r.src) != (o.dst == r.dst) && n > times[r] {
			return true
		}
	}
	return false
}

// roleOf returns the role of the block that segment i begins, if it has one.
func roleOf(d *segment.Document, i int) (role, bool) {
	b := &d.Blocks[d.Segments[i].Block]
	if b.First != i {
		return role{}, false
	}
	switch b.Kind {
	case segment.Heading:
		return role{b.Kind, b.Level}, true
	case segment.Item:
		return role{kind: b.Kind}, true
	case segment.Paragraph, segment.Line, segment.Quote:
		return role{kind: segment.Paragraph}, true
	}
	return role{}, false
}

// restructured makes the finding for a bead whose blocks differ.
func (a *Alignment) restructured(f facing) Finding {
	b := a.Beads[f.bead]
	return Finding{Check: "structure", Confidence: b.Confidence, Src: a.SrcSpan(b), Dst: a.DstSpan(b), Args: []string{
		f.src.kind.String(), strconv.Itoa(f.src.level), f.dst.kind.String(), strconv.Itoa(f.dst.level), "1"}}
}
