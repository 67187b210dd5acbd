package segment_test

import (
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/segtest"
)

var fuzzSeeds = []string{
	"",
	"Petition\n\n  • the wharf;\n  • the ferry.\n\n1. Do it. (Now.)\n",
	"Il a dit\u00a0: «\u00a0Oui. Tout de suite.\u00a0» M. Roy (art. 5) part\u2009! ",
	"Mr. J. Roy, p. m. etc. No. 5... “Yes.” ‘No?!’ [4]",
	"(a) one\r\n(i) two\r(b) three\u2028A. four\vB. five\f",
	"Ana LI, Spain ; Bo EK, Sweden ; Ida ROY, France ; Jan POL ; Eva KUN",
	"The residents of the harbour will meet on Tuesday in the hall\nof the parish to speak of the ferry, of the wharf, of the road\n5. and of nothing else, as Mr.\nRoy said.\n",
	"| Port | Fare |\n|---|:-:|\n| Grebe | 12 |\n\n+--+--+\n| a | b |\n+--+--+\n┌─┬─┐\n│ a │ b │\n└─┴─┘\n",
	"Port\tFare\nGrebe\t12\n\nPort    Fare\n-----   ----\nGrebe     12\nHeron      9\n\nIntroduction ........ 3\n",
	"M. E\u0301. Roy\u00ad. U\u200b.S.\u037e \u212b. \u1fef Vie\u0302\u0323. a =\u0338 b\u2000\u0301\u0316\n2\u2060. un\n\u0338 deux",
	"U.S.\n\xffiv)\n\u2028U.S. ?\u2028? le",
	"\xff\x00\xe2\x80. \u200b\ufeff\u0085 e\u0301.The end",
}

func fuzzLanguages(f *testing.F) []*lang.Language {
	return []*lang.Language{nil, lang.English(), lang.French(), language(f, "de")}
}

// FuzzParse checks with all settings of a parser what holds for every document,
// and that line ends and the spelling of accents do not matter.
func FuzzParse(f *testing.F) {
	for i, s := range fuzzSeeds {
		f.Add(s, uint8(i))
	}
	languages := fuzzLanguages(f)
	f.Fuzz(func(t *testing.T, source string, which uint8) {
		l := languages[int(which)%len(languages)]
		all := parsers(l)
		p := all[int(which)/len(languages)%len(all)]
		d := p.Parse("fuzz", source)
		checkDocument(t, d)
		checkPlaces(t, d)
		checkAlike(t, source, func(s string) *segment.Document { return p.Parse("fuzz", s) })
	})
}

// FuzzLines checks that each line that is not blank is one segment.
func FuzzLines(f *testing.F) {
	for i, s := range fuzzSeeds {
		f.Add(s, uint8(i))
	}
	languages := fuzzLanguages(f)
	f.Fuzz(func(t *testing.T, source string, which uint8) {
		l := languages[int(which)%len(languages)]
		checkLines(t, segment.Lines("fuzz", source, l))
		segtest.LineEnds(t, source, func(s string) *segment.Document { return segment.Lines("fuzz", s, l) })
	})
}

// checkPlaces checks that the places of the segments go forward.
func checkPlaces(t *testing.T, d *segment.Document) {
	t.Helper()
	last, byteOfFile := segment.Position{Line: 1}, -1
	for _, s := range d.Segments {
		p := d.Position(s.Start)
		if p.Line < last.Line || p.Line == last.Line && p.Column <= last.Column {
			t.Fatalf("segment at %s behind one at %s", p, last)
		}
		if at := d.FileOffset(s.Start); at <= byteOfFile {
			t.Fatalf("segment at byte %d of the file behind one at %d", at, byteOfFile)
		} else {
			byteOfFile = at
		}
		last = p
	}
}

