package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"
	"golang.org/x/term"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

// terminalWidth is the width asked for, that of the terminal, or 100.
func terminalWidth(asked int) int {
	if asked > 0 {
		return asked
	}
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w >= 40 {
		return min(w, 240)
	}
	return 100
}

// printPairs prints the two texts side by side, a bead after the other: the line
// it starts at, then source and target wrapped to their column. A side that has
// nothing says so in colour. The mark between the columns is a question mark
// where the bead is doubtful, and an arrow where its target stands further up or
// down than those around it. Plain is without colours.
func printPairs(out *bufio.Writer, a *align.Alignment, width int, ui report.UI, plain bool) {
	const gutter = 6 // a line number and a space, on either side
	column := (width - 2*gutter - 3) / 2
	paint := func(attributes ...color.Attribute) func(...any) string {
		c := color.New(attributes...)
		if plain {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	gap, faint, bold := paint(color.FgRed, color.Bold), paint(color.Faint), paint(color.Bold)
	missing := words(ui, "(missing)", "(manque)")
	j := 0 // where the targets in order have got to
	for _, b := range a.Beads {
		left, right := wrapped(a.Src, b.Src, column), wrapped(a.Dst, b.Dst, column)
		mark := "│"
		switch {
		case b.Confidence < doubtful:
			mark = gap("?")
		case b.Src.Empty() || b.Dst.Empty():
			mark = gap("┃")
		case b.Moved && b.Dst.Lo < j:
			mark = bold("↑")
		case b.Moved:
			mark = bold("↓")
		}
		if !b.Moved {
			j = b.Dst.Hi
		}
		for i := range max(len(left), len(right), 1) {
			l, r := line(left, i), line(right, i)
			padding := strings.Repeat(" ", max(0, column-columns(l)))
			switch {
			case b.Src.Empty() && i == 0:
				l, padding = gap(missing), strings.Repeat(" ", max(0, column-columns(missing)))
			case b.Dst.Empty() && i == 0:
				r = gap(missing)
			}
			if heading(a.Src, b.Src) {
				l = bold(l)
			}
			if heading(a.Dst, b.Dst) {
				r = bold(r)
			}
			fmt.Fprintln(out, strings.TrimRight(fmt.Sprintf("%s %s%s %s %s %s",
				faint(number(a.Src, b.Src, i)), l, padding, mark, faint(number(a.Dst, b.Dst, i)), r), " "))
		}
	}
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// number is the line of the file that a bead starts at, on its first row.
func number(d *segment.Document, r align.Range, row int) string {
	if row > 0 || r.Empty() {
		return "     "
	}
	return fmt.Sprintf("%5d", d.Position(d.Segments[r.Lo].Start).Line)
}

func heading(d *segment.Document, r align.Range) bool {
	return !r.Empty() && d.Blocks[d.Segments[r.Lo].Block].Kind == segment.Heading
}

// wrapped returns the segments of a range with their markers, wrapped to a
// width.
func wrapped(d *segment.Document, r align.Range, width int) []string {
	var lines []string
	for i := r.Lo; i < r.Hi; i++ {
		text := report.Excerpt(d.PlainText(d.Segments[i].Span), 0)
		if m := d.Marker(i); m != "" {
			text = report.Excerpt(m, 0) + " " + text
		}
		lines = append(lines, wrap(text, width)...)
	}
	return lines
}

// columns is how many columns a text takes. The letters of our two languages take
// one each, and need no tables.
func columns(text string) int {
	n := 0
	for _, r := range text {
		if r == 0xad || r >= 0x300 && (r < 0x2010 || r > 0x2026) {
			return runewidth.StringWidth(text)
		}
		n++
	}
	return n
}

// wrap breaks a text at spaces into lines of at most width columns, and longer
// words where they must be.
func wrap(text string, width int) []string {
	var lines []string
	var b strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, b.String())
		b.Reset()
		used = 0
	}
	for word := range strings.FieldsSeq(text) {
		w := columns(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		if used > 0 {
			b.WriteByte(' ')
			used++
		}
		for w > width-used {
			head := runewidth.Truncate(word, width-used, "")
			if head == "" {
				break
			}
			b.WriteString(head)
			flush()
			word = word[len(head):]
			w = columns(word)
		}
		b.WriteString(word)
		used += w
	}
	if used > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}
