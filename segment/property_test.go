package segment_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// checkDocument checks what holds for every document: each byte that is not
// white space stands in exactly one segment or marker, in order; blocks hold
// their segments; spans are inside the text and have no white space around.
func checkDocument(t testing.TB, d *segment.Document) {
	t.Helper()
	if len(d.Text) != len(d.Source) || d.Lang == nil {
		t.Fatalf("text of %d bytes for a source of %d, language %v", len(d.Text), len(d.Source), d.Lang)
	}
	covered, next := 0, 0 // bytes and segments seen
	cover := func(what string, s segment.Span) {
		if s.Start < covered || s.End <= s.Start || s.End > len(d.Text) {
			t.Fatalf("%s %v after byte %d of %d", what, s, covered, len(d.Text))
		}
		if gap := strings.TrimFunc(d.Text[covered:s.Start], unicode.IsSpace); gap != "" {
			t.Fatalf("%q before %s %v is in no segment", gap, what, s)
		}
		if text := d.Text[s.Start:s.End]; strings.TrimFunc(text, unicode.IsSpace) != text {
			t.Fatalf("white space around %s %q", what, text)
		}
		covered = s.End
	}
	for i, b := range d.Blocks {
		if b.First != next || b.Last < b.First || b.Last > len(d.Segments) {
			t.Fatalf("block %d has segments [%d, %d) after %d of %d", i, b.First, b.Last, next, len(d.Segments))
		}
		next = b.Last
		if b.Start < covered || b.Start >= b.End {
			t.Fatalf("block %d at %v after byte %d", i, b.Span, covered)
		}
		if item := b.Kind == segment.Item; item == b.Marker.Empty() || item != (b.Level > 0) {
			t.Fatalf("block %d, %s, has marker %v and level %d", i, b.Kind, b.Marker, b.Level)
		}
		start := covered
		if !b.Marker.Empty() {
			cover("marker", b.Marker)
		}
		for j := b.First; j < b.Last; j++ {
			if d.Segments[j].Block != i {
				t.Fatalf("segment %d is of block %d, not %d", j, d.Segments[j].Block, i)
			}
			cover("segment", d.Segments[j].Span)
		}
		if covered == start || covered != b.End || d.Text[start:b.Start] != "" && strings.TrimFunc(d.Text[start:b.Start], unicode.IsSpace) != "" {
			t.Fatalf("block %d at %v holds what ends at %d", i, b.Span, covered)
		}
	}
	if next != len(d.Segments) {
		t.Fatalf("blocks hold %d of %d segments", next, len(d.Segments))
	}
	if rest := strings.TrimFunc(d.Text[covered:], unicode.IsSpace); rest != "" {
		t.Fatalf("%q at the end is in no segment", rest)
	}
}

// checkLines checks that each line that is not blank is one segment.
func checkLines(t testing.TB, d *segment.Document) {
	t.Helper()
	checkDocument(t, d)
	var want []string
	for _, line := range strings.FieldsFunc(d.Source, func(r rune) bool { return strings.ContainsRune("\n\r\f\v\u0085\u2028\u2029", r) }) {
		if line = strings.TrimFunc(line, unicode.IsSpace); line != "" {
			want = append(want, line)
		}
	}
	assert.Equal(t, len(want), len(d.Segments), "lines")
	for i, got := range texts(d) {
		if i < len(want) && got != want[i] {
			t.Fatalf("segment %d is %q, not %q", i, got, want[i])
		}
	}
}

// checkLineEnds checks that a text is cut alike whatever ends its lines.
func checkLineEnds(t testing.TB, source string, parse func(string) *segment.Document) {
	t.Helper()
	if strings.Contains(source, "\r") {
		return
	}
	lf := parse(source)
	for _, end := range []string{"\r\n", "\r"} {
		d := parse(strings.ReplaceAll(source, "\n", end))
		got := texts(d)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], end, "\n")
		}
		assert.Equal(t, texts(lf), got, "line end %q", end)
		assert.Equal(t, describe(lf), describe(d), "line end %q", end)
	}
}

// parsers are all settings of a Parser.
func parsers(l *lang.Language) (all []segment.Parser) {
	for _, quotes := range []bool{false, true} {
		for _, s := range []segment.Semicolons{segment.SplitNames, segment.KeepSemicolons, segment.SplitAll} {
			all = append(all, segment.Parser{Lang: l, SplitQuotes: quotes, Semicolons: s})
		}
	}
	return all
}

