package value_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/value"
)

// describe writes values as "kind key", with ~ before a soft one.
func describe(values []value.Value) []string {
	out := []string{}
	for _, v := range values {
		s := v.Kind.String() + " " + v.Key
		if v.Soft {
			s = "~" + s
		}
		out = append(out, s)
	}
	return out
}

// TestEqual has what is written in English, what in French, and the keys of
// the English values.
func TestEqual(t *testing.T) {
	for _, c := range []struct{ en, fr, keys string }{
		// Digits and their separators
		{"1,234.5 tonnes", "1 234,5 tonnes", "1234.5"},
		{"1,234.5 tonnes", "1\u00a0234,5 tonnes", "1234.5"},
		{"1,234.5 tonnes", "1\u202f234,5 tonnes", "1234.5"},
		{"1,234.5 tonnes", "1\u2009234,5 tonnes", "1234.5"},
		{"1,234.5 tonnes", "1’234,5 tonnes", "1234.5"},
		{"1234.5 tonnes", "1'234,5 tonnes", "1234.5"},
		{"1,234,567 people", "1 234 567 personnes", "1234567"},
		{"1,234,567 people", "1.234.567 personnes", "1234567"},
		{"1,500 people", "1.500 personnes", "1500"},
		{"1.500 kg", "1,500 kg", "1.500"},
		{"a factor of .5", "un facteur de ,5", "0.5"},
		{"a factor of 0.5", "un facteur de 0,5", "0.5"},
		{"at -5 degrees", "à −5 degrés", "-5"},
		{"within ±5 mm", "à ±5 mm près", "5"},
		{"60 days", "60 jours", "60"},
		{"007 agents", "7 agents", "7"},
		{"15 000 articles", "15 000 objets", "15000"},
		{"(Population: 104,285)", "(Population : 104 285)", "104285"},
		{"from 5 to 10 km", "de 5 à 10 km", "5 10"},
		{"5-10 km", "de 5 à 10 km", "5 10"},
		{"5–10 km", "5-10 km", "5 10"},
		{"a 30-day period", "une période de 30 jours", "30"},
		{"10kg and 5 m2", "10 kg et 5 m²", "10 5"},
		{"10^3 units", "10³ unités", "10^3"},
		{"No. 12", "no 12", "12"},
		{"No. 12", "n° 12", "12"},
		{"No. 12", "nº 12", "12"},
		// Fractions
		{"1/2 of it", "½ de cela", "0.5"},
		{"one half of it", "la moitié", "0.5"},
		{"two thirds of them", "deux tiers d’entre eux", "2/3"},
		{"three-quarters", "trois quarts", "0.75"},
		{"3/4", "¾", "0.75"},
		{"seven twelfths", "sept douzièmes", "7/12"},
		{"1 1/2 inches", "1½ pouce", "1.5"},
		{"a quarter of the cost", "un quart du coût", "0.25"},
		{"one third", "un tiers", "1/3"},
		// Words
		{"sixty days", "60 jours", "60"},
		{"twenty-one days", "vingt et un jours", "21"},
		{"twenty-one days", "vingt-et-un jours", "21"},
		{"seventy-one days", "soixante et onze jours", "71"},
		{"seventy-one days", "septante et un jours", "71"},
		{"ninety-nine days", "quatre-vingt-dix-neuf jours", "99"},
		{"ninety days", "nonante jours", "90"},
		{"80 days", "quatre-vingts jours", "80"},
		{"one hundred and five days", "cent cinq jours", "105"},
		{"one hundred and eighty days", "cent quatre-vingts jours", "180"},
		{"two hundred votes", "deux cents voix", "200"},
		{"5,000 votes", "cinq mille voix", "5000"},
		{"one thousand nine hundred and eighty", "mil neuf cent quatre-vingt", "1980"},
		{"nineteen hundred and eighty", "dix-neuf cent quatre-vingts", "1980"},
		{"two thousand three hundred and forty-five", "deux mille trois cent quarante-cinq", "2345"},
		{"a dozen eggs", "une douzaine d’œufs", "12"},
		{"12 eggs", "une douzaine d’œufs", "12"},
		{"a hundred people", "une centaine de personnes", "100"},
		{"seventeen", "dix-sept", "17"},
		{"ninety-seven", "quatre-vingt-dix-sept", "97"},
		// Large numbers
		{"1.5 million people", "1,5 million de personnes", "1500000"},
		{"1.5 million people", "1 500 000 personnes", "1500000"},
		{"two million", "deux millions", "2000000"},
		{"2 billion", "2 milliards", "2000000000"},
		{"3 trillion", "3 billions", "3000000000000"},
		{"12 thousand", "12 000", "12000"},
		// Ordinals
		{"the 21st meeting", "la 21e réunion", "21"},
		{"the 21st meeting", "la 21ᵉ réunion", "21"},
		{"the 21st meeting", "la 21ème réunion", "21"},
		{"the 1st meeting", "la 1re réunion", "1"},
		{"the 2nd meeting", "la 2e réunion", "2"},
		{"the 19th century", "le XIXe siècle", "19"},
		{"the 19th century", "le XIXᵉ siècle", "19"},
		{"the twenty-first century", "le vingt et unième siècle", "21"},
		{"the first time", "la première fois", "1"},
		{"the second time", "la deuxième fois", "2"},
		{"Henry VIII", "Henri VIII", "8"},
		// Codes
		{"call 613-555-0100", "composez le 613 555-0100", "6135550100"},
		{"call (613) 555-0100", "composez le 613-555-0100", "6135550100"},
		{"1-800-555-0100", "1 800 555-0100", "18005550100"},
		{"Ottawa K1A 0B1", "Ottawa K1A 0B1", "k1a0b1"},
		{"ISBN 978-0-660-12345-6", "ISBN 978-0-660-12345-6", "9780660123456"},
		{"version 1.2.3", "version 1.2.3", "1.2.3"},
		{"at 192.168.0.1", "à 192.168.0.1", "192.168.0.1"},
		{"CO2 emissions", "émissions de CO₂", "co2"},
		{"COVID-19", "COVID‑19", "covid19"},
		{"file 441-00155", "dossier 441-00155", "44100155"},
		{"report_2022-03-25.pdf", "rapport_2022-03-25.pdf", "20220325"},
		{"H1N1 flu", "grippe H1N1", "h1n1"},
		// Dates
		{"March 25, 2022", "25 mars 2022", "2022-03-25"},
		{"25 March 2022", "le 25 mars 2022", "2022-03-25"},
		{"Mar. 25, 2022", "25 mars 2022", "2022-03-25"},
		{"25-Mar-2022", "25 mars 2022", "2022-03-25"},
		{"July 1, 2020", "le 1er juillet 2020", "2020-07-01"},
		{"2022-03-25", "25 mars 2022", "2022-03-25"},
		{"2022/03/25", "2022-03-25", "2022-03-25"},
		{"03/25/2022", "25/03/2022", "2022-03-25"},
		{"03/04/2022", "4 mars 2022", "2022-04-03|2022-03-04"},
		{"March 2022", "mars 2022", "2022-03"},
		{"Feb. 2022", "févr. 2022", "2022-02"},
		{"on March 25", "le 25 mars", "--03-25"},
		{"the 25th of March", "le 25 mars", "--03-25"},
		{"the 25th day of March, 2022", "le 25 mars 2022", "2022-03-25"},
		{"the first day of March, 2022", "le 1er mars 2022", "2022-03-01"},
		{"this eighteenth day of October", "ce dix-huitième jour d’octobre", "--10-18"},
		{"the 1990s", "les années 1990", "1990s"},
		{"the 1990s", "les années 90", "1990s"},
		{"March 25–27, 2022", "du 25 au 27 mars 2022", "2022-03-25 2022-03-27"},
		{"March 25 to 27, 2022", "25-27 mars 2022", "2022-03-25 2022-03-27"},
		{"March 1, 15 and 20, 2022", "les 1er, 15 et 20 mars 2022", "2022-03-01 2022-03-15 2022-03-20"},
		{"from March 1 to April 2, 2021", "du 1er mars au 2 avril 2021", "--03-01 2021-04-02"},
		{"from March 1, 2021 to April 2, 2021", "du 1er mars au 2 avril 2021", "2021-03-01 2021-04-02"},
		{"2021-22", "2021-2022", "2021 2022"},
		{"2021–22", "2021-2022", "2021 2022"},
		{"from 2019 to 2021", "de 2019 à 2021", "2019 2021"},
		{"On May 3, 12 people", "Le 3 mai, 12 personnes", "--05-03 12"},
		// Times
		{"at 8:42 a.m.", "à 8 h 42", "08:42"},
		{"at 8:42 am", "à 8h42", "08:42"},
		{"at 8:42 a. m.", "à 08:42", "08:42"},
		{"at 2:30 p.m.", "à 14 h 30", "14:30"},
		{"at 2:30 PM", "à 14:30", "14:30"},
		{"at 2:30", "à 14 h 30", "02:30|14:30"},
		{"at 8 p.m.", "à 20 h", "20:00"},
		{"at 8 p.m.", "à 20 heures", "20:00"},
		{"at 12:30 a.m.", "à 0 h 30", "00:30"},
		{"at noon", "à midi", "12:00"},
		{"at noon", "à 12 h", "12:00"},
		{"at midnight", "à minuit", "00:00"},
		// Money
		{"$130,000", "130 000 $", "130000 $"},
		{"US$5", "5 $ US", "5 USD"},
		{"CAD 5", "5 $ CA", "5 CAD"},
		{"CA$5", "5 $ CAN", "5 CAD"},
		{"$5", "5 $ CA", "5 $"},
		{"€5", "5 €", "5 EUR"},
		{"£5", "5 £", "5 GBP"},
		{"5 ¢", "5 cents", "0.05 $"},
		{"$1.2 million", "1,2 million de dollars", "1200000 $"},
		{"$1.2 million", "1 200 000 $", "1200000 $"},
		{"$1.2M", "1,2 M$", "1200000 $"},
		{"$3 billion", "3 milliards de dollars", "3000000000 $"},
		{"5 million euros", "5 millions d’euros", "5000000 EUR"},
		{"five dollars", "cinq dollars", "5 $"},
		{"five dollars", "5 $", "5 $"},
		{"one dollar", "un dollar", "1 $"},
		{"between $5 and 10", "entre 5 $ et 10 $", "5 $ 10"},
		{"$1.50", "1,50 $", "1.5 $"},
		{"$1,000, or", "1 000 $, ou", "1000 $"},
		// Percentages
		{"76%", "76 %", "76%"},
		{"76 per cent", "76 pour cent", "76%"},
		{"76 percent", "76 p. 100", "76%"},
		{"0.5%", "0,5 %", "0.5%"},
		{"fifty per cent", "cinquante pour cent", "50%"},
		{"one per cent", "un pour cent", "1%"},
		{"10 to 15%", "de 10 % à 15 %", "10 15%"},
		// References
		{"s. 5(1)(a)", "al. 5(1)a)", "5(1)(a)"},
		{"section 5(1)(a)", "alinéa 5(1)a)", "5(1)(a)"},
		{"paragraph 5(1)(a)", "l’alinéa 5(1)a)", "5(1)(a)"},
		{"subsection 12(2.1)", "paragraphe 12(2.1)", "12(2.1)"},
		{"sections 5 to 9", "articles 5 à 9", "5 9"},
		{"paragraphs (a) and (b)", "alinéas a) et b)", "(a) (b)"},
		{"paragraph 35.1(1)(z.1)", "alinéa 35.1(1)z.1)", "35.1(1)(z.1)"},
		{"subparagraph 53(a)(iii)", "sous-alinéa 53a)(iii)", "53(a)(iii)"},
		{"paragraphs 5(1)(a) and (b)", "alinéas 5(1)a) et 5(1)b)", "5(1)(a) (b)"},
		{"Article 25(2)", "l’article 25.2", "25(2)"},
		{"section 205.022", "article 205.022", "205.022"},
		{"SOR/2001-103", "DORS/2001-103", "SOR/2001-103"},
		{"SI/99-100", "TR/99-100", "SI/99-100"},
		{"R.S.C., 1985, c. A-1", "L.R.C. (1985), ch. A-1", "1985 a1"},
		{"S.C. 2019, c. 10", "L.C. 2019, ch. 10", "2019 10"},
		{"C.R.C., c. 1575", "C.R.C., ch. 1575", "1575"},
		{"Bill C-51", "projet de loi C-51", "c51"},
		{"Schedule 2", "annexe 2", "2"},
		{"Sch. I", "ann. I", "1"},
		{"Part IV", "partie IV", "4"},
		{"Part IV", "partie 4", "4"},
		{"Schedule A", "annexe A", "a"},
		{"as noted [3]", "selon la note [3]", "3"},
		// Links
		{"see https://www.canada.ca/en/services/jobs.html", "voir https://www.canada.ca/fr/services/emplois.html", "canada.ca/2/"},
		{"canada.ca/en", "www.canada.ca/fr", "canada.ca/0/"},
		{"https://en.example.org/a", "https://fr.example.org/b", "example.org/1/"},
		{"www.example.ca/page-eng.html", "www.example.ca/page-fra.html", "example.ca/1/"},
		{"https://example.ca/x?lang=en&id=12", "https://example.ca/x?lang=fr&id=12", "example.ca/1/,12"},
		{"https://www.ourcommons.ca/en/bills/44", "https://www.noscommunes.ca/fr/projets/44", "commons/2/,44"},
		{"Write to info@example.ca.", "Écrivez à info@example.ca.", "info@example.ca"},
		{"info@example.ca", "renseignements@example.ca", "info@example.ca"},
		{"(https://example.ca/a_(b))", "https://example.ca/a_(b)", "example.ca/1/"},
	} {
		t.Run(c.en+" = "+c.fr, func(t *testing.T) {
			en, fr := value.Find(lang.English(), c.en), value.Find(lang.French(), c.fr)
			keys := []string{}
			for _, v := range en {
				keys = append(keys, v.Key)
			}
			assert.Equal(t, c.keys, strings.Join(keys, " "))
			onlyEn, onlyFr := value.Unmatched(en, fr)
			assert.Empty(t, onlyEn, "French: %v", describe(fr))
			assert.Empty(t, onlyFr)
			onlyFr, onlyEn = value.Unmatched(fr, en)
			assert.Empty(t, onlyFr)
			assert.Empty(t, onlyEn)
			for _, form := range []norm.Form{norm.NFC, norm.NFD} {
				assert.Equal(t, describe(en), describe(value.Find(lang.English(), form.String(c.en))))
				assert.Equal(t, describe(fr), describe(value.Find(lang.French(), form.String(c.fr))))
			}
		})
	}
}

