package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// textParser finds the blocks of a plain text.
type textParser struct {
	doc   *Document
	lines []line
	runs  []int // for each block, the number of its run of lines without a blank one
	width int   // at which the lines of the document are wrapped; 0: they are not
	tableParser
}

// blocks cuts the lines into blocks: each marker opens an item, and any other
// line goes on with the block before it or opens one.
func (t *textParser) blocks() {
	t.width = wrapWidth(t.lines)
	d := t.doc
	var nest nesting
	run, open := 0, false
	for i, l := range t.lines {
		if l.Empty() {
			run++
			open = false
			continue
		}
		text := d.Text[l.Start:l.End]
		if m, ok := scanMarker(text); ok && t.item(i, m) {
			d.Blocks = append(d.Blocks, Block{
				Span:   l.Span,
				Kind:   Item,
				Marker: Span{l.Start, l.Start + m.end},
				Level:  nest.level(m, l.indent),
			})
			t.runs = append(t.runs, run)
			open = true
			continue
		}
		if open && t.continues(t.lines[i-1], l) {
			d.Blocks[len(d.Blocks)-1].End = l.End
			continue
		}
		if l.indent == 0 {
			nest.reset()
		}
		d.Blocks = append(d.Blocks, Block{Span: l.Span})
		t.runs = append(t.runs, run)
		open = true
	}
}

// item reports whether the marker at the start of line i opens an item: not
// the initial of a name, nor a number that a wrapped line happens to start
// with.
func (t *textParser) item(i int, m marker) bool {
	l := t.lines[i]
	text := t.doc.Text[l.Start:l.End]
	switch {
	case m.style == bullet:
		return m.end == len(text) || strings.ContainsFunc(text[m.end:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	case m.wrap == "." && m.style != digits:
		// "A. Smith", "p. 14", "e.g. the" are no items, unless others like them
		// stand around.
		if m.style == upperLetter || m.style == upperRoman || t.doc.Lang.Abbreviation(text[:m.end]) != lang.NotAbbreviation {
			return t.sibling(i, m)
		}
	}
	if i > 0 && !t.lines[i-1].Empty() && t.unfinished(t.lines[i-1]) &&
		(t.width > 0 && t.full(t.lines[i-1], l) || t.function(lastWord(t.doc.Text, t.lines[i-1].Span))) {
		return t.sibling(i, m)
	}
	return true
}

// sibling reports whether one of the ten lines around line i opens with the
// label before or after that of m.
func (t *textParser) sibling(i int, m marker) bool {
	for j := max(0, i-10); j < min(len(t.lines), i+11); j++ {
		l := t.lines[j]
		if j == i || l.Empty() {
			continue
		}
		if o, ok := scanMarker(t.doc.Text[l.Start:l.End]); ok && o.wrap == m.wrap {
			if j > i && m.next(o) || j < i && o.next(m) {
				return true
			}
		}
	}
	return false
}

// wrapWidth returns the width at which a text is wrapped, or 0 where each line
// is a paragraph: the width below which nearly all lines that another follows
// stay, and to which most of them come close.
func wrapWidth(lines []line) int {
	const widest = 160
	var histogram [widest + 1]int
	n := 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].Empty() || lines[i+1].Empty() {
			continue
		}
		histogram[min(widest, lines[i].width+lines[i].indent)]++
		n++
	}
	if n < 3 || histogram[widest] > n/10 {
		return 0
	}
	// The width is that of the widest lines, but for a few strays.
	strays, w := n/50, widest
	for ; w > 0 && strays >= histogram[w]; w-- {
		strays -= histogram[w]
	}
	near := 0
	for i := w - w/6; i <= w; i++ {
		near += histogram[i]
	}
	if w < 40 || near*2 < n {
		return 0
	}
	return w
}

// full reports whether line a had no room for the first word of line b.
func (t *textParser) full(a, b line) bool {
	first := 0
	for _, r := range t.doc.Text[b.Start:b.End] {
		if isSpace(r) {
			break
		}
		first++
	}
	return a.indent+a.width+1+first > t.width
}

// unfinished reports whether a line ends where no sentence, heading or item
// does.
func (t *textParser) unfinished(l line) bool {
	switch r, at := lastRune(t.doc.Text, l.Span); r {
	case '.':
		return t.abbreviated(l, at) != lang.NotAbbreviation
	case '!', '?', '…', ':', ';', '。':
		return false
	}
	return true
}

