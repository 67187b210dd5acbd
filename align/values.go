package align

import (
	"strings"
	"time"
	"unicode"

	"github.com/visavis/visavis/lang/value"
	"github.com/visavis/visavis/segment"
)

// The checks of values look for a number, date, time, amount, percentage,
// reference or address on one side of a bead that has no equal on the other.
// Package lang/value reads both notations.

var numbers = valueCheck("number", `A number of one side has no equal on the other.

"30 days" that became "60 jours", "Form 12-B" that became "formulaire 21-B".
Both notations are read: 1,234.5 and 1 234,5; words and digits: twenty-one and
21; ordinals, fractions, roman numerals where they count something, and codes.

A number in words that the other side leaves out, "one" and "un", first and
premier, and a number that one side repeats are no findings. Neither is anything
in a passage without counterpart, which is an omission or an addition. Where
both sides have a number that the other lacks, the finding points at the two; a
number alone is a note, and so are two telephone numbers that are not alike: many
offices have a line for each language. Args: the value of the source and that of the target, in
one notation; either may be empty.`)

var dates = valueCheck("date", `A date of one side has no equal on the other.

"March 25, 2022" against "26 mars 2022". Dates are read in words and in digits,
in the order of either language: where 03/04/2022 may be two days, either will
do. A date without its year is the same as one with it. The day on which a page was
last modified is a note: each version has its own. Args: as for number.`)

var times = valueCheck("time", `A time of day of one side has no equal on the other.

"8:42 a.m." against "8 h 24". The clocks of twelve and of twenty-four hours,
noon and midnight are understood; time zones are not compared. Args: as for
number.`)

var amounts = valueCheck("amount", `An amount of money of one side has no equal on the other.

"$130,000" against "13 000 $". The currency counts where both sides name one;
million, billion and milliard are understood. Args: as for number.`)

var percentages = valueCheck("percentage", `A percentage of one side has no equal on the other.

"76%" against "67 %". Per cent, pour cent and the sign are one. Args: as for
number.`)

var references = valueCheck("reference", `A reference to a law or to a part of one differs.

"section 12" against "article 21", "SOR/2001-103" against "DORS/2001-130". The
kinds of division are not compared, since English and French law name them
differently: s. 5(1)(a) is al. 5(1)a). A reference that one side makes again and
the other replaces by "that section" is no finding. Args: as for number.`)

var addresses = valueCheck("link", `A web or e-mail address of one side has no equal on the other.

What differs because the pages are in two languages is no difference: /en/ and
/fr/, -eng and -fra, lang=, the words of a localised path, and hosts that belong
together. Args: as for number.`)

func valueCheck(name, doc string) Check {
	return Check{Name: name, Doc: doc, Run: func(a *Alignment) []Finding {
		var out []Finding
		for _, f := range a.differingValues() {
			if f.Check == name {
				out = append(out, f)
			}
		}
		return out
	}}
}

// checkOf names the check for a kind of value.
func checkOf(k value.Kind) string {
	switch k {
	case value.Date:
		return "date"
	case value.Time:
		return "time"
	case value.Amount:
		return "amount"
	case value.Percentage:
		return "percentage"
	case value.Reference:
		return "reference"
	case value.Link:
		return "link"
	}
	return "number"
}

// differingValues finds the values that differ, inside Inspect once for all the
// checks.
func (a *Alignment) differingValues() []Finding {
	if a.memo == nil {
		return a.compareValues()
	}
	return a.memo.values()
}

// longestPassage is how long a passage may be, in bytes, whose values are looked at:
// a longer one is no sentence, and may hold more of them than memory.
const longestPassage = 1 << 18

func (a *Alignment) compareValues() []Finding {
	if !a.Src.Lang.Listed() || !a.Dst.Lang.Listed() {
		return nil
	}
	var out []Finding
	for _, b := range a.Beads {
		if b.oneSided() || b.Confidence < 0.5 {
			continue
		}
		src, dst := a.SrcSpan(b), a.DstSpan(b)
		if max(src.End-src.Start, dst.End-dst.Start) > longestPassage {
			continue
		}
		left := value.Find(a.Src.Lang, a.Src.Text[src.Start:src.End])
		right := value.Find(a.Dst.Lang, a.Dst.Text[dst.Start:dst.End])
		if len(left)+len(right) == 0 {
			continue
		}
		out = append(out, a.differences(b, left, right)...)
	}
	return out
}