// TestDiffer has pairs that must raise an alarm, on the side of each value.
func TestDiffer(t *testing.T) {
	for _, c := range []struct{ en, fr string }{
		{"30 days", "60 jours"}, {"30 days", "quelques jours"}, {"some days", "60 jours"},
		{"sixty days", "soixante-dix jours"}, {"within five days", "dans les dix jours"},
		{"1,234", "1 235"}, {"1,234.5", "1 234,6"}, {"1,500", "15 000"}, {"-5 degrees", "5 degrés"},
		{"2/3", "3/4"}, {"two thirds", "trois quarts"}, {"1.5 million", "1,5 milliard"},
		{"2 billion", "2 billions"}, {"3 thousand", "3 millions"}, {"10^3", "10^6"},
		{"the 21st meeting", "la 22e réunion"}, {"the 19th century", "le XXe siècle"},
		{"613-555-0100", "613-555-0101"}, {"K1A 0B1", "K1A 0B2"}, {"version 1.2.3", "version 1.2.4"},
		{"CO2", "CO3"}, {"C-51", "C-52"}, {"file 441-00155", "dossier 441-00156"},
		{"March 25, 2022", "26 mars 2022"}, {"March 25, 2022", "25 avril 2022"}, {"March 25, 2022", "25 mars 2021"},
		{"March 2022", "mai 2022"}, {"on March 25", "le 24 mars"}, {"2022-03-25", "25 février 2022"},
		{"03/25/2022", "24/03/2022"}, {"the 1990s", "les années 1980"}, {"March 25–27, 2022", "du 25 au 28 mars 2022"},
		{"from 2019 to 2021", "de 2019 à 2022"}, {"2021-22", "2020-2021"}, {"in 2022", "en 2023"},
		{"8:42 a.m.", "8 h 43"}, {"8:42 a.m.", "20 h 42"}, {"2:30 p.m.", "15 h 30"}, {"8 p.m.", "21 h"},
		{"12:30 a.m.", "12 h 30"}, {"$130,000", "130 $"}, {"$130,000", "13 000 $"}, {"US$5", "5 $ CA"},
		{"€5", "5 $"}, {"$1.2 million", "1,2 milliard de dollars"}, {"5 cents", "5 $"}, {"five dollars", "six dollars"},
		{"76%", "67 %"}, {"0.5%", "5 %"}, {"76 per cent", "86 p. 100"}, {"fifty per cent", "quinze pour cent"},
		{"section 5", "article 6"}, {"s. 5(1)(a)", "al. 5(1)b)"}, {"subsection 12(2.1)", "paragraphe 12(2.2)"},
		{"paragraph (a)", "alinéa b)"}, {"SOR/2001-103", "DORS/2001-104"}, {"SOR/2001-103", "le règlement"},
		{"SOR/2001-103", "TR/2001-103"}, {"Part IV", "partie V"}, {"Schedule A", "annexe B"},
		{"subsections (1) and (2)", "paragraphes (1) et (3)"},
		{"subsection (1) or subsection (3)", "paragraphe (1) ou paragraphe (1)"},
		{"https://example.ca/en/1", "https://example.ca/fr/2"}, {"https://example.ca/en/a/b", "https://example.ca/fr/a"},
		{"info@example.ca", "info@example.org"}, {"https://example.ca", "le site"},
	} {
		t.Run(c.en+" ≠ "+c.fr, func(t *testing.T) {
			en, fr := value.Find(lang.English(), c.en), value.Find(lang.French(), c.fr)
			onlyEn, onlyFr := value.Unmatched(en, fr)
			assert.NotEmpty(t, append(hard(onlyEn), hard(onlyFr)...), "%v %v", describe(en), describe(fr))
		})
	}
}

