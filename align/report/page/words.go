package page

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
)

// phrase is a text in both languages of the page.
type phrase struct{ En, Fr string }

// Both reports whether the languages differ, so that both must be written.
func (p phrase) Both() bool { return p.En != p.Fr }

func (p phrase) in(ui report.UI) string {
	if ui == report.French {
		return p.Fr
	}
	return p.En
}

// and adds another phrase behind a semicolon.
func (p phrase) and(q phrase) phrase {
	return phrase{strings.TrimSuffix(p.En, ".") + "; " + q.En, strings.TrimSuffix(p.Fr, ".") + "; " + q.Fr}
}

// words are the fixed texts of the page. Those whose key begins with js- are
// for the script, which puts a number where n stands between braces.
var words = map[string]phrase{
	"skip":             {"Skip to the texts", "Aller aux textes"},
	"skip findings":    {"Skip to the findings", "Aller aux constats"},
	"findings":         {"Findings", "Constats"},
	"no findings":      {"No differences found.", "Aucune différence trouvée."},
	"no pairs":         {"No texts to compare.", "Aucun texte à comparer."},
	"pairs":            {"Pairs of texts", "Paires de textes"},
	"texts":            {"Texts", "Textes"},
	"settings":         {"Language and appearance", "Langue et apparence"},
	"tools":            {"Reading tools", "Outils de lecture"},
	"dark":             {"Dark", "Sombre"},
	"keys":             {"Keys", "Touches"},
	"search":           {"Search both texts", "Chercher dans les deux textes"},
	"only matches":     {"Matches only", "Trouvés seulement"},
	"next match":       {"Next match", "Résultat suivant"},
	"previous match":   {"Previous match", "Résultat précédent"},
	"passages":         {"Passages", "Passages"},
	"all":              {"All", "Tous"},
	"with findings":    {"With findings", "Avec constats"},
	"uncertain":        {"Uncertain", "Incertains"},
	"next":             {"Next finding", "Constat suivant"},
	"previous":         {"Previous finding", "Constat précédent"},
	"severity":         {"Severity", "Gravité"},
	"check":            {"Check", "Vérification"},
	"show all":         {"Show all findings", "Afficher tous les constats"},
	"none left":        {"No finding passes the filter.", "Aucun constat ne passe le filtre."},
	"nothing":          {"No passage to show.", "Aucun passage à afficher."},
	"no counterpart":   {"No counterpart", "Sans équivalent"},
	"missing here":     {"missing here", "manque ici"},
	"would stand":      {"would stand at", "se placerait à"},
	"doubtful":         {"uncertain pairing", "appariement incertain"},
	"moved":            {"Out of order: follows passage", "Hors d’ordre\u00a0: suit le passage"},
	"moved first":      {"Out of order: opens the other text", "Hors d’ordre\u00a0: ouvre l’autre texte"},
	"moved from":       {"Here in this text: passage", "Ici dans ce texte\u00a0: passage"},
	"see":              {"The other side is at passage", "L’autre côté est au passage"},
	"confidence":       {"confidence", "confiance"},
	"facing":           {"facing", "en regard de"},
	"keyboard":         {"Keyboard", "Clavier"},
	"key next":         {"next finding", "constat suivant"},
	"key previous":     {"previous finding", "constat précédent"},
	"key search":       {"search", "chercher"},
	"key match":        {"in the search: next match", "dans la recherche\u00a0: résultat suivant"},
	"key match back":   {"in the search: previous match", "dans la recherche\u00a0: résultat précédent"},
	"key escape":       {"clear the search", "effacer la recherche"},
	"key help":         {"this list", "cette liste"},
	"key or":           {"or", "ou"},
	"single keys":      {"Keys of one character are on", "Les touches d’un seul caractère sont actives"},
	"close":            {"Close", "Fermer"},
	"enter":            {"Enter", "Entrée"},
	"shift":            {"Shift", "Maj"},
	"escape":           {"Esc", "Échap"},
	"error":            {"error", "erreur"},
	"warning":          {"warning", "avertissement"},
	"note":             {"note", "remarque"},
	"errors":           {"errors", "erreurs"},
	"warnings":         {"warnings", "avertissements"},
	"notes":            {"notes", "remarques"},
	"missing en":       {"Missing from the English text", "Manque dans le texte anglais"},
	"missing fr":       {"Missing from the French text", "Manque dans le texte français"},
	"missing":          {"Missing from this text", "Manque dans ce texte"},
	"language en":      {"English", "Anglais"},
	"language fr":      {"French", "Français"},
	"omission":         {"omission", "omission"},
	"addition":         {"addition", "ajout"},
	"duplicate":        {"duplicate", "doublon"},
	"order":            {"order", "ordre"},
	"list":             {"list", "liste"},
	"structure":        {"structure", "structure"},
	"partial":          {"partial", "partie manquante"},
	"untranslated":     {"untranslated", "non traduit"},
	"number":           {"number", "nombre"},
	"date":             {"date", "date"},
	"time":             {"time", "heure"},
	"amount":           {"amount", "montant"},
	"percentage":       {"percentage", "pourcentage"},
	"reference":        {"reference", "renvoi"},
	"link":             {"link", "lien"},
	"unpaired":         {"unpaired", "sans autre version"},
	"suppression":      {"suppression", "exception"},
	"outside":          {"Outside the pairs", "Hors des paires"},
	"not checked":      {"not checked", "non vérifié"},
	"failure":          {"pair could not be checked", "paire n’a pas pu être vérifiée"},
	"failures":         {"pairs could not be checked", "paires n’ont pas pu être vérifiées"},
	"unparallel":       {"not a translation", "pas une traduction"},
	"wrong-language":   {"wrong language", "mauvaise langue"},
	"js-count":         {"{n} of {m}", "{n} sur {m}"},
	"js-matches":       {"{n} passages found", "{n} passages trouvés"},
	"js-match":         {"1 passage found", "1 passage trouvé"},
	"js-no match":      {"Nothing found", "Rien trouvé"},
	"js-at match":      {"passage {n} of {m} found", "passage {n} de {m} trouvés"},
	"js-shown":         {"{n} of {m} findings shown", "{n} constats affichés sur {m}"},
	"js-finding count": {"Finding {n} of {m}", "Constat {n} de {m}"},
}

