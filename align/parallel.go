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

One finding for the pair, instead of one for each passage. It is found when
little of either text faces the other with evidence in its words, numbers,
names, length and marks; what recurs counts once. An excerpt is parallel to the
whole. Texts of fewer than five passages are never reported, but for an empty one.`,
	Run: func(a *Alignment) []Finding {
		src, dst := len(a.Src.Segments), len(a.Dst.Segments)
		switch {
		case src == 0 && dst == 0:
			return nil
		case src == 0 || dst == 0:
			return []Finding{notParallel(a, 1)}
		case min(src, dst) < leastSegments:
			return nil
		}
		e, passages := a.explained()
		if e >= leastExplained || passages < leastSegments {
			return nil
		}
		return []Finding{notParallel(a, 1/(1+math.Exp(25*(e-leastExplained))))}
	},
}

// Of true pairs of pages, four letters in ten or more stand in beads with
// convincing evidence; of pages put together at random, or of other pages of
// one form, fewer than one in four.
const (
	leastExplained = 0.32
	convincing     = 4.0 // nats
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

// explained is the share of a document's letters that stand in beads with
// convincing evidence; that of the document with the larger one, since one may
// be an excerpt of the other. A pair that recurs counts once: the more often words
// recur the less they say, and a column of one entry would outweigh the page. The
// pairs that differ are counted.
func (a *Alignment) explained() (share float64, pairs int) {
	var total, good [2]float64
	seen := map[[2]string]bool{}
	for _, b := range a.Beads {
		src, dst := a.SrcSpan(b), a.DstSpan(b)
		pair := [2]string{a.Src.Text[src.Start:src.End], a.Dst.Text[dst.Start:dst.End]}
		if seen[pair] {
			continue
		}
		seen[pair] = true
		n := [2]float64{letters(a.Src, b.Src), letters(a.Dst, b.Dst)}
		for side := range n {
			total[side] += n[side]
			if !b.Src.Empty() && !b.Dst.Empty() && b.Score > convincing {
				good[side] += n[side]
			}
		}
	}
	return max(good[0]/max(1, total[0]), good[1]/max(1, total[1])), len(seen)
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