// TestNone has texts in which nothing is a value.
func TestNone(t *testing.T) {
	for _, c := range []struct {
		l     *lang.Language
		texts []string
	}{
		{lang.English(), []string{
			"", "  ", "one of them", "No one saw it.", "You may march on.", "May I go?", "the March of the Penguins",
			"vitamin C", "I am here.", "M. C. Escher", "J. D. Salinger", "a) the person", "item",
			"See section.", "this section. A person", "cents", "the dollar", "per cent", "percent", "a.m.", "i.e. this",
			"e.g. that", "a mile", "@", "www.", "http://", "://", "a@b", "MIX of CD and DVD", "mild civic mix",
			"to the end", "the part and parcel", "R. v. Smith", "U.S. and U.K.", "the order of things", "m² of floor",
			"a/b and c", "quarterly", "tens of them", "Loi sur les textes", "hello-world", "e-mail", "x - y", "S.C. and R.S.C.",
		}},
		{lang.French(), []string{
			"un", "une des leurs", "la planète Mars", "ils sont mi-mars", "M. C. Untel", "la vitamine C", "le présent article",
			"article. Une", "dans la partie civile", "un mille",
			"L’avocat", "d’abord", "a) la personne", "l’an dernier", "on the other", "le ch. de fer", "c. à d.",
			"Il a dit : « non ».", "R. c. Untel", "mix, vil, civil", "di lui", "les années passées", "m2 de plancher", "à l’annexe",
		}},
	} {
		for _, text := range c.texts {
			t.Run(c.l.Tag()+": "+text, func(t *testing.T) {
				assert.Empty(t, describe(value.Find(c.l, text)))
			})
		}
	}
}

