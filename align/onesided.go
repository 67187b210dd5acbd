package align

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var omission = Check{
	Name: "omission",
	Doc: `A passage of the source that the target lacks.

Headings, list items, lines, sentences and runs of them: one finding for a run
that nothing interrupts, with the place in the target where it would stand. A
passage cut or merged otherwise on the other side is not missing, nor is one of
punctuation alone; what stands twice on one side, or elsewhere on the other, is
left to duplicate and order.

A note is what one side has in a way of its own: a sentence that its neighbour
is too short without, as if both were translated in one, or a sentence against a
long list; a lead such as "It has the following tasks:", where the other side
leads its list by "… and must"; words that stand free in the passage beside it;
an item that differs in a word or two from another, which faces one with the words
of both; the heading of a letter in a list that each language sorts by its own
alphabet, and the one entry that is left on either side of it; a line of code where
the other side has another example; the link to the other version. Args: the number of segments; the kind of the
first block, or "sentence" where the rest of the block has a counterpart.`,
	Run: func(a *Alignment) []Finding { return oneSided(a, "omission") },
}

var addition = Check{
	Name: "addition",
	Doc: `A passage of the target that the source lacks.

The mirror of omission: what is only in the translation, with the place in the
source where it would stand. Args: as for omission.`,
	Run: func(a *Alignment) []Finding { return oneSided(a, "addition") },
}

// oneSided finds the runs of beads without a target, or without a source.
func oneSided(a *Alignment, check string) []Finding {
	var out []Finding
	a = a.remembering()
	told := a.toldElsewhere(check)
	missing := func(k int) bool { return lacks(a.Beads[k], check) && !told[k] }
	for k := 0; k < len(a.Beads); {
		if !missing(k) {
			k++
			continue
		}
		first := k
		for ; k < len(a.Beads) && missing(k) && (k == first || a.oneRun(a.Beads[k-1], a.Beads[k])); k++ {
		}
		// A fragment beside a passage that is surely missing belongs to it.
		sure := func(k int) bool { return k >= 0 && k < len(a.Beads) && missing(k) && a.Beads[k].Confidence >= 0.9 }
		if f, ok := a.missing(first, k, check, sure(first-1) || sure(k)); ok {
			if a.covered(first, k-1, check) || a.ownOrder(first, k-1, check) || a.lastOfBoth(first, k-1, check) || a.otherSample(first, check) || a.toOther(first, k, check) {
				f.Severity, f.Confidence = Note, 0.3*f.Confidence
			}
			out = append(out, f)
		}
	}
	return out
}

// toldElsewhere marks the one-sided beads that duplicate or order reports.
func (a *Alignment) toldElsewhere(check string) []bool {
	told := make([]bool, len(a.Beads))
	if !slices.ContainsFunc(a.Beads, func(b Bead) bool { return lacks(b, check) }) {
		return told
	}
	side, n := 0, len(a.Src.Segments)
	if check == "addition" {
		side, n = 1, len(a.Dst.Segments)
	}
	segments := make([]bool, n)
	mark := func(r Range) {
		for i := r.Lo; i < r.Hi; i++ {
			segments[i] = true
		}
	}
	for _, r := range a.repeats()[side] {
		mark(r.alone)
	}
	for _, b := range a.paired() {
		mark([]Range{b.Src, b.Dst}[side])
	}
	for k, b := range a.Beads {
		r := []Range{b.Src, b.Dst}[side]
		told[k] = lacks(b, check) && !slices.Contains(segments[r.Lo:r.Hi], false)
	}
	return told
}

func lacks(b Bead, check string) bool {
	if check == "omission" {
		return b.Dst.Empty()
	}
	return b.Src.Empty()
}

// oneRun reports whether two one-sided beads are one passage: sentences of a
// block, or blocks that stand together. A heading, and an item of a list, begin
// a passage of their own when what comes before is something else.
func (a *Alignment) oneRun(x, y Bead) bool {
	d, r, s := a.Src, x.Src, y.Src
	if x.Src.Empty() {
		d, r, s = a.Dst, x.Dst, y.Dst
	}
	// Between two that only the target has, others may have moved away.
	if r.Hi != s.Lo {
		return false
	}
	p, q := d.Segments[r.Hi-1].Block, d.Segments[s.Lo].Block
	return p == q || d.Blocks[q].Kind == d.Blocks[p].Kind || d.Blocks[p].Kind == segment.Heading
}

// missing makes the finding for a run of one-sided beads, Beads[first:end]. It is
// as sure as the surest of its segments: something is missing there, even where
// it is unclear which of two sentences. Belongs says that what stands beside it
// is missing too.
func (a *Alignment) missing(first, end int, check string, belongs bool) (Finding, bool) {
	all := a.Beads[first]
	for _, b := range a.Beads[first+1 : end] {
		all.Src, all.Dst = span2(all.Src, b.Src), span2(all.Dst, b.Dst)
		all.Confidence = max(all.Confidence, b.Confidence)
	}
	f := Finding{Check: check, Confidence: all.Confidence, Src: a.SrcSpan(all), Dst: a.DstSpan(all)}
	d, r, sp := a.Src, all.Src, &f.Src
	if check == "addition" {
		d, r, sp = a.Dst, all.Dst, &f.Dst
	}
	if !worded(d.Text[sp.Start:sp.End]) {
		return f, false
	}
	switch {
	case !belongs && fragment(d.Lang, d.Text[sp.Start:sp.End]):
		f.Confidence *= 0.3
	case a.redrafted(first, end, check):
		f.Confidence = min(f.Confidence, redraftedConfidence)
	}
	block := d.Blocks[d.Segments[r.Lo].Block]
	// An item is missing with its marker.
	if block.First == r.Lo && !block.Marker.Empty() {
		sp.Start = block.Marker.Start
	}
	switch {
	case f.Confidence >= 0.9:
		f.Severity = Error
	case f.Confidence >= 0.6:
		f.Severity = Warning
	}
	kind := block.Kind.String()
	if r.Lo > block.First || r.Hi < block.Last {
		kind = "sentence"
	}
	f.Args = []string{strconv.Itoa(r.Len()), kind}
	return f, true
}

// toOther reports whether beads without a counterpart, Beads[first:end], are the
// link from one version of a page to the other.
func (a *Alignment) toOther(first, end int, check string) bool {
	b, d, other := a.Beads[first], a.Src, a.Dst
	r := b.Src
	if check == "addition" {
		d, other, r = a.Dst, a.Src, b.Dst
	}
	return end-first == 1 && r.Len() == 1 && other.Lang.Named(other.Lang.Keys(d.SegmentText(r.Lo)))
}

// fragment reports whether a text is a piece of a sentence that says nothing by
// itself, "exceeds" or "but does not include", as stand between formulas and
// lists: how a sentence is spread over such pieces is a matter of drafting.
func fragment(l *lang.Language, text string) bool {
	words, content := 0, 0
	for w := range l.Words(text) {
		if r, _ := utf8.DecodeRuneInString(text[w.Start:]); w.Kind == lang.Number || unicode.IsUpper(r) {
			return false
		}
		words++
		if !l.Function(w.Key) {
			content++
		}
	}
	return words <= 4 && content <= 1
}

// span2 joins two ranges of one side of consecutive beads; both may be empty.
func span2(a, b Range) Range { return Range{min(a.Lo, b.Lo), max(a.Hi, b.Hi)} }

// worded reports whether a text holds a letter or digit.
func worded(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
