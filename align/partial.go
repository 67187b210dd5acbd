package align

import (
	"math"
	"slices"

	"github.com/visavis/visavis/segment"
)

var partial = Check{
	Name: "partial",
	Doc: `Part of a sentence has no counterpart.

A sentence whose translation stops before its end, or lacks a clause: the words
of one stretch of it have no like on the other side, though a lexicon knows
them, and the other side is shorter than translations of these documents are. It
also breaks off: at a word that ends no sentence, at a comma, dash or open
bracket, without the mark that its counterpart ends in, or with a full stop in
the middle of a list.

    The permit is valid for thirty days from the date of issue.
    Le permis est valable pendant trente jours à compter de

Or it stops at a place where a sentence might end, and all of it is found at the
start of the other side, while nothing is of what comes behind:

    The decision of the committee on an application for a permit is final and
    binds the applicant, the minister and the agency.
    La décision du comité sur une demande de permis est définitive.

A remark behind a heading, such as "(Draft)", that the other heading lacks is found
too. Other differences of this kind are as likely to be ones of drafting, which
languages do differently: a note, and of low confidence. The lead of a list
("… if", "… unless", "… :") breaks off on purpose, and is found only where much
of it is missing; headings are seldom translated word by word, and nothing is
said of those that end like any other. The finding points at the stretch, and on
the other side at the end of the passage. Nothing is found in texts that are
translated freely. Args: the side that has more, source or target.`,
	Run: partials,
}

// What a warning needs: words of a stretch without a like, more than the other
// side has anywhere, and lengths so many deviations apart.
const (
	partialLength = 2.0
	partialWords  = 3
	// Where the stretch is the end of its side.
	partialTail = 2
	// Where the other side may be the lead of a list, and where the longer one
	// says that it is.
	leadWords, leadLength, colonLength = 4, 3.0, 4.5
	// Where the other side does not break off, and where that is a note.
	cutWords, cutLength, cutTogether = 3.5, 2.5, 6.5
	quietWords, quietLength          = 6, 3.0
	// Where nearly all is missing.
	nearlyAll, nearlyAllLength = 8, 5.0
	// A text that breaks off shows even where others are translated less closely.
	nearlyLiteral = 0.65
)

func partials(a *Alignment) []Finding {
	m := a.model
	if m == nil || !m.knows {
		return nil
	}
	share := m.usualShare(a.Beads)
	if share < nearlyLiteral {
		return nil
	}
	ratio := m.usualRatio(a.Beads)
	var out []Finding
	for k, b := range a.Beads {
		if b.oneSided() || b.Confidence < 0.5 || b.Src.Len()+b.Dst.Len() > 3 {
			continue
		}
		apart := m.apart(b, ratio)
		if math.Abs(apart) < partialLength {
			continue
		}
		x := m.matched(b.Src, b.Dst)
		p := shortfall{x.src, x.dst, m.src, m.dst, b.Src, b.Dst, -apart, share, a.goesOn(k, "addition")}
		side := "source"
		if apart > 0 {
			p = shortfall{x.dst, x.src, m.dst, m.src, b.Dst, b.Src, apart, share, a.goesOn(k, "omission")}
			side = "target"
		}
		if f, ok := p.finding(side); ok {
			out = append(out, f)
		}
	}
	return append(out, a.remarks()...)
}

// shortfall is a bead of which one side may lack a part of the other.
type shortfall struct {
	more, less           []token
	long, short          *side
	longRange, lessRange Range
	apart                float64 // how many deviations the lengths are
	share                float64 // of the words of these documents that have a like
	goesOn               bool    // a sentence without counterpart follows on the shorter side
}

// finding makes the finding of a bead, if its shorter side lacks something.
func (p *shortfall) finding(side string) (Finding, bool) {
	stretch := surplusOf(p.more)
	words := stretch.words - surplusOf(p.less).words
	f := Finding{Check: "partial", Severity: Warning, Args: []string{side}}
	switch cut, ok := p.cutShort(); {
	case p.brokenOff(stretch, words):
		f.Confidence = min(0.97, 0.8+0.02*words+0.02*p.apart)
	case p.share >= literal && ok:
		stretch = cut
		f.Confidence = min(0.9, 0.7+0.02*cut.words+0.02*p.apart)
	case words >= nearlyAll && p.apart >= nearlyAllLength && !p.leads():
		f.Confidence = 0.9
	case p.share >= literal && words >= quietWords && p.apart >= quietLength:
		f.Severity, f.Confidence = Note, 0.25
	default:
		return f, false
	}
	span := p.long.spanOf(p.more[stretch.from:stretch.to])
	at := p.short.doc.Segments[p.lessRange.Hi-1].End
	place := segment.Span{Start: at, End: at}
	if f.Src, f.Dst = place, span; side == "source" {
		f.Src, f.Dst = span, place
	}
	return f, true
}

