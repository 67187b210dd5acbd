package segment

import "strings"

// The rows of a table that is drawn in plain text become cells, row by row. A
// table is lines without a blank one among them, in one of four layouts:
//
//   - bars: cells between | or the bars of box drawing, with borders or a rule
//     (|---|:-:|, +----+----+, ├──┼──┤), or at least two rows with a bar at both
//     ends;
//   - tabs: two rows or more with the same number of tabs or of fields;
//   - leaders: a label, dots and a page number, as in a table of contents;
//   - columns: cells under each other with two spaces or more between them,
//     below a header with a rule of dashes under it or between two such rules,
//     or without rules where the rows tell enough.
//
// A list with tabs behind its markers, numbered law, a dialogue, a signature
// and justified prose have tabs and gaps too. A table that is taken for prose
// costs little and prose that is torn into cells costs much, so what may be any
// of them is left alone: see textParser.evident and alignedRows.table.
//
// A block is one span. So a cell that goes over several lines of a row is a
// cell in each of them. Borders, rules and leaders are markup: Document.Text has
// spaces in their place, and an empty cell makes no block.
//
// What opens a table is decided by a sample of lines and what goes on with it by
// the line and the next, so that the time is linear and a stream, which carries
// the layout from window to window, finds the same rows.

// sample is the largest number of lines that tell the layout of a table.
const sample = 32

// layout is how the rows of one table are written.
type layout interface {
	// row appends the cells of line i, and reports whether the line belongs to
	// the table at all. A rule does, and has no cells.
	row(t *textParser, i int, cells []Span) ([]Span, bool)
}

// tabular tells which layouts a text can have tables in, so that most lines are
// ruled out at once.
type tabular struct{ bars, boxes, tabs, gaps bool }

func scanTabular(s string) tabular {
	return tabular{
		bars:  strings.Contains(s, "|"),
		boxes: boxed(s),
		tabs:  strings.Contains(s, "\t"),
		gaps:  strings.Contains(s, "  "),
	}
}

// barred reports whether a line may be a row or a border of a table with bars.
func (has tabular) barred(s string) bool {
	return has.bars && (s[0] == '+' || strings.Contains(s, "|") || strings.Contains(s, "-+-")) || has.boxes && boxed(s)
}

// boxed reports whether a text has box drawing, U+2500 to U+257F.
func boxed(s string) bool {
	return strings.Contains(s, "\xe2\x94") || strings.Contains(s, "\xe2\x95")
}

// tables finds the tables, takes their lines out of those that are cut into
// other blocks and blanks what is not in a cell. The layout is that of a table
// which the text starts in the middle of, or nil.
func (t *textParser) tables(open layout) {
	has := scanTabular(t.doc.Source)
	for i := 0; i < len(t.lines); {
		if open == nil {
			if t.lines[i].Empty() {
				i++
				continue
			}
			if open = t.layout(i, has); open == nil {
				i++
				continue
			}
		}
		first := len(t.cells)
		for i < len(t.lines) && !t.lines[i].Empty() && t.takeRow(open, i) {
			i++
		}
		if len(t.cells) > first {
			t.last = lastTable{open, Span{t.cells[first].Start, t.cells[len(t.cells)-1].Start}}
			if i < len(t.lines) && !t.lines[i].Empty() {
				t.last.End = t.lines[i].Start
			}
		}
		open = nil
	}
	if t.masked != nil {
		t.doc.Text = string(t.masked)
	}
}

// layout returns the layout of the table that starts at line i, or nil.
func (t *textParser) layout(i int, has tabular) layout {
	text := t.text(i)
	if (has.bars || has.boxes) && t.next(i) && has.barred(text) && has.barred(t.text(i+1)) {
		if x := t.bars(i); x != nil {
			return x
		}
	}
	if x := t.leaders(i); x != nil {
		return x
	}
	if has.tabs && strings.Contains(text, "\t") {
		return t.tabs(i)
	}
	if has.gaps {
		return t.columns(i)
	}
	return nil
}

// takeRow makes cells of line i, if it is a row of a table in this layout.
func (t *textParser) takeRow(x layout, i int) bool {
	first := len(t.cells)
	cells, ok := x.row(t, i, t.cells)
	if !ok {
		return false
	}
	t.cells = cells
	l := &t.lines[i]
	at := l.Start
	for _, c := range cells[first:] {
		t.hide(Span{at, c.Start})
		at = c.End
	}
	t.hide(Span{at, l.End})
	l.End = l.Start
	return true
}

// hide blanks a part of the text.
func (t *textParser) hide(sp Span) {
	if sp = trim(t.doc.Source, sp); sp.Empty() {
		return
	}
	if t.masked == nil {
		t.masked = []byte(t.doc.Source)
	}
	for i := range t.masked[sp.Start:sp.End] {
		t.masked[sp.Start+i] = ' '
	}
}

// tableParser is what a textParser knows of tables.
type tableParser struct {
	cells     []Span
	masked    []byte // Document.Text, where it is not the source
	last      lastTable
	noTabs    int // the line up to which no table with tabs starts
	noColumns int // and none with aligned columns
	strips    [4]lineStrip
}

// noRun is the run of a cell: it stands together with no other block.
const noRun = -1

// addCells puts the cells among the other blocks.
func (t *textParser) addCells() {
	if len(t.cells) == 0 {
		return
	}
	blocks := make([]Block, 0, len(t.doc.Blocks)+len(t.cells))
	runs := make([]int, 0, cap(blocks))
	cells := t.cells
	for i := 0; i < len(t.doc.Blocks) || len(cells) > 0; {
		if len(cells) == 0 || i < len(t.doc.Blocks) && t.doc.Blocks[i].Start < cells[0].Start {
			blocks, runs = append(blocks, t.doc.Blocks[i]), append(runs, t.runs[i])
			i++
			continue
		}
		blocks, runs = append(blocks, Block{Span: cells[0], Kind: Cell}), append(runs, noRun)
		cells = cells[1:]
	}
	t.doc.Blocks, t.runs = blocks, runs
}

// lastTable is the last table of a text: its layout, and from its first cell to
// the last or to the line that follows directly.
type lastTable struct {
	layout layout
	Span
}

// rowAt returns where the row starts that block k is a cell of, in bytes and in
// segments; 0 for another block.
func (d *Document) rowAt(k int) (start, segments int) {
	if d.Blocks[k].Kind != Cell {
		return 0, 0
	}
	start = strings.LastIndexAny(d.Source[:d.Blocks[k].Start], "\n\r") + 1
	for k > 0 && d.Blocks[k-1].Start >= start {
		k--
	}
	return start, d.Blocks[k].First
}

// layoutAt returns the layout of the last table, if the line that starts at an
// offset is a row of it but the first, or one if it is longer than it is so far.
func (t *textParser) layoutAt(offset int) layout {
	if t.last.Start < offset && offset <= t.last.End {
		return t.last.layout
	}
	return nil
}

// next reports whether a line follows line i directly.
func (t *textParser) next(i int) bool { return i+1 < len(t.lines) && !t.lines[i+1].Empty() }

// text returns the text of line i.
func (t *textParser) text(i int) string { return t.doc.Source[t.lines[i].Start:t.lines[i].End] }

// signed reports whether line i is there to be signed or filled in: "______".
func (t *textParser) signed(i int) bool {
	return i >= 0 && i < len(t.lines) && strings.Contains(t.text(i), "____")
}
