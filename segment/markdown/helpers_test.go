package markdown_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/segtest"
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
		out = append(out, line+" | "+plain(text))
	}
	return out
}

// plain writes a text with each run of white space as one space and without
// signs of no width.
func plain(text string) string {
	text = strings.NewReplacer("\u00ad", "", "\u2060", "").Replace(text)
	return strings.Join(strings.Fields(text), " ")
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
			assert.Equal(t, c.want, describe(parse(c.source)))
			check(t, c.source, parse)
		})
	}
}

// checkDocument checks what holds for every document: headings and items have
// levels, nothing but items has markers, and see [segtest.Document] and
// [segtest.Mask].
func checkDocument(t testing.TB, d *segment.Document) {
	t.Helper()
	segtest.Mask(t, d)
	segtest.Document(t, d)
	for _, b := range d.Blocks {
		switch {
		case b.First == b.Last:
			t.Fatalf("block at %v has no segments", b.Span)
		case b.Kind == segment.Heading && 1 <= b.Level && b.Level <= 6 && b.Marker.Empty():
		case b.Kind == segment.Item && b.Level >= 1:
		case b.Kind != segment.Heading && b.Kind != segment.Item && b.Level == 0 && b.Marker.Empty():
		default:
			t.Fatalf("%s of level %d with marker %v", b.Kind, b.Level, b.Marker)
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
	lf := checked(source)
	segtest.LineEnds(t, source, func(s string) *segment.Document {
		d := checked(s)
		if !strings.Contains(source, "\r") {
			assert.Equal(t, lf.Text, strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(d.Text))
		}
		return d
	})
	segtest.Forms(t, source, checked)
}

// eachPage runs a test on each of the real pages; it skips them where they are
// not there.
func eachPage(t *testing.T, run func(t *testing.T, source string)) {
	segtest.EachFile(t, filepath.Join(pairs, "*", "*.md"), run)
}