// abbreviated returns the grade of the abbreviation that ends at the full stop
// at an offset, where it is one that something must follow.
func (t *textParser) abbreviated(l line, at int) lang.Grade {
	i := at
	for i > l.Start && !asciiSpace(t.doc.Text[i-1]) {
		i--
	}
	g := t.doc.Lang.Abbreviation(t.doc.Text[i : at+1])
	if g == lang.FinalBeforeStarter {
		return lang.NotAbbreviation
	}
	return g
}

// continues reports whether line b goes on with the paragraph of line a, the
// line before it.
func (t *textParser) continues(a, b line) bool {
	text := t.doc.Text
	if t.divided(b) {
		return false
	}
	if t.width > 0 && t.full(a, b) {
		return true
	}
	if !t.unfinished(a) {
		return false
	}
	first := firstLetter(text, b.Span)
	if r, at := lastRune(text, a.Span); r == '.' {
		// "with Mr." / "Roy", "article L." / "234-8"
		return t.abbreviated(a, at) == lang.NeverFinal || unicode.IsDigit(first)
	}
	if unicode.IsLower(first) {
		return true
	}
	// "a fine of more than 60" / "000 dollars"; "has proposed," / "The people".
	// "Dear Sir," stands alone.
	switch r, _ := lastRune(text, a.Span); {
	case r == ',' && a.width >= 30, unicode.IsDigit(r) && unicode.IsDigit(first) && a.width >= 60:
		return true
	case unicode.IsDigit(first) && a.width >= 30 && t.division(lastWord(text, a.Span)):
		return true
	}
	// A line that ends in "of the" or "l'article" has not ended.
	last := lastWord(text, a.Span)
	if last == "" {
		return false
	}
	// "; and" ends a member of a list.
	if before := trim(text, Span{a.Start, a.End - len(last)}); !before.Empty() && text[before.End-1] == ';' {
		return false
	}
	return t.function(last) && a.width >= 30
}

// division reports whether a word in small letters introduces a number:
// "l'article" before "324-2".
func (t *textParser) division(word string) bool {
	var key [48]byte
	return isLowerWord(word) && t.doc.Lang.Division(lang.AppendFold(key[:0], word))
}

// function reports whether a word is a function word in small letters.
func (t *textParser) function(word string) bool {
	var key [48]byte
	return isLowerWord(word) && t.doc.Lang.Function(lang.AppendFold(key[:0], word))
}

// divided reports whether a line is the heading of a numbered part of the text
// by itself: "Article 12", "Section 3: Fees".
func (t *textParser) divided(l line) bool {
	n := 0
	for w := range t.doc.Lang.Words(t.doc.Text[l.Start:min(l.End, l.Start+40)]) {
		r, _ := utf8.DecodeRuneInString(t.doc.Text[l.Start+w.Start:])
		if n++; n == 1 {
			if w.Start > 0 || !unicode.IsUpper(r) || !t.doc.Lang.Division(w.Key) {
				return false
			}
			continue
		}
		return w.Kind == lang.Number || romanValue(string(w.Key)) > 0 && unicode.IsUpper(r)
	}
	return false
}

// firstLetter returns the first rune of a span behind quotes and brackets.
func firstLetter(s string, sp Span) rune {
	for i := sp.Start; i < sp.End; {
		r, n := utf8.DecodeRuneInString(s[i:sp.End])
		switch r {
		case '"', '\'', '“', '‘', '(', '[', '’':
			i += n
			continue
		}
		return r
	}
	return 0
}

// lastRune returns the last rune of a span that is no closing quote or bracket,
// and its start.
func lastRune(s string, sp Span) (rune, int) {
	for sp.End > sp.Start {
		r, n := utf8.DecodeLastRuneInString(s[sp.Start:sp.End])
		if !isCloser(r) && !isSpace(r) {
			return r, sp.End - n
		}
		sp.End -= n
	}
	return 0, sp.Start
}

func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', '›', ')', ']', '}', '*', '_':
		return true
	}
	return false
}

// lastWord returns the last run of letters of a span, if the span ends in it.
func lastWord(s string, sp Span) string {
	i := sp.End
	for i > sp.Start && sp.End-i < 24 {
		r, n := utf8.DecodeLastRuneInString(s[sp.Start:i])
		if !unicode.IsLetter(r) {
			break
		}
		i -= n
	}
	return s[i:sp.End]
}

func isLowerWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}
