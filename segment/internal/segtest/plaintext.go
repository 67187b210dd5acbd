package segtest

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/segment"
)

// PlainText checks that what a reader sees of each segment has the signs of the
// masked text, no more and no fewer, in one line with single spaces.
func PlainText(t testing.TB, d *segment.Document) {
	t.Helper()
	for i, s := range d.Segments {
		text, got := d.SegmentText(i), d.PlainText(s.Span)
		if signs(text) != signs(got) {
			t.Fatalf("plain text of segment %d %q is %q", i, d.Source[s.Start:s.End], got)
		}
		if strings.ContainsAny(got, "\n\r\t\f\v\u2028") || strings.Contains(got, "  ") || strings.Trim(got, " ") != got {
			t.Fatalf("plain text of segment %d has white space: %q", i, got)
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatalf("plain text of segment %d is no UTF-8: %q", i, got)
		}
	}
}

// signs drops what has no width and what may be white space. The second character
// of an entity, which the masked text may have no room for, is an accent.
func signs(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.M) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
