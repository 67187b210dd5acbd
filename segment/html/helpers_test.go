package html_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/internal/segtest"
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

// checkDocument checks what holds for every page: no block has a marker, headings
// and items have levels, and see [segtest.Document] and [segtest.Mask].
func checkDocument(t testing.TB, d *segment.Document) {
	t.Helper()
	segtest.Mask(t, d)
	segtest.Document(t, d)
	for i, b := range d.Blocks {
		if !b.Marker.Empty() || (b.Kind == segment.Item || b.Kind == segment.Heading) != (b.Level > 0) {
			t.Fatalf("block %d, %s, has marker %v and level %d", i, b.Kind, b.Marker, b.Level)
		}
		if b.Start != d.Segments[b.First].Start {
			t.Fatalf("block %d at %v holds segments from %d", i, b.Span, d.Segments[b.First].Start)
		}
	}
}

// check checks what holds for a page, and that neither line ends nor the
// spelling of accents changes how it is cut.
func check(t testing.TB, source string, parse func(string) *segment.Document) {
	t.Helper()
	checked := func(s string) *segment.Document {
		d := parse(s)
		checkDocument(t, d)
		return d
	}
	checked(source)
	segtest.LineEnds(t, source, checked)
	segtest.Forms(t, source, checked)
}

// eachPage runs a test on each real page.
func eachPage(t *testing.T, run func(t *testing.T, source string)) {
	segtest.EachFile(t, filepath.Join(pairs, "*", "*.html"), run)
}