// FuzzDecode checks that what decodes is UTF-8, and encodes to the same bytes.
func FuzzDecode(f *testing.F) {
	for _, e := range encodings {
		f.Add(encode(f, "Été à “Souris”\r\n5\u00a0000 €\n", e))
	}
	f.Add([]byte("été\nab\xffcdé"))
	f.Add([]byte("\xff\xfe=\xd8\x00\xdea"))
	f.Add([]byte("a\x00b\x00\x01"))
	f.Fuzz(func(t *testing.T, file []byte) {
		text, e, err := segment.Decode(file)
		if err != nil {
			if text != "" || err.Error() == "" {
				t.Fatalf("%q with error %q", text, err)
			}
			return
		}
		if !utf8.ValidString(text) {
			t.Fatalf("%q is no UTF-8", text)
		}
		if back := encode(t, text, e); string(back) != string(file) {
			t.Fatalf("%s: %q, not %q", e, back, file)
		}
		d := &segment.Document{Source: text, Encoding: e}
		if end := d.FileOffset(len(text)); end != len(file) {
			t.Fatalf("%s: the text ends at byte %d of %d", e, end, len(file))
		}
	})
}

// FuzzStream checks that a text read as a stream is cut as it is in memory, and
// that running text is cut alike by all that cut it.
func FuzzStream(f *testing.F) {
	for i, s := range fuzzSeeds {
		f.Add(s, uint8(i))
	}
	languages := fuzzLanguages(f)
	f.Fuzz(func(t *testing.T, source string, which uint8) {
		l := languages[int(which)%len(languages)]
		all := parsers(l)
		p := all[int(which)/len(languages)%len(all)]
		var pieces []segment.Segment
		for piece, err := range p.Stream(iotest.OneByteReader(strings.NewReader(source)), 0) {
			if err != nil {
				if utf8.ValidString(source) || !strings.HasPrefix(err.Error(), "segment: byte ") {
					t.Fatalf("%v in %q", err, source)
				}
				return
			}
			pieces = append(pieces, segment.Segment{Span: piece.Span, Reason: piece.Reason})
		}
		mark := len(source) - len(strings.TrimPrefix(source, "\ufeff"))
		d := p.Parse("fuzz", source[mark:])
		if len(d.Segments) != len(pieces) {
			t.Fatalf("%d segments, but %d in a stream", len(d.Segments), len(pieces))
		}
		for i, s := range d.Segments {
			if got := pieces[i]; got.Start-mark != s.Start || got.End-mark != s.End || got.Reason != s.Reason {
				t.Fatalf("segment %v %s, but in a stream %v %s", s.Span, s.Reason, got.Span, got.Reason)
			}
		}
		var each []segment.Segment
		for s := range p.Sentences(source) {
			each = append(each, s)
		}
		if sentences := p.AppendSentences(nil, source); !slices.Equal(sentences, each) {
			t.Fatalf("sentences %v, appended %v", each, sentences)
		}
	})
}

// FuzzConcatenated checks that a text with another behind a blank line is cut as
// the two are alone. Left out are texts with tables, with blocks of more than one
// line, and with blocks on neighbouring lines: how wide the lines are and what is
// above and below tells where those end.
func FuzzConcatenated(f *testing.F) {
	for i, s := range fuzzSeeds {
		f.Add(s, fuzzSeeds[(i+1)%len(fuzzSeeds)], uint8(i))
	}
	languages := fuzzLanguages(f)[1:]
	f.Fuzz(func(t *testing.T, one, two string, which uint8) {
		l := languages[int(which)%len(languages)]
		p := segment.Parser{Lang: l}
		const gap = "\n\n"
		a, b := p.Parse("a", one), p.Parse("b", two)
		if !plain(a) || !plain(b) {
			return
		}
		both := p.Parse("both", one+gap+two)
		want := slices.Clone(a.Segments)
		for _, s := range b.Segments {
			s.Start, s.End, s.Block = s.Start+len(one)+len(gap), s.End+len(one)+len(gap), s.Block+len(a.Blocks)
			want = append(want, s)
		}
		if !slices.Equal(both.Segments, want) {
			t.Fatalf("%q and %q: %v, not %v", one, two, both.Segments, want)
		}
	})
}

// plain reports whether each block of a document is a line, with blank lines
// between, and none a cell.
func plain(d *segment.Document) bool {
	for i, b := range d.Blocks {
		if b.Kind == segment.Cell || strings.ContainsAny(d.Source[b.Start:b.End], "\n\r") {
			return false
		}
		if i > 0 && strings.Count(d.Source[d.Blocks[i-1].End:b.Start], "\n") < 2 {
			return false
		}
	}
	return true
}
