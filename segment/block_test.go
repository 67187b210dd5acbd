package segment_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/segment"
)

// TestBlocks runs the cases of testdata/blocks.*.txt.
func TestBlocks(t *testing.T) {
	for _, tag := range []string{"en", "fr"} {
		l := language(t, tag)
		name := "blocks." + tag + ".txt"
		cases := readCases(t, name)
		for i := range cases {
			got := describe(segment.Parse("case", cases[i].input, l))
			if *update {
				cases[i].want = got
				continue
			}
			t.Run(tag+": "+cases[i].name, func(t *testing.T) { assert.Equal(t, cases[i].want, got) })
		}
		if *update {
			writeCases(t, name, cases)
		}
	}
}

// describe writes a line for each block of a document: its kind, the level and
// marker of an item, and its sentences between bars.
func describe(d *segment.Document) string {
	var out []string
	for _, b := range d.Blocks {
		line := b.Kind.String()
		if b.Kind == segment.Item {
			line += fmt.Sprintf(" %d %s", b.Level, d.Text[b.Marker.Start:b.Marker.End])
		}
		line += " |"
		for _, s := range d.Segments[b.First:b.Last] {
			line += " " + oneLine(d.Text[s.Start:s.End]) + " |"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// writeCases writes a file of cases, with the head that it had.
func writeCases(t *testing.T, name string, cases []testCase) {
	path := filepath.Join(testdata, name)
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	head, _, _ := strings.Cut(string(b), "\n===\n")
	var out strings.Builder
	out.WriteString(head + "\n")
	for _, c := range cases {
		fmt.Fprintf(&out, "===\n# %s\n%s\n---\n", c.name, c.input)
		if c.want != "" {
			out.WriteString(c.want + "\n")
		}
	}
	require.NoError(t, os.WriteFile(path, []byte(out.String()), 0o644))
}
