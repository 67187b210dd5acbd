package segment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/segment"
)

// TestMarker parses one line and looks at its marker and at what is left.
func TestMarker(t *testing.T) {
	for _, c := range []struct{ line, marker, text string }{
		{"• the wharf", "•", "the wharf"},
		{"•\u00a0the wharf", "•", "the wharf"},
		{"•\tthe wharf", "•", "the wharf"},
		{"  •   the wharf", "•", "the wharf"},
		{"- the wharf", "-", "the wharf"},
		{"– the wharf", "–", "the wharf"},
		{"* the wharf", "*", "the wharf"},
		{"+ the wharf", "+", "the wharf"},
		{"▪ the wharf", "▪", "the wharf"},
		{"◦ the wharf", "◦", "the wharf"},
		{"✓ the wharf", "✓", "the wharf"},
		{"1. The wharf.", "1.", "The wharf."},
		{"12. The wharf.", "12.", "The wharf."},
		{"1) the wharf", "1)", "the wharf"},
		{"(1) the wharf", "(1)", "the wharf"},
		{"(12)\tthe wharf", "(12)", "the wharf"},
		{"1° le quai", "1°", "le quai"},
		{"1º le quai", "1º", "le quai"},
		{"2.1. The wharf.", "2.1.", "The wharf."},
		{"5.1) the wharf", "5.1)", "the wharf"},
		{"a) the wharf", "a)", "the wharf"},
		{"(a) the wharf", "(a)", "the wharf"},
		{"(A) the wharf", "(A)", "the wharf"},
		{"a. the wharf", "a.", "the wharf"},
		{"(a.1) the wharf", "(a.1)", "the wharf"},
		{"(aa) the wharf", "(aa)", "the wharf"},
		{"i) the wharf", "i)", "the wharf"},
		{"iv) the wharf", "iv)", "the wharf"},
		{"(iv) the wharf", "(iv)", "the wharf"},
		{"(xviii) the wharf", "(xviii)", "the wharf"},
		{"(IV) the wharf", "(IV)", "the wharf"},
	} {
		t.Run(c.line, func(t *testing.T) {
			d := segment.Parse("-", c.line, language(t, "en"))
			require.Len(t, d.Blocks, 1)
			b := d.Blocks[0]
			assert.Equal(t, segment.Item, b.Kind)
			assert.Equal(t, 1, b.Level)
			assert.Equal(t, c.marker, d.Text[b.Marker.Start:b.Marker.End])
			assert.Equal(t, c.marker, d.Marker(0))
			assert.Equal(t, []string{c.text}, texts(d))
		})
	}
}

func TestNoMarker(t *testing.T) {
	for _, line := range []string{
		"A. Smith signed the form.",
		"M. Roy a signé.",
		"C. Wu and D. Lee signed the form.",
		"I. The first part",
		"1967. That was the year.",
		"2022) was the year",
		"(2022) was the year",
		"(the wharf) is closed.",
		"(see) the wharf",
		"ab) the wharf",
		"iX) the wharf",
		"1.5 metres of water",
		"1 the wharf",
		"1.The wharf",
		"(1)the wharf",
		"(1 the wharf",
		"1st the wharf",
		"-the wharf",
		"•the wharf",
		"—the wharf",
		"— Who signed?",
		"--- the wharf",
		"** the wharf **",
		"...and so on",
		"$5. The wharf.",
		"441-00155 (Foreign affairs)",
		"100 % of the wharf",
		"S. 5 applies.",
	} {
		t.Run(line, func(t *testing.T) {
			d := segment.Parse("-", line, language(t, "en"))
			require.NotEmpty(t, d.Blocks)
			assert.NotEqual(t, segment.Item, d.Blocks[0].Kind)
			assert.Empty(t, d.Marker(0))
			assert.True(t, d.Blocks[0].Marker.Empty())
		})
	}
}

// TestSiblings checks markers that only their neighbours make markers.
func TestSiblings(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		items int
	}{
		{"A. alone", []string{"A. The wharf."}, 0},
		{"A. and B.", []string{"A. The wharf.", "B. The ferry."}, 2},
		{"A. and C.", []string{"A. The wharf.", "C. The ferry."}, 0},
		{"far apart", append(append([]string{"A. The wharf."}, make([]string, 12)...), "B. The ferry."), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := segment.Parse("-", strings.Join(c.lines, "\n"), language(t, "en"))
			n := 0
			for _, b := range d.Blocks {
				if b.Kind == segment.Item {
					n++
				}
			}
			assert.Equal(t, c.items, n)
		})
	}
}

// TestLevels checks the nesting of items; each line is a marker and its level.
func TestLevels(t *testing.T) {
	for _, c := range []struct{ name, list string }{
		{"flat", "1. 1|2. 1|3. 1"},
		{"bullets by indent", "• 1|  ◦ 2|  ◦ 2|• 1"},
		{"the same bullet by indent", "• 1|    • 2|        • 3|    • 2|• 1"},
		{"small differences of indent", "• 1| • 1|• 1"},
		{"tabs", "- 1|\t- 2|\t\t- 3|- 1"},
		{"style without indent", "(1) 1|(a) 2|(i) 3|(ii) 3|(b) 2|(2) 1"},
		{"statute", "(a) 1|(i) 2|(ii) 2|(A) 3|(B) 3|(iii) 2|(b) 1"},
		{"French", "1° 1|a) 2|b) 2|2° 1|a) 2"},
		{"letters that are roman numbers", "(h) 1|(i) 1|(j) 1"},
		{"roman numbers from i", "(i) 1|(ii) 1|(iii) 1|(iv) 1|(v) 1"},
		{"letters up to v", "(t) 1|(u) 1|(v) 1|(w) 1|(x) 1"},
		{"blank lines between", "1. 1||2. 1||3. 1"},
		{"no text between levels", "1. 1|(a) 2|2. 1|(a) 2|(b) 2"},
		{"other punctuation", "1. 1|1) 2|2) 2|2. 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var source strings.Builder
			var want []string
			for line := range strings.SplitSeq(c.list, "|") {
				if strings.TrimSpace(line) != "" {
					want = append(want, strings.TrimSpace(line))
					line = line[:strings.LastIndexByte(line, ' ')] + " the wharf;"
				}
				source.WriteString(line + "\n")
			}
			d := segment.Parse("-", source.String(), language(t, "en"))
			var got []string
			for _, b := range d.Blocks {
				got = append(got, fmt.Sprintf("%s %d", d.Text[b.Marker.Start:b.Marker.End], b.Level))
			}
			assert.Equal(t, want, got)
		})
	}
}

// TestDeepNesting checks that levels stay bounded however deep a list goes.
func TestDeepNesting(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		b.WriteString(strings.Repeat(" ", 2*i) + "- the wharf;\n")
	}
	d := segment.Parse("-", b.String(), language(t, "en"))
	require.Len(t, d.Blocks, 200)
	for i, block := range d.Blocks {
		assert.Equal(t, min(i+1, 32), block.Level)
	}
}

// TestMarkerAlone checks that a marker on a line of its own opens an item.
func TestMarkerAlone(t *testing.T) {
	d := segment.Parse("-", "(a)\nthe wharf is closed;\n\n•\n\n(b)", language(t, "en"))
	var got []string
	for _, b := range d.Blocks {
		got = append(got, fmt.Sprintf("%s %q %d", b.Kind, oneLine(d.Text[b.Start:b.End]), b.Last-b.First))
	}
	assert.Equal(t, []string{`item "(a) the wharf is closed;" 1`, `item "•" 0`, `item "(b)" 0`}, got)
}
