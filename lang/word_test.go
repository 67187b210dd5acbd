package lang_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/lang"
)

// cut writes the words of a text as "text=key", with "#" for "=" where the word
// is a number, and checks that each stands where its offsets say.
func cut(t testing.TB, l *lang.Language, text string) []string {
	t.Helper()
	out := []string{}
	end := 0
	for w := range l.Words(text) {
		assert.LessOrEqual(t, end, w.Start, "words overlap")
		assert.Less(t, w.Start, w.End, "empty word")
		sign := "="
		if w.Kind == lang.Number {
			sign = "#"
		}
		out = append(out, text[w.Start:w.End]+sign+string(w.Key))
		end = w.End
	}
	return out
}

type wordCase struct {
	name, tag, text string
	want            []string
}

func runWordCases(t *testing.T, cases []wordCase) {
	for _, c := range cases {
		t.Run(c.tag+": "+c.name, func(t *testing.T) {
			assert.Equal(t, c.want, cut(t, language(t, c.tag), c.text))
		})
	}
}

func TestWords(t *testing.T) {
	runWordCases(t, []wordCase{
		{"empty", "en", "", []string{}},
		{"no word", "en", " — … !? • ", []string{}},
		{"words and signs", "en", "The clerk, alone.", []string{"The=the", "clerk=clerk", "alone=alone"}},
		{"letters and digits", "en", "Z662 CO2 B2B", []string{"Z662=z662", "CO2=co2", "B2B=b2b"}},
		{"invalid bytes stand between words", "en", "a\xffb \x80", []string{"a=a", "b=b"}},
		{"other scripts", "en", "Привет 五", []string{"Привет=привет", "五=五"}},

		{"article", "fr", "l'avocat", []string{"l=l", "avocat=avocat"}},
		{"article, typographic", "fr", "l’avocat", []string{"l=l", "avocat=avocat"}},
		{"article, modifier apostrophe", "fr", "lʼavocat", []string{"l=l", "avocat=avocat"}},
		{"article, capitals", "fr", "L’Avocat L'AVOCAT", []string{"L=l", "Avocat=avocat", "L=l", "AVOCAT=avocat"}},
		{"d", "fr", "d'un d’une", []string{"d=d", "un=un", "d=d", "une=une"}},
		{"qu", "fr", "qu'il qu’elle", []string{"qu=qu", "il=il", "qu=qu", "elle=elle"}},
		{"jusqu", "fr", "jusqu'à jusqu’au", []string{"jusqu=jusqu", "à=a", "jusqu=jusqu", "au=au"}},
		{"lorsqu and puisqu", "fr", "lorsqu’on puisqu'on", []string{"lorsqu=lorsqu", "on=on", "puisqu=puisqu", "on=on"}},
		{"two elisions", "fr", "d’l’eau", []string{"d=d", "l=l", "eau=eau"}},
		{"before a number", "fr", "l’1er", []string{"l=l", "1er#1"}},
		{"before a title", "fr", "l’hon. Roy", []string{"l=l", "hon=hon", "Roy=roy"}},
		{"no elision in aujourd’hui", "fr", "aujourd’hui aujourd'hui", []string{"aujourd’hui=aujourdhui", "aujourd'hui=aujourdhui"}},
		{"elided c with hyphens", "fr", "c’est-à-dire", []string{"c=c", "est-à-dire=estadire"}},
		{"English does not elide", "en", "l'avocat", []string{"l'avocat=lavocat"}},
		{"a bare language does not elide", "de", "l'avocat", []string{"l'avocat=lavocat"}},

		{"hyphen", "en", "well-known co-operation", []string{"well-known=wellknown", "co-operation=cooperation"}},
		{"hyphens", "fr", "Terre-Neuve-et-Labrador", []string{"Terre-Neuve-et-Labrador=terreneuveetlabrador"}},
		{"hyphen of Unicode", "en", "x\u2010ray x\u2011ray", []string{"x\u2010ray=xray", "x\u2011ray=xray"}},
		{"hyphen before a digit", "en", "A-1 III-2", []string{"A-1=a1", "III-2=iii2"}},
		{"hyphens at the edges", "en", "-y z- a--b", []string{"y=y", "z=z", "a=a", "b=b"}},
		{"dashes separate", "en", "north–south east—west", []string{"north=north", "south=south", "east=east", "west=west"}},
		{"soft hyphen", "en", "com\u00admittee", []string{"com\u00admittee=committee"}},
		{"zero width space inside", "en", "com\u200bmittee", []string{"com\u200bmittee=committee"}},

		{"contraction", "en", "don't o’clock", []string{"don't=dont", "o’clock=oclock"}},
		{"quotes around words", "en", "'tis ‘so’", []string{"tis=tis", "so=so"}},
		{"possessive", "en", "Canada's Canada’s", []string{"Canada's=canada", "Canada’s=canada"}},
		{"possessive, modifier apostrophe", "en", "canadaʼs", []string{"canadaʼs=canada"}},
		{"possessive of a letter", "en", "A's B’s", []string{"A's=a", "B’s=b"}},
		{"modifier apostrophes around words", "en", "ʼtis workersʼ", []string{"tis=tis", "workers=workers"}},
		{"possessive of a plural", "en", "workers' rights", []string{"workers=workers", "rights=rights"}},
		{"possessive after an accent", "en", "Côté’s café's", []string{"Côté’s=cote", "café's=cafe"}},
		{"possessive in capitals", "en", "CANADA’S", []string{"CANADA’S=canada"}},

		{"letters of nothing but a mark", "en", "a \u037a\u037a b \ufe70\ufe70 \u037a's", []string{"a=a", "b=b"}},
		{"accents and ligatures", "fr", "Œuvre cœur Ænigma", []string{"Œuvre=oeuvre", "cœur=coeur", "Ænigma=aenigma"}},
		{"sharp s", "de", "Straße", []string{"Straße=strasse"}},
		{"address", "en", "a.clerk@example.org", []string{"a=a", "clerk=clerk", "example=example", "org=org"}},
		{"abbreviation with points", "en", "R.S.C.", []string{"R=r", "S=s", "C=c"}},
	})
}

