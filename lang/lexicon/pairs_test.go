package lexicon_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/encoding/unicode"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
)

// pairs reads all pairs, as "source|target".
func pairs(r io.Reader) (all []string, err error) {
	for p, err := range lexicon.Pairs(r, "some.tsv", lang.English(), lang.French()) {
		if err != nil {
			return all, err
		}
		all = append(all, p.Source+"|"+p.Target)
	}
	return all, nil
}

const memory = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"/><body>
<tu><prop type="x">p</prop>
 <tuv xml:lang="EN-CA"><note>n</note><seg>The <bpt i="1">&lt;b&gt;</bpt>house</seg></tuv>
 <tuv xml:lang="de"><seg>Das Haus</seg></tuv>
 <tuv xml:lang="fr-CA"><seg>La maison &amp; l’été</seg></tuv>
</tu>
<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>
<tu><tuv lang="fr"><seg>La porte</seg></tuv><tuv lang="en_US"><seg>The door</seg></tuv><tuv lang="en"><seg>A door</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg> </seg></tuv><tuv xml:lang="fr"><seg>vide</seg></tuv></tu>
</body></tmx>`

func TestPairs(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(memory, "UTF-8", "UTF-16", 1))
	assert.NoError(t, err)
	units := []string{"The <b>house|La maison & l’été", "The door|La porte"}
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"empty":          {"", nil},
		"tsv":            {"a\tb\nc\td\n", []string{"a|b", "c|d"}},
		"no last end":    {"a\tb", []string{"a|b"}},
		"windows":        {"\ufeffa\tb\r\n\r\nc\td\r\n", []string{"a|b", "c|d"}},
		"more columns":   {"a\tb\t0.9\n", []string{"a|b"}},
		"empty side":     {"a\t\n\tb\nc\td\n", []string{"c|d"}},
		"gzip":           {packed(t, "a\tb\n"), []string{"a|b"}},
		"tmx":            {memory, units},
		"tmx, mark":      {"\ufeff" + memory, units},
		"tmx, gzip":      {packed(t, memory), units},
		"tmx, UTF-16":    {utf16, units},
		"tmx without tu": {"<tmx><body/></tmx>", nil},
	} {
		t.Run(name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(c.file), iotest.OneByteReader(strings.NewReader(c.file))} {
				got, err := pairs(r)
				assert.NoError(t, err)
				assert.Equal(t, c.want, got)
			}
		})
	}
}

func TestPairsErrors(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"one column":      {"a\tb\nc\n", "some.tsv:2: want two columns with a tab between them"},
		"not UTF-8":       {"a\tb\n\n\xff\tb\n", "some.tsv:3: not UTF-8"},
		"long line":       {strings.Repeat("x", 2<<20), "some.tsv:1: longer than 1048576 bytes"},
		"gzip header cut": {"\x1f\x8b", "some.tsv: unexpected EOF"},
		"gzip cut":        {packed(t, strings.Repeat("a\tb\n", 1000))[:30], "some.tsv:2: unexpected EOF"},
		"tmx cut":         {memory[:300], "some.tsv:7: unexpected EOF"},
		"tmx not UTF-8":   {"<tmx>\n\xff</tmx>", "some.tsv:2: invalid UTF-8"},
		"tmx no language": {"<tmx><body>\n<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv>\n<seg>b</seg></tuv></tu></body></tmx>", "some.tsv:2: a <tuv> without xml:lang"},
		"tmx no body":     {"<tmx/>", "some.tsv:1: a TMX without <body>"},
		"tmx encoding":    {"<?xml version='1.0' encoding='koi8-r'?><tmx/>", "some.tsv:1: the encoding koi8-r is not supported: want UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pairs(strings.NewReader(c.file))
			assert.EqualError(t, err, c.want)
		})
	}
	broken := errors.New("broken")
	_, err := pairs(io.MultiReader(strings.NewReader("a\tb\n"), iotest.ErrReader(broken)))
	assert.ErrorIs(t, err, broken)
}

// FuzzPairs checks that reading ends, and that no side is ever empty.
func FuzzPairs(f *testing.F) {
	for _, s := range []string{"a\tb\n", "a\n", memory, packed(f, memory), "\ufeff<tmx><tu>", "<seg>text<tuv>more</seg>text", "\xff\xfe<\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		n := 0
		for p, err := range lexicon.Pairs(strings.NewReader(data), "x", lang.English(), lang.French()) {
			switch {
			case err != nil:
				if !strings.HasPrefix(err.Error(), "x:") {
					t.Errorf("error %q does not name the file", err)
				}
			case strings.TrimSpace(p.Source) == "" || strings.TrimSpace(p.Target) == "":
				t.Errorf("pair %+v has an empty side", p)
			}
			if n++; n == 50 {
				break
			}
		}
	})
}
