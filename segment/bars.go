package segment

import "unicode/utf8"

// bars is the layout of a table with bars between its cells.
type bars struct {
	outer bool // each row starts with a bar
	cells int  // of each row, where it does not
}

// stroke is what a character draws in a table.
type stroke uint8

const (
	noStroke stroke = iota
	vertical
	horizontal
	crossing // a corner, too
)

// strokeOf returns what a character draws. A hyphen, an equals sign and a plus
// sign are strokes among other strokes only.
func strokeOf(r rune) stroke {
	if r < utf8.RuneSelf {
		switch r {
		case '|':
			return vertical
		case '-', '=':
			return horizontal
		case '+':
			return crossing
		}
		return noStroke
	}
	switch r {
	case '│', '┃', '┆', '┇', '┊', '┋', '║', '╎', '╏':
		return vertical
	case '─', '━', '┄', '┅', '┈', '┉', '═', '╌', '╍':
		return horizontal
	}
	if '─' <= r && r <= '╿' {
		return crossing
	}
	return noStroke
}

// barLine is a line of a table with bars.
type barLine struct {
	rule        bool // strokes alone
	cells       int  // between bars, or the columns of a rule
	filled      int  // cells with text
	left, right bool // it starts, ends with a bar
	framed      bool // it has such bars at both ends, and white space inside them
}

// barLine reads line i and reports whether it is a row or a rule.
func (t *textParser) barLine(i int) (b barLine, ok bool) {
	text := t.text(i)
	var drawn [crossing + 1]int
	other, full, column := false, false, 0 // column is the strokes of one of a rule
	columns, longest := 0, 0
	var first, last stroke
	escaped, spaces := false, false
	for p, r := range text {
		s := strokeOf(r)
		if s == vertical && escaped {
			s = noStroke
		}
		escaped = r == '\\' && !escaped
		if p == 0 {
			first = s
		}
		last = s
		drawn[s]++
		switch s {
		case vertical, crossing:
			column = 0
		case horizontal:
			if column++; column == 1 {
				columns++
			}
			longest = max(longest, column)
		}
		space := isSpace(r)
		spaces = spaces || space
		other = other || s == noStroke && r != ':' && !space
		switch {
		case s == vertical:
			full = false
		case !space && !full:
			full = true
			b.filled++
		}
	}
	// "| - | - |" is a row without figures.
	b.rule = !other && drawn[horizontal] > 1 && drawn[vertical]+drawn[crossing] > 0 && (longest > 1 || !spaces)
	if b.rule {
		b.cells, b.left, b.right = columns, first >= vertical && first != horizontal, last >= vertical && last != horizontal
		return b, true
	}
	b.left, b.right = first == vertical, last == vertical
	b.cells = drawn[vertical] + 1
	if b.left {
		b.cells--
	}
	if b.right {
		b.cells--
	}
	b.framed = b.left && b.right && padded(text)
	return b, drawn[vertical] > 0 && b.filled > 0
}

// padded reports whether white space stands inside the bars of a row: not in
// "|x| = |y|". Other bars than | tell no table without a rule: they draw much
// else.
func padded(s string) bool {
	n := len(s)
	return n > 4 && s[0] == '|' && asciiSpace(s[1]) && asciiSpace(s[n-2]) && s[n-1] == '|'
}

// bars returns the layout of the table with bars that starts at line i, which
// another follows, or nil.
func (t *textParser) bars(i int) layout {
	a, ok := t.barLine(i)
	if !ok {
		return nil
	}
	if a.rule {
		if a.left && t.framed(i) {
			return bars{outer: true}
		}
		return nil
	}
	b, ok := t.barLine(i + 1)
	switch {
	case !ok || a.cells < 2 || a.cells != b.cells:
		return nil
	case b.rule:
		return bars{outer: a.left, cells: a.cells}
	case a.framed && b.framed && a.filled > 1 && b.filled > 0:
		return bars{outer: true}
	}
	return nil
}

// framed reports whether rows follow the border at line i, most of them of two
// cells or more: a frame around a paragraph is no table.
func (t *textParser) framed(i int) bool {
	rows, short := 0, 0
	for j := i; j < len(t.lines) && j < i+sample; j++ {
		b, ok := t.barLine(j)
		if !ok || !b.left || !b.right {
			break
		}
		if b.rule {
			continue
		}
		if rows++; b.cells < 2 {
			short++
		}
	}
	return rows > short*2
}

func (x bars) row(t *textParser, i int, cells []Span) ([]Span, bool) {
	b, ok := t.barLine(i)
	switch {
	case !ok && !blankRow(t.text(i)):
		return cells, false
	case b.rule, !ok:
		return cells, x.outer || b.cells == x.cells
	case x.outer && (!b.left || !b.right && b.cells < 2), !x.outer && b.cells != x.cells:
		return cells, false
	}
	return appendBetween(t.doc.Source, t.lines[i].Span, cells), true
}

// blankRow reports whether a row has bars at both ends and no text.
func blankRow(s string) bool {
	n := 0
	for _, r := range s {
		if strokeOf(r) == vertical {
			n++
		} else if !isSpace(r) {
			return false
		}
	}
	return n > 1
}

// appendBetween appends what stands between the bars and borders of a row.
func appendBetween(s string, sp Span, cells []Span) []Span {
	from := sp.Start
	for p := sp.Start; p < sp.End; {
		n, border := strokes(s[p:sp.End])
		if border {
			if c := trim(s, Span{from, p}); !c.Empty() {
				cells = append(cells, c)
			}
			from = p + n
		}
		p += n
	}
	if c := trim(s, Span{from, sp.End}); !c.Empty() {
		cells = append(cells, c)
	}
	return cells
}

// strokes returns the length of what s starts with, and whether it is a border:
// a stroke, or the border of a cell whose neighbour goes over two rows of a
// grid, "+-----+". A hyphen or a plus sign in a text is none.
func strokes(s string) (n int, border bool) {
	switch c := s[0]; {
	case c == '\\':
		return min(2, len(s)), false
	case c == '|':
		return 1, true
	case c == '+' || c == '-' || c == '=':
		pluses := 0
		for n < len(s) && (s[n] == '+' || s[n] == '-' || s[n] == '=') {
			if s[n] == '+' {
				pluses++
			}
			n++
		}
		return n, pluses > 0 && n-pluses > 1
	case c < utf8.RuneSelf:
		return 1, false
	}
	r, n := utf8.DecodeRuneInString(s)
	return n, strokeOf(r) != noStroke
}
