package align_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

// checksAt lists the checks with a finding at warning or above.
func checksAt(t *testing.T, src, dst *segment.Document) []string {
	t.Helper()
	a := mustAlign(t, &align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}, src, dst)
	var out []string
	for _, f := range align.Inspect(a).Findings {
		if f.Severity >= align.Warning {
			out = append(out, f.Check)
		}
	}
	return out
}

func TestSentencesJoined(t *testing.T) {
	for _, c := range []struct {
		name, en, fr string
		want         []string
	}{
		{"two sentences against one of the same length",
			"The maps are kept in the archives and any visitor with a card may leaf through them there.",
			"Les cartes sont aux archives. Quiconque possède une carte peut les feuilleter sur place.", nil},
		{"the same without the second",
			"The maps are kept in the archives and any visitor with a card may leaf through them there.",
			"Les cartes sont conservées aux archives et tout visiteur muni d’une carte peut les y feuilleter.", nil},
		{"a sentence more",
			"The maps are kept in the archives of the town.",
			"Les cartes sont conservées aux archives de la ville. Quiconque possède un laissez-passer peut les feuilleter.", []string{"addition"}},
		{"a sentence less",
			"The maps are kept in the archives of the town. Any visitor with a card may leaf through them there.",
			"Les cartes sont conservées aux archives de la ville.", []string{"omission"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := english(en[0], en[1], en[2]+" "+c.en+" "+en[3], en[4], en[5])
			dst := french(fr[0], fr[1], fr[2]+" "+c.fr+" "+fr[3], fr[4], fr[5])
			assert.Equal(t, c.want, checksAt(t, src, dst))
		})
	}
}

func TestLongListAgainstOneParagraph(t *testing.T) {
	parts := [][2]string{
		{"two levels", "deux niveaux"}, {"4 models LAKE, RIVER and SEA", "4 modèles LAKE, RIVER et SEA"},
		{"40 members of 17 towns", "40 membres de 17 villes"}, {"12 hours after the start", "12 heures après le début"},
		{"maps of 1961 to 1990", "cartes de 1961 à 1990"}, {"a grid of 210 km", "une grille de 210 km"},
		{"notes of 3 offices", "notes de 3 bureaux"}, {"tables of 2007", "tableaux de 2007"},
	}
	var sentence, list []string
	for _, p := range parts {
		sentence, list = append(sentence, p[0]), append(list, "- "+p[1])
	}
	english := []string{en[0], en[1], "Description of the system: " + strings.Join(sentence, ", ") + ".", en[2], en[3]}
	french := append(append([]string{fr[0], fr[1], "Description du système :"}, list...), fr[2], fr[3])
	src, dst := marked(english, french)
	assert.Empty(t, checksAt(t, src, dst))

	// The same list that nothing says on the other side.
	src, dst = marked([]string{en[0], en[1], en[2], en[3]}, french)
	assert.NotEmpty(t, checksAt(t, src, dst))
}

func TestTermsOfDefinitions(t *testing.T) {
	src := english(en[0],
		"“lake vessel” means a boat that carries goods on the lake for a fee. (bateau de lac)",
		"“owner” means the person in whose name the boat is registered. (propriétaire)", en[1])
	for name, c := range map[string]struct {
		definition string
		want       []string
	}{
		"its own sentence":       {"« bateau de lac » Bateau qui transporte des marchandises sur le lac moyennant des droits. (lake vessel)", nil},
		"part of the definition": {"« bateau de lac » Bateau qui transporte des marchandises sur le lac moyennant des droits (lake vessel)", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dst := french(fr[0], c.definition,
				"« propriétaire » Personne au nom de laquelle le bateau est immatriculé. (owner)", fr[1])
			assert.Equal(t, c.want, checksAt(t, src, dst))
		})
	}
}
