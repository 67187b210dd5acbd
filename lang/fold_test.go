package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

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
		{"soft hyphen", "com\u00admittee", "committee"},
		{"invalid bytes", "a\xffb\x80", "ab"},
		{"replacement character", "a\ufffdb", "ab"},
		{"emoji", "a😀b", "ab"},
		{"Greek and Cyrillic", "Άλφα Йод", "αλφαиод"},
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
		buf = lang.AppendFold(buf[:0], "L’œuvre inachevée de François, e\u0301te\u0301")
	}))
}
