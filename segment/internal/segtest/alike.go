package segtest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
)

// LineEnds checks that a text is cut alike, and at the same places, whatever
// ends its lines.
func LineEnds(t testing.TB, source string, parse func(string) *segment.Document) {
	t.Helper()
	if strings.Contains(source, "\r") {
		return
	}
	want := cuts(parse(source), func(s string) string { return s }, true)
	for _, end := range []string{"\r\n", "\r"} {
		d := parse(strings.ReplaceAll(source, "\n", end))
		got := cuts(d, func(s string) string { return strings.ReplaceAll(s, end, "\n") }, true)
		assert.Equal(t, want, got, "line end %q", end)
	}
}

// Forms checks that a text is cut alike however its accents are spelled:
// composed, apart, or in disorder. A text with more accents on one letter than
// [norm] keeps together has no such forms.
func Forms(t testing.TB, source string, parse func(string) *segment.Document) {
	t.Helper()
	composed, apart := norm.NFC.String(source), norm.NFD.String(source)
	if norm.NFC.String(apart) != composed || norm.NFD.String(composed) != apart {
		return
	}
	want := cuts(parse(composed), seen, false)
	assert.Equal(t, want, cuts(parse(apart), seen, false), "accents apart")
	if source != composed && !strings.ContainsAny(source, asASCII) {
		assert.Equal(t, want, cuts(parse(source), seen, false), "as it is")
	}
}

// asASCII are the characters whose composed form is ASCII: the Greek question
// mark, an accent and the sign for kelvin. Where one takes the place of a
// character of markup, what is masked need not fit the place.
const asASCII = "\u037e\u1fef\u212a"

// seen writes a text as a reader sees it: composed, without joiners, and each
// run of white space as one space.
func seen(s string) string {
	s = strings.Map(func(r rune) rune {
		if canon.Joiner(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// cuts writes a line for each block and segment of a document, with its text as
// spelled returns it and, if asked to, its place.
func cuts(d *segment.Document, spelled func(string) string, places bool) (lines []string) {
	line := func(s segment.Span, what string) {
		if places {
			what = d.Position(s.Start).String() + " " + what
		}
		lines = append(lines, what)
	}
	for _, b := range d.Blocks {
		marker := spelled(d.Text[b.Marker.Start:b.Marker.End])
		line(b.Span, fmt.Sprintf("%s %d %v %q", b.Kind, b.Level, b.Lang, marker))
		for _, s := range d.Segments[b.First:b.Last] {
			line(s.Span, fmt.Sprintf("\t%q %s", spelled(d.Text[s.Start:s.End]), s.Reason))
		}
	}
	return lines
}
