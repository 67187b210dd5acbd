package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
)

func TestNamedNumbers(t *testing.T) {
	month := func(l *lang.Language, key []byte) int { return l.Month(key) }
	weekday := func(l *lang.Language, key []byte) int { return l.Weekday(key) }
	ordinal := func(l *lang.Language, key []byte) int { return l.Ordinal(key) }
	cardinal := func(l *lang.Language, key []byte) int {
		n, ok := l.Cardinal(key)
		if !ok {
			return -1
		}
		return int(n)
	}
	for _, c := range []struct {
		list string
		of   func(*lang.Language, []byte) int
		tag  string
		word string
		want int
	}{
		{"month", month, "en", "January", 1},
		{"month", month, "en", "MAY", 5},
		{"month", month, "en", "Sept.", 9},
		{"month", month, "en", "Sep", 9},
		{"month", month, "en", "december", 12},
		{"month", month, "en", "mars", 0},
		{"month", month, "fr", "janvier", 1},
		{"month", month, "fr", "mars", 3},
		{"month", month, "fr", "août", 8},
		{"month", month, "fr", "aout", 8},
		{"month", month, "fr", "AOÛT", 8},
		{"month", month, "fr", "févr.", 2},
		{"month", month, "fr", "déc", 12},
		{"month", month, "fr", "March", 0},
		{"month", month, "fr", "", 0},

		{"weekday", weekday, "en", "Monday", 1},
		{"weekday", weekday, "en", "Thurs.", 4},
		{"weekday", weekday, "en", "sunday", 7},
		{"weekday", weekday, "en", "lundi", 0},
		{"weekday", weekday, "fr", "lundi", 1},
		{"weekday", weekday, "fr", "Mar.", 2},
		{"weekday", weekday, "fr", "DIMANCHE", 7},
		{"weekday", weekday, "fr", "Monday", 0},

		{"ordinal", ordinal, "en", "first", 1},
		{"ordinal", ordinal, "en", "Twelfth", 12},
		{"ordinal", ordinal, "en", "twenty-first", 21},
		{"ordinal", ordinal, "en", "one", 0},
		{"ordinal", ordinal, "fr", "premier", 1},
		{"ordinal", ordinal, "fr", "Première", 1},
		{"ordinal", ordinal, "fr", "troisième", 3},
		{"ordinal", ordinal, "fr", "quatre-vingt-dixième", 90},
		{"ordinal", ordinal, "fr", "trois", 0},

		{"cardinal", cardinal, "en", "zero", 0},
		{"cardinal", cardinal, "en", "Thirty", 30},
		{"cardinal", cardinal, "en", "forty-two", 42},
		{"cardinal", cardinal, "en", "thousand", 1000},
		{"cardinal", cardinal, "en", "third", -1},
		{"cardinal", cardinal, "fr", "zéro", 0},
		{"cardinal", cardinal, "fr", "une", 1},
		{"cardinal", cardinal, "fr", "soixante-et-onze", 71},
		{"cardinal", cardinal, "fr", "quatre-vingt-dix-neuf", 99},
		{"cardinal", cardinal, "fr", "mille", 1000},
		{"cardinal", cardinal, "fr", "milliard", 1_000_000_000},
		{"cardinal", cardinal, "fr", "thirty", -1},
	} {
		t.Run(c.tag+" "+c.list+": "+c.word, func(t *testing.T) {
			assert.Equal(t, c.want, c.of(language(t, c.tag), []byte(lang.Fold(c.word))))
		})
	}
}

func TestWordLists(t *testing.T) {
	for _, c := range []struct {
		list    string
		of      func(*lang.Language, []byte) bool
		tag     string
		in, out []string
	}{
		{"titles", (*lang.Language).Title, "en", []string{"Mr", "Senator", "Minister"}, []string{"table", "the", "Madrid"}},
		{"titles", (*lang.Language).Title, "fr", []string{"Mme", "sénatrice", "Maître"}, []string{"table", "le", ""}},
		{"starters", (*lang.Language).Starter, "en", []string{"However", "the", "It’s"}, []string{"of-course", "Smith"}},
		{"starters", (*lang.Language).Starter, "fr", []string{"Cette", "Toutefois", "À"}, []string{"Tremblay", "parti"}},
		{"function words", (*lang.Language).Function, "en", []string{"of", "the", "with"}, []string{"dans", "clerk"}},
		{"function words", (*lang.Language).Function, "fr", []string{"dans", "même", "l", "qu"}, []string{"with", "greffier"}},
		{"divisions", (*lang.Language).Division, "en", []string{"Chapter", "section", "annex"}, []string{"clerk", "of"}},
		{"divisions", (*lang.Language).Division, "fr", []string{"annexe", "Alinéa", "pièce"}, []string{"greffier", "de"}},
	} {
		t.Run(c.tag+" "+c.list, func(t *testing.T) {
			l := language(t, c.tag)
			for _, w := range c.in {
				assert.True(t, c.of(l, []byte(lang.Fold(w))), w)
			}
			for _, w := range c.out {
				assert.False(t, c.of(l, []byte(lang.Fold(w))), w)
			}
		})
	}
}

func TestFurniture(t *testing.T) {
	for _, c := range []struct {
		name, tag, line string
		want            bool
	}{
		{"whole line", "en", "Skip to main content", true},
		{"case and signs", "en", "» DATE MODIFIED:", true},
		{"more behind", "en", "Date modified: 2022-05-01", true},
		{"one word", "en", "Search", true},
		{"one word and three more", "en", "Photo by Garnett Genuis", true},
		{"one word and a name", "en", "Photo - Garnett Genuis", true},
		{"one word twice", "en", "Logo Assembly Logo Hemicycle", true},
		{"a sentence after one word", "en", "Search and rescue services were cut in 2019. Nobody was told.", false},
		{"one word and four more", "en", "Home care costs too much", false},
		{"two words", "en", "Contact us", true},
		{"two words and a date", "en", "Last updated: 2022-05-01", true},
		{"a sentence after two words", "en", "Contact us before May. Thank you.", false},
		{"a sentence after three words", "en", "Thank you for your help, and for all that you did today.", true},
		{"part of a word", "en", "Searching for answers", false},
		{"the phrase cut short", "en", "Start of", false},
		{"not at the start", "en", "We skip to the end", false},
		{"empty", "en", "", false},
		{"French", "fr", "Passer au contenu principal", true},
		{"French with accents", "fr", "Début du contenu", true},
		{"French with a space before the colon", "fr", "Date de modification\u00a0: 2022-05-01", true},
		{"French with more behind", "fr", "Passer à «\u00a0Au sujet du gouvernement\u00a0»", true},
		{"a French sentence after one word", "fr", "Recherche et sauvetage ont été supprimés en 2019.", false},
		{"English in French", "fr", "Skip to main content", false},
		{"French text", "fr", "Le contenu est public", false},
	} {
		t.Run(c.tag+": "+c.name, func(t *testing.T) {
			l := language(t, c.tag)
			assert.Equal(t, c.want, l.Furniture(l.Keys(c.line)))
		})
	}
}
