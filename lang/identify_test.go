package lang_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
)

func tagOf(g lang.Guess) string {
	if g.Language == nil {
		return ""
	}
	return g.Language.Tag()
}

func TestIdentify(t *testing.T) {
	for tag, texts := range map[string][]string{
		"en": {
			"The committee met on Tuesday.",
			"We would like to thank you.",
			"Please read the notice.",
			"This is not a bilingual page.",
			"Who will pay for it?",
			"They were shown the door.",
			"It has been raining all week.",
			"Do not open this window.",
			"Nothing has changed since then.",
			"with their children",
			"Presented to the House of Commons",
			"Response by the Minister",
			"Housing and homelessness",
			"WE, THE UNDERSIGNED, CALL UPON THE HOUSE",
			"(a) by the Minister of Fisheries;",
			"In the case of bilingual offices, the manager decides.",
			"Mr. Lévesque was the first to sign it, and he was not alone.",
			"The mayor of Trois-Rivières did not reply to our letter.",
			"He said “Vive la Rochelle” and then they all went home.",
			"Mr. Lévesque spoke on behalf of the Société d’histoire.",
			"Start of content",
			"Skip to main content",
			"March 25, 2022",
			"May 25, 2022",
			"The House will sit in May.",
			"Ottawa\nThe next page",
			"Write to the.office@example.org",
		},
		"fr": {
			"Le comité s’est réuni mardi.",
			"Nous tenons à vous remercier.",
			"Veuillez lire l'avis.",
			"Cette page n’est pas bilingue.",
			"Qui va payer\u00a0?",
			"On leur a montré la porte.",
			"Il pleut depuis une semaine.",
			"N’ouvrez pas cette fenêtre.",
			"Rien n’a changé depuis.",
			"avec leurs enfants",
			"Attendu que\u00a0:",
			"Présentée à la Chambre des communes",
			"Réponse du gouvernement déposée",
			"NOUS, SOUSSIGNÉS, PRIONS LA CHAMBRE DES COMMUNES",
			"Pêche et océans",
			"Elle dit qu’il est parti.",
			"Sur le pont",
			"Le week-end, on fait du shopping en ville.",
			"M. Jones a parlé au nom du «\u00a0Fisheries Council\u00a0».",
			"Le maire de New Westminster n’a pas répondu à notre lettre.",
			"e\u0301te\u0301 comme hiver, la route est ferme\u0301e",
			"Passer au contenu",
			"Début du contenu",
			"Attendu que :",
			"25 février 2022",
			"Lʼavocate n’a rien dit.",
			"Thé et café",
			"Écrire à : the.office@example.org",
		},
		"": {
			"",
			" \n ",
			"...",
			"• • •",
			"441-00155",
			"90 089",
			"12,5 %",
			"$130,000",
			"2022-03-25",
			"10 h 30",
			"8:42 a.m.",
			"R.S.C., 1985, c. A-1",
			"info@example.org",
			"https://example.org/2022/441",
			"https://www.example.com/the/page",
			"www.example.com/le/site/de/la/ville",
			"the.office@example.org",
			"le.comite@example.org",
			"EST",
			"SI/2018-69",
			"AU/NZ",
			"Tel.: 613-555-0123",
			"Part I",
			"d) 5",
			"Des Moines",
			"Le Mans",
			"Fond du Lac",
			"L'Oréal",
			"Qu'Appelle",
			"N'Djamena",
			"De Beers",
			"Côte d'Ivoire",
			"Charles de Gaulle",
			"Simone de Beauvoir",
			"Will Smith",
			"May Brown",
			"Elizabeth May",
			"Chez Piggy",
			"Rio de Janeiro",
			"Escherichia coli",
			"the",
			"avec",
			"John Smith",
			"Marie Tremblay",
			"Louis-Philippe Côté",
			"François Légaré",
			"Ludwig van Beethoven",
			"Sherbrooke",
			"Montréal",
			"Alberta",
			"Colombie-Britannique",
			"St. John's",
			"Air Canada",
			"pizza",
			"café",
			"résumé",
			"laissez-faire",
			"Section 5",
			"Article 5",
			"Total",
			"Ottawa, Ontario K1A 0A6",
			"Привет, мир",
			"\xff\xfe\xfd",
		},
	} {
		for _, text := range texts {
			t.Run(tag+": "+text, func(t *testing.T) {
				g := lang.Identify(text)
				assert.Equal(t, tag, tagOf(g), "confidence %.3f", g.Confidence)
			})
		}
	}
}

// TestIdentifyIsNotWrong has texts that say little: their language or none.
func TestIdentifyIsNotWrong(t *testing.T) {
	for tag, texts := range map[string][]string{
		"en": {
			"Disclaimer regarding petitions",
			"Leave a comment",
			"My son's car",
			"Car rental",
			"Car park",
			"Font size",
			"Plus or minus",
			"Plus size",
			"c'mon",
			"Pour concrete",
			"Main menu",
			"Main street",
			"Content management",
			"Pain relief",
			"Pose a question",
			"Dire straits",
			"Chat online",
			"Tour guide",
			"Comment period",
			"Internet site",
			"permanent part-time employee",
		},
		"fr": {
			"Pétition papier",
			"déjà vu",
			"An 2000",
			"But : 5",
			"But atteint",
			"An dernier",
			"Or noir",
			"Mine d'or",
			"Table ronde",
			"Pain chaud",
			"Main courante",
			"Car scolaire",
			"Avis public",
			"district no 1 (nord)",
			"À propos",
		},
	} {
		for _, text := range texts {
			t.Run(tag+": "+text, func(t *testing.T) {
				g := lang.Identify(text)
				assert.Contains(t, []string{tag, ""}, tagOf(g), "confidence %.3f", g.Confidence)
			})
		}
	}
}

func TestIdentifyCounts(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"441-00155", 0},
		{"The committee met", 3},
		{"25 mars 2022", 1},
		{"Write to clerk@example.org or www.example.org/the/clerk", 3},
	} {
		assert.Equal(t, c.want, lang.Identify(c.text).Words, c.text)
	}
}

// TestIdentifyConfidence checks that more evidence never makes for less
// confidence, and that certainty stays a probability.
func TestIdentifyConfidence(t *testing.T) {
	assert.Equal(t, 0.5, lang.Identify("441").Confidence, "no reason either way")
	last := 0.0
	for n := 1; n < 40; n *= 2 {
		g := lang.Identify(strings.Repeat("of the people ", n))
		assert.GreaterOrEqual(t, g.Confidence, last)
		assert.LessOrEqual(t, g.Confidence, 1.0)
		last = g.Confidence
	}
}

// TestIdentifyMixed checks that the language of most of a text wins, and that
// only the start of a long text is read.
func TestIdentifyMixed(t *testing.T) {
	english := "The committee met with the members of the House. "
	french := "Le comité s’est réuni avec les membres de la Chambre. "
	assert.Equal(t, "en", tagOf(lang.Identify(french+strings.Repeat(english, 4))))
	assert.Equal(t, "fr", tagOf(lang.Identify(english+strings.Repeat(french, 4))))

	long := strings.Repeat(english, 2000)
	assert.Equal(t, "en", tagOf(lang.Identify(long+strings.Repeat(french, 9000))))
}

// TestIdentifyCutsAnywhere puts a letter of two bytes across the limit.
func TestIdentifyCutsAnywhere(t *testing.T) {
	for pad := range 3 {
		text := strings.Repeat("x", pad) + " " + strings.Repeat("é à ", 20_000)
		assert.Equal(t, "fr", tagOf(lang.Identify(text)))
	}
}
