package segment_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/segtest"
)

// checkDocument checks what holds for every plain text: items have markers and
// levels, other blocks do not, and see [segtest.Document].
func checkDocument(t testing.TB, d *segment.Document) {
	t.Helper()
	segtest.Document(t, d)
	for i, b := range d.Blocks {
		if item := b.Kind == segment.Item; item == b.Marker.Empty() || item != (b.Level > 0) {
			t.Fatalf("block %d, %s, has marker %v and level %d", i, b.Kind, b.Marker, b.Level)
		}
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

// checkAlike checks that neither line ends nor the spelling of accents changes
// how a text is cut.
func checkAlike(t testing.TB, source string, parse func(string) *segment.Document) {
	t.Helper()
	checked := func(s string) *segment.Document {
		d := parse(s)
		checkDocument(t, d)
		return d
	}
	segtest.LineEnds(t, source, checked)
	segtest.Forms(t, source, checked)
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
		checkAlike(t, source, func(s string) *segment.Document { return segment.Parse("-", s, nil) })
		segtest.LineEnds(t, source, func(s string) *segment.Document { return segment.Lines("-", s, nil) })
	})
}

// pieces are what generated texts are made of.
var pieces = []string{
	"the", "The", "le", "L’", "d'", "été", "Roy", "M.", "Mr.", "etc.", "p.", "m.", "art.", "No.", "U.S.", "J.-C.", "K.",
	"5", "1967", "3.75", "90\u00a0089", "1.", "(a)", "iv)", "•", "-", "1°", "A.", "Section",
	".", ".", "?", "!", "…", "...", "?!", ";", " ;", ":", ",", "\u00a0?", "«\u00a0", "\u00a0»", "“", "”", "\"", "'", "(", ")", "[", "]", "—",
	" ", " ", " ", " ", " ", "\u00a0", "\u202f", "\t", "  ", "\n", "\n", "\n\n", "\n  ", "\f", "\v", "\u0085", "\u2028",
	"www.example.org", "a.b@example.org", "\xff", "\xe2\x80", "\x00", "\u200b", "\ufeff", "e\u0301", "😀", "五。",
	"\u0301", "\u0338", "\u0327\u0302", "=", "É.", "\u212b", "\u037e", "\u2000", "\u1fef", "가", "\u00ad", "\u2060",
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
		checkAlike(t, source, func(s string) *segment.Document { return segment.Parse("-", s, l) })
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
		"accents apart":       strings.Repeat("e\u0301te\u0301. ", n),
		"accents alone":       strings.Repeat("\u0301\u0316", n),
		"joiners":             strings.Repeat("\u00ad\u200b", n) + "a" + strings.Repeat("\u00ad\u200b", n),
		"carriage returns":    strings.Repeat("a.\r", n),
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
