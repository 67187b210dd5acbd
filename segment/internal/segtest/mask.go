package segtest

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/segment"
)

// Mask checks the masked text of a page against its source: it has the same
// length and line ends, is UTF-8 where the source is, and each of its characters
// stands where it does in the source, but for those written for references, and
// for joiners.
func Mask(t testing.TB, d *segment.Document) {
	t.Helper()
	if len(d.Text) != len(d.Source) {
		t.Fatalf("text of %d bytes for a source of %d", len(d.Text), len(d.Source))
	}
	if utf8.ValidString(d.Source) && !utf8.ValidString(d.Text) {
		t.Fatalf("the text is no UTF-8: %q", d.Text)
	}
	for i := range len(d.Text) {
		if a, b := d.Text[i], d.Source[i]; a != b && (a == '\n' || a == '\r' || b == '\n' || b == '\r') {
			t.Fatalf("byte %d is %q, not %q", i, a, b)
		}
	}
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
		if k := strings.LastIndexByte(d.Source[i+1:i+n], '&'); k >= 0 {
			reference = i + 1 + k
		}
		i += n
	}
}
