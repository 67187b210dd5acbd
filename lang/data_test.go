package lang_test

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/lang"
)

// The tests below state facts about the word lists of lang/data.

var listed = []string{"en", "fr"}

func read(t *testing.T, tag, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("data", tag, name))
	require.NoError(t, err)
	return string(b)
}

// entries reads a list of the data: the fields of each entry.
func entries(t *testing.T, tag, name string) [][]string {
	t.Helper()
	var out [][]string
	for line := range strings.Lines(read(t, tag, name)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func eachList(t *testing.T, check func(t *testing.T, tag, name string)) {
	for _, tag := range listed {
		files, err := filepath.Glob(filepath.Join("data", tag, "*"))
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, f := range files {
			t.Run(tag+"/"+filepath.Base(f), func(t *testing.T) { check(t, tag, filepath.Base(f)) })
		}
	}
}

func TestDataFiles(t *testing.T) {
	names := map[string][]string{}
	eachList(t, func(t *testing.T, tag, name string) {
		names[tag] = append(names[tag], name)
		b, err := os.ReadFile(filepath.Join("data", tag, name))
		require.NoError(t, err)
		assert.True(t, utf8.Valid(b), "UTF-8")
		assert.True(t, norm.NFC.IsNormal(b), "composed letters")
		assert.True(t, strings.HasPrefix(string(b), "# "), "says what it is")
		assert.NotContains(t, string(b), "\r")
		assert.NotContains(t, string(b), "\u00a0", "a space that cannot be seen")
		_, err = lang.Load(os.DirFS(filepath.Join("data", tag)), tag)
		assert.NoError(t, err)
	})
	assert.Equal(t, names["en"], names["fr"], "both languages have the same lists")
}

// TestDataHasNoTwins checks that no entry stands twice in a list.
func TestDataHasNoTwins(t *testing.T) {
	eachList(t, func(t *testing.T, tag, name string) {
		seen := map[string]bool{}
		for _, f := range entries(t, tag, name) {
			assert.False(t, seen[f[0]], "twice: %s", f[0])
			seen[f[0]] = true
			assert.NotEmpty(t, lang.Fold(strings.Join(f, ""))+strings.Trim(f[len(f)-1], ",."), "no letter: %q", f)
		}
	})
}

// TestDataGrades checks that no abbreviation is in two grades, whatever its
// case, and that each is found with the grade of its list.
func TestDataGrades(t *testing.T) {
	for _, tag := range listed {
		l := language(t, tag)
		grade := map[string]lang.Grade{}
		for _, list := range []struct {
			name string
			is   lang.Grade
		}{
			{"abbreviations-never.txt", lang.NeverFinal},
			{"abbreviations-starter.txt", lang.FinalBeforeStarter},
			{"abbreviations-number.txt", lang.NotBeforeNumber},
		} {
			for _, f := range entries(t, tag, list.name) {
				entry, lower := f[0], strings.ToLower(f[0])
				old, ok := grade[lower]
				assert.False(t, ok && old != list.is, "%s: %s is in two grades", tag, entry)
				grade[lower] = list.is
				if !strings.HasSuffix(entry, ".") {
					assert.Contains(t, entry, ". ", "%s: no full stop in it", tag)
					continue
				}
				assert.Equal(t, list.is, l.Abbreviation(entry), "%s: %s", tag, entry)
				if entry == lower {
					assert.Equal(t, list.is, l.Abbreviation(strings.ToUpper(entry)), "%s: %s in capitals", tag, entry)
				}
			}
		}
	}
}

func TestDataCalendar(t *testing.T) {
	for _, tag := range listed {
		l := language(t, tag)
		for _, c := range []struct {
			name string
			last int
			of   func([]byte) int
		}{
			{"months.txt", 12, l.Month},
			{"weekdays.txt", 7, l.Weekday},
		} {
			list := entries(t, tag, c.name)
			require.Len(t, list, c.last, "%s %s", tag, c.name)
			for i, f := range list {
				assert.Equal(t, strconv.Itoa(i+1), f[0], "%s %s: in order", tag, c.name)
				require.Greater(t, len(f), 1, "%s %s: %s has no name", tag, c.name, f[0])
				for _, name := range f[1:] {
					assert.Equal(t, i+1, c.of([]byte(lang.Fold(name))), "%s: %s", tag, name)
				}
			}
		}
	}
}

func TestDataNumbers(t *testing.T) {
	for _, tag := range listed {
		l := language(t, tag)
		ordinals, cardinals := map[int]bool{}, map[int64]bool{}
		for _, f := range entries(t, tag, "ordinals.txt") {
			key := []byte(lang.Fold(f[0]))
			n := l.Ordinal(key)
			assert.Equal(t, f[1], strconv.Itoa(n), "%s: %s", tag, f[0])
			assert.Positive(t, n)
			ordinals[n] = true
		}
		for _, f := range entries(t, tag, "numbers.txt") {
			n, ok := l.Cardinal([]byte(lang.Fold(f[0])))
			assert.True(t, ok)
			assert.Equal(t, f[1], strconv.FormatInt(n, 10), "%s: %s", tag, f[0])
			assert.GreaterOrEqual(t, n, int64(0))
			cardinals[n] = true
		}
		for n := 1; n <= 20; n++ {
			assert.True(t, ordinals[n], "%s: no ordinal %d", tag, n)
		}
		for n := int64(0); n <= 20; n++ {
			assert.True(t, cardinals[n], "%s: no number %d", tag, n)
		}
		for _, n := range []int64{30, 40, 50, 60, 70, 80, 90, 100, 1000, 1e6, 1e9} {
			assert.True(t, cardinals[n], "%s: no number %d", tag, n)
		}
	}
}

// TestDataWords checks the lists of plain words: small letters, and each found.
func TestDataWords(t *testing.T) {
	for _, tag := range listed {
		l := language(t, tag)
		for name, is := range map[string]func([]byte) bool{
			"titles.txt":         l.Title,
			"starters.txt":       l.Starter,
			"function-words.txt": l.Function,
			"division-words.txt": l.Division,
		} {
			list := entries(t, tag, name)
			assert.Greater(t, len(list), 100, "%s %s", tag, name)
			for _, f := range list {
				assert.Len(t, f, 1, "%s %s: %q", tag, name, f)
				assert.Equal(t, strings.ToLower(f[0]), f[0], "%s %s", tag, name)
				assert.True(t, is([]byte(lang.Fold(f[0]))), "%s %s: %s", tag, name, f[0])
			}
		}
		for _, f := range entries(t, tag, "furniture.txt") {
			assert.True(t, l.Furniture(l.Keys(f[0])), "%s: %s", tag, f[0])
		}
		for _, f := range entries(t, tag, "names.txt") {
			assert.True(t, l.Named(l.Keys(f[0])), "%s: %s", tag, f[0])
		}
	}
}

// TestDataSuffixes checks that suffixes are written folded, the longest first,
// and that each is cut from a word that is long enough.
func TestDataSuffixes(t *testing.T) {
	for _, tag := range listed {
		for _, name := range []string{"suffixes.txt", "suffixes-second.txt"} {
			last := 99
			for _, f := range entries(t, tag, name) {
				kept, cut, ok := strings.Cut(f[0], "-")
				if !ok {
					kept, cut = "", f[0]
				}
				ending := kept + cut
				assert.Equal(t, lang.Fold(f[0]), ending, tag)
				assert.LessOrEqual(t, len(ending), last, "%s: %s is longer than the one before", tag, f[0])
				last = len(ending)
				if name == "suffixes.txt" {
					// The second list may still shorten what is kept.
					stem := string(language(t, tag).Stem([]byte("wxyz" + ending)))
					assert.True(t, strings.HasPrefix(stem, "wxyz"), "%s: %s leaves %s", tag, f[0], stem)
					assert.True(t, strings.HasPrefix("wxyz"+kept, stem), "%s: %s leaves %s", tag, f[0], stem)
				}
			}
		}
	}
}

// TestDataIrregular checks that irregular.txt says what the suffixes do not,
// and leaves the function words alone.
func TestDataIrregular(t *testing.T) {
	for _, tag := range listed {
		l := language(t, tag)
		suffixes, err := lang.Load(folder(
			"suffixes.txt", read(t, tag, "suffixes.txt"),
			"suffixes-second.txt", read(t, tag, "suffixes-second.txt"),
		), tag)
		require.NoError(t, err)
		for _, f := range entries(t, tag, "irregular.txt") {
			base, whole := strings.CutPrefix(f[0], "=")
			want := string(suffixes.Stem([]byte(lang.Fold(base))))
			if whole {
				want = lang.Fold(base)
			}
			for i, form := range f {
				key := []byte(lang.Fold(form))
				assert.Equal(t, want, string(l.Stem(key)), "%s: %s of %s", tag, form, base)
				if i > 0 {
					assert.False(t, l.Function(key), "%s: %s of %s is a function word", tag, form, base)
					assert.True(t, whole || string(suffixes.Stem(key)) != want, "%s: %s of %s: the suffixes bring it there", tag, form, base)
				}
			}
		}
	}
}

// TestDataWordPairs checks the bilingual list of everyday words: two columns,
// neither of them the other's language, and no pair twice.
func TestDataWordPairs(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("lexicon", "enfr", "words.txt"))
	require.NoError(t, err)
	require.True(t, utf8.Valid(b), "UTF-8")
	assert.True(t, norm.NFC.IsNormal(b), "composed letters")
	assert.True(t, strings.HasPrefix(string(b), "# "), "says what it is")
	assert.Contains(t, string(b), "no dictionary was copied")
	english := map[string]bool{}
	pairs := map[string]int{}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if !assert.Len(t, f, 2, "line %d", n) {
			continue
		}
		assertPhrase(t, n, f[0], " le la les du des et dans ")
		english[lang.Fold(f[0])] = true
		for french := range strings.SplitSeq(f[1], "; ") {
			assertPhrase(t, n, french, " the of to and with ")
			pair := lang.Fold(f[0]) + "\t" + lang.Fold(french)
			assert.Zero(t, pairs[pair], "line %d: %s = %s stands there already", n, f[0], french)
			pairs[pair] = n
		}
	}
	assert.GreaterOrEqual(t, len(english), 5000, "English words")
	assert.GreaterOrEqual(t, len(pairs), 6000, "pairs")
}