// word is a fixed text.
func word(key string) (phrase, error) {
	p, ok := words[key]
	if !ok {
		return phrase{}, fmt.Errorf("no words for %q", key)
	}
	return p, nil
}

// scriptWords are the words for the script, by language and key.
func scriptWords() map[string]map[string]string {
	out := map[string]map[string]string{"en": {}, "fr": {}}
	for key, p := range words {
		if name, ok := strings.CutPrefix(key, "js-"); ok {
			out["en"][name], out["fr"][name] = p.En, p.Fr
		}
	}
	return out
}

// checkName is what a check is called. One that is not built in keeps its name.
func checkName(name string) phrase {
	for _, c := range align.Checks() {
		if c.Name == name {
			return words[name]
		}
	}
	if name == report.Unpaired || name == report.Suppression {
		return words[name]
	}
	name = clean(name)
	return phrase{name, name}
}

// languageName names a language; one without a name, by its tag.
func languageName(l *lang.Language) phrase {
	if p, ok := words["language "+l.Tag()]; ok {
		return p
	}
	return phrase{l.Tag(), l.Tag()}
}

// missingFrom says that a passage is missing from a text.
func missingFrom(l *lang.Language) phrase {
	if p, ok := words["missing "+l.Tag()]; ok {
		return p
	}
	return words["missing"]
}

// quantity writes a number by the rule of each language.
func quantity(n int) phrase { return phrase{grouped(n, ","), grouped(n, "\u00a0")} }

// grouped writes a number in groups of three digits.
func grouped(n int, separator string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}

// percent writes a probability in whole per cent, of which 100 stands for
// nothing but certainty.
func percent(p float64) phrase {
	n := int(math.Round(100 * max(0, min(p, 1))))
	if n == 100 && p < 1 {
		n = 99
	}
	return phrase{fmt.Sprintf("%d%%", n), fmt.Sprintf("%d\u00a0%%", n)}
}

// counted is a number with a noun in the singular or the plural. English has the
// plural for zero, French has not.
func counted(n int, one, many phrase) phrase {
	q := quantity(n)
	p := phrase{q.En + " " + many.En, q.Fr + " " + many.Fr}
	if n == 1 {
		p.En = q.En + " " + one.En
	}
	if n < 2 {
		p.Fr = q.Fr + " " + one.Fr
	}
	return p
}

// verdict sums up findings: "4 differences, 2 to look at first, 1 note". Errors
// come first, where they are not all.
func (c counts) verdict() phrase {
	if c.Sum() == 0 {
		return words["no findings"]
	}
	var p phrase
	add := func(q phrase) {
		if p.En != "" {
			p.En, p.Fr = p.En+", ", p.Fr+", "
		}
		p.En, p.Fr = p.En+q.En, p.Fr+q.Fr
	}
	if n := c.Errors + c.Warnings; n > 0 {
		add(counted(n, phrase{"difference", "différence"}, phrase{"differences", "différences"}))
	}
	if c.Errors > 0 && c.Warnings > 0 {
		q := quantity(c.Errors)
		add(phrase{q.En + " to look at first", q.Fr + " à voir d’abord"})
	}
	if c.Notes > 0 {
		add(counted(c.Notes, words["note"], words["notes"]))
	}
	return p
}
