package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// columns is the layout of a table whose cells stand under each other: the
// columns of characters, counted from 0, that hold spaces between the cells.
type columns []gap

// columns returns the layout of the table with aligned columns that starts at
// line i, or nil.
func (t *textParser) columns(i int) layout {
	if !t.next(i) {
		return nil
	}
	if r := t.ruleAt(i); r != noRule {
		if r == columnRule {
			return t.ruled(i, i)
		}
		if t.ruleAt(i+1) == noRule {
			return t.unruled(i + 1)
		}
		return nil
	}
	for j := i + 1; j < i+4 && j < len(t.lines) && !t.lines[j].Empty(); j++ {
		if t.ruleAt(j) == columnRule {
			if x := t.ruled(i, j); x != nil {
				return x
			}
			break
		}
	}
	return t.unruled(i)
}

// ruleKind is what a line of dashes is.
type ruleKind uint8

const (
	noRule ruleKind = iota
	fullRule
	columnRule // with spaces between the columns
)

// ruleAt tells whether line i is a rule of hyphens, equals signs or strokes.
func (t *textParser) ruleAt(i int) ruleKind {
	parts, longest, n := 1, 0, 0
	for _, r := range t.text(i) {
		switch {
		case strokeOf(r) == horizontal:
			n++
			longest = max(longest, n)
		case r == ' ':
			if n > 0 {
				parts++
			}
			n = 0
		default:
			return noRule
		}
	}
	switch {
	case longest < 3:
		return noRule
	case parts == 1:
		return fullRule
	}
	return columnRule
}

// ruled returns the layout of the table that starts at line i and has the rule
// at line rule, or nil. There is a header above the rule and a row below, or
// another such rule below rows.
func (t *textParser) ruled(i, rule int) layout {
	r, ok := t.alignedRow(rule)
	if !ok || t.signed(i-1) {
		return nil
	}
	x := r.text.gaps(1)
	if i+1 < rule && x.narrow() {
		return nil // prose above the header may have spaces there, too
	}
	above := 0
	for j := i; j < rule; j++ {
		n, ok := x.cut(t, j)
		if !ok || j == i && n < 2 {
			return nil
		}
		above = max(above, n)
	}
	below := 0
	for j := rule + 1; j < len(t.lines) && j <= rule+sample && !t.lines[j].Empty(); j++ {
		if t.ruleAt(j) == columnRule {
			if below > 0 {
				return x
			}
			return nil
		}
		n, ok := x.cut(t, j)
		if below = max(below, n); !ok {
			return nil
		}
		if above > 1 && below > 1 {
			return x
		}
	}
	return nil
}

// unruled returns the layout of the table that starts at line i and has no rule
// that tells its columns, or nil.
func (t *textParser) unruled(i int) layout {
	if i < t.noColumns || !t.next(i) || !gapped(t.text(i)) || !t.under(i) || t.signed(i-1) {
		return nil
	}
	b := alignedRows{parser: t}
	j := i
	for ; j < len(t.lines) && j < i+sample; j++ {
		if j > i && t.ruleAt(j) == fullRule {
			continue
		}
		r, ok := t.alignedRow(j)
		if !ok || j == i && len(r.gaps) == 0 || !b.add(r) {
			break
		}
	}
	if (j == len(t.lines) || !t.signed(j)) && b.table() {
		return b.columns
	}
	// A row at the top that is not of the table may have spoilt it, but not many.
	if len(b.rows) > 8 {
		t.noColumns = j
	}
	return nil
}

// under reports whether three lines from line i, full rules apart, have a gap of
// two columns in common, which rules out nearly all lines of justified prose.
func (t *textParser) under(i int) bool {
	all := *t.stripOf(i)
	for n := 1; n < 3; {
		if i++; i == len(t.lines) || t.lines[i].Empty() {
			return false
		}
		if t.ruleAt(i) != fullRule {
			all = *all.or(t.stripOf(i))
			n++
		}
	}
	return all.gapped()
}

func (x columns) row(t *textParser, i int, cells []Span) ([]Span, bool) {
	if t.ruleAt(i) != noRule {
		return cells, true
	}
	n := len(cells)
	cells, column, ok := x.appendCells(t, i, cells)
	switch {
	case !ok:
		return cells[:n], false
	case len(cells)-n > 1 || column > 0:
		return cells, true
	}
	// A line in the first column is a row if the table goes on.
	if t.next(i) {
		if more, ok := x.cut(t, i+1); ok && more > 1 {
			return cells, true
		}
	}
	return cells[:n], false
}

// cut returns the number of cells of line i, and whether it has the table's
// gaps.
func (x columns) cut(t *textParser, i int) (int, bool) {
	var room [16]Span
	cells, _, ok := x.appendCells(t, i, room[:0])
	return len(cells), ok
}

// appendCells appends the cells of line i, if it has the table's gaps, and
// returns the column of the last. A gap may be narrower than that of the rows
// that told it, but no less than two columns if they had as many.
func (x columns) appendCells(t *textParser, i int, cells []Span) (_ []Span, column int, ok bool) {
	l, s := t.lines[i], t.doc.Source
	if l.Empty() || l.indent+l.width >= widest || t.signed(i) || strings.Contains(t.text(i), "\t") {
		return cells, 0, false
	}
	col, k := l.indent, 0
	for k < len(x) && min(col, x[k].end)-x[k].start >= x[k].least() {
		k++ // no text before the gap
	}
	from, blanks := l.Start, 0
	for p := l.Start; p < l.End && k < len(x); {
		r, n := utf8.DecodeRuneInString(s[p:l.End])
		if r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			p += n
			continue
		}
		if col >= x[k].end {
			return cells, 0, false
		}
		p += n
		switch {
		case r != ' ':
			blanks = 0
		case col >= x[k].start:
			blanks++
		}
		col++
		if blanks == x[k].least() {
			if c := trim(s, Span{from, p}); !c.Empty() {
				cells, column = append(cells, c), k
			}
			from, blanks = p, 0
			k++
		}
	}
	if c := trim(s, Span{from, l.End}); !c.Empty() {
		cells, column = append(cells, c), k
	}
	return cells, column, true
}

// narrow reports whether a gap is of one column.
func (x columns) narrow() bool {
	return slices.ContainsFunc(x, func(g gap) bool { return g.least() < 2 })
}
