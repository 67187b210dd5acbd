package html_test

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

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

// pairs is the folder of the real pages, from this package.
const pairs = "../../../shared/pairs"

// plain writes a text as a reader sees it: without joiners, and each run of
// white space as one space.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00ad', '\u2060':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// describe returns a line for each block: its kind, its level and language where
// it has them, and its text with a bar between sentences.
func describe(d *segment.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		s := b.Kind.String()
		if b.Level > 0 {
			s += fmt.Sprint(b.Level)
		}
		if b.Lang != nil {
			s += " " + b.Lang.Tag()
		}
		var texts []string
		for i := b.First; i < b.Last; i++ {
			texts = append(texts, plain(d.SegmentText(i)))
		}
		out = append(out, s+": "+strings.Join(texts, " | "))
	}
	return out
}

// blocks parses a page and describes it, after checking what holds for each.
func blocks(t testing.TB, source string) []string {
	t.Helper()
	d := html.Parse("test", source, segment.Parser{})
	checkDocument(t, d)
	return describe(d)
}

// checkDocument checks what holds for every page: the text is as long as the
// source, ends its lines where it does, and is UTF-8 where it is; each byte that
// is not white space stands in exactly one segment, in order; blocks hold their
// segments; and what is not a reference decoded stands as in the source.
func checkDocument(t testing.TB, d *segment.Document) {
	t.Helper()
	if len(d.Text) != len(d.Source) || d.Lang == nil {
		t.Fatalf("text of %d bytes for a source of %d, language %v", len(d.Text), len(d.Source), d.Lang)
	}
	if utf8.ValidString(d.Source) && !utf8.ValidString(d.Text) {
		t.Fatalf("the text is no UTF-8: %q", d.Text)
	}
	for i := range len(d.Text) {
		if a, b := d.Text[i], d.Source[i]; a != b && (a == '\n' || a == '\r' || b == '\n' || b == '\r') {
			t.Fatalf("byte %d is %q, not %q", i, a, b)
		}
	}
	covered, next := 0, 0 // bytes and segments seen
	for i, b := range d.Blocks {
		if b.First != next || b.Last <= b.First || b.Last > len(d.Segments) || !b.Marker.Empty() {
			t.Fatalf("block %d has segments [%d, %d) after %d of %d, marker %v", i, b.First, b.Last, next, len(d.Segments), b.Marker)
		}
		if (b.Kind == segment.Item || b.Kind == segment.Heading) != (b.Level > 0) {
			t.Fatalf("block %d, %s, has level %d", i, b.Kind, b.Level)
		}
		if b.Start != d.Segments[b.First].Start || b.End != d.Segments[b.Last-1].End {
			t.Fatalf("block %d at %v holds segments from %d to %d", i, b.Span, d.Segments[b.First].Start, d.Segments[b.Last-1].End)
		}
		for ; next < b.Last; next++ {
			s := d.Segments[next]
			if s.Block != i || s.Start < covered || s.End <= s.Start || s.End > len(d.Text) {
				t.Fatalf("segment %d of block %d at %v, after byte %d", next, i, s, covered)
			}
			if gap := strings.TrimSpace(d.Text[covered:s.Start]); gap != "" {
				t.Fatalf("%q before segment %v is in none", gap, s)
			}
			if text := d.Text[s.Start:s.End]; strings.TrimFunc(text, unicode.IsSpace) != text {
				t.Fatalf("white space around segment %q", text)
			}
			covered = s.End
		}
	}
	if next != len(d.Segments) {
		t.Fatalf("blocks hold %d of %d segments", next, len(d.Segments))
	}
	if rest := strings.TrimSpace(d.Text[covered:]); rest != "" {
		t.Fatalf("%q at the end is in no segment", rest)
	}
	checkPlaces(t, d)
}

// checkPlaces checks that each character of the text stands where it does in the
// source, but for the characters written for references and the joiners.
func checkPlaces(t testing.TB, d *segment.Document) {
	t.Helper()
	reference := -1 // offset of the last & seen
	for i := 0; i < len(d.Text); {
		if d.Source[i] == '&' {
			reference = i
		}
		r, n := utf8.DecodeRuneInString(d.Text[i:])
		if d.Text[i:i+n] != d.Source[i:i+n] && !unicode.IsSpace(r) && r != '\u00ad' && r != '\u2060' &&
			(reference < 0 || strings.ContainsAny(d.Source[reference:i], " <>\"")) {
			t.Fatalf("byte %d is %q, and %q in the source", i, r, d.Source[i:min(i+8, len(d.Source))])
		}
		for _, c := range []byte(d.Source[i+1 : i+n]) {
			if c == '&' {
				reference = i
			}
		}
		i += n
	}
}

// checkLineEnds checks that a page is cut alike whatever ends its lines; of its
// sentences that is asked of real pages only, as package segment reads the odd
// run of marks over a line end otherwise.
func checkLineEnds(t testing.TB, source string, sentences bool, parse func(string) *segment.Document) {
	t.Helper()
	if strings.Contains(source, "\r") {
		return
	}
	cut := func(s string) []string {
		out := describe(parse(s))
		for i := range out {
			if !sentences {
				out[i] = strings.ReplaceAll(out[i], " | ", " ")
			}
		}
		return out
	}
	want := cut(source)
	for _, end := range []string{"\r\n", "\r"} {
		assert.Equal(t, want, cut(strings.ReplaceAll(source, "\n", end)), "line end %q", end)
	}
}

// eachPage runs a test on each real page.
func eachPage(t *testing.T, run func(t *testing.T, source string)) {
	files, err := filepath.Glob(filepath.Join(pairs, "*", "*.html"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("there are no pages in " + pairs)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			b, err := os.ReadFile(f)
			require.NoError(t, err)
			run(t, string(b))
		})
	}
}
