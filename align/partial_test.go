package align_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Passages around those that the tests are about.
var (
	aroundEN = []string{
		"The council met in the library on Monday.",
		"The minutes are kept by the clerk of the town.",
		"The tenant has thirty days to reply to the notice.",
	}
	aroundFR = []string{
		"Le conseil s’est réuni à la bibliothèque lundi.",
		"Le procès-verbal est conservé par le greffier de la ville.",
		"Le locataire dispose de trente jours pour répondre à l’avis.",
	}
)

// among puts lines behind the first of some passages.
func among(around []string, lines ...string) string {
	return strings.Join(append(append([]string{around[0]}, lines...), around[1:]...), "\n\n") + "\n"
}

// ofCheck keeps the findings of one check.
func ofCheck(check string, found []string) []string {
	out := []string{}
	for _, f := range found {
		if rest, ok := strings.CutPrefix(f, check+": "); ok {
			out = append(out, rest)
		}
	}
	return out
}

func TestPartialEndings(t *testing.T) {
	permit := "The owner of the vessel must give the inspector a copy of the certificate, the record of repairs and the name of the captain."
	for name, c := range map[string]struct{ en, fr, want string }{
		"at an article": {permit, "Le propriétaire du bâtiment remet à l’inspecteur la",
			"copy of the certificate, the record of repairs and the name of the captain = "},
		"at a dash": {permit, "Le propriétaire du bâtiment remet à l’inspecteur une copie du certificat —.",
			"record of repairs and the name of the captain = "},
		"in a bracket": {permit, "Le propriétaire du bâtiment remet à l’inspecteur (les documents",
			"copy of the certificate, the record of repairs and the name of the captain = "},
		"without a mark": {permit, "Le propriétaire du bâtiment remet à l’inspecteur une copie du certificat",
			"record of repairs and the name of the captain = "},
		"in the source": {"The owner of the vessel must give the inspector a copy of", "Le propriétaire du bâtiment remet à l’inspecteur une copie du certificat, le registre des réparations et le nom du capitaine.",
			" = certificat, le registre des réparations et le nom du capitaine"},
		"where a sentence might end": {
			"The decision of the committee on an application for a permit is final and binds the applicant, the minister and the agency.",
			"La décision du comité sur une demande de permis est définitive.",
			"binds the applicant, the minister and the agency = "},
		"nearly all of it": {
			"The Maple Valley Railway means the company of that name that carries passengers and goods between the harbour, the mine, the quarry and the station under an agreement with the minister of transport.",
			"(Maple Valley Railway)",
			"means the company of that name that carries passengers and goods between the harbour, the mine, the quarry and the station under an agreement with the minister of transport = "},

		"whole": {permit, "Le propriétaire du bâtiment remet à l’inspecteur une copie du certificat, le registre des réparations et le nom du capitaine.", ""},
		"shorter in other words": {"If the inspector considers that it is necessary to do so, the inspector may open any container.",
			"L’inspecteur peut ouvrir tout contenant s’il l’estime nécessaire.", ""},
		"ends in a pronoun":     {"The inspector may keep the documents and copy them.", "L’inspecteur peut conserver les documents et les copier, eux.", ""},
		"ends in etc.":          {"Costs of inspections, repairs, etc.", "Frais", ""},
		"a heading, shortened":  {"Restrictions on the sale of vessels and equipment", "Interdiction", ""},
		"without marks in both": {"Application for a certificate by the owner of a vessel", "Demande de certificat par le propriétaire d’un bâtiment", ""},
	} {
		t.Run(name, func(t *testing.T) {
			want := []string{}
			if c.want != "" {
				want = append(want, c.want)
			}
			assert.Equal(t, want, ofCheck("partial", warnings(t, among(aroundEN, c.en), among(aroundFR, c.fr))))
		})
	}
}

func TestPartialInLists(t *testing.T) {
	for name, c := range map[string]struct {
		en, fr []string
		want   string
	}{
		"an item ends too early": {
			[]string{"The report contains", "(a) the name of the vessel and its registry number or, if it has none, a description of the hull; and", "(b) the date of the voyage."},
			[]string{"Le rapport contient :", "a) le nom du bâtiment et son numéro d’immatriculation.", "b) la date du voyage."},
			"description of the hull = "},
		"an item without its comma": {
			[]string{"A loan may be made to", "(a) the government of a province, or a company that is effectively controlled by the government or its agencies, or", "(b) a municipality."},
			[]string{"Un prêt peut être consenti à :", "a) un gouvernement provincial ou une société", "b) une municipalité."},
			"effectively controlled by the government or its agencies = "},

		"the lead breaks off": {
			[]string{"No person shall bring into the park without a permit", "(a) a dog; or", "(b) a cat."},
			[]string{"Il est interdit d’introduire dans le parc :", "a) un chien;", "b) un chat."}, ""},
		"the lead says more": {
			[]string{"Every person who contravenes section 8", "(a) pays a fine; and", "(b) loses the permit."},
			[]string{"Quiconque contrevient à l’article 8 commet une infraction et encourt, sur déclaration de culpabilité, les peines suivantes :", "a) une amende;", "b) la perte du permis."}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			want := []string{}
			if c.want != "" {
				want = append(want, c.want)
			}
			assert.Equal(t, want, ofCheck("partial", warnings(t, among(aroundEN, c.en...), among(aroundFR, c.fr...))))
		})
	}
}

// The rest of a sentence may be in the next one.
func TestPartialGoesOn(t *testing.T) {
	en := among(aroundEN, "The data is available by the secure protocol and resides in a directory that is plainly accessible to a web browser. Each link of the directory is a file.")
	fr := among(aroundFR, "Les données sont disponibles par le protocole sécurisé. Il est possible d’y accéder avec un fureteur. Chaque lien du répertoire est un fichier.")
	assert.Empty(t, warnings(t, en, fr))
}
