package lang_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/lang"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"case", "The CLERK", "theclerk"},
		{"digits", "Z662", "z662"},
		{"acute", "Été", "ete"},
		{"all French accents", "àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy"},
		{"capitals with accents", "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "aaaceeeeiioouuuy"},
		{"combining marks", "e\u0301te\u0301 c\u0327a", "eteca"},
		{"oe", "Œuvre cœur", "oeuvrecoeur"},
		{"ae", "Ænigma æ", "aenigmaae"},
		{"sharp s", "Straße GROẞ", "strassegross"},
		{"letters with strokes", "Ørsted Łódź Đuro ðı", "orstedlodzdurodi"},
		{"typographic ligatures", "ﬁn ﬂot", "finflot"},
		{"full width", "Ａ１", "a1"},
		{"superior letters", "nᵒ", "no"},
		{"straight apostrophe", "aujourd'hui", "aujourdhui"},
		{"typographic apostrophe", "aujourd’hui", "aujourdhui"},
		{"hyphens", "vis-à-vis x‑ray", "visavisxray"},
		{"spaces", " a\u00a0b\u202fc\td\n", "abcd"},
		{"signs", "«a» & b… n° 5 %", "abn5"},
		{"modifier apostrophe", "lʼavocat ŉ", "lavocatn"},
		{"accents on ligatures and strokes", "ǽ Ǽ ǿ Ǿ", "aeaeoo"},
		{"the same, decomposed", "æ\u0301 Æ\u0301 ø\u0301 Ø\u0301", "aeaeoo"},
		{"soft hyphen", "com\u00admittee", "committee"},
		{"invalid bytes", "a\xffb\x80", "ab"},
		{"replacement character", "a\ufffdb", "ab"},
		{"emoji", "a😀b", "ab"},
		{"Greek and Cyrillic", "Άλφα Йод", "αλφαиод"},
		{"Hangul", "한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"},
		{"letters of nothing but a mark", "\u037a\ufe70", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := lang.Fold(c.in)
			assert.Equal(t, c.want, got)
			assert.Equal(t, got, lang.Fold(got), "folding twice changes nothing more")
		})
	}
}

func TestAppendFold(t *testing.T) {
	assert.Equal(t, "key:ete", string(lang.AppendFold([]byte("key:"), "Été")))
	buf := make([]byte, 0, 128)
	lang.Fold("é") // the table of letters is made once
	assert.Zero(t, testing.AllocsPerRun(20, func() {
		buf = lang.AppendFold(buf[:0], "L’œuvre inachevée de François, e\u0301te\u0301 ŉ ﬁn 2ᵉ Άλφα Йод 한국 東京")
	}))
}

// TestFoldOfEveryRune checks that the normal forms of every character fold
// alike (the planes above the third have no letters that decompose), and that folding twice changes nothing more.
func TestFoldOfEveryRune(t *testing.T) {
	for r := rune(0x80); r < 0x30000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		s := "a" + string(r) + "b"
		want := lang.Fold(s)
		for _, form := range []string{norm.NFC.String(s), norm.NFD.String(s), want} {
			if got := lang.Fold(form); got != want {
				t.Errorf("%U: %q folds to %q, want %q", r, form, got, want)
			}
		}
	}
}