// assertPhrase checks one side of a pair: three words at most, none of them one
// of the other language's.
func assertPhrase(t *testing.T, line int, phrase, foreign string) {
	t.Helper()
	assert.NotEmpty(t, lang.Fold(phrase), "line %d", line)
	assert.Equal(t, strings.Join(strings.Fields(phrase), " "), phrase, "line %d: white space", line)
	words := strings.Fields(phrase)
	assert.LessOrEqual(t, len(words), 3, "line %d: %s", line, phrase)
	for _, w := range words {
		assert.NotContains(t, foreign, " "+w+" ", "line %d: %s", line, phrase)
	}
}

// TestDataLetters checks the lists that tell English from French.
func TestDataLetters(t *testing.T) {
	en, fr := lang.English(), lang.French()
	for _, f := range entries(t, "en-fr", "homographs.txt") {
		key := []byte(lang.Fold(f[0]))
		assert.Equal(t, f[0], string(key), "folded")
		assert.False(t, en.Function(key) && fr.Function(key), "%s counts for nothing already", key)
	}
	b, err := os.ReadFile(filepath.Join("data", "en-fr", "trigrams.txt"))
	require.NoError(t, err)
	assert.Less(t, len(b), 8<<10, "a few KB")
	seen := map[string]bool{}
	for _, f := range entries(t, "en-fr", "trigrams.txt") {
		nats, err := strconv.ParseFloat(f[0], 64)
		require.NoError(t, err)
		assert.Less(t, math.Abs(nats), 4.0)
		for g := range strings.FieldsSeq(f[1]) {
			assert.Regexp(t, `^[\^a-z][a-z][a-z$]$`, g)
			assert.False(t, seen[g], "twice: %s", g)
			seen[g] = true
		}
	}
}

// TestDataElisions checks that each elided word is cut from the word behind it.
func TestDataElisions(t *testing.T) {
	assert.Empty(t, entries(t, "en", "elisions.txt"))
	fr := lang.French()
	for _, f := range entries(t, "fr", "elisions.txt") {
		for _, apostrophe := range []string{"'", "’", "ʼ"} {
			assert.Equal(t, lang.Fold(f[0])+" eau", fr.Keys(f[0]+apostrophe+"eau"), f[0])
		}
	}
}
