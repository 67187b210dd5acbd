package lang_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

var fuzzSeeds = []string{
	"",
	"L’avocat n'a pas 1 234,5 $.",
	"Canada’s 441-00155 at 8:42 a.m.",
	"e\u0301te\u0301 2e\u0300me ﬁn Straße Œuvre",
	"90\u00a0089 90\u202f089 1.234,5 1,234,567th",
	"a-\u2011b'c’’d \u00ad\u200b",
	"\xff\xc3 \xe2\x80 ʼ ʰ ͅ ٣",
	"l' d’ qu'' 1' 2’s s’s",
	"\u037a\u037a \ufe70\ufe70 \u037a's lʼavocat canadaʼs ŉ ʼ'ʼ",
	"1e\u0300re 2ᵉ 3ieme 4ÈME 5E 6e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
	"le.comite@example.org https://example.org/the/page @ a.b :// www.",
}

// FuzzWords checks that words are in order and inside the text, start with what
// their kind says, end where a character ends, and have a key of letters,
// digits and decimal points, for any bytes.
func FuzzWords(f *testing.F) {
	languages := []*lang.Language{lang.English(), lang.French(), language(f, "de"), new(lang.Language)}
	for i, s := range fuzzSeeds {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		l := languages[int(which)%len(languages)]
		end := 0
		var keys []string
		for w := range l.Words(text) {
			if w.Start < end || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("word at [%d, %d) after %d, of %d bytes", w.Start, w.End, end, len(text))
			}
			end = w.End
			word := text[w.Start:w.End]
			first, _ := utf8.DecodeRuneInString(word)
			if number := '0' <= first && first <= '9'; number != (w.Kind == lang.Number) {
				t.Errorf("%q is of kind %d", word, w.Kind)
			} else if !number && !unicode.IsLetter(first) {
				t.Errorf("%q starts with no letter", word)
			}
			if !utf8.ValidString(word) {
				t.Errorf("%q is cut inside a character", word)
			}
			checkKey(t, string(w.Key), w.Kind)
			keys = append(keys, string(w.Key))
		}
		if want, got := strings.Join(keys, " "), l.Keys(text); got != want {
			t.Errorf("keys %q, want %q", got, want)
		}
	})
}

func checkKey(t *testing.T, key string, kind lang.WordKind) {
	if key == "" {
		t.Fatal("empty key")
	}
	for _, r := range key {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !(kind == lang.Number && r == '.') {
			t.Errorf("key %q has %U", key, r)
		}
	}
}

// FuzzFold checks that folding leaves nothing to fold but letters and digits,
// and does not depend on where a text is cut between characters.
func FuzzFold(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := lang.Fold(text)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is no UTF-8", got)
		}
		for _, r := range got {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Errorf("%q has %U", got, r)
			}
		}
		half := len(text) / 2
		for half > 0 && !utf8.RuneStart(text[half]) {
			half--
		}
		if parts := lang.Fold(text[:half]) + lang.Fold(text[half:]); utf8.ValidString(text) && parts != got {
			t.Errorf("folded in two parts: %q, want %q", parts, got)
		}
	})
}

// FuzzIdentify checks that any bytes give a probability and only a language
// that is sure enough.
func FuzzIdentify(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g := lang.Identify(text)
		if !(g.Confidence >= 0.5 && g.Confidence <= 1) {
			t.Errorf("confidence %v", g.Confidence)
		}
		if g.Language != nil && g.Words == 0 {
			t.Errorf("%s without a word", g.Language)
		}
	})
}

// FuzzLoad checks that a list of any content is read or refused with its line,
// and that the language can be used.
func FuzzLoad(f *testing.F) {
	lists := []string{"abbreviations-never", "abbreviations-starter", "abbreviations-number", "titles", "starters", "function-words", "division-words",
		"elisions", "ordinals", "numbers", "months", "weekdays", "furniture", "suffixes", "suffixes-second", "irregular", "notation"}
	for i, s := range []string{"art.\n", "etc.\n# x\n", "p. # x\n", "Mme\tx\n", "The\n", "\xff", "\n\n-\n", "qu\n", "first\t1\nsecond\ttwo\n", "ten\t10\n",
		"1\tjan\tj.\n13\tx\n", "1\tMon", "page of\n", "a-ux\tal\ns\n", "e\n", "go\twent\tgone\n=a\tb\nc\twent\n", "decimal\t,\n"} {
		f.Add(s, "The art. p. 5 etc. Ten goes went first. a,5", uint8(i))
	}
	f.Fuzz(func(t *testing.T, list, text string, which uint8) {
		name := lists[int(which)%len(lists)] + ".txt"
		l, err := lang.Load(fstest.MapFS{name: {Data: []byte(list)}}, "en")
		if err != nil {
			m := regexp.MustCompile(`^lang: ` + regexp.QuoteMeta(name) + `:([0-9]+): [^\n]+$`).FindStringSubmatch(err.Error())
			if m == nil {
				t.Fatalf("%q does not tell the line", err)
			}
			if n, _ := strconv.Atoi(m[1]); n < 1 || n > 1+strings.Count(list, "\n") {
				t.Fatalf("%q: there is no such line", err)
			}
			return
		}
		for w := range l.Words(text) {
			checkKey(t, string(w.Key), w.Kind)
			before := string(w.Key)
			if stem := l.Stem(w.Key); len(stem) == 0 || string(w.Key) != before {
				t.Errorf("the stem of %q is %q", before, stem)
			}
		}
	})
}
