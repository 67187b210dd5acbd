package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// tabs is the layout of a table with tabs between its cells.
type tabs struct {
	raw bool // rows are alike in their tabs, not in their fields
	n   int  // of them
}

// tabLine counts the tabs of a line, those around the text too, and its fields
// that are not empty.
type tabLine struct{ tabs, full int }

func (x tabs) has(l tabLine) bool {
	if x.raw {
		return l.tabs == x.n && (l.full > 1 || x.n > 1)
	}
	return l.full == x.n
}

func (t *textParser) tabLine(i int) (x tabLine) {
	l, s := t.lines[i], t.doc.Source
	for p := l.Start - 1; p >= 0 && (s[p] == ' ' || s[p] == '\t'); p-- {
		if s[p] == '\t' {
			x.tabs++
		}
	}
	for p := l.End; p < len(s) && (s[p] == ' ' || s[p] == '\t'); p++ {
		if s[p] == '\t' {
			x.tabs++
		}
	}
	inner := s[l.Start:l.End]
	x.tabs += strings.Count(inner, "\t")
	for range t.fields(l.Span) {
		x.full++
	}
	return x
}

// fields iterates over what stands between the tabs of a line.
func (t *textParser) fields(sp Span) func(yield func(Span) bool) {
	return func(yield func(Span) bool) {
		for from := sp.Start; from < sp.End; {
			to := sp.End
			if n := strings.IndexByte(t.doc.Source[from:sp.End], '\t'); n >= 0 {
				to = from + n
			}
			if f := trim(t.doc.Source, Span{from, to}); !f.Empty() && !yield(f) {
				return
			}
			from = to + 1
		}
	}
}

// tabs returns the layout of the table with tabs that starts at line i, or nil.
func (t *textParser) tabs(i int) layout {
	if i < t.noTabs || !t.next(i) || t.signed(i) || t.signed(i-1) {
		return nil
	}
	a, b := t.tabLine(i), t.tabLine(i+1)
	x := tabs{raw: a.tabs == b.tabs, n: a.tabs}
	if !x.raw {
		x.n = a.full
	}
	if a.full < 2 || !x.has(a) || !x.has(b) {
		return nil
	}
	rows, evident := 0, 0
	aligned := true // with tabs that only move the text to the right
	j := i
	for ; j < len(t.lines) && j < i+sample && !t.lines[j].Empty(); j++ {
		l := t.tabLine(j)
		if t.signed(j) {
			return nil
		}
		if !x.has(l) {
			break
		}
		rows++
		aligned = aligned && l.tabs >= l.full
		if t.evidentTabs(j) {
			evident++
		}
	}
	if evident < 2 || evident*2 < rows || aligned && evident < 3 {
		t.noTabs = j
		return nil
	}
	return x
}

func (x tabs) row(t *textParser, i int, cells []Span) ([]Span, bool) {
	if !x.has(t.tabLine(i)) || t.signed(i) {
		return cells, false
	}
	for f := range t.fields(t.lines[i].Span) {
		cells = append(cells, f)
	}
	return cells, true
}

// evidentTabs reports whether the first fields of line i, which tell enough, are
// those of a table.
func (t *textParser) evidentTabs(i int) bool {
	var first [8]Span
	n := 0
	for f := range t.fields(t.lines[i].Span) {
		first[n] = f
		if n++; n == len(first) {
			break
		}
	}
	return !t.coded(i) && t.evident(first[:n])
}

// evident reports whether the parts of a line can only be cells. They may be
// something else where all but the last are labels, "(a)", "5", "9:00", and where
// the first of two is the name of a speaker or "To:", or breaks off in the middle
// of a sentence.
func (t *textParser) evident(parts []Span) bool {
	all := len(parts)
	for len(parts) > 1 && t.label(parts[0]) {
		parts = parts[1:]
	}
	s := t.doc.Source
	for len(parts) > 1 && sign(s[parts[len(parts)-1].Start:parts[len(parts)-1].End]) {
		parts = parts[:len(parts)-1]
	}
	if len(parts) > 2 {
		return true
	}
	last := s[parts[len(parts)-1].Start:parts[len(parts)-1].End]
	if len(parts) == 1 {
		return all > 1 && figure(last) && !marked(last)
	}
	first := s[parts[0].Start:parts[0].End]
	switch {
	case strings.HasPrefix(last, "# "), strings.HasPrefix(last, "//"):
		return false // a comment on code
	case strings.HasSuffix(first, ":"), isUpper(first) && ended(s, parts[1]):
		return false
	case strings.HasSuffix(first, "."):
		return !ended(s, parts[1])
	}
	r, _ := utf8.DecodeRuneInString(last)
	return !unicode.IsLower(r) || width(first) < 20
}