func TestNumbers(t *testing.T) {
	runWordCases(t, []wordCase{
		{"ordinal behind masked markup", "fr", "1\u2060\u00ader 2\u00ad\u00adᵉ", []string{"1\u2060\u00ader#1", "2\u00ad\u00adᵉ#2"}},
		{"letters behind masked markup", "en", "3\u00adD 5\u2060x", []string{"3#3", "D=d", "5#5", "x=x"}},
		{"joiners behind a number", "en", "5\u00ad\u2060 x", []string{"5#5", "x=x"}},
		{"comma groups", "en", "1,234.5", []string{"1,234.5#1234.5"}},
		{"comma groups thousands", "en", "90,089", []string{"90,089#90089"}},
		{"comma groups millions", "en", "1,234,567.89", []string{"1,234,567.89#1234567.89"}},
		{"comma that groups nothing", "en", "12,34", []string{"12,34#12.34"}},
		{"point", "en", "0.5", []string{"0.5#0.5"}},
		{"section number", "en", "5.1.2", []string{"5.1.2#5.1.2"}},
		{"full stop is no decimal", "en", "in 1967.", []string{"in=in", "1967#1967"}},
		{"comma at the end", "en", "1967, then", []string{"1967#1967", "then=then"}},
		{"signs around", "en", "$130,000 (5%)", []string{"130,000#130000", "5#5"}},
		{"hyphen between numbers", "en", "441-00155", []string{"441#441", "00155#00155"}},
		{"time", "en", "8:42 a.m.", []string{"8#8", "42#42", "a=a", "m=m"}},
		{"date", "en", "2022-03-25", []string{"2022#2022", "03#03", "25#25"}},
		{"number and unit", "en", "10km 2x", []string{"10#10", "km=km", "2#2", "x=x"}},
		{"ordinals", "en", "1st 2nd 3rd 4th 21st", []string{"1st#1", "2nd#2", "3rd#3", "4th#4", "21st#21"}},
		{"grouped ordinal", "en", "2,000th", []string{"2,000th#2000"}},
		{"European notation in English", "en", "1.234,5", []string{"1.234,5#1234.5"}},

		{"space and comma", "fr", "1 234,5", []string{"1 234,5#1234.5"}},
		{"NBSP and comma", "fr", "1\u00a0234,5", []string{"1\u00a0234,5#1234.5"}},
		{"narrow NBSP and comma", "fr", "1\u202f234,5", []string{"1\u202f234,5#1234.5"}},
		{"thin space and comma", "fr", "1\u2009234,5", []string{"1\u2009234,5#1234.5"}},
		{"space groups thousands", "fr", "90 089", []string{"90 089#90089"}},
		{"NBSP groups thousands", "fr", "90\u00a0089", []string{"90\u00a0089#90089"}},
		{"space groups millions", "fr", "10 000 000", []string{"10 000 000#10000000"}},
		{"space groups in English too", "en", "90\u00a0089", []string{"90\u00a0089#90089"}},
		{"decimal comma", "fr", "3,14", []string{"3,14#3.14"}},
		{"three decimals", "fr", "1,234", []string{"1,234#1.234"}},
		{"points group", "fr", "1.234.567", []string{"1.234.567#1234567"}},
		{"commas group", "fr", "1,234,567", []string{"1,234,567#1234567"}},
		{"both signs", "fr", "1.234,5 1,234.5", []string{"1.234,5#1234.5", "1,234.5#1234.5"}},
		{"section number in French", "fr", "5.123", []string{"5.123#5.123"}},
		{"money behind", "fr", "130\u00a0000\u00a0$", []string{"130\u00a0000#130000"}},
		{"percentage behind", "fr", "12,5\u00a0%", []string{"12,5#12.5"}},
		{"time with h", "fr", "8 h 42", []string{"8#8", "h=h", "42#42"}},
		{"time with NBSP and h", "fr", "8\u00a0h\u00a042", []string{"8#8", "h=h", "42#42"}},
		{"ordinals", "fr", "1er 1re 2e 3es", []string{"1er#1", "1re#1", "2e#2", "3es#3"}},
		{"long ordinals", "fr", "2ème 4ième 5ièmes", []string{"2ème#2", "4ième#4", "5ièmes#5"}},
		{"ordinals of a feminine", "fr", "1ère 1re 1ères 2nde", []string{"1ère#1", "1re#1", "1ères#1", "2nde#2"}},
		{"ordinals without accents", "fr", "1ere 3eme 3ieme 4iemes", []string{"1ere#1", "3eme#3", "3ieme#3", "4iemes#4"}},
		{"ordinals with accents apart", "fr", "1e\u0300re 2e\u0300me", []string{"1e\u0300re#1", "2e\u0300me#2"}},
		{"ordinals in superior letters", "fr", "1ᵉʳ 2ᵉ 3ᵉˢ", []string{"1ᵉʳ#1", "2ᵉ#2", "3ᵉˢ#3"}},
		{"ordinals in capitals", "fr", "1ER 2ÈME", []string{"1ER#1", "2ÈME#2"}},
		{"a capital is no ending", "en", "3D 5E", []string{"3#3", "D=d", "5#5", "E=e"}},
		{"a longer word is no ending", "fr", "2est 3èmement", []string{"2#2", "est=est", "3#3", "èmement=emement"}},
		{"roman century", "fr", "XXe", []string{"XXe=xxe"}},
		{"a year groups nothing", "fr", "en 2019 100 personnes", []string{"en=en", "2019#2019", "100#100", "personnes=personnes"}},
		{"short groups are apart", "fr", "1 23 12 3456", []string{"1#1", "23#23", "12#12", "3456#3456"}},
		{"two spaces separate", "fr", "90  089", []string{"90#90", "089#089"}},
		{"a line break separates", "fr", "90\n089", []string{"90#90", "089#089"}},
		{"numero", "fr", "n° 5 et no 6", []string{"n=n", "5#5", "et=et", "no=no", "6#6"}},
	})
}

