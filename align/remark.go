package align

import (
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// remarkConfidence is how sure it is that a remark behind one heading only, such as
// "(Draft)", is missing from the other.
const remarkConfidence = 0.85

// remarks finds the headings that end in a remark in brackets where those that
// face them have no brackets. Their words must be of the language of the heading
// alone: names, abbreviations and terms in the other language are often given on
// one side only.
func (a *Alignment) remarks() (out []Finding) {
	if a.model.lexicon == nil {
		return nil
	}
	for _, b := range a.Beads {
		if b.Src.Len() != 1 || b.Dst.Len() != 1 || b.Confidence < 0.5 {
			continue
		}
		src, dst := a.headingRemark(a.Src, a.Dst, b.Src.Lo), a.headingRemark(a.Dst, a.Src, b.Dst.Lo)
		f := Finding{Check: "partial", Severity: Warning, Confidence: remarkConfidence}
		switch {
		case !src.Empty() && bracketless(a.Dst, b.Dst.Lo):
			end := a.DstSpan(b).End
			f.Src, f.Dst, f.Args = src, segment.Span{Start: end, End: end}, []string{"source"}
		case !dst.Empty() && bracketless(a.Src, b.Src.Lo):
			end := a.SrcSpan(b).End
			f.Src, f.Dst, f.Args = segment.Span{Start: end, End: end}, dst, []string{"target"}
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

// headingRemark returns the remark that a heading ends in, with its brackets.
func (a *Alignment) headingRemark(d, other *segment.Document, i int) (none segment.Span) {
	seg := d.Segments[i]
	text := d.Text[seg.Start:seg.End]
	open := strings.LastIndexByte(text, '(')
	if d.Blocks[seg.Block].Kind != segment.Heading || open <= 0 || !strings.HasSuffix(text, ")") {
		return none
	}
	for _, word := range strings.Fields(text[open+1 : len(text)-1]) {
		// Of an abbreviation the lexicon may know the letters.
		if word == strings.ToUpper(word) || belongs(a.model.lexicon, d, other, []byte(lang.Fold(word))) != ofOwn {
			return none
		}
	}
	return segment.Span{Start: seg.Start + open, End: seg.End}
}

// bracketless reports whether a heading has no brackets at all.
func bracketless(d *segment.Document, i int) bool {
	return d.Blocks[d.Segments[i].Block].Kind == segment.Heading && !strings.ContainsAny(d.SegmentText(i), "()[]")
}
