package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
)

// language returns the language of a tag, without lists where there are none.
func language(t testing.TB, tag string) *lang.Language {
	t.Helper()
	l, err := lang.Bare(tag)
	require.NoError(t, err)
	return l
}

func TestLookup(t *testing.T) {
	for _, c := range []struct{ name, tag, want string }{
		{"base", "fr", "fr"},
		{"region", "fr-CA", "fr"},
		{"underscore and case", "FR_ca", "fr"},
		{"script and region", "fr-Latn-FR", "fr"},
		{"three letters", "fra", "fr"},
		{"extension", "fr-CA-u-ca-gregory", "fr"},
		{"variant", "fr-1990", ""},
		{"English", "en", "en"},
		{"English of a region", "en-GB", "en"},
		{"English of the world", "en-001", "en"},
		{"upper case", "EN", "en"},
		{"no lists", "de", ""},
		{"no lists, with a region", "pt-BR", ""},
		{"unknown subtag", "xq", ""},
		{"empty", "", ""},
		{"undetermined", "und", ""},
		{"undetermined, of a region", "und-CA", ""},
		{"undetermined, of a French region", "und-FR", ""},
		{"root", "root", ""},
		{"private use", "x-fr", ""},
		{"malformed", "fr--CA", ""},
		{"a name is no tag", "French", ""},
		{"not ASCII", "français", ""},
		{"a path", "../fr", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := lang.Lookup(c.tag)
			if c.want == "" {
				require.Error(t, err)
				assert.Nil(t, l)
				assert.Regexp(t, `^lang: `, err.Error())
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want, l.Tag())
			assert.Equal(t, c.want, l.String())
			assert.True(t, l.Listed())
		})
	}
}

func TestLookupGivesOneLanguage(t *testing.T) {
	l, err := lang.Lookup("fr-CA")
	require.NoError(t, err)
	assert.Same(t, lang.French(), l)
	l, err = lang.Lookup("en-US")
	require.NoError(t, err)
	assert.Same(t, lang.English(), l)
}

func TestBare(t *testing.T) {
	for _, c := range []struct {
		name, tag, want string
		listed          bool
	}{
		{"no lists", "de", "de", false},
		{"no lists, with a region", "pt-BR", "pt", false},
		{"three letters without a short tag", "cho", "cho", false},
		{"French has its lists", "fr-CA", "fr", true},
		{"English has its lists", "en", "en", true},
		{"unknown subtag", "xq", "", false},
		{"empty", "", "", false},
		{"undetermined", "und", "", false},
		{"undetermined, of a region", "und-CA", "", false},
		{"undetermined, of a French region", "und-FR", "", false},
		{"root", "root", "", false},
		{"malformed", "de--DE", "", false},
		{"a name is no tag", "Deutschland", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := lang.Bare(c.tag)
			if c.want == "" {
				require.Error(t, err)
				assert.Nil(t, l)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want, l.Tag())
			assert.Equal(t, c.listed, l.Listed())
		})
	}
}

// TestWithoutLists asks a bare language and the zero Language everything.
func TestWithoutLists(t *testing.T) {
	for name, l := range map[string]*lang.Language{"bare": language(t, "de"), "zero": new(lang.Language)} {
		t.Run(name, func(t *testing.T) {
			the := []byte("the")
			assert.False(t, l.Listed())
			assert.False(t, l.Title(the) || l.Starter(the) || l.Function(the) || l.Division(the))
			assert.Zero(t, l.Month([]byte("mars"))+l.Weekday([]byte("lundi"))+l.Ordinal([]byte("first")))
			_, ok := l.Cardinal([]byte("one"))
			assert.False(t, ok)
			assert.Equal(t, lang.NotAbbreviation, l.Abbreviation("art."))
			assert.False(t, l.Phrase("p.", "m."))
			assert.False(t, l.Furniture("skip to"))
			assert.Equal(t, "the", string(l.Stem(the)))
			assert.Equal(t, "the lavocat parle", l.Keys("The l’avocat parle"), "nothing is known to be elided")
		})
	}
}