// TestSoft has pairs whose difference alone is no reason for an alarm.
func TestSoft(t *testing.T) {
	for _, c := range []struct{ name, en, fr string }{
		{"a first that is not said", "for the first time", "enfin"},
		{"a small number", "the two parties", "les parties"},
		{"one in digits", "1 year", "un an"},
		{"a reference by a pronoun", "referred to in subsection (1)", "visé ci-dessus"},
		{"a section by a pronoun", "under section 5", "au titre de cet article"},
		{"a king", "World War II", "la Seconde Guerre mondiale"},
		{"half", "half the members", "bon nombre de membres"},
		{"noon", "noon", "le milieu du jour"},
		{"parts per million", "ppm", "parties par million"},
		{"a repeated value", "30 days, and 30 days after that", "30 jours, puis autant"},
		{"wholly owned", "a wholly-owned subsidiary", "une filiale à cent pour cent"},
		{"an amendment of one version", "2011, c. 21, s. 11(E)", "2011, ch. 21, art. 11(A)"},
		{"a dollar", "a fraction of a dollar", "une fraction d’un dollar"},
		{"locants", "2,2-bis(hydroxymethyl)", "pentaérythritol"},
		{"the end of a fiscal year", "for 2005-2006", "pour l’exercice 2005"},
		{"hosts of each language", "https://museum.example.ca/en/x", "https://musee.example.ca/fr/x"},
		{"letters of an acronym", "UNSCR1540", "RCSNU1540"},
	} {
		t.Run(c.name, func(t *testing.T) {
			en, fr := value.Find(lang.English(), c.en), value.Find(lang.French(), c.fr)
			onlyEn, onlyFr := value.Unmatched(en, fr)
			assert.Empty(t, describe(append(hard(onlyEn), hard(onlyFr)...)))
		})
	}
}

