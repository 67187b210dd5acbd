package page

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

// builder makes the rows of a pair.
type builder struct {
	*pairView
	a        *align.Alignment
	doubtful float64
	rowOf    [2][]int     // of the segments of either side, the row they are in
	spans    [2][][]*note // of the segments of either side, what is marked in them
	bars     [2][][]*note // of the rows, what is about a side of them as a whole
	notes    map[int][]*note
	guests   map[int][]place // by row
	moved    map[int]*place
}

func newPair(number int, v *align.Verdict, remarks []*note, o Options) *pairView {
	a := v.Alignment
	b := &builder{
		pairView: &pairView{ID: fmt.Sprintf("p%d", number), Src: side(a.Src), Dst: side(a.Dst)},
		a:        a, doubtful: o.Doubtful,
		notes: map[int][]*note{}, guests: map[int][]place{}, moved: map[int]*place{},
	}
	b.locate()
	b.find(v, remarks)
	b.mark()
	b.lead()
	for k := range a.Beads {
		if k%chunkRows == 0 {
			b.Chunks = append(b.Chunks, &chunk{ID: fmt.Sprintf("%s-c%d", b.ID, k/chunkRows+1)})
		}
		c := b.Chunks[len(b.Chunks)-1]
		r := b.row(k)
		c.Rows = append(c.Rows, r)
		c.length += max(r.Src.length, r.Dst.length)
	}
	b.Verdict, b.Total = b.Counts.verdict(), quantity(b.Counts.Sum())
	return b.pairView
}

// doubts reports whether a row is marked as uncertain.
func (q *pairView) doubts() bool {
	for _, c := range q.Chunks {
		for _, r := range c.Rows {
			if r.Doubt.En != "" {
				return true
			}
		}
	}
	return false
}

// locate finds the row of each segment.
func (b *builder) locate() {
	for side, d := range []*segment.Document{b.a.Src, b.a.Dst} {
		b.rowOf[side] = make([]int, len(d.Segments))
		b.spans[side] = make([][]*note, len(d.Segments))
		b.bars[side] = make([][]*note, len(b.a.Beads))
		for k, bead := range b.a.Beads {
			for i := rangeOf(bead, side).Lo; i < rangeOf(bead, side).Hi; i++ {
				b.rowOf[side][i] = k
			}
		}
	}
}

// find turns the findings into notes, in the order of the rows they stand in.
// Remarks stand in none.
func (b *builder) find(v *align.Verdict, remarks []*note) {
	for _, f := range v.Findings {
		f.Severity = min(f.Severity, align.Error)
		f.Src, f.Dst = clamp(f.Src, whole(b.a.Src)), clamp(f.Dst, whole(b.a.Dst))
		n := &note{
			Check: clean(f.Check), Name: checkName(f.Check),
			Severity: f.Severity.String(), Word: words[f.Severity.String()],
			Message:    phrase{clean(report.Message(v, f, report.English)), clean(report.Message(v, f, report.French))},
			Confidence: percent(f.Confidence), finding: f, row: -1,
		}
		b.Counts.add(f.Severity)
		b.Notes = append(b.Notes, n)
		if v.Parallel && len(b.a.Beads) > 0 {
			own := about(f)
			n.row = b.rowAt(own, spanOn(f, own))
			there := b.rowAt(1-own, spanOn(f, 1-own))
			if there != n.row && !spanOn(f, 1-own).Empty() && !broad(f) {
				n.There = b.place(there)
			}
			d, s := b.document(own), spanOn(f, own)
			n.Excerpt = plain(d, s, excerpt)
			n.Lang, n.Position, n.Badge = d.Lang.Tag(), d.Position(s.Start).String(), badge(d.Lang.Tag())
			if f.Check == "untranslated" && len(f.Args) > 0 {
				n.Lang = f.Args[0]
			}
		}
	}
	for _, n := range remarks {
		b.Counts.add(n.finding.Severity)
		b.Notes = append(b.Notes, n)
	}
	slices.SortStableFunc(b.Notes, func(x, y *note) int { return cmp.Compare(x.row, y.row) })
	for i, n := range b.Notes {
		n.ID = fmt.Sprintf("%s-f%d", b.ID, i+1)
		if n.row < 0 {
			b.Whole = append(b.Whole, n)
		} else {
			b.notes[n.row] = append(b.notes[n.row], n)
		}
	}
}

// mark notes at each segment which findings are about it.
func (b *builder) mark() {
	for _, n := range b.Notes {
		if n.row < 0 {
			continue
		}
		for side := range 2 {
			d, s := b.document(side), spanOn(n.finding, side)
			if s.Empty() {
				// A place inside a row; one between rows has an empty cell.
				here := rangeOf(b.a.Beads[n.row], side)
				if i := segmentAt(d, s.Start); i >= 0 && i >= here.Lo && i < here.Hi {
					b.spans[side][i] = append(b.spans[side][i], n)
				}
				continue
			}
			if side != about(n.finding) && valueless(n.finding, side) {
				continue
			}
			first, _ := slices.BinarySearchFunc(d.Segments, s.Start, func(g segment.Segment, at int) int { return cmp.Compare(g.End, at+1) })
			for i := first; i < len(d.Segments) && d.Segments[i].Start < s.End; i++ {
				if !broad(n.finding) {
					b.spans[side][i] = append(b.spans[side][i], n)
				} else if bars := &b.bars[side][b.rowOf[side][i]]; !slices.Contains(*bars, n) {
					*bars = append(*bars, n)
				}
			}
		}
	}
}

