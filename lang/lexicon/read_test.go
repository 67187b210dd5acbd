package lexicon_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
)

// entry returns both probabilities of two folded words, or zeros.
func entry(l *lexicon.Lexicon, source, target string) (there, back float64) {
	id, ok := l.FindSource(lang.English().Stem([]byte(source)))
	want, known := l.FindTarget(lang.French().Stem([]byte(target)))
	if !ok || !known {
		return 0, 0
	}
	for _, e := range l.AppendEntries(nil, id) {
		if int(e.Target) == want {
			return math.Exp(float64(e.There)), math.Exp(float64(e.Back))
		}
	}
	return 0, 0
}

func packed(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

func TestReadEntries(t *testing.T) {
	for name, c := range map[string]struct{ file, source, target, want string }{
		"both probabilities": {"house\tmaison\t0.5\t0.25", "house", "maison", "0.50 0.25"},
		"one probability":    {"house\tmaison\t0.6\nhome\tmaison\t0.2", "house", "maison", "0.61 0.73"},
		"none":               {"house\tmaison", "house", "maison", "1.00 1.00"},
		"folded and stemmed": {"CO-OPERATE’s\tÉglises\t1\t1", "cooperate", "eglises", "1.00 1.00"},
		"greater counts":     {"house\tmaison\t0.5\t0.5\nHouses\tmaisons\t0.25\t1", "house", "maison", "0.50 1.00"},
		"several words":      {"fire truck\tcamion\nfire\tfeu\ntruck\tcamion", "fire", "feu", "1.00 1.00"},
		"hunalign":           {"maison @ house\nporte @ door\n", "house", "maison", "1.00 1.00"},
		"windows":            {"\ufeffhouse\tmaison\t0.5\t0.5\r\n\r\n# comment\r\n", "house", "maison", "0.50 0.50"},
		"gzip":               {packed(t, "house\tmaison\t0.5\t0.5"), "house", "maison", "0.50 0.50"},
		"more columns":       {"house\tmaison\t0.5\t0.5\tnoun", "house", "maison", "0.50 0.50"},
		"numbers left out":   {"12\t12\nhouse\tmaison", "12", "12", "0.00 0.00"},
	} {
		t.Run(name, func(t *testing.T) {
			l := read(t, c.file)
			there, back := entry(l, c.source, c.target)
			assert.Equal(t, c.want, fmt.Sprintf("%.2f %.2f", there, back), dump(l))
		})
	}
}

func TestReadErrors(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"empty":           {"", "lexicon: no entries in the file"},
		"comments":        {"# nothing\n\n", "lexicon: no entries in the file"},
		"numbers alone":   {"1\t1\n", "lexicon: no entries in the file"},
		"one column":      {"house\n", "lexicon: line 1: want a source and a target with a tab between them, or a target and a source with @ between them"},
		"column lost":     {"a\tb\n\nhouse\n", "lexicon: line 3: want a source and a target with a tab between them"},
		"probability":     {"a\tb\t0.5\na\tb\tmuch\n", `lexicon: line 2: "much" is not a probability above 0 and up to 1`},
		"zero":            {"a\tb\t0\n", `lexicon: line 1: "0" is not a probability above 0 and up to 1`},
		"above one":       {"a\tb\t0.5\t1.5\n", `lexicon: line 1: "1.5" is not a probability above 0 and up to 1`},
		"no number":       {"a\tb\tNaN\n", `lexicon: line 1: "NaN" is not a probability above 0 and up to 1`},
		"not UTF-8":       {"a\tb\n\xe9t\xe9\tsummer\n", "lexicon: line 2: not UTF-8"},
		"long line":       {"a\tb\n" + strings.Repeat("x", 2<<20), "lexicon: line 2: longer than 1048576 bytes"},
		"gzip cut":        {packed(t, strings.Repeat("house\tmaison\n", 1000))[:30], "lexicon: line 1: unexpected EOF"},
		"gzip header cut": {"\x1f\x8b\x08", "lexicon: unexpected EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := lexicon.Read(strings.NewReader(c.file), lang.English(), lang.French())
			assert.EqualError(t, err, c.want)
		})
	}
}

// FuzzRead checks that what can be read can be written and opened.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"house\tmaison\t0.5\t0.5\n", "house\tmaison\n# x\nfire truck\tcamion de pompiers\n",
		"maison @ house\n", "a\tb\tc\n", packed(f, "house\tmaison\n"), file(f, read(f, "house\tmaison")),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		l, err := lexicon.Read(strings.NewReader(data), lang.English(), lang.French())
		if err != nil {
			return
		}
		again, err := lexicon.Open(file(t, l))
		require.NoError(t, err)
		assert.Equal(t, l.Len(), len(dump(again)))
	})
}
