package align_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

// warnings aligns two texts of two sentences and more and lists the findings
// that a reader would see, as "check: source = target".
func warnings(t *testing.T, en, fr string) []string {
	t.Helper()
	a := mustAlign(t, &align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}},
		segment.Parse("en", en, lang.English()), segment.Parse("fr", fr, lang.French()))
	var out []string
	for _, f := range align.Inspect(a).Findings {
		if f.Severity >= align.Warning && f.Confidence >= 0.6 {
			out = append(out, fmt.Sprintf("%s: %s = %s", f.Check, en[f.Src.Start:f.Src.End], fr[f.Dst.Start:f.Dst.End]))
		}
	}
	return out
}

func TestValuesThatDiffer(t *testing.T) {
	for _, c := range []struct{ name, en, fr, want string }{
		{"number", "The tenant has 30 days to reply to the notice.", "Le locataire dispose de 60 jours pour répondre à l’avis.", "number: 30 = 60"},
		{"date", "The ferry stopped on March 25, 2022 for repairs.", "Le traversier s’est arrêté le 26 mars 2022 pour des réparations.", "date: March 25, 2022 = 26 mars 2022"},
		{"time", "The office closes at 4:30 p.m. on Fridays.", "Le bureau ferme à 15 h 30 le vendredi.", "time: 4:30 p.m. = 15 h 30"},
		{"amount", "The wharf will cost $130,000 to repair.", "La réparation du quai coûtera 13 000 $.", "amount: $130,000 = 13 000 $"},
		{"percentage", "Fares have risen by 38% since last year.", "Les tarifs ont augmenté de 83 % depuis l’an dernier.", "percentage: 38% = 83 %"},
		{"reference", "The fee is set under section 12 of the Act.", "Les droits sont fixés en vertu de l’article 21 de la Loi.", "reference: 12 = 21"},
		{"repeated number in place of another", "The first loan is for 21 days and the second for 21 days.", "Le premier prêt est de 21 jours et le second de 14 jours.", "number: 21 = 14"},
		{"number repeated on one side", "The loan is for 21 days, and after these 21 days a fine is due.", "Le prêt est de 21 jours, après quoi une amende est exigée.", ""},
		{"number repeated, and another alone", "The loan is for 21 days, and after these 21 days a fine is due.", "Le prêt est de 21 jours, après quoi une amende est exigée en vertu du règlement de 1987.", ""},
		{"number in two notations", "The town has 90,089 residents.", "La ville compte 90 089 habitants.", ""},
		{"date in two notations", "It was signed on March 25, 2022.", "L’entente a été signée le 25 mars 2022.", ""},
		{"clock of twelve hours", "The ferry leaves at 8:42 p.m. every day.", "Le traversier part à 20 h 42 chaque jour.", ""},
		{"amount in two notations", "The wharf cost $1.2 million.", "Le quai a coûté 1 200 000 $.", ""},
		{"words and digits", "The tenant has thirty days to reply.", "Le locataire dispose de 30 jours pour répondre.", ""},
		{"large amount in words", "The fund holds one billion, five hundred million dollars.", "Le fonds détient un milliard cinq cents millions de dollars.", ""},
		{"paragraph and alinéa", "See paragraph 5(1)(a) of the Act.", "Voir l’alinéa 5(1)a) de la Loi.", ""},
		{"day after the end of a month", "It applies after September 2016.", "Elle s’applique à compter du 1er octobre 2016.", ""},
		{"slip in a telephone number", "Call 613-555-0199 for help.", "Composez le 613-555-0919 pour obtenir de l’aide.", "number: 613-555-0199 = 613-555-0919"},
		{"telephone line for each language", "If you need help with your permit, call 1-800-555-0199 during office hours.", "Si vous avez besoin d’aide pour votre permis, composez le 1 800 555-0747 pendant les heures de bureau.", ""},
		{"long number", "The file is number 1805550199.", "Le dossier porte le numéro 18055507477.", "number: 1805550199 = 18055507477"},
		{"day on which the page was modified", "Date modified: 2024-01-02", "Date de modification : 2024-03-05", ""},
		{"day on which the rules were modified", "The rules were modified on 2024-01-02.", "Les règles ont été modifiées le 2024-03-05.", "date: 2024-01-02 = 2024-03-05"},
		{"number left out", "The two parties signed the lease.", "Les parties ont signé le bail.", ""},
		{"language of an address", "Write to https://example.org/en/form-eng.html today.", "Écrivez à https://example.org/fr/form-fra.html aujourd’hui.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after := "The council met in the library on Monday.\n\n", "\n\nThe minutes are kept by the clerk of the town.\n"
			avant, après := "Le conseil s’est réuni à la bibliothèque lundi.\n\n", "\n\nLe procès-verbal est conservé par le greffier de la ville.\n"
			var want []string
			if c.want != "" {
				want = []string{c.want}
			}
			assert.Equal(t, want, warnings(t, before+c.en+after, avant+c.fr+après))
		})
	}
}

func TestPartial(t *testing.T) {
	whole := "Le permis de chasse est valable pendant trente jours à compter de la date de sa délivrance par le directeur du parc national."
	for _, c := range []struct{ name, fr, want string }{
		{"whole", whole, ""},
		{"breaks off", "Le permis de chasse est valable pendant", "partial"},
		{"breaks off, and closed by a mark", "Le permis de chasse est valable pendant trente jours à compter de.", "partial"},
		{"said otherwise", "Le directeur du parc national délivre un permis de chasse qui vaut trente jours dès sa date.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			en := "The council met in the library on Monday.\n\nThe hunting permit is valid for thirty days from the date on which it is issued by the superintendent of the national park.\n\nThe minutes are kept by the clerk of the town.\n"
			fr := "Le conseil s’est réuni à la bibliothèque lundi.\n\n" + c.fr + "\n\nLe procès-verbal est conservé par le greffier de la ville.\n"
			got := ""
			for _, w := range warnings(t, en, fr) {
				got = w[:len("partial")]
			}
			assert.Equal(t, c.want, got)
		})
	}
}