// TestOneKey checks that the two notations of a number, and the two forms of a
// word, meet in one key.
func TestOneKey(t *testing.T) {
	en, fr := lang.English(), lang.French()
	for _, c := range []struct{ name, en, fr string }{
		{"thousands", "90,089", "90\u00a0089"},
		{"decimals", "1,234.5", "1 234,5"},
		{"millions", "1,234,567", "1 234 567"},
		{"money", "$130,000", "130\u202f000\u00a0$"},
		{"ordinal", "2nd", "2e"},
		{"first", "1st", "1er"},
		{"petition", "441-00155", "441-00155"},
		{"accents", "Quebec", "Québec"},
		{"ligature", "Oeuvre", "œuvre"},
		{"hyphen", "co-operation", "coopération"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, en.Keys(c.en), fr.Keys(c.fr)) })
	}
}

func TestKeys(t *testing.T) {
	assert.Equal(t, "date de modification", lang.French().Keys(" Date de modification\u00a0: "))
	assert.Empty(t, lang.French().Keys("…"))
}

// TestNormalForms checks that composed and decomposed letters give equal keys.
func TestNormalForms(t *testing.T) {
	letters := "àâäáãåçéèêëíìîïñóòôöõúùûüýÿšžčőűğǽǿ"
	for _, r := range letters + strings.ToUpper(letters) {
		word := "a" + string(r) + "b"
		nfd := norm.NFD.String(word)
		assert.NotEqual(t, word, nfd)
		assert.Equal(t, lang.Fold(word), lang.Fold(nfd), "%c", r)
	}
	fr := lang.French()
	text := "L’été, à Montréal, François Légaré a dû s’arrêter là où l’élève naïf bêle pour la 2ème fois"
	assert.Equal(t, fr.Keys(text), fr.Keys(norm.NFD.String(text)))
}

