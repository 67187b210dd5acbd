package segment

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is a range of columns of characters, half open.
type gap struct{ start, end int }

// widest is the column behind the widest row that is looked at.
const widest = 512

// strip is the columns of characters in which there is text.
type strip [widest / 64]uint64

func (s *strip) set(i int)      { s[i/64] |= 1 << (i % 64) }
func (s *strip) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s strip) or(o *strip) *strip {
	for i, w := range o {
		s[i] |= w
	}
	return &s
}

// gapped reports whether there is a gap of two columns or more.
func (s *strip) gapped() bool {
	last := -1 // column with text
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			at := i*64 + bits.TrailingZeros64(w)
			if last >= 0 && at-last > 2 {
				return true
			}
			last = at
		}
	}
	return false
}

// gaps returns the gaps of two columns or more between the first column with
// text and the last, and the first of them where least is 1.
func (s *strip) gaps(least int) (all columns) {
	last := -1 // column with text
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			at := i*64 + bits.TrailingZeros64(w)
			if last >= 0 && at-last > least {
				all = append(all, gap{last + 1, at})
			}
			last = at
		}
	}
	return all
}

// gapped reports whether a text has two spaces or more together that do not
// stand behind the end of a sentence.
func gapped(s string) bool {
	for i := 1; i+1 < len(s); i += 2 {
		// A gap has a space in every other place.
		if s[i] != ' ' {
			continue
		}
		start, end := i, i+1
		for s[start-1] == ' ' {
			start--
		}
		for s[end] == ' ' {
			end++
		}
		if n := end - start; n > 3 || n > 1 && strings.IndexByte(".!?:", s[start-1]) < 0 {
			return true
		}
	}
	return false
}

// lineStrip is the columns with text of a line, kept while the lines after it
// are looked at.
type lineStrip struct {
	next int // line
	text strip
}

// stripOf returns the columns with text of line i.
func (t *textParser) stripOf(i int) *strip {
	s := &t.strips[i%len(t.strips)]
	if s.next == i+1 {
		return &s.text
	}
	s.next, s.text = i+1, strip{}
	col := t.lines[i].indent
	for _, r := range t.text(i) {
		if r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			continue
		}
		if col >= widest {
			break
		}
		if r != ' ' {
			s.text.set(col)
		}
		col++
	}
	return &s.text
}

// bounds returns the first and the last column with text of those in a range.
func (s *strip) bounds(from, to int) (first, last int, ok bool) {
	for i := from; i < to; i++ {
		if s.has(i) {
			if !ok {
				first = i
			}
			last, ok = i, true
		}
	}
	return first, last, ok
}

// least returns the number of spaces that a gap has in each row.
func (g gap) least() int { return min(2, g.end-g.start) }