// ended reports whether a text ends as a sentence does.
func ended(s string, sp Span) bool {
	r, _ := lastRune(s, sp)
	return r == '.' || r == '!' || r == '?' || r == '…'
}

// figure reports whether a text is a number, perhaps with a unit.
func figure(s string) bool {
	letters, digits := count(s)
	return digits > 0 && letters < 4
}

// count returns the number of letters and of ASCII digits of a text.
func count(s string) (letters, digits int) {
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case '0' <= r && r <= '9':
			digits++
		}
	}
	return letters, digits
}

// marked reports whether a text is the marker of an item.
func marked(s string) bool {
	m, ok := scanMarker(s)
	return ok && m.end == len(s)
}

// label reports whether a text may stand before a paragraph to number or mark
// it: a marker, a number, an hour, "s. 5 (1)", "Article 12", "IV", a sign.
func (t *textParser) label(sp Span) bool {
	s := t.doc.Source[sp.Start:sp.End]
	if marked(s) {
		return true
	}
	letters, digits := 0, 0
	words := 0
	for w := range strings.FieldsSeq(s) {
		l, d := count(w)
		words++
		letters, digits = letters+l, digits+d
		var key [48]byte
		bare := strings.Trim(w, ".()[]:")
		switch {
		case d == 0 && bare != "" && romanValue(bare) > 0:
			digits++
		case l > 2 && !t.doc.Lang.Division(lang.AppendFold(key[:0], bare)):
			return false
		case words > 4:
			return false
		}
	}
	return digits > 0 || letters == 0 || words == 1 && letters == 1
}

// leaders is the layout of a table of contents with dots before the pages.
type leaders struct{}

// leaders returns the layout of the table of contents that starts at line i, or
// nil. One line tells it with eight dots, and two with four.
func (t *textParser) leaders(i int) layout {
	_, _, dots := t.leader(i)
	if dots >= 8 {
		return leaders{}
	}
	if dots >= 4 && t.next(i) {
		if _, _, below := t.leader(i + 1); below >= 4 {
			return leaders{}
		}
	}
	return nil
}

func (leaders) row(t *textParser, i int, cells []Span) ([]Span, bool) {
	label, page, dots := t.leader(i)
	if dots < 3 { // few are left behind the longest label
		return cells, false
	}
	return append(cells, label, page), true
}

// leader returns the label and the page number of a line, and the number of dots
// between them; 0 if the line is no line of a table of contents.
func (t *textParser) leader(i int) (label, page Span, dots int) {
	l, s := t.lines[i], t.doc.Source
	if c := s[l.End-1]; !isDigit(c) && strings.IndexByte("ivxlcIVXLC", c) < 0 {
		return label, page, 0
	}
	p := l.End
	for p > l.Start && l.End-p < 8 && (isDigit(s[p-1]) || isAlpha(s[p-1]) || s[p-1] == '-') {
		p--
	}
	page = Span{p, l.End}
	if number := s[p:l.End]; number == "" || !isDigit(number[len(number)-1]) && romanValue(number) == 0 {
		return label, page, 0
	}
	label = Span{l.Start, p}
	for label.Start < label.End {
		r, n := utf8.DecodeLastRuneInString(s[label.Start:label.End])
		switch {
		case r == '.' || r == '·':
			dots++
		case r == '…':
			dots += 3
		case !isSpace(r):
			return t.led(label, page, dots)
		}
		label.End -= n
	}
	return label, page, 0
}

// led checks the label before a leader: a text that is no blank to fill in and
// has no other leader. A full stop right behind a label is a dot of the leader.
func (t *textParser) led(label, page Span, dots int) (Span, Span, int) {
	text := t.doc.Source[label.Start:label.End]
	if strings.HasSuffix(text, ":") || strings.Contains(text, "....") || !strings.ContainsFunc(text, unicode.IsLetter) {
		return label, page, 0
	}
	return label, page, dots
}
