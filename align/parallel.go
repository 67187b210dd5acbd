package align

import (
	"math"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var wrongLanguage = Check{
	Name: "wrong-language",
	Doc: `The two files are in one language.

One finding for the pair, and no other: a French page where the English one was
meant, or a file given twice. The languages are identified from the texts; a
text too short to tell, and languages other than English and French, are never
reported.`,
	Run: func(a *Alignment) []Finding {
		src, dst := lang.Identify(a.Src.Text), lang.Identify(a.Dst.Text)
		if src.Language == nil || src.Language != dst.Language || !a.Src.Lang.Listed() || !a.Dst.Lang.Listed() {
			return nil
		}
		return []Finding{{
			Check:      "wrong-language",
			Severity:   Error,
			Confidence: min(src.Confidence, dst.Confidence),
			Src:        whole(a.Src),
			Dst:        whole(a.Dst),
			Args:       []string{src.Language.Tag()},
		}}
	},
}

var unparallel = Check{
	Name: "unparallel",
	Doc: `The two texts are not translations of each other.

One finding for the pair, instead of one for each passage. It is found when the
best alignment explains the two texts hardly better than chance would: few
passages face each other with evidence in their words, numbers, names, lengths
and marks. Texts of fewer than five passages are never reported, and neither are
two pages of which one is an excerpt of the other.`,
	Run: func(a *Alignment) []Finding {
		if len(a.Src.Segments) == 0 || len(a.Dst.Segments) == 0 {
			if len(a.Src.Segments)+len(a.Dst.Segments) == 0 {
				return nil
			}
			return []Finding{notParallel(a, 1)}
		}
		if min(len(a.Src.Segments), len(a.Dst.Segments)) < leastSegments {
			return nil
		}
		e := a.explained()
		if e >= leastExplained {
			return nil
		}
		return []Finding{notParallel(a, 1/(1+math.Exp(3*(e-leastExplained))))}
	},
}

// Below this evidence a letter two texts are not parallel: of pairs of pages,
// true ones lie above 2.6 and mismatched ones below 1.
const (
	leastExplained = 1.5
	leastSegments  = 5
)

func notParallel(a *Alignment, confidence float64) Finding {
	return Finding{
		Check:      "unparallel",
		Severity:   Error,
		Confidence: confidence,
		Src:        whole(a.Src),
		Dst:        whole(a.Dst),
	}
}

// explained is the mean evidence, in nats, of the beads that the letters of the
// shorter document stand in; a letter without a counterpart has none.
func (a *Alignment) explained() float64 {
	total, evidence := [2]float64{}, [2]float64{}
	for _, b := range a.Beads {
		n := [2]float64{letters(a.Src, b.Src), letters(a.Dst, b.Dst)}
		for side := range n {
			total[side] += n[side]
			if !b.Src.Empty() && !b.Dst.Empty() {
				evidence[side] += b.Score * n[side]
			}
		}
	}
	best := 0.0
	for side := range total {
		if total[side] > 0 {
			best = max(best, evidence[side]/total[side])
		}
	}
	return best
}

// letters is the length of a range of segments in bytes.
func letters(d *segment.Document, r Range) float64 {
	n := 0
	for i := r.Lo; i < r.Hi; i++ {
		n += d.Segments[i].End - d.Segments[i].Start
	}
	return float64(n)
}

// whole is the span from the first to the last segment of a document.
func whole(d *segment.Document) segment.Span {
	if len(d.Segments) == 0 {
		return segment.Span{}
	}
	return segment.Span{Start: d.Segments[0].Start, End: d.Segments[len(d.Segments)-1].End}
}