// lead finds where the targets of moved rows stand: behind the row in order that
// has the segment before theirs.
func (b *builder) lead() {
	for k, bead := range b.a.Beads {
		if !bead.Moved || bead.Dst.Empty() {
			continue
		}
		at := bead.Dst.Lo - 1
		for at >= 0 && b.a.Beads[b.rowOf[1][at]].Moved {
			at--
		}
		if at < 0 {
			b.moved[k] = &place{}
			continue
		}
		home := b.rowOf[1][at]
		if home+1 == k {
			continue // it only changed places with what comes
		}
		b.moved[k] = b.place(home)
		b.guests[home] = append(b.guests[home], *b.place(k))
	}
}

func (b *builder) place(row int) *place {
	return &place{fmt.Sprintf("%s-b%d", b.ID, row+1), strconv.Itoa(row + 1)}
}

func (b *builder) row(k int) *row {
	bead := b.a.Beads[k]
	r := &row{
		ID: fmt.Sprintf("%s-b%d", b.ID, k+1), Number: strconv.Itoa(k + 1),
		Src: b.cell(k, 0), Dst: b.cell(k, 1), Notes: b.notes[k], Moved: b.moved[k],
	}
	r.Dst.Guests = b.guests[k]
	if bead.Confidence < b.doubtful {
		r.Doubt = percent(bead.Confidence)
	}
	var class []string
	if b.begins(k) {
		class = append(class, "b")
	}
	if len(r.Notes) > 0 {
		worst := r.Notes[0].finding.Severity
		for _, n := range r.Notes {
			worst = max(worst, n.finding.Severity)
		}
		class = append(class, worst.String())
	}
	if r.Doubt.En != "" {
		class = append(class, "doubt")
	}
	r.Class = strings.Join(class, " ")
	return r
}

// begins reports whether a row begins a block on either side.
func (b *builder) begins(k int) bool {
	for side := range 2 {
		d, r := b.document(side), rangeOf(b.a.Beads[k], side)
		if !r.Empty() && d.Blocks[d.Segments[r.Lo].Block].First == r.Lo {
			return true
		}
	}
	return false
}

// rowAt is the row that a finding stands in, for its span on a side.
func (b *builder) rowAt(side int, s segment.Span) int {
	d := b.document(side)
	if len(d.Segments) == 0 {
		return 0
	}
	i, _ := slices.BinarySearchFunc(d.Segments, s.Start, func(g segment.Segment, at int) int { return cmp.Compare(g.End, at+1) })
	return b.rowOf[side][min(i, len(d.Segments)-1)]
}

func (b *builder) document(side int) *segment.Document {
	if side == 0 {
		return b.a.Src
	}
	return b.a.Dst
}

// segmentAt is the segment that holds a place or ends there, or -1.
func segmentAt(d *segment.Document, at int) int {
	i, _ := slices.BinarySearchFunc(d.Segments, at, func(g segment.Segment, at int) int { return cmp.Compare(g.End, at) })
	if i < len(d.Segments) && d.Segments[i].Start <= at {
		return i
	}
	return -1
}

func whole(d *segment.Document) segment.Span { return segment.Span{End: len(d.Text)} }

func rangeOf(b align.Bead, side int) align.Range {
	if side == 0 {
		return b.Src
	}
	return b.Dst
}

func spanOn(f align.Finding, side int) segment.Span {
	if side == 0 {
		return f.Src
	}
	return f.Dst
}

// about is the side whose passage a finding is about: 0 for the source, 1 for
// the target.
func about(f align.Finding) int {
	last := ""
	if len(f.Args) > 0 {
		last = f.Args[0]
		if f.Check == "untranslated" {
			last = f.Args[len(f.Args)-1]
		}
	}
	switch {
	case f.Src.Empty():
		return 1
	case f.Dst.Empty():
		return 0
	case (f.Check == "untranslated" || f.Check == "duplicate" || f.Check == "partial") && last == "target",
		valueless(f, 0):
		return 1
	}
	return 0
}

// ofValues reports whether a finding compares values of the two sides.
func ofValues(f align.Finding) bool {
	switch f.Check {
	case "number", "date", "time", "amount", "percentage", "reference", "link":
		return len(f.Args) == 2
	}
	return false
}

// valueless reports whether a side lacks the value that the other has; its span
// is then the passage that it is missing from.
func valueless(f align.Finding, side int) bool {
	return ofValues(f) && f.Args[side] == "" && f.Args[1-side] != ""
}
