package lang_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
)

func TestAbbreviation(t *testing.T) {
	const (
		none    = lang.NotAbbreviation
		never   = lang.NeverFinal
		starter = lang.FinalBeforeStarter
		number  = lang.NotBeforeNumber
	)
	for _, c := range []struct {
		name, tag, word string
		want            lang.Grade
	}{
		{"title", "en", "Mr.", never},
		{"title in small letters", "en", "mr.", never},
		{"title in capitals", "en", "MR.", never},
		{"honourable", "en", "Hon.", never},
		{"Latin", "en", "e.g.", never},
		{"versus", "en", "v.", never},
		{"capital that its list asks for", "en", "Sen.", never},
		{"without that capital", "en", "sen.", none},
		{"and so on", "en", "etc.", starter},
		{"afternoon", "en", "p.m.", starter},
		{"afternoon in capitals", "en", "P.M.", starter},
		{"afternoon with a space", "en", "p. m.", starter},
		{"company", "en", "Inc.", starter},
		{"country", "en", "U.S.", starter},
		{"statutes", "en", "R.S.C.", starter},
		{"number", "en", "No.", number},
		{"section", "en", "s.", number},
		{"page", "en", "pp.", number},
		{"month", "en", "Jan.", number},
		{"word", "en", "table.", none},
		{"without its full stop", "en", "etc", none},
		{"full stop alone", "en", ".", none},
		{"empty", "en", "", none},
		{"longer than any", "en", "supercalifragilisticexpialidocious-supercalifragilisticexpialidocious.", none},

		{"monsieur", "fr", "M.", never},
		{"metre is no monsieur", "fr", "m.", none},
		{"madame", "fr", "Mme.", never},
		{"that is", "fr", "c.-à-d.", never},
		{"that is, capital with its accent", "fr", "C.-À-D.", never},
		{"for example", "fr", "p. ex.", never},
		{"and so on", "fr", "etc.", starter},
		{"afternoon", "fr", "p. m.", starter},
		{"era", "fr", "J.-C.", starter},
		{"company", "fr", "ltée.", starter},
		{"country with accents", "fr", "É.-U.", starter},
		{"article", "fr", "art.", number},
		{"article, capital", "fr", "Art.", number},
		{"subsection", "fr", "al.", number},
		{"number", "fr", "no.", number},
		{"month", "fr", "févr.", number},
		{"word", "fr", "table.", none},
		{"English only", "fr", "Cllr.", none},
	} {
		t.Run(c.tag+": "+c.name, func(t *testing.T) {
			assert.Equal(t, c.want, language(t, c.tag).Abbreviation(c.word))
		})
	}
}

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		name, tag, first, second string
		want                     bool
	}{
		{"p. m.", "fr", "p.", "m.", true},
		{"p. ex.", "fr", "p.", "ex.", true},
		{"p. ex. in capitals", "fr", "P.", "EX.", true},
		{"op. cit.", "en", "op.", "cit.", true},
		{"three parts, the first two", "fr", "c.", "à", true},
		{"three parts, the last two", "fr", "à", "d.", true},
		{"the other way round", "fr", "m.", "p.", false},
		{"not neighbours", "fr", "c.", "d.", false},
		{"two abbreviations", "en", "no.", "etc.", false},
		{"empty", "en", "", "", false},
	} {
		t.Run(c.tag+": "+c.name, func(t *testing.T) {
			assert.Equal(t, c.want, language(t, c.tag).Phrase(c.first, c.second))
		})
	}
}

func TestAbbreviationAllocatesNothing(t *testing.T) {
	fr := lang.French()
	assert.Zero(t, testing.AllocsPerRun(20, func() {
		fr.Abbreviation("C.-À-D.")
		fr.Phrase("p.", "m.")
	}))
}
