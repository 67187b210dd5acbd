package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alignedRow is a line that may be a row.
type alignedRow struct {
	text  strip
	gaps  columns // those of two columns or more that no sentence, label or number makes
	parts []Span  // between all gaps
}

// alignedRow reads line i, and reports false where it is no row of aligned
// columns.
func (t *textParser) alignedRow(i int) (alignedRow, bool) {
	l, s := t.lines[i], t.doc.Source
	var r alignedRow
	if l.Empty() || l.indent+l.width >= widest || t.signed(i) || t.coded(i) {
		return r, false
	}
	col := l.indent
	from := l.Start // of the part
	spaces := 0
	for p := l.Start; p < l.End; {
		c, n := utf8.DecodeRuneInString(s[p:l.End])
		switch {
		case c == '\t':
			return r, false
		case c >= utf8.RuneSelf && unicode.Is(unicode.Mn, c):
			p += n
			continue
		case c == ' ':
			spaces++
		default:
			if spaces > 1 {
				r.parts = append(r.parts, Span{from, p - spaces})
				r.gaps = append(r.gaps, gap{col - spaces, col})
				from = p
			}
			spaces = 0
			if col >= widest {
				return r, false
			}
			r.text.set(col)
		}
		col++
		p += n
	}
	r.parts = append(r.parts, Span{from, l.End})
	gaps := r.gaps
	r.gaps = gaps[:0]
	for k, g := range gaps {
		if t.apart(r.parts, k, g.end-g.start) {
			r.gaps = append(r.gaps, g)
		}
	}
	return r, true
}

// apart reports whether a gap behind part k of a line can only stand between
// cells: it does not end a sentence, follow a label, stand inside a frame of
// stars or group the digits of a number.
func (t *textParser) apart(parts []Span, k, spaces int) bool {
	s := t.doc.Source
	left, right := parts[k], s[parts[k+1].Start:parts[k+1].End]
	if sign(s[left.Start:left.End]) || sign(right) {
		return false
	}
	switch r, _ := lastRune(s, left); r {
	case '.', '!', '?', '…', ':':
		if spaces < 4 {
			return false
		}
	}
	if k == 0 && t.label(left) && !isDigit(right[0]) {
		return false
	}
	_, group := count(right[:min(3, len(right))])
	return spaces > 2 || !isDigit(s[left.End-1]) || group < 3 || len(right) > 3 && isDigit(right[3])
}

// sign reports whether a text has neither letters nor digits.
func sign(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// coded reports whether line i looks like code, whose comments and values are
// aligned too.
func (t *textParser) coded(i int) bool {
	text := t.text(i)
	return t.ruleAt(i) == noRule && strings.ContainsAny(text, "{}=\\`") ||
		strings.HasSuffix(text, ";") || strings.Contains(text, " # ") || strings.Contains(text, " //") || strings.Contains(text, "/*")
}

// alignedRows is lines with the same gaps.
type alignedRows struct {
	parser  *textParser
	rows    []alignedRow
	text    strip
	columns columns // the gaps of all rows
}

// add adds a row, if all gaps of all rows then still hold one that the rows have
// in common.
func (b *alignedRows) add(r alignedRow) bool {
	text := b.text.or(&r.text)
	common := text.gaps(2)
	if len(common) == 0 && len(b.rows) > 0 {
		return false
	}
	b.rows = append(b.rows, r)
	for _, row := range b.rows {
		if !row.on(common) {
			b.rows = b.rows[:len(b.rows)-1]
			return false
		}
	}
	b.text, b.columns = *text, common
	return true
}

// on reports whether each gap of a row holds one of a table.
func (r *alignedRow) on(x columns) bool {
	k := 0
	for _, g := range r.gaps {
		for k < len(x) && x[k].start < g.start {
			k++
		}
		if k == len(x) || x[k].end > g.end {
			return false
		}
	}
	return true
}

// table reports whether the lines can only be rows of a table. Three rows tell
// it where there are three columns or figures, and five where there are two of
// words. The cells of each column start or end under each other, and not all
// gaps are as narrow as those that justify a line.
func (b *alignedRows) table() bool {
	rows, evident, wide, figures := 0, 0, 0, 0
	s := b.parser.doc.Source
	for i := range b.rows {
		r := &b.rows[i]
		if len(r.gaps) == 0 {
			continue
		}
		rows++
		for _, g := range r.gaps {
			if g.end-g.start > 2 {
				wide++
				break
			}
		}
		if b.parser.evident(r.parts) && !b.running(r) {
			evident++
		}
		if last := r.parts[len(r.parts)-1]; figure(s[last.Start:last.End]) {
			figures++
		}
	}
	n := b.counted()
	least := 5
	if n > 1 || figures*3 >= rows*2 {
		least = 3
	}
	return n > 0 && rows >= least && rows*3 >= len(b.rows)*2 && evident*4 >= rows*3 &&
		(n > 1 || wide*3 >= rows) && b.aligned()
}

// running reports whether the second of two cells holds sentences, as in a
// dialogue.
func (b *alignedRows) running(r *alignedRow) bool {
	return len(r.parts) == 2 && ended(b.parser.doc.Source, r.parts[1])
}

// counted returns the number of the table's gaps that a gap of a third of the
// rows holds.
func (b *alignedRows) counted() (n int) {
	for _, x := range b.columns {
		rows := 0
		for i := range b.rows {
			for _, g := range b.rows[i].gaps {
				if g.start <= x.start && x.end <= g.end {
					rows++
				}
			}
		}
		if rows*3 >= len(b.rows) {
			n++
		}
	}
	return n
}

// aligned reports whether the cells of each column but the first start or end
// in the same place, but for a third of them.
func (b *alignedRows) aligned() bool {
	for k, x := range b.columns {
		end := widest
		if k+1 < len(b.columns) {
			end = b.columns[k+1].start
		}
		var starts, ends [widest + 1]uint8
		var most uint8
		cells := 0
		for i := range b.rows {
			first, last, ok := b.rows[i].text.bounds(x.end, end)
			if !ok {
				continue
			}
			cells++
			starts[first]++
			ends[last]++
			most = max(most, starts[first], ends[last])
		}
		if int(most)*3 < cells*2 {
			return false
		}
	}
	return true
}
