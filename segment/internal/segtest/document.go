// Package segtest checks what holds for every document, whatever format it was
// read from. The tests of the parsers share it.
package segtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/segment"
)

// Document checks that each byte of a document that is not white space stands in
// exactly one segment or marker, in order; that blocks hold their segments and
// end with the last; that spans have no white space around; and see [PlainText].
func Document(t testing.TB, d *segment.Document) {
	t.Helper()
	if len(d.Text) != len(d.Source) || d.Lang == nil {
		t.Fatalf("text of %d bytes for a source of %d, language %v", len(d.Text), len(d.Source), d.Lang)
	}
	c := coverage{t: t, text: d.Text}
	next := 0 // segments seen
	for i, b := range d.Blocks {
		if b.First != next || b.Last < b.First || b.Last > len(d.Segments) || b.First == b.Last && b.Marker.Empty() {
			t.Fatalf("block %d has segments [%d, %d) after %d of %d", i, b.First, b.Last, next, len(d.Segments))
		}
		before := c.end
		if !b.Marker.Empty() {
			c.add("marker", b.Marker)
		}
		for ; next < b.Last; next++ {
			if d.Segments[next].Block != i {
				t.Fatalf("segment %d is of block %d, not %d", next, d.Segments[next].Block, i)
			}
			c.add("segment", d.Segments[next].Span)
		}
		if b.Start < before || c.end != b.End || !blank(d.Text[before:b.Start]) {
			t.Fatalf("block %d at %v holds what starts behind %d and ends at %d", i, b.Span, before, c.end)
		}
	}
	if next != len(d.Segments) {
		t.Fatalf("blocks hold %d of %d segments", next, len(d.Segments))
	}
	if !blank(d.Text[c.end:]) {
		t.Fatalf("%q at the end is in no segment", d.Text[c.end:])
	}
	PlainText(t, d)
}

// coverage follows spans through a text.
type coverage struct {
	t    testing.TB
	text string
	end  int // of the last span
}

func (c *coverage) add(what string, s segment.Span) {
	c.t.Helper()
	if s.Start < c.end || s.End <= s.Start || s.End > len(c.text) {
		c.t.Fatalf("%s %v after byte %d of %d", what, s, c.end, len(c.text))
	}
	if gap := c.text[c.end:s.Start]; !blank(gap) {
		c.t.Fatalf("%q before %s %v is in no segment", gap, what, s)
	}
	if text := c.text[s.Start:s.End]; strings.TrimFunc(text, unicode.IsSpace) != text {
		c.t.Fatalf("white space around %s %q", what, text)
	}
	c.end = s.End
}

func blank(s string) bool { return strings.TrimFunc(s, unicode.IsSpace) == "" }

// EachFile runs a test on each file of a pattern; it skips them where they are
// not there.
func EachFile(t *testing.T, pattern string, run func(t *testing.T, source string)) {
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("there are no files " + pattern)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			b, err := os.ReadFile(f)
			require.NoError(t, err)
			run(t, string(b))
		})
	}
}