// TestWordsStops checks that a loop over words can be left.
func TestWordsStops(t *testing.T) {
	n := 0
	for range lang.English().Words("one two three") {
		if n++; n == 2 {
			break
		}
	}
	assert.Equal(t, 2, n)
}

func TestWordsAllocatesNothingPerWord(t *testing.T) {
	fr := lang.French()
	count := func(text string) float64 {
		return testing.AllocsPerRun(20, func() {
			for w := range fr.Words(text) {
				_ = w.Key
			}
		})
	}
	const text = "L’élève de 90\u00a0089 ans, c’est-à-dire Œdipe, n’a pas (2ᵉ) signé. Άλφα Йод 한국 東京 "
	one, many := count(text), count(strings.Repeat(text, 200))
	assert.Equal(t, one, many)
	assert.LessOrEqual(t, many, 5.0, "for the iterator itself")
}

// TestWordsWithSoftHyphens checks that words of plain letters, which are read in
// one go, are those that are found when something invisible is between letters.
func TestWordsWithSoftHyphens(t *testing.T) {
	tests := []struct{ name, text string }{
		{"plain", "The Clerk of the House"},
		{"accents", "Les pétitionnaires prient la Chambre, à l’été, où ça gêne."},
		{"accents first", "Élire À Ça ÎLE"},
		{"two letters for one", "Straße œuvre Æsir naïf"},
		{"signs of Latin-1", "a×b c÷d «e»"},
		{"apostrophes and hyphens", "l'avocat d'abord aujourd'hui Canada's co-operation rendez-vous-"},
		{"marks apart", "e\u0301te\u0301"},
		{"digits behind letters", "Z662 A1 1A 2e 90 089"},
		{"longer than a key", strings.Repeat("abcdefghij", 12) + " end"},
		{"cut characters", "caf\xc3 caf\xc3\xa9 \xff"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var hyphens strings.Builder
			for i, c := range []byte(tt.text) {
				hyphens.WriteByte(c)
				if 'a' <= c|0x20 && c|0x20 <= 'z' && i > 0 && 'a' <= tt.text[i-1]|0x20 && tt.text[i-1]|0x20 <= 'z' {
					hyphens.WriteString("\u00ad")
				}
			}
			for _, l := range []*lang.Language{lang.English(), lang.French(), new(lang.Language)} {
				assert.Equal(t, l.Keys(hyphens.String()), l.Keys(tt.text))
			}
		})
	}
}
