package align

import (
	"slices"
	"sort"
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
	if words, ok := beforeLetter(d, r.Lo); first != last || !ok || a.memo.sides[sideOfCheck(check)].letters()[words] < fewLetters {
		return false
	}
	return slices.Contains(a.memo.sides[sideOfCheck(check)].indexed()[r.Lo:r.Hi], true)
}

// indexed marks the segments of a side that are among many passages out of order.
func (a *Alignment) indexed(side int) []bool {
	out := make([]bool, len(a.on(side).Segments))
	for _, us := range a.regions() {
		if len(us) <= fewPassages {
			continue
		}
		x := us[0]
		for _, u := range us {
			x.src, x.dst = union(x.src, u.src), union(x.dst, u.dst)
		}
		in := Bead{Src: x.src, Dst: x.dst}.on(side)
		for i := in.Lo; i < in.Hi; i++ {
			out[i] = true
		}
	}
	return out
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
	// The stretches rise on both sides, at both their ends.
	side, mixed := sideOfCheck(check), a.memo.mixed()
	k := sort.Search(len(mixed), func(k int) bool { return mixed[k].on(side).Hi >= r.Hi })
	if k == len(mixed) || mixed[k].on(side).Lo > r.Lo {
		return false
	}
	src, ok := a.onlyLeft(mixed[k].src, 0)
	dst, also := a.onlyLeft(mixed[k].dst, 1)
	if !ok || !also || !inSortedList(a.Src, src, src) || !inSortedList(a.Dst, dst, dst) ||
		abbreviated(a.Src.SegmentText(src)) != abbreviated(a.Dst.SegmentText(dst)) {
		return false
	}
	_, alike := knownOf(a.model.matched(Range{src, src + 1}, Range{dst, dst + 1}).src)
	return alike > 0
}

// onlyLeft returns the segment that is left over in a range of a side, if it is the
// only one but for headings, and an entry of a list.
func (a *Alignment) onlyLeft(r Range, side int) (only int, ok bool) {
	alone := a.memo.sides[side].alone()
	n := sort.Search(len(alone), func(n int) bool { return alone[n].Lo >= r.Lo })
	if n == len(alone) || alone[n].Hi > r.Hi || alone[n].Len() > 1 || !wholeItem(a.on(side), alone[n].Lo) ||
		n+1 < len(alone) && alone[n+1].Hi <= r.Hi {
		return -1, false
	}
	return alone[n].Lo, true
}

// alone returns what faces nothing on a side, but for headings, in order.
func (a *Alignment) alone(side int) (out []Range) {
	d := a.on(side)
	for _, b := range a.Beads {
		if r := b.on(side); b.on(1-side).Empty() && d.Blocks[d.Segments[r.Lo].Block].Kind != segment.Heading {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(x, y Range) int { return x.Lo - y.Lo })
	return out
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

// letterHeadings counts the headings that are one letter, or words and a letter,
// by their words.
func letterHeadings(d *segment.Document) map[string]int {
	out := map[string]int{}
	for _, b := range d.Blocks {
		if b.Kind == segment.Heading && b.First < b.Last {
			if words, ok := beforeLetter(d, b.First); ok {
				out[words]++
			}
		}
	}
	return out
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
	side := sideOfCheck(check)
	d, i := a.on(side), a.Beads[k].on(side).Lo
	return d.Blocks[d.Segments[i].Block].Kind == segment.Code && a.memo.sides[side].samples()[i]
}

// samples marks the segments of a side in runs that face one in which lines are
// left over.
func (a *Alignment) samples(side int) []bool {
	ours, facing := listRunsOf(a.on(side)), listRunsOf(a.on(1-side))
	left := map[int]bool{} // the runs that have lines left over
	for _, b := range a.Beads {
		if s := b.on(1 - side); b.on(side).Empty() && !s.Empty() {
			left[facing.of[s.Lo]] = true
		}
	}
	other := make([]bool, len(ours.all))
	for _, b := range a.Beads {
		if r, s := b.on(side), b.on(1-side); !r.Empty() && !s.Empty() && ours.of[r.Lo] >= 0 && facing.of[s.Lo] >= 0 && left[facing.of[s.Lo]] {
			other[ours.of[r.Lo]] = true
		}
	}
	out := make([]bool, len(ours.of))
	for i, n := range ours.of {
		out[i] = n >= 0 && other[n]
	}
	return out
}
