package bitext_test

import (
	"bytes"
	"io"
	"iter"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/bitext"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// of yields units.
func of(units ...bitext.Unit) iter.Seq2[bitext.Unit, error] {
	return func(yield func(bitext.Unit, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
}

// all collects units up to the first error.
func all(units iter.Seq2[bitext.Unit, error]) (out []bitext.Unit, err error) {
	for u, err := range units {
		if err != nil {
			return out, err
		}
		out = append(out, u)
	}
	return out, nil
}

// written is a file of units.
func written(t testing.TB, w bitext.Writer, units ...bitext.Unit) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, w.Write(&b, of(units...)))
	return b.String()
}

// pair is a unit of two texts.
func pair(source, target string) bitext.Unit {
	u := bitext.Unit{Source: bitext.Passage{Lang: "en"}, Target: bitext.Passage{Lang: "fr"}}
	if source != "" {
		u.Source.Segments = []string{source}
	}
	if target != "" {
		u.Target.Segments = []string{target}
	}
	return u
}

func sure(u bitext.Unit, confidence float64) bitext.Unit {
	u.Confidence = confidence
	return u
}

func scored(u bitext.Unit, score float64) bitext.Unit {
	u.Score = score
	return u
}

// linked is a unit of numbers.
func linked(source, target []int, score float64) bitext.Unit {
	return bitext.Unit{Source: bitext.Passage{Index: source}, Target: bitext.Passage{Index: target}, Score: score}
}

// texts are the units that hold text in the table of round trips.
var texts = map[string][]bitext.Unit{
	"none":           nil,
	"one":            {pair("The house", "La maison")},
	"no source":      {pair("", "Attendu que :")},
	"no target":      {pair("WHEREAS:", "")},
	"confidence":     {sure(pair("a", "b"), 0.993), sure(pair("c", "d"), 1), sure(pair("e", "f"), 0.001)},
	"score":          {scored(pair("a", "b"), 2.5), scored(pair("c", "d"), -0.25)},
	"markup is text": {pair(`<b>"A" & 'B'</b> ]]> &amp; <!-- -->`, `<script>alert(1)</script>`)},
	"no-break space": {pair("Note: 5", "Note\u00a0: 5\u202f%")},
	"beyond BMP":     {pair("𝔸 😀", "é œ «\u00a0»")},
	"looks like":     {pair("0", "0"), pair("[0]:[1]", "{}"), pair("#", "1 2;3"), pair(`{"a"`, `\n`)},
}

// TestRoundTripText checks that what is written is read again.
func TestRoundTripText(t *testing.T) {
	for _, format := range []bitext.Format{bitext.TMX, bitext.XLIFF12, bitext.XLIFF21, bitext.LadderText, bitext.TSV, bitext.JSONLines} {
		for name, units := range texts {
			t.Run(string(format)+" "+name, func(t *testing.T) {
				file := written(t, bitext.Writer{Format: format, SourceLang: "en", TargetLang: "fr"}, units...)
				got, err := all(bitext.Reader{Format: format, SourceLang: "en", TargetLang: "fr"}.Read("x", strings.NewReader(file)))
				require.NoError(t, err, file)
				want := make([]bitext.Unit, 0)
				for _, u := range units {
					if format == bitext.LadderText && u.Confidence > 0 { // one number of no fixed unit
						u.Score, u.Confidence = u.Confidence, 0
					}
					want = append(want, u)
				}
				assert.Equal(t, want, append(make([]bitext.Unit, 0), got...), file)
			})
		}
	}
	for name, units := range texts {
		t.Run("moses "+name, func(t *testing.T) {
			var s, d bytes.Buffer
			require.NoError(t, bitext.Writer{}.WritePair(&s, &d, of(units...)))
			got, err := all(bitext.Reader{SourceLang: "en", TargetLang: "fr"}.ReadPair("s", &s, "d", &d))
			require.NoError(t, err)
			for i, u := range units {
				u.Confidence, u.Score = 0, 0
				assert.Equal(t, u, got[i])
			}
			assert.Len(t, got, len(units))
		})
	}
}

// TestRoundTripNumbers does so for the formats that hold numbers of segments.
func TestRoundTripNumbers(t *testing.T) {
	units := []bitext.Unit{
		linked([]int{0, 1}, []int{0}, 0.5), linked([]int{2}, nil, 0), linked(nil, []int{1, 2}, -0.25), linked([]int{3}, []int{3}, 1),
	}
	for _, format := range []bitext.Format{bitext.XCES, bitext.Ladder, bitext.Vecalign, bitext.JSONLines} {
		t.Run(string(format), func(t *testing.T) {
			file := written(t, bitext.Writer{Format: format}, units...)
			got, err := all(bitext.Reader{}.Read("x", strings.NewReader(file)))
			require.NoError(t, err, file)
			assert.Equal(t, units, got, file)
			assert.Empty(t, must(t, bitext.Reader{Format: format}, written(t, bitext.Writer{Format: format})))
		})
	}
}

// must reads a file without an error.
func must(t testing.TB, r bitext.Reader, file string) []bitext.Unit {
	t.Helper()
	units, err := all(r.Read("x", strings.NewReader(file)))
	require.NoError(t, err, file)
	return units
}

// TestLosses tells what a format changes in a text.
func TestLosses(t *testing.T) {
	xml := []bitext.Format{bitext.TMX, bitext.XLIFF12, bitext.XLIFF21}
	lines := []bitext.Format{bitext.TSV, bitext.LadderText}
	for name, c := range map[string]struct {
		formats     []bitext.Format
		given, want string
	}{
		"xml keeps white space":       {xml, " a\tb\r\nc  d\n", " a\tb\r\nc  d\n"},
		"xml cannot hold controls":    {xml, "a\x00b\x1b[31m\x7f\ufffe", "a\ufffdb\ufffd[31m\x7f\ufffd"},
		"xml is UTF-8":                {xml, "a\xffb", "a\ufffdb"},
		"lines have one space":        {lines, " a\tb\r\n\u2028c  d\v", "a b c d"},
		"lines hold no controls":      {lines, "a\x00b\x1b[31m", "a\ufffdb\ufffd[31m"},
		"lines are UTF-8":             {lines, "a\xffb", "a\ufffdb"},
		"lines start with no mark":    {lines, "\ufeff a", "a"},
		"lines of mark inside":        {lines, "a\ufeff b", "a\ufeff b"},
		"xml keeps the mark":          {xml, "\ufeff a", "\ufeff a"},
		"xml keeps other controls":    {xml, "a\u0080\u0085\u009b31m", "a\u0080\u0085\u009b31m"},
		"xml keeps directions":        {xml, "a\u202eb\u2066", "a\u202eb\u2066"},
		"lines keep directions":       {lines, "a\u202eb\u2066", "a\u202eb\u2066"},
		"jsonl keeps controls":        {[]bitext.Format{bitext.JSONLines}, " a\tb\x00\u2028\x1b\u009b\u202e", " a\tb\x00\u2028\x1b\u009b\u202e"},
		"ladder-text has a separator": {[]bitext.Format{bitext.LadderText}, "a ~~~ b ~~~~~~~", "a ~~ b ~~"},
	} {
		for _, format := range c.formats {
			t.Run(name+" "+string(format), func(t *testing.T) {
				w := bitext.Writer{Format: format, SourceLang: "en", TargetLang: "fr"}
				got := must(t, bitext.Reader{Format: format}, written(t, w, pair(c.given, "x")))
				require.Len(t, got, 1)
				assert.Equal(t, c.want, got[0].Source.Text())
			})
		}
	}
}

// TestInert: no format of JSON or XML has a control character raw, and JSON turns no
// direction of writing.
func TestInert(t *testing.T) {
	u := pair("a\x1b\u009b\x7fb\u202e", "c")
	assert.Equal(t, `{"type":"1-1","source":{"lang":"en","text":"a\u001b\u009b\u007fb\u202e"},"target":{"lang":"fr","text":"c"}}`+"\n",
		written(t, bitext.Writer{Format: bitext.JSONLines}, u))
	assert.Contains(t, written(t, bitext.Writer{}, u), "<seg>a\ufffd&#x9B;&#x7F;b\u202e</seg>")
}

func TestJoined(t *testing.T) {
	u := bitext.Unit{
		Source: bitext.Passage{Lang: "en", Segments: []string{"One.", "Two."}, Index: []int{0, 1}},
		Target: bitext.Passage{Lang: "fr", Segments: []string{"Un; deux."}, Index: []int{0}},
		Score:  3.21, Confidence: 0.9, Moved: true,
	}
	for format, want := range map[bitext.Format]string{
		bitext.TSV:        "One. Two.\tUn; deux.\t0.900\n",
		bitext.LadderText: "One. ~~~ Two.\tUn; deux.\t0.900\n",
		bitext.Vecalign:   "[0, 1]:[0]:0.100000\n",
		bitext.Ladder:     "0\t0\t0\n2\t0\t0\n2\t1\t0\n", // it is moved
		bitext.JSONLines: `{"type":"2-1","source":{"lang":"en","segments":[0,1],"text":"One. Two.","texts":["One.","Two."]},` +
			`"target":{"lang":"fr","segments":[0],"text":"Un; deux."},"score":3.21,"confidence":0.9,"moved":true}` + "\n",
	} {
		assert.Equal(t, want, written(t, bitext.Writer{Format: format}, u), format)
	}
	assert.Equal(t, []bitext.Unit{u}, must(t, bitext.Reader{}, written(t, bitext.Writer{Format: bitext.JSONLines}, u)))
}

func TestDropUnaligned(t *testing.T) {
	units := []bitext.Unit{pair("a", "b"), pair("c", ""), pair("", "d"), pair(" ", "\n"), pair("e", "f")}
	assert.Equal(t, "a\tb\nc\t\n\td\ne\tf\n", written(t, bitext.Writer{Format: bitext.TSV}, units...))
	assert.Equal(t, "a\tb\ne\tf\n", written(t, bitext.Writer{Format: bitext.TSV, DropUnaligned: true}, units...))
}

func TestWriteErrors(t *testing.T) {
	broken := assert.AnError
	for name, c := range map[string]struct {
		w     bitext.Writer
		units iter.Seq2[bitext.Unit, error]
		want  string
	}{
		"no such format":      {bitext.Writer{Format: "docx"}, of(), `no such format: "docx"`},
		"moses":               {bitext.Writer{Format: bitext.Moses}, of(), "a Moses pair is two files"},
		"ladder drops":        {bitext.Writer{Format: bitext.Ladder, DropUnaligned: true}, of(), "a ladder cannot leave out passages without a counterpart"},
		"no numbers":          {bitext.Writer{Format: bitext.Vecalign}, of(pair("a", "b")), "unit 1: the numbers of its segments are not known"},
		"no text":             {bitext.Writer{Format: bitext.TSV}, of(linked([]int{0}, nil, 0)), "unit 1: the text of its segments is not known"},
		"no language":         {bitext.Writer{}, of(bitext.Unit{Source: bitext.Passage{Segments: []string{"a"}}}), "unit 1: the languages are not known"},
		"no language, empty":  {bitext.Writer{Format: bitext.XLIFF12}, of(), "the languages are not known"},
		"another language":    {bitext.Writer{Format: bitext.XLIFF21, TargetLang: "de"}, of(pair("a", "b")), "unit 1: a text in fr among those in de"},
		"ladder, order":       {bitext.Writer{Format: bitext.Ladder}, of(linked([]int{1}, nil, 0), linked([]int{0}, nil, 0)), "unit 2: segment 0 is out of order, which a ladder cannot hold"},
		"ladder, neighbours":  {bitext.Writer{Format: bitext.Ladder}, of(linked([]int{0, 2}, nil, 0)), "unit 1: segments 0 and 2 are not neighbours, which a ladder cannot hold"},
		"an error of reading": {bitext.Writer{Format: bitext.TSV}, func(yield func(bitext.Unit, error) bool) { yield(bitext.Unit{}, broken) }, broken.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			assert.EqualError(t, c.w.Write(io.Discard, c.units), c.want)
		})
	}
	full := func(yield func(bitext.Unit, error) bool) {
		for yield(pair(strings.Repeat("a", 1000), "b"), nil) {
		}
	}
	assert.ErrorIs(t, bitext.Writer{}.Write(failing{}, full), io.ErrShortWrite, "writing ends when the file cannot be written")
	assert.ErrorIs(t, bitext.Writer{}.WritePair(failing{}, io.Discard, full), io.ErrShortWrite)
}

