package bitext_test

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/bitext"
)

// fuzzReader checks that any file is read to its end or to an error that names
// it, and that what was read is the same after it is written and read again.
func fuzzReader(f *testing.F, format bitext.Format, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		r := bitext.Reader{Format: format, SourceLang: "en", TargetLang: "fr"}
		var units []bitext.Unit
		for u, err := range r.Read("x", strings.NewReader(data)) {
			if err != nil {
				if message := err.Error(); !strings.HasPrefix(message, "x:") || strings.Contains(message, "\n") {
					t.Errorf("error %q does not start with the file, or is not one line", message)
				}
				break
			}
			if units = append(units, u); len(units) == 20 {
				break
			}
		}
		once := rewritten(t, r, units)
		assert.Equal(t, stripped(units), stripped(once))
		assert.Equal(t, once, rewritten(t, r, once))
	})
}

// rewritten is units after they have been written and read again.
func rewritten(t *testing.T, r bitext.Reader, units []bitext.Unit) []bitext.Unit {
	t.Helper()
	var b bytes.Buffer
	w := bitext.Writer{Format: r.Format, SourceLang: "en", TargetLang: "fr"}
	if r.Format == bitext.Moses {
		var d bytes.Buffer
		require.NoError(t, w.WritePair(&b, &d, of(units...)))
		got, err := all(r.ReadPair("x", &b, "y", &d))
		require.NoError(t, err)
		return got
	}
	require.NoError(t, w.Write(&b, of(units...)))
	got, err := all(r.Read("y", bytes.NewReader(b.Bytes())))
	require.NoError(t, err, b.String())
	return got
}

// stripped is what no format loses: letters, numbers of segments, which side is
// empty. Units that are left with nothing are left out.
func stripped(units []bitext.Unit) []string {
	out := []string{}
	for _, u := range units {
		s := stripPassage(&u.Source) + "|" + stripPassage(&u.Target)
		if s != "|" {
			out = append(out, s)
		}
	}
	return out
}

func stripPassage(p *bitext.Passage) string {
	var b strings.Builder
	for _, r := range p.Text() {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	for _, i := range p.Index {
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(i))
	}
	return b.String()
}

func FuzzTMX(f *testing.F) {
	fuzzReader(f, bitext.TMX, memory, "<tmx><tu>", "<seg>text<tuv>more</seg>text", "\xff\xfe<\x00t\x00", "<tmx><body><tu><tuv xml:lang='en'><seg>a<![CDATA[<b>]]></seg></tuv></tu></body></tmx>")
}

func FuzzXLIFF(f *testing.F) {
	fuzzReader(f, bitext.XLIFF12, xliff12, xliff20, "<xliff version='1.2'><file><trans-unit><source>a", "<xliff version='2.1' srcLang='fr' trgLang='en'/>")
}

func FuzzXLIFF2(f *testing.F) {
	fuzzReader(f, bitext.XLIFF21, xliff12, xliff20)
}

func FuzzXCES(f *testing.F) {
	fuzzReader(f, bitext.XCES, opus, "<cesAlign><linkGrp/><link xtargets=';1'/></cesAlign>")
}

func FuzzLadder(f *testing.F) {
	fuzzReader(f, bitext.Ladder, "0\t0\t0.5\n2\t1\t-1\n3\t1\t0\n", "0\t0\n", "1\t1\n0\t0\n", "0\t73331")
}

func FuzzLadderText(f *testing.F) {
	fuzzReader(f, bitext.LadderText, "a ~~~ b\tc\t0.3\n", "\tb\t0\n", " ~~~ ~~~ \tc\n")
}

func FuzzVecalign(f *testing.F) {
	fuzzReader(f, bitext.Vecalign, "[0, 1]:[0]:0.123\n", "[]:[5]\n", "[1,0]:[0]:-2\n")
}

func FuzzTSV(f *testing.F) {
	fuzzReader(f, bitext.TSV, "a\tb\t0.5\n", "a\tb\t\t7\n", "\ufeffa\t \n", "a\x00\tb\u2028\n")
}

