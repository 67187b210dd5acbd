package markdown_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

// pairs is the folder of real pages, from this package.
const pairs = "../../../shared/pairs"

func parse(source string) *segment.Document {
	return markdown.Parse("-", source, segment.Parser{Lang: lang.English()})
}

// describe writes each block on a line: its kind, level and marker, a bar, and
// its text with each run of white space as one space and without signs of no
// width.
func describe(d *segment.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		line := b.Kind.String()
		if b.Level > 0 {
			line += fmt.Sprintf(" %d", b.Level)
		}
		if !b.Marker.Empty() {
			line += " " + d.Text[b.Marker.Start:b.Marker.End]
		}
		text := d.Text[max(b.Start, b.Marker.End):b.End]
		text = strings.NewReplacer("\u00ad", "", "\u2060", "").Replace(text)
		out = append(out, line+" | "+strings.Join(strings.Fields(text), " "))
	}
	return out
}

// testCase is a page and the blocks that are expected, as describe writes them.
type testCase struct {
	name, source string
	want         []string
}

func run(t *testing.T, cases []testCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.source)
			assert.Equal(t, c.want, describe(d))
			check(t, d)
			checkLineEnds(t, c.source)
			checkSegments(t, c.source)
		})
	}
}

// check checks what holds for every document.
func check(t testing.TB, d *segment.Document) {
	t.Helper()
	checkMask(t, d)
	covered, next := 0, 0 // bytes and segments seen
	cover := func(what string, s segment.Span) {
		if s.Start < covered || s.End <= s.Start || s.End > len(d.Text) {
			t.Fatalf("%s %v after byte %d of %d", what, s, covered, len(d.Text))
		}
		if gap := strings.TrimSpace(d.Text[covered:s.Start]); gap != "" {
			t.Fatalf("%q before %s %v is in no segment", gap, what, s)
		}
		if text := d.Text[s.Start:s.End]; strings.TrimSpace(text) != text {
			t.Fatalf("white space around %s %q", what, text)
		}
		covered = s.End
	}
	for i, b := range d.Blocks {
		if b.First != next || b.Last <= b.First || b.Last > len(d.Segments) {
			t.Fatalf("block %d has segments [%d, %d) after %d of %d", i, b.First, b.Last, next, len(d.Segments))
		}
		next = b.Last
		switch {
		case b.Kind == segment.Heading && 1 <= b.Level && b.Level <= 6 && b.Marker.Empty():
		case b.Kind == segment.Item && b.Level >= 1:
		case b.Kind != segment.Heading && b.Kind != segment.Item && b.Level == 0 && b.Marker.Empty():
		default:
			t.Fatalf("%s of level %d with marker %v", b.Kind, b.Level, b.Marker)
		}
		if b.Start < covered {
			t.Fatalf("block %d at %v after byte %d", i, b.Span, covered)
		}
		if !b.Marker.Empty() {
			cover("marker", b.Marker)
		}
		for j := b.First; j < b.Last; j++ {
			if d.Segments[j].Block != i {
				t.Fatalf("segment %d is of block %d, not %d", j, d.Segments[j].Block, i)
			}
			cover("segment", d.Segments[j].Span)
		}
		if covered != b.End {
			t.Fatalf("block %d at %v ends at %d", i, b.Span, covered)
		}
	}
	if next != len(d.Segments) {
		t.Fatalf("blocks hold %d of %d segments", next, len(d.Segments))
	}
	if rest := strings.TrimSpace(d.Text[covered:]); rest != "" {
		t.Fatalf("%q at the end is in no segment", rest)
	}
}

// checkMask checks the masked text against the source: it has the same length
// and line ends, is UTF-8 where the source is, and what is not blank in it is
// the source's but for characters that entities stand for and for signs of no
// width.
func checkMask(t testing.TB, d *segment.Document) {
	t.Helper()
	if len(d.Text) != len(d.Source) {
		t.Fatalf("text of %d bytes for a source of %d", len(d.Text), len(d.Source))
	}
	for i := range len(d.Source) {
		if a, b := d.Source[i], d.Text[i]; a != b && (a == '\n' || a == '\r' || b == '\n' || b == '\r') {
			t.Fatalf("byte %d is %q, not %q", i, b, a)
		}
	}
	if utf8.ValidString(d.Source) && !utf8.ValidString(d.Text) {
		t.Fatalf("text is no UTF-8: %q", d.Text)
	}
	for i := 0; i < len(d.Text); {
		r, n := utf8.DecodeRuneInString(d.Text[i:])
		if !unicode.IsSpace(r) && d.Text[i:i+n] != d.Source[i:i+n] && r != '\u00ad' && r != '\u2060' &&
			!strings.Contains(d.Source[max(0, i-34):i+n], "&") {
			t.Fatalf("%q at byte %d stands for %q", r, i, d.Source[i:i+n])
		}
		i += n
	}
}

// checkLineEnds checks that a page is cut into the same blocks whatever ends
// its lines.
func checkLineEnds(t testing.TB, source string) {
	t.Helper()
	if strings.Contains(source, "\r") {
		return
	}
	lf := parse(source)
	for _, end := range []string{"\r\n", "\r"} {
		d := parse(strings.ReplaceAll(source, "\n", end))
		check(t, d)
		assert.Equal(t, lf.Text, strings.ReplaceAll(d.Text, end, "\n"), "line end %q", end)
		require.Equal(t, describe(lf), describe(d), "line end %q", end)
		for i, b := range d.Blocks {
			if at, want := d.Position(b.Start), lf.Position(lf.Blocks[i].Start); at != want {
				t.Fatalf("line end %q: block %d is at %s, not %s", end, i, at, want)
			}
		}
	}
}

// checkSegments checks that a page is cut into the same segments whatever ends
// its lines.
func checkSegments(t testing.TB, source string) {
	t.Helper()
	lf := parse(source)
	for _, end := range []string{"\r\n", "\r"} {
		d := parse(strings.ReplaceAll(source, "\n", end))
		require.Equal(t, len(lf.Segments), len(d.Segments), "line end %q", end)
		for i := range d.Segments {
			assert.Equal(t, lf.SegmentText(i), strings.ReplaceAll(d.SegmentText(i), end, "\n"), "line end %q", end)
		}
	}
}

// eachPage runs a test on each of the real pages; it skips them where they are
// not there.
func eachPage(t *testing.T, run func(t *testing.T, source string)) {
	files, err := filepath.Glob(filepath.Join(pairs, "*", "*.md"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("there are no pages in " + pairs)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		t.Run(filepath.Base(f), func(t *testing.T) { run(t, string(b)) })
	}
}