// differences pairs the values of a bead that have no equal, in their order and
// by the check they belong to.
func (a *Alignment) differences(b Bead, left, right []value.Value) []Finding {
	onlySrc, onlyDst := value.Unmatched(left, right)
	switch {
	case len(onlySrc) == 1 && len(onlyDst) == 0:
		onlyDst = inPlaceOf(onlySrc[0], left, right)
	case len(onlyDst) == 1 && len(onlySrc) == 0:
		onlySrc = inPlaceOf(onlyDst[0], right, left)
	}
	src, dst := a.SrcSpan(b), a.DstSpan(b)
	var out []Finding
	taken := make([]bool, len(onlyDst))
	facing := map[string][]int{} // by check, those not taken
	for k, w := range onlyDst {
		if !w.Soft {
			facing[checkOf(w.Kind)] = append(facing[checkOf(w.Kind)], k)
		}
	}
	for _, v := range onlySrc {
		if v.Soft {
			continue
		}
		f := valueFinding(b, v, segment.Span{Start: src.Start + v.Start, End: src.Start + v.End}, dst)
		if rest := facing[f.Check]; len(rest) > 0 {
			w := onlyDst[rest[0]]
			taken[rest[0]], facing[f.Check] = true, rest[1:]
			if v.Kind == value.Date && (borderDates(v.Key, w.Key) || borderDates(w.Key, v.Key)) {
				continue
			}
			f.Severity, f.Confidence = Warning, 0.95*b.Confidence
			f.Dst = segment.Span{Start: dst.Start + w.Start, End: dst.Start + w.End}
			if a.ownWay(b, v, w) || (v.Kind == value.Number || w.Kind == value.Number) && inWords(a.Src.Text[f.Src.Start:f.Src.End]) != inWords(a.Dst.Text[f.Dst.Start:f.Dst.End]) {
				f.Severity, f.Confidence = Note, 0.5*b.Confidence
			}
			f.Args[1] = w.Key
		}
		out = append(out, f)
	}
	for k, w := range onlyDst {
		if taken[k] || w.Soft {
			continue
		}
		f := valueFinding(b, w, src, segment.Span{Start: dst.Start + w.Start, End: dst.Start + w.End})
		f.Args[0], f.Args[1] = "", w.Key
		out = append(out, f)
	}
	return out
}

// inPlaceOf returns the value that one side repeats where the other has v, which
// the first lacks: "30 days, and 30 more" against "30 jours, puis 60". All other
// values of the kind are as many on both sides, so that no pronoun took the place
// of one.
func inPlaceOf(v value.Value, ours, facing []value.Value) []value.Value {
	if v.Soft {
		return nil
	}
	count := map[string]int{}
	for _, w := range ours {
		if w.Kind == v.Kind && w.Key != v.Key {
			count[w.Key]++
		}
	}
	var out []value.Value
	for _, w := range facing {
		if w.Kind != v.Kind {
			continue
		}
		if count[w.Key]--; count[w.Key] < 0 {
			out = append(out, w)
		}
	}
	for _, n := range count {
		if n > 0 {
			return nil
		}
	}
	// One as long as the other: a year is in the place of nothing but a year.
	if len(out) != 1 || out[0].Soft || hasLetter(out[0].Key) || hasLetter(v.Key) || out[0].End-out[0].Start != v.End-v.Start {
		return nil
	}
	return out
}

// hasLetter reports whether a key is that of a code.
func hasLetter(key string) bool { return strings.ContainsFunc(key, unicode.IsLetter) }

// ownWay reports whether two values differ as those of two versions may: the
// telephone lines of an office, and the days on which the pages were modified.
func (a *Alignment) ownWay(b Bead, v, w value.Value) bool {
	switch {
	case v.Kind != w.Kind:
	case v.Kind == value.Number:
		return otherLine(v.Key, w.Key)
	case v.Kind == value.Date:
		return aboutPage(a.Src, b.Src) && aboutPage(a.Dst, b.Dst)
	}
	return false
}

// otherLine reports whether two keys are telephone numbers of which neither is the
// other with a slip: three of the last seven digits differ.
func otherLine(v, w string) bool {
	if hasLetter(v) || hasLetter(w) || len(v) != len(w) || len(v) != 10 && (len(v) != 11 || v[0] != '1') {
		return false
	}
	differ := 0
	for i := len(v) - 7; i < len(v); i++ {
		if v[i] != w[i] {
			differ++
		}
	}
	return differ >= 3
}

// aboutPage reports whether a segment is about the page and not part of its text:
// "Date modified: 2024-01-02", or the date behind "Date modified:".
func aboutPage(d *segment.Document, r Range) bool {
	if r.Len() != 1 {
		return false
	}
	said := func(i int) bool { return i >= 0 && d.Lang.Furniture(d.Lang.Keys(d.SegmentText(i))) }
	return said(r.Lo) || said(r.Lo-1) && !strings.ContainsFunc(d.SegmentText(r.Lo), unicode.IsLetter)
}

// inWords reports whether a number is spelled out. One in words and one in digits
// are seldom meant for each other.
func inWords(text string) bool { return !strings.ContainsAny(text, "0123456789") }

// borderDates reports whether a date is the first of a month and the other is the
// month or the day before: "on or after October 1" is "after September".
func borderDates(first, before string) bool {
	day, err := time.Parse("2006-01-02", first)
	if err != nil || day.Day() != 1 {
		return false
	}
	last := day.AddDate(0, 0, -1)
	return before == last.Format("2006-01-02") || before == last.Format("2006-01")
}

// valueFinding is the finding of a value that faces nothing like it.
func valueFinding(b Bead, v value.Value, src, dst segment.Span) Finding {
	return Finding{Check: checkOf(v.Kind), Severity: Note, Confidence: 0.15 * b.Confidence, Src: src, Dst: dst, Args: []string{v.Key, ""}}
}