func TestOffsets(t *testing.T) {
	for _, c := range []struct {
		l    *lang.Language
		text string
		want []string
	}{
		{lang.English(), "By March 25, 2022, pay $1.2 million (or 76%).", []string{"March 25, 2022", "$1.2 million", "76%"}},
		{lang.English(), "March 25–27, 2022", []string{"March 25", "27, 2022"}},
		{lang.English(), "at 8:42 a.m. on -5.", []string{"8:42 a.m.", "-5"}},
		{lang.English(), "See https://example.ca/a, or x@y.ca.", []string{"https://example.ca/a", "x@y.ca"}},
		{lang.French(), "Le 1er juillet 2020, l’alinéa 5(1)a) et 1\u202f000\u00a0$ US…", []string{"1er juillet 2020", "5(1)a)", "1\u202f000\u00a0$ US"}},
		{lang.French(), "quatre-vingt-dix-neuf février", []string{"quatre-vingt-dix-neuf"}},
		{lang.French(), "1½ et 50 p. 100", []string{"1½", "50 p. 100"}},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := []string{}
			for _, v := range value.Find(c.l, c.text) {
				got = append(got, c.text[v.Start:v.End])
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestLanguageWithoutLists(t *testing.T) {
	l, err := lang.Bare("de")
	assert.NoError(t, err)
	assert.Equal(t, []string{"number 30", "number 1234.5"}, describe(value.Find(l, "in 30 Tagen 1 234,5 kg")))
}

func TestKindString(t *testing.T) {
	assert.Equal(t, "percentage", value.Percentage.String())
	assert.Equal(t, "unknown", value.Kind(200).String())
}
