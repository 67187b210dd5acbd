package main

import (
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/segment"
)

// A gap that opens beside another is one finding with it. Yet what is accepted,
// suppressed or unchanged of it stays so, and only the rest is told: so a finding
// on a passage that only one side has is judged by its segments.

// part is a segment of such a finding, or all of any other finding.
type part struct {
	align.Finding
	wide     align.Finding // what the finding has of the block that the part is in
	silenced bool          // by the page
	pattern  int           // of the settings, that fits it; -1 if none does
}

// side is the document that has the passage of a finding on one side only, and
// where the finding keeps its span; nil for any other finding.
func side(a *align.Alignment, f *align.Finding) (*segment.Document, *segment.Span) {
	switch f.Check {
	case "omission":
		return a.Src, &f.Src
	case "addition":
		return a.Dst, &f.Dst
	}
	return nil, nil
}

// within are the segments that a span covers, as half-open indexes.
func within(d *segment.Document, s segment.Span) align.Range {
	return align.Range{
		Lo: sort.Search(len(d.Segments), func(i int) bool { return d.Segments[i].Start >= s.Start }),
		Hi: sort.Search(len(d.Segments), func(i int) bool { return d.Segments[i].Start >= s.End }),
	}
}

// partsOf cuts a finding into its parts. They have the texts that findings on
// them alone would have.
func partsOf(a *align.Alignment, f align.Finding) []part {
	d, span := side(a, &f)
	if d == nil || span.Empty() {
		return []part{{Finding: f, wide: f}}
	}
	r := within(d, *span)
	if r.Len() < 2 {
		return []part{{Finding: f, wide: f}}
	}
	var out []part
	for i := r.Lo; i < r.Hi; i++ {
		b := d.Blocks[d.Segments[i].Block]
		out = append(out, part{
			Finding: some(a, f, align.Range{Lo: i, Hi: i + 1}),
			wide:    some(a, f, align.Range{Lo: max(r.Lo, b.First), Hi: min(r.Hi, b.Last)}),
		})
	}
	return out
}

// some is a finding on some of the segments of one.
func some(a *align.Alignment, f align.Finding, r align.Range) align.Finding {
	d, span := side(a, &f)
	b := d.Blocks[d.Segments[r.Lo].Block]
	whole := *span
	*span = segment.Span{Start: d.Segments[r.Lo].Start, End: d.Segments[r.Hi-1].End}
	// An item has its marker.
	if b.First == r.Lo && !b.Marker.Empty() {
		span.Start = max(whole.Start, b.Marker.Start)
	}
	kind := b.Kind.String()
	if r.Lo > b.First || r.Hi < b.Last {
		kind = "sentence"
	}
	f.Args = []string{strconv.Itoa(r.Len()), kind}
	return f
}

// joined is the finding on consecutive parts of one.
func joined(a *align.Alignment, f align.Finding, parts []part) align.Finding {
	d, _ := side(a, &f)
	_, first := side(a, &parts[0].Finding)
	_, last := side(a, &parts[len(parts)-1].Finding)
	return some(a, f, align.Range{Lo: within(d, *first).Lo, Hi: within(d, *last).Hi})
}

// worded reports whether a finding on a part of a passage has any word to tell.
func worded(a *align.Alignment, f align.Finding) bool {
	d, span := side(a, &f)
	return d == nil || strings.ContainsFunc(d.Text[span.Start:span.End], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