func FuzzJSONLines(f *testing.F) {
	fuzzReader(f, bitext.JSONLines, `{"source":{"text":"a","texts":["a","b"]},"target":"b"}`, `{"source":{"segments":[0,2],"text":"a"},"score":1}`, `{}`)
}

// FuzzMoses reads a pair of files.
func FuzzMoses(f *testing.F) {
	f.Add("a\nb\n", "c\nd")
	f.Add("\ufeff\n", "\n")
	f.Fuzz(func(t *testing.T, source, target string) {
		r := bitext.Reader{Format: bitext.Moses}
		var units []bitext.Unit
		for u, err := range r.ReadPair("x", strings.NewReader(source), "x", strings.NewReader(target)) {
			if err != nil {
				assert.True(t, strings.HasPrefix(err.Error(), "x:"), err)
				break
			}
			if units = append(units, u); len(units) == 20 {
				break
			}
		}
		once := rewritten(t, r, units)
		assert.Equal(t, stripped(units), stripped(once))
		assert.Equal(t, once, rewritten(t, r, once))
	})
}

// FuzzText reads segmented texts.
func FuzzText(f *testing.F) {
	f.Add("a\nb\n")
	f.Add("<?xml version='1.0'?><t><s id='1'><w>a</w></s></t>")
	f.Fuzz(func(t *testing.T, data string) {
		x, err := bitext.ReadText("x", strings.NewReader(data))
		if err != nil {
			assert.True(t, strings.HasPrefix(err.Error(), "x:"), err)
			return
		}
		assert.LessOrEqual(t, len(x.Segments), 1+strings.Count(data, "\n")+strings.Count(data, "s"))
	})
}

// FuzzRoundTrip writes any text in every format and reads it again.
func FuzzRoundTrip(f *testing.F) {
	f.Add("The house", "La maison", 0.5, 2.0)
	f.Add("a\tb\r\n\x00", "]]>&<\ufeff\xff", 0.0, -1.5)
	f.Add("", " ~~~ ", 2.0, math.Inf(1))
	f.Fuzz(func(t *testing.T, source, target string, confidence, score float64) {
		u := sure(scored(pair(source, target), score), confidence)
		for _, format := range bitext.Formats() {
			if format.Numbered() {
				continue
			}
			got := rewritten(t, bitext.Reader{Format: format, SourceLang: "en", TargetLang: "fr"}, []bitext.Unit{u})
			var s, d string
			for _, g := range got {
				s, d = g.Source.Text(), g.Target.Text()
			}
			assert.LessOrEqual(t, len(got), 1, format)
			assert.Equal(t, expected(format, source), s, format)
			assert.Equal(t, expected(format, target), d, format)
			if len(got) == 1 && format != bitext.Moses && format != bitext.LadderText && confidence >= 0.001 {
				assert.InDelta(t, min(confidence, 1), got[0].Confidence, 0.0006, format)
			}
		}
	})
}

// expected is what a format makes of a text, said in another way than the package
// does.
func expected(format bitext.Format, s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	var b strings.Builder
	for _, r := range s { // a byte that is not UTF-8 is U+FFFD
		control := unicode.IsControl(r)
		switch format {
		case bitext.JSONLines:
			control = false
		case bitext.TMX, bitext.XLIFF12, bitext.XLIFF21:
			control = r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff'
		default:
			if strings.ContainsRune("\t\n\v\f\r\u0085\u2028\u2029", r) {
				r, control = ' ', false
			}
		}
		if control {
			r = '\ufffd'
		}
		b.WriteRune(r)
	}
	out := b.String()
	switch format {
	case bitext.JSONLines, bitext.TMX, bitext.XLIFF12, bitext.XLIFF21:
	default:
		out = strings.TrimRight(strings.TrimLeft(out, " \ufeff"), " ")
		for strings.Contains(out, "  ") {
			out = strings.ReplaceAll(out, "  ", " ")
		}
		if format == bitext.LadderText {
			for strings.Contains(out, "~~~") {
				out = strings.ReplaceAll(out, "~~~", "~~")
			}
		}
	}
	if strings.TrimSpace(out) == "" {
		return ""
	}
	return out
}
