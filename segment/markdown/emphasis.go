package markdown

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
)

// run is a run of the signs * _ or ~, which may open or close emphasis.
type run struct {
	start, end int // what is left of it
	length     int // what it was
	sign       byte
	opens      bool
	closes     bool
}

// delimiters reads a run of signs at i.
func (s *inline) delimiters(i int) {
	sign := s.b[i]
	for s.i < s.end && s.b[s.i] == sign {
		s.i++
	}
	r := run{start: i, end: s.i, length: s.i - i, sign: sign}
	if sign == '~' && r.length > 2 {
		return
	}
	before, after := ' ', ' '
	if i > s.leaf.Start {
		before, _ = utf8.DecodeLastRune(s.b[s.leaf.Start:i])
	}
	if s.i < s.end {
		after, _ = utf8.DecodeRune(s.b[s.i:s.end])
	}
	left := !unicode.IsSpace(after) && (!isSign(after) || unicode.IsSpace(before) || isSign(before))
	right := !unicode.IsSpace(before) && (!isSign(before) || unicode.IsSpace(after) || isSign(after))
	if r.opens, r.closes = left, right; sign == '_' {
		r.opens = left && (!right || isSign(before))
		r.closes = right && (!left || isSign(after))
	}
	if r.opens || r.closes {
		s.runs = append(s.runs, r)
	}
}

func isSign(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// emphasis pairs the runs from one on, blanks those that make pairs and forgets
// the rest.
//
// A run that closes looks back through the runs that are open. Where it finds
// none, the next of its sort need not look further back than it stands: floor
// keeps that, and with it the time is linear.
func (s *inline) emphasis(first int) {
	open := s.openers[:0]
	var floor [24]int
	for c := first; c < len(s.runs); c++ {
		closer := &s.runs[c]
		for closer.closes && closer.start < closer.end {
			sort := closer.sort()
			k := len(open) - 1
			for k >= floor[sort] && !s.runs[open[k]].pairs(closer) {
				k--
			}
			if k < floor[sort] {
				floor[sort] = len(open)
				break
			}
			opener := &s.runs[open[k]]
			n := 1
			if opener.sign == '~' {
				n = opener.length
			} else if opener.end-opener.start > 1 && closer.end-closer.start > 1 {
				n = 2
			}
			s.blankSigns(opener.end-n, opener.end)
			s.blankSigns(closer.start, closer.start+n)
			opener.end -= n
			closer.start += n
			open = open[:k+1]
			if opener.start == opener.end {
				open = open[:k]
			}
			for i := range floor {
				floor[i] = min(floor[i], len(open))
			}
		}
		if closer.opens && closer.start < closer.end {
			open = append(open, c)
		}
	}
	s.openers = open
	s.runs = s.runs[:first]
}

// sort numbers the closing runs that look for the same opening runs.
func (r *run) sort() int {
	i := 0
	switch r.sign {
	case '_':
		i = 6
	case '~':
		return 12 + r.length
	}
	if r.opens {
		i += 3
	}
	return i + r.length%3
}

// pairs reports whether a run may open what another closes.
func (r *run) pairs(closer *run) bool {
	if r.sign != closer.sign {
		return false
	}
	if r.sign == '~' {
		return r.length == closer.length && r.end-r.start == r.length
	}
	return !r.closes && !closer.opens || (r.length+closer.length)%3 != 0 || r.length%3 == 0 && closer.length%3 == 0
}

func (s *inline) blankSigns(start, end int) {
	s.page.hide(start, end)
	s.joints = append(s.joints, segment.Span{Start: start, End: end})
}

// join fills markup that stands inside a word with signs of no width, so that
// M<sup>me</sup> is one word still.
func (s *inline) join() {
	slices.SortFunc(s.joints, func(a, b segment.Span) int { return a.Start - b.Start })
	for i := 0; i < len(s.joints); {
		j := s.joints[i]
		for i++; i < len(s.joints) && s.joints[i].Start == j.End; i++ {
			j.End = s.joints[i].End
		}
		if s.page.wordBefore(s.leaf.Start, j.Start) && s.page.wordAfter(j.End, s.end) &&
			bytes.IndexByte(s.b[j.Start:j.End], '\n') < 0 {
			fill(s.page.shown[j.Start:j.End])
		}
	}
}

// wordBefore reports whether a letter or digit is shown before an offset.
func (p *page) wordBefore(start, i int) bool {
	r, _ := utf8.DecodeLastRune(p.shown[start:i])
	return isWord(r) || canon.Joiner(r)
}

// wordAfter reports whether a letter or digit is shown at an offset.
func (p *page) wordAfter(i, end int) bool {
	r, _ := utf8.DecodeRune(p.shown[i:end])
	return isWord(r)
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
