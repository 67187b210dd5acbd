package align

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var partial = Check{
	Name: "partial",
	Doc: `Part of a sentence has no counterpart.

A sentence whose translation stops before its end, or lacks a clause: the words
of one stretch of it have no like on the other side, though a lexicon knows
them; the other side is shorter than translations of these documents are; and it
breaks off, at a word that ends no sentence or without the mark that its
counterpart ends in.

    The permit is valid for thirty days from the date of issue.
    Le permis est valable pendant trente jours à compter de

Where the other side does not break off, the difference is as likely to be one
of drafting, which languages do differently: a note, and of low confidence. The
lead of a list ("… if", "… unless", "… :") breaks off on purpose. The finding
points at the stretch, and on the other side at the end of the passage. Nothing
is found in texts that are translated freely. Args: the side that has more,
source or target.`,
	Run: partials,
}

const (
	// What a stretch must have: so many words without a like, more than the other
	// side has anywhere, and lengths so many deviations apart.
	partialWords  = 3
	partialLength = 2.0
	// The same, where the other side does not break off.
	quietWords  = 6
	quietLength = 3.0
	// The lead of a list is told from a broken one up to such lengths.
	leadLength = 4.5
)

func partials(a *Alignment) []Finding {
	m := a.model
	if m == nil || !m.knows {
		return nil
	}
	if m.usualShare(a.Beads) < literal {
		return nil
	}
	ratio := m.usualRatio(a.Beads)
	var out []Finding
	for _, b := range a.Beads {
		if b.oneSided() || b.Confidence < 0.5 || b.Src.Len()+b.Dst.Len() > 3 {
			continue
		}
		x := m.matched(b.Src, b.Dst)
		src, dst := surplusOf(x.src), surplusOf(x.dst)
		apart := m.apart(b, ratio)
		if f, ok := a.partialOf(b, x, src, dst, apart); ok {
			out = append(out, f)
		}
	}
	return out
}

// surplus is a stretch of the words of a group that have no like.
type surplus struct {
	from, to int // words, half open
	words    float64
}

// surplusOf finds the stretch that most lacks a like: a word that is matched
// outweighs one that is not.
func surplusOf(ts []token) surplus {
	var best, run surplus
	for k, t := range ts {
		if run.words <= 0 {
			run = surplus{from: k}
		}
		switch {
		case t.taken > 0:
			run.words -= 1.5
		case t.knows:
			run.words++
			if run.to = k + 1; run.words > best.words {
				best = run
			}
		}
	}
	return best
}

// usualRatio is the median of the logarithm of target length over source length
// in sure beads.
func (m *model) usualRatio(beads []Bead) float64 {
	var ratios []float64
	for _, b := range beads {
		if b.Type() == types[0] && b.Confidence >= usualConfidence {
			if x, y := m.lengthOf(m.src, b.Src), m.lengthOf(m.dst, b.Dst); x+y > 60 {
				ratios = append(ratios, math.Log((y+1)/(x+1)))
			}
		}
	}
	if len(ratios) < 5 {
		return m.len.ratio
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}

// apart is how many deviations a bead's lengths are from the usual ratio; it is
// positive where the target is longer.
func (m *model) apart(b Bead, ratio float64) float64 {
	x, y := m.lengthOf(m.src, b.Src)+1, m.lengthOf(m.dst, b.Dst)+1
	return (math.Log(y/x) - ratio) / math.Sqrt(0.03+2/math.Sqrt(x*y))
}

// partialOf makes the finding of a bead, if one side has more.
func (a *Alignment) partialOf(b Bead, x match, src, dst surplus, apart float64) (Finding, bool) {
	m := a.model
	long, short := m.dst, m.src
	longRange, shortRange := b.Dst, b.Src
	more, less, ts, side := dst, src, x.dst, "target"
	if src.words > dst.words {
		long, short = short, long
		longRange, shortRange = shortRange, longRange
		more, less, ts, side = src, dst, x.src, "source"
		apart = -apart
	}
	surplusWords := more.words - less.words
	f := Finding{Check: "partial", Severity: Warning, Args: []string{side}}
	switch {
	case surplusWords >= partialWords && apart >= partialLength && breaksOff(long, short, longRange, shortRange, apart):
		f.Confidence = min(0.97, 0.8+0.02*surplusWords+0.02*apart)
	case surplusWords >= quietWords && apart >= quietLength:
		f.Severity, f.Confidence = Note, 0.25
	default:
		return f, false
	}
	span := long.spanOf(ts[more.from:more.to])
	at := short.doc.Segments[shortRange.Hi-1].End
	place := segment.Span{Start: at, End: at}
	if f.Src, f.Dst = place, span; side == "source" {
		f.Src, f.Dst = span, place
	}
	return f, true
}

// spanOf returns the bytes from the first to the last of some words of one
// group.
func (s *side) spanOf(ts []token) segment.Span {
	return segment.Span{Start: s.wordSpan(ts[0]).Start, End: s.wordSpan(ts[len(ts)-1]).End}
}

// wordSpan finds a word again in its segment.
func (s *side) wordSpan(t token) segment.Span {
	seg := s.doc.Segments[t.segment]
	n := 0
	for w := range s.doc.Lang.Words(s.doc.Text[seg.Start:seg.End]) {
		if n == t.place {
			return segment.Span{Start: seg.Start + w.Start, End: seg.Start + w.End}
		}
		n++
	}
	return seg.Span
}

// breaksOff reports whether the shorter side stops at a word that ends no
// sentence, or without the mark that the longer one ends in. The lead of a list
// does so on purpose.
func breaksOff(long, short *side, longRange, shortRange Range, apart float64) bool {
	end, last := long.segs[longRange.Hi-1].last, short.segs[shortRange.Hi-1].last
	if apart < leadLength && (end == colon || short.leads(shortRange.Hi-1)) {
		return false
	}
	return last != colon && short.dangles(shortRange.Hi-1) || last == noMark && end != noMark
}

// leads reports whether a segment leads a list: the next one is an item of
// another level, or goes on in small letters.
func (s *side) leads(i int) bool {
	if i+1 >= len(s.segs) {
		return false
	}
	this, next := &s.segs[i], &s.segs[i+1]
	if next.label == "" {
		return next.opens && (next.kind == segment.Item || next.first == small) && this.kind != segment.Item
	}
	return labelClass(next.label) > 1 && labelClass(next.label) != labelClass(this.label)
}

// labelClass tells the levels of a list apart: no label, a number, a letter, a
// small roman numeral.
func labelClass(label string) int {
	switch {
	case label == "":
		return 0
	case label[0] < 'a':
		return 1
	case strings.Trim(label, "ivx") == "":
		return 3
	}
	return 2
}

// dangles reports whether a segment ends in a word that ends no sentence: an
// article, a preposition, a conjunction but those between the items of a list.
func (s *side) dangles(i int) bool {
	l := s.doc.Lang
	seg := s.doc.Segments[i]
	text := strings.TrimRightFunc(s.doc.Text[seg.Start:seg.End], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	start := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if start >= 0 {
		_, n := utf8.DecodeRuneInString(text[start:])
		text = text[start+n:]
	} else {
		return false
	}
	word := lang.Fold(text)
	switch word {
	case "and", "or", "et", "ou", "but", "it", "them", "so", "him", "her", "not", "pas", "lui", "eux", "elle", "elles", "celui", "celle", "ceux":
		return false
	}
	return l.Function([]byte(word))
}
