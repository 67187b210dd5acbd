package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/segment"
)

// What only one side has may be there because the page was adapted to its
// language, not because anything is missing.

// fewLetters is how many headings of an index there are at least.
const fewLetters = 3

// ownOrder reports whether a run is the heading of a letter in a list that each
// language sorts by its own alphabet: not every letter has an entry in both.
func (a *Alignment) ownOrder(first, last int, check string) bool {
	d, r := a.Src, a.Beads[first].Src
	if check == "addition" {
		d, r = a.Dst, a.Beads[first].Dst
	}
	if first != last || !letterHeading(d, r.Lo) {
		return false
	}
	for _, us := range a.regions() {
		x := us[0]
		for _, u := range us {
			x.src, x.dst = union(x.src, u.src), union(x.dst, u.dst)
		}
		in := x.src
		if check == "addition" {
			in = x.dst
		}
		if len(us) > fewPassages && in.Lo < r.Hi && r.Lo < in.Hi {
			return true
		}
	}
	return false
}

// lastOfBoth reports whether a run is the one entry that is left of a list sorted
// by the alphabet of its language, and the list that faces it has one left too,
// that looks like it: "Labour Survey (LS)" and "Travail, Enquête sur le (ET)".
func (a *Alignment) lastOfBoth(first, last int, check string) bool {
	d, r := a.Src, a.Beads[first].Src
	if check == "addition" {
		d, r = a.Dst, a.Beads[first].Dst
	}
	if a.model == nil || first != last || r.Len() != 1 || !wholeItem(d, r.Lo) || !inSortedList(d, r.Lo, r.Lo) {
		return false
	}
	for _, x := range a.mixed() {
		in := x.src
		if check == "addition" {
			in = x.dst
		}
		if r.Lo < in.Lo || in.Hi < r.Hi {
			continue
		}
		src, ok := a.onlyLeft(a.Src, x.src, "omission")
		dst, also := a.onlyLeft(a.Dst, x.dst, "addition")
		if !ok || !also || !inSortedList(a.Src, src, src) || !inSortedList(a.Dst, dst, dst) ||
			abbreviated(a.Src.SegmentText(src)) != abbreviated(a.Dst.SegmentText(dst)) {
			return false
		}
		_, alike := knownOf(a.model.matched(Range{src, src + 1}, Range{dst, dst + 1}).src)
		return alike > 0
	}
	return false
}

// mixed returns the stretches in which passages are out of order, inside Inspect
// once for both checks.
func (a *Alignment) mixed() []area {
	if a.memo != nil {
		return a.memo.mixed()
	}
	return outOfOrder(a.Beads, len(a.Src.Segments), len(a.Dst.Segments))
}

// onlyLeft returns the segment that is left over in a range, if it is the only
// one but for headings, and an entry of a list.
func (a *Alignment) onlyLeft(d *segment.Document, r Range, check string) (only int, ok bool) {
	only = -1
	for _, b := range a.Beads {
		s := b.Src
		if check == "addition" {
			s = b.Dst
		}
		if !lacks(b, check) || s.Lo < r.Lo || s.Hi > r.Hi || d.Blocks[d.Segments[s.Lo].Block].Kind == segment.Heading {
			continue
		}
		if only >= 0 || s.Len() > 1 || !wholeItem(d, s.Lo) {
			return -1, false
		}
		only = s.Lo
	}
	return only, only >= 0
}

// abbreviated reports whether a text ends with an abbreviation in brackets, such
// as "(LS)".
func abbreviated(text string) bool {
	open := strings.LastIndexByte(text, '(')
	if open < 0 || !strings.HasSuffix(text, ")") || open+2 >= len(text)-1 {
		return false
	}
	return !strings.ContainsFunc(text[open+1:len(text)-1], func(r rune) bool { return !unicode.IsUpper(r) })
}

// letterHeading reports whether a heading is one letter, or words and a letter,
// and other headings are the same but for the letter.
func letterHeading(d *segment.Document, i int) bool {
	words, ok := beforeLetter(d, i)
	if !ok {
		return false
	}
	n := 0
	for _, b := range d.Blocks {
		if b.Kind == segment.Heading && b.First < b.Last {
			if other, ok := beforeLetter(d, b.First); ok && other == words {
				n++
			}
		}
	}
	return n >= fewLetters
}

// beforeLetter returns the words of a heading before the single letter that it
// ends with.
func beforeLetter(d *segment.Document, i int) (words string, ok bool) {
	if d.Blocks[d.Segments[i].Block].Kind != segment.Heading {
		return "", false
	}
	words = d.Lang.Keys(d.SegmentText(i))
	at := strings.LastIndexByte(words, ' ') + 1
	r, n := utf8.DecodeRuneInString(words[at:])
	return words[:at], n > 0 && at+n == len(words) && unicode.IsLetter(r)
}

// otherSample reports whether a bead is of code, and lines are left over in the
// code that faces it too: the example is another one.
func (a *Alignment) otherSample(k int, check string) bool {
	d, i := a.Src, a.Beads[k].Src.Lo
	if check == "addition" {
		d, i = a.Dst, a.Beads[k].Dst.Lo
	}
	if d.Blocks[d.Segments[i].Block].Kind != segment.Code {
		return false
	}
	ours, facing := listRunsOf(a.Src), listRunsOf(a.Dst)
	if check == "addition" {
		ours, facing = facing, ours
	}
	with := map[int]bool{} // the code that faces this one
	left := map[int]bool{} // the code that has lines left over
	for _, b := range a.Beads {
		r, s := b.Src, b.Dst
		if check == "addition" {
			r, s = s, r
		}
		switch {
		case s.Empty():
		case r.Empty():
			left[facing.of[s.Lo]] = true
		case ours.of[i] >= 0 && ours.of[r.Lo] == ours.of[i] && facing.of[s.Lo] >= 0:
			with[facing.of[s.Lo]] = true
		}
	}
	for n := range with {
		if left[n] {
			return true
		}
	}
	return false
}