// brokenOff reports whether the shorter side breaks off where the longer one
// goes on with a stretch of so many words more than it has.
func (p *shortfall) brokenOff(stretch surplus, words float64) bool {
	last, lastLong := p.lessRange.Hi-1, p.longRange.Hi-1
	least := float64(partialWords)
	tail := endsIn(p.more, stretch)
	if tail {
		least = partialTail
	}
	known, taken := knownOf(p.less)
	if words < least || taken < 2 {
		return false
	}
	mark, longMark := p.short.endMark(last), p.long.endMark(lastLong)
	if p.short.interrupted(last) && !p.long.interrupted(lastLong) {
		return true
	}
	dangles := mark != colon && p.short.dangles(last)
	bare := mark == noMark && longMark != noMark
	switch {
	case p.leads():
		length := leadLength
		if longMark == colon {
			length = colonLength
		}
		return (dangles || bare) && tail && words >= leadWords && taken >= leadWords && p.apart >= length
	case mark == fullStop && (longMark == semicolon || longMark == comma):
		return tail || dangles
	}
	return dangles || bare && known >= partialWords
}

// leads reports whether either side may lead a list.
func (p *shortfall) leads() bool {
	last := p.lessRange.Hi - 1
	mark := p.short.endMark(last)
	return mark == colon || mark != fullStop && p.short.leads(last) || p.long.endMark(p.longRange.Hi-1) == colon
}

// cutShort returns the end of the longer side, if the shorter one stops where
// it begins, though not at a place that shows.
func (p *shortfall) cutShort() (surplus, bool) {
	known, taken := knownOf(p.less)
	last, idle := -1, 0 // the last word of the shorter side with a like; those behind it
	for _, t := range p.less {
		switch {
		case !t.knows:
		case t.taken > 0:
			last, idle = t.taken-1, 0
		default:
			idle++
		}
	}
	if p.goesOn || p.leads() || last < 0 || known < 5 || idle > 1 || 4*taken < 3*known || p.apart < cutLength {
		return surplus{}, false
	}
	if known, taken := knownOf(p.more[:last+1]); 10*taken < 7*known {
		return surplus{}, false
	}
	tail := surplus{from: last + 1, to: len(p.more)}
	for _, t := range p.more[tail.from:] {
		switch {
		case !t.knows:
		case t.taken > 0:
			tail.words -= 0.5 // a word further in front
		default:
			tail.words++
		}
	}
	if tail.words < cutWords || tail.words+p.apart < cutTogether {
		return tail, false
	}
	for ; !p.more[tail.from].knows; tail.from++ {
	}
	for ; !p.more[tail.to-1].knows; tail.to-- {
	}
	return tail, true
}

// knownOf counts the words that say anything, and those of them with a like.
func knownOf(ts []token) (known, taken int) {
	for _, t := range ts {
		if t.knows {
			known++
			if t.taken > 0 {
				taken++
			}
		}
	}
	return known, taken
}

// goesOn reports whether a sentence that an omission or addition would tell
// follows on a bead, in the same block: the rest may be there in other words.
func (a *Alignment) goesOn(k int, check string) bool {
	if k+1 == len(a.Beads) || !lacks(a.Beads[k+1], check) {
		return false
	}
	if check == "omission" {
		return a.Src.Segments[a.Beads[k].Src.Hi-1].Block == a.Src.Segments[a.Beads[k+1].Src.Lo].Block
	}
	return a.Dst.Segments[a.Beads[k].Dst.Hi-1].Block == a.Dst.Segments[a.Beads[k+1].Dst.Lo].Block
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

// endsIn reports whether nothing behind a stretch says anything.
func endsIn(ts []token, x surplus) bool {
	return x.words > 0 && !slices.ContainsFunc(ts[x.to:], func(t token) bool { return t.knows })
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