func TestPropertiesOfRealText(t *testing.T) {
	eachRealText(t, func(t *testing.T, source string) {
		for _, l := range []*lang.Language{nil, lang.English(), lang.French(), language(t, "de")} {
			for _, p := range parsers(l) {
				checkDocument(t, p.Parse("-", source))
			}
			checkLines(t, segment.Lines("-", source, l))
		}
		checkLineEnds(t, source, func(s string) *segment.Document { return segment.Parse("-", s, nil) })
		checkLineEnds(t, source, func(s string) *segment.Document { return segment.Lines("-", s, nil) })
	})
}

// pieces are what generated texts are made of.
var pieces = []string{
	"the", "The", "le", "L’", "d'", "été", "Roy", "M.", "Mr.", "etc.", "p.", "m.", "art.", "No.", "U.S.", "J.-C.", "K.",
	"5", "1967", "3.75", "90\u00a0089", "1.", "(a)", "iv)", "•", "-", "1°", "A.", "Section",
	".", ".", "?", "!", "…", "...", "?!", ";", " ;", ":", ",", "\u00a0?", "«\u00a0", "\u00a0»", "“", "”", "\"", "'", "(", ")", "[", "]", "—",
	" ", " ", " ", " ", " ", "\u00a0", "\u202f", "\t", "  ", "\n", "\n", "\n\n", "\n  ", "\f", "\v", "\u0085", "\u2028",
	"www.example.org", "a.b@example.org", "\xff", "\xe2\x80", "\x00", "\u200b", "\ufeff", "e\u0301", "😀", "五。",
}

func TestPropertiesOfGeneratedText(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 67))
	languages := []*lang.Language{nil, lang.English(), lang.French(), language(t, "de")}
	for i := range 4000 {
		var b strings.Builder
		for range random.IntN(60) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		source, l := b.String(), languages[i%len(languages)]
		all := parsers(l)
		checkDocument(t, all[i%len(all)].Parse("-", source))
		checkLines(t, segment.Lines("-", source, l))
		checkLineEnds(t, source, func(s string) *segment.Document { return segment.Parse("-", s, l) })
		if t.Failed() {
			t.Fatalf("text %d: %q", i, source)
		}
	}
}

// TestParsePathological runs shapes that a quadratic scan would not finish.
func TestParsePathological(t *testing.T) {
	const n = 40_000
	for name, source := range map[string]string{
		"one line":            strings.Repeat("The clerk read it. ", n),
		"brackets":            strings.Repeat("(", n) + "." + strings.Repeat(")", n),
		"quotes":              strings.Repeat("« “ \" ", n),
		"full stops":          strings.Repeat(". ", n),
		"initials":            strings.Repeat("K. ", n),
		"marks apart":         strings.Repeat("? ", n) + "The",
		"closers":             strings.Repeat(".)", n),
		"semicolons":          strings.Repeat("Roy; ", n),
		"spaces":              strings.Repeat("a."+strings.Repeat(" ", 50)+"\u00a0", n/50),
		"one long word":       strings.Repeat("a", 10*n) + "." + strings.Repeat("a", 10*n),
		"blank lines":         strings.Repeat("\n", n),
		"items":               strings.Repeat("(a) the wharf\n", n),
		"deeper and deeper":   strings.Repeat(strings.Repeat(" ", 80)+"- the wharf;\n", n/4),
		"wrapped lines":       strings.Repeat(strings.Repeat("wharf ", 11)+"ferry\n", n/4),
		"invalid bytes":       strings.Repeat("\xff\xe2", n),
		"abbreviated phrases": strings.Repeat("p. m. op. cit. ", n),
	} {
		t.Run(name, func(t *testing.T) {
			for _, l := range []*lang.Language{lang.English(), lang.French()} {
				checkDocument(t, segment.Parse("-", source, l))
			}
		})
	}
}

// TestSegmentsCostNoAllocation checks that the sentences of a long paragraph
// are found without allocating for each.
func TestSegmentsCostNoAllocation(t *testing.T) {
	source := strings.Repeat("M. Roy a signé (voir l’art. 5). Il est parti\u00a0! ", 1000)
	count := testing.AllocsPerRun(5, func() { segment.Parse("-", source, lang.French()) })
	assert.Less(t, count, 60.0)
}
