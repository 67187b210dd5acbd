package align_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What one side lacks is a note where it may be there in other words.
func TestRedrafted(t *testing.T) {
	for name, c := range map[string]struct {
		en, fr string
		want   []string
	}{
		"a lead said otherwise": {
			"The clerk of the harbour is the auditor of the agency and must\n\n(a) examine the accounts; and\n\n(b) report to the minister.",
			"Le greffier du port est le vérificateur de l’agence. À ce titre, il a les tâches suivantes :\n\na) il examine les comptes;\n\nb) il fait rapport au ministre.",
			nil},
		"a sentence that makes up for a longer one": {
			"The data is available by the secure protocol and resides in a directory that is plainly accessible to a web browser. Each link of the directory is a file.",
			"Les données sont disponibles par le protocole sécurisé. Il est possible d’y accéder avec un fureteur. Chaque lien du répertoire est un fichier.",
			nil},
		"two sentences of which one is missing": {
			"The wharf reopens in May. Visitors will see changes in the colour of the tickets for the museum with this season. In general, the ferries will arrive about 40 minutes later than the present time. The bridge stays closed.",
			"Le quai rouvre en mai. En général, les traversiers arriveront environ 40 minutes plus tard que maintenant. Le pont reste fermé.",
			[]string{"omission: Visitors will see changes in the colour of the tickets for the museum with this season. = "}},
		"a sentence that repeats the words of its neighbour": {
			"Subject to section 2, the corporation may acquire an interest in an entity. Subject to sections 4 and 5, an acquisition by the corporation requires the approval of the minister, if the value of the interest in the entity exceeds 25 per cent of the value of the entity.",
			"Sous réserve des articles 4 et 5, l’acquisition par la corporation est subordonnée à l’agrément du ministre, si la valeur de l’intérêt dans l’entité dépasse 25 pour cent de la valeur de l’entité.",
			[]string{"omission: Subject to section 2, the corporation may acquire an interest in an entity. = "}},
		"a sentence": {
			"The ferry leaves at noon. Dogs are not allowed on the upper deck. Tickets are sold at the station.",
			"Le traversier part à midi. Les billets sont vendus à la gare.",
			[]string{"omission: Dogs are not allowed on the upper deck. = "}},
		"a lead and its list": {
			"The ferry leaves at noon.",
			"Le traversier part à midi.\n\nLe capitaine a les tâches suivantes :\n\na) il compte les passagers;\n\nb) il tient le journal de bord.",
			[]string{"addition:  = Le capitaine a les tâches suivantes :", "addition:  = a) il compte les passagers;\n\nb) il tient le journal de bord."}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, warnings(t, among(aroundEN, c.en), among(aroundFR, c.fr)))
		})
	}
}