// failing is a file that cannot be written.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestLadderMoved: passages that stand elsewhere are one-sided rungs.
func TestLadderMoved(t *testing.T) {
	moved := linked([]int{1}, []int{3}, 2)
	moved.Moved = true
	file := written(t, bitext.Writer{Format: bitext.Ladder},
		linked([]int{0}, []int{0}, 1), moved, linked([]int{2}, []int{1}, 3), linked([]int{3}, []int{2}, 4))
	assert.Equal(t, "0\t0\t1\n1\t1\t0\n2\t1\t3\n3\t2\t4\n4\t3\t0\n4\t4\t0\n", file)
	assert.Len(t, must(t, bitext.Reader{}, file), 5)
}

func TestNumbersOfNoUse(t *testing.T) {
	u := pair("a", "b")
	u.Score, u.Confidence = math.NaN(), math.Inf(1)
	for _, format := range []bitext.Format{bitext.TMX, bitext.XLIFF12, bitext.TSV, bitext.JSONLines} {
		got := must(t, bitext.Reader{Format: format}, written(t, bitext.Writer{Format: format}, u))
		assert.Equal(t, 1.0, got[0].Confidence)
		assert.Zero(t, got[0].Score)
	}
}

// TestUnits: the units of an alignment are in one line a segment, and the
// documents are as they were.
func TestUnits(t *testing.T) {
	source := "The first\nline of the\tparagraph\u00a0: 12. The \x1b[1m\u009bsecond.\n"
	en := segment.Parse("en.txt", source, lang.English())
	fr := segment.Parse("fr.txt", "La première ligne du paragraphe\u00a0: 12. La seconde.\n\nSeulement ici.\n", lang.French())
	require.Len(t, en.Segments, 2)
	require.Len(t, fr.Segments, 3)
	a := &align.Alignment{Src: en, Dst: fr, Beads: []align.Bead{
		{Src: align.Range{Lo: 0, Hi: 2}, Dst: align.Range{Lo: 0, Hi: 2}, Score: 3, Confidence: 0.5, Moved: true},
		{Src: align.Range{Lo: 2, Hi: 2}, Dst: align.Range{Lo: 2, Hi: 3}, Score: 1},
		{},
	}}
	units, err := all(bitext.Units(a))
	require.NoError(t, err)
	assert.Equal(t, []bitext.Unit{{
		Source: bitext.Passage{Lang: "en", File: "en.txt", Index: []int{0, 1}, Segments: []string{"The first line of the paragraph\u00a0: 12.", "The \x1b[1m\u009bsecond."}},
		Target: bitext.Passage{Lang: "fr", File: "fr.txt", Index: []int{0, 1}, Segments: []string{"La première ligne du paragraphe\u00a0: 12.", "La seconde."}},
		Score:  3, Confidence: 0.5, Moved: true,
	}, {
		Source:     bitext.Passage{Lang: "en", File: "en.txt"},
		Target:     bitext.Passage{Lang: "fr", File: "fr.txt", Index: []int{2}, Segments: []string{"Seulement ici."}},
		Score:      1,
		Confidence: 1e-9,
	}}, units[:2])
	assert.True(t, units[1].Unaligned())
	assert.False(t, units[0].Unaligned() || units[2].Unaligned())
	assert.Equal(t, source, en.Source)
	for range bitext.Units(a) {
		break
	}
}
