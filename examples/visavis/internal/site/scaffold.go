package site

import (
	"fmt"
	"strings"

	"github.com/visavis/visavis/align/report"
)

// PairsName and BaselineName are the files that the settings of [Scaffold] name.
const (
	PairsName    = ".visavis-pairs.tsv"
	BaselineName = ".visavis-baseline.tsv"
)

// Scaffold is a file of settings for a site, with comments in the language of
// the user. Guessed are the pairs that a file of pairs has to list.
func Scaffold(found *Pairs, guessed []Pair, ui report.UI) string {
	lines := scaffold(ui)
	by := map[string]int{}
	for _, p := range found.Pairs {
		by[p.By]++
	}
	var b strings.Builder
	for line := range strings.Lines(lines) {
		switch strings.TrimSpace(line) {
		case "# COUNT":
			for _, how := range []string{ByPath, ByKey, ByLink} {
				if by[how] > 0 {
					fmt.Fprintf(&b, "#   %s: %d\n", howIn(how, ui), by[how])
				}
			}
			if len(guessed) > 0 {
				fmt.Fprintf(&b, "#   %s: %d (%s)\n", howIn(ByContent, ui), len(guessed), PairsName)
			}
		case "# PAIRS":
			if len(guessed) > 0 {
				fmt.Fprintf(&b, "pairs = %q\n", PairsName)
			} else {
				fmt.Fprintf(&b, "# pairs = \"pairs.tsv\"\n")
			}
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}

// howIn says how pages were paired.
func howIn(by string, ui report.UI) string {
	if ui != report.French {
		return map[string]string{ByPath: "by path", ByKey: "by front matter", ByLink: "by links", ByContent: "by content"}[by]
	}
	return map[string]string{ByPath: "par chemin", ByKey: "par métadonnées", ByLink: "par liens", ByContent: "par contenu"}[by]
}

// ListPairs is a file of pairs that were guessed, and those it holds: the names
// of some cannot stand in it.
func ListPairs(guessed []Pair, ui report.UI) (text string, held []Pair) {
	var b strings.Builder
	if ui == report.French {
		b.WriteString("# Pages jumelées d’après leur contenu : à vérifier. Source, tabulation, cible.\n")
	} else {
		b.WriteString("# Pages paired by their content: please look them over. Source, tab, target.\n")
	}
	for _, p := range guessed {
		if !printable(p.Source) || !printable(p.Target) {
			continue
		}
		held = append(held, p)
		fmt.Fprintf(&b, "%s\t%s\n", p.Source, p.Target)
	}
	return b.String(), held
}

func scaffold(ui report.UI) string {
	if ui == report.French {
		return frenchScaffold
	}
	return englishScaffold
}

const englishScaffold = `# Settings of visavis. A line that starts with # is a comment.

# The language of the source, then that of the translation.
languages = ["en", "fr"]

# Pages: files .md, .html and .txt below this folder that .gitignore does not
# name. Patterns are relative to it; ** is any folders.
# include = ["content/**"]
# exclude = ["archive/**"]

# Pages found in pairs:
# COUNT
# Names such as notice.en.md and notice.fr.md, en/ and fr/, -eng and -fra need no
# setting, nor do translationKey, ref, altLangPage and links to the other language.
# Pairs that no rule finds, one a line, with a tab between the two paths:
# PAIRS

# Accepted findings: "visavis check --update-baseline" accepts all there are.
baseline = "` + BaselineName + `"

# fail-on = "warning"        # note, warning or error: the least that makes the exit code 1
# min-confidence = 0.6
# disable = ["list", "structure"]
# lexicons = ["builtin", "words.tsv"]

# [pairing]
# templates = ["docs/{lang}/**", "docs/** | i18n/fr/docs/**"]   # in place of the built-in rules
# front-matter = false
# links = false

# Other settings for some pages. Of two rules that fit, the later wins.
# [[rule]]
# paths = ["news/**"]
# disable = ["order"]
# severity = { omission = "warning", unpaired = "note" }

# Passages on which nothing is told. In a page, a comment does the same for the next
# passage: <!-- visavis:ignore omission: reason -->; or for all from one comment to
# another: <!-- visavis:off number -->, <!-- visavis:on -->; and in its front matter
# "visavis: {ignore: [omission]}" or "visavis: off" for the page.
# [[allow]]
# check = "number"
# pattern = "ISO [0-9]+"
# paths = ["standards/**"]
# reason = "numbers of standards"
#
# A telephone line for each language:
# [[allow]]
# check = "number"
# pattern = "1-8[0-9]{2}-[0-9]{3}-[0-9]{4}"
# reason = "each language has its own line"
`

const frenchScaffold = `# Paramètres de visavis. Une ligne qui commence par # est un commentaire.

# La langue de la source, puis celle de la traduction.
languages = ["en", "fr"]

# Pages : les fichiers .md, .html et .txt de ce dossier que .gitignore ne nomme
# pas. Les motifs partent d’ici; ** représente des dossiers quelconques.
# include = ["content/**"]
# exclude = ["archives/**"]

# Pages trouvées en paires :
# COUNT
# Les noms comme avis.en.md et avis.fr.md, en/ et fr/, -eng et -fra ne demandent
# aucun réglage, ni translationKey, ref, altLangPage et les liens vers l’autre langue.
# Paires qu’aucune règle ne trouve, une par ligne, une tabulation entre les chemins :
# PAIRS

# Constats acceptés : « visavis check --update-baseline » accepte tous ceux qui existent.
baseline = "` + BaselineName + `"

# fail-on = "warning"        # note, warning ou error : le minimum qui donne le code de sortie 1
# min-confidence = 0.6
# disable = ["list", "structure"]
# lexicons = ["builtin", "mots.tsv"]

# [pairing]
# templates = ["docs/{lang}/**", "docs/** | i18n/fr/docs/**"]   # au lieu des règles intégrées
# front-matter = false
# links = false

# D’autres paramètres pour certaines pages. De deux règles qui s’appliquent, la dernière l’emporte.
# [[rule]]
# paths = ["nouvelles/**"]
# disable = ["order"]
# severity = { omission = "warning", unpaired = "note" }

# Passages sur lesquels rien n’est signalé. Dans une page, un commentaire fait de même
# pour le passage suivant : <!-- visavis:ignore omission: raison -->; ou pour tout ce
# qui est entre deux commentaires : <!-- visavis:off number -->, <!-- visavis:on -->;
# et, pour la page, « visavis: {ignore: [omission]} » ou « visavis: off » dans ses métadonnées.
# [[allow]]
# check = "number"
# pattern = "ISO [0-9]+"
# paths = ["normes/**"]
# reason = "numéros de normes"
#
# Une ligne téléphonique pour chaque langue :
# [[allow]]
# check = "number"
# pattern = "1-8[0-9]{2}-[0-9]{3}-[0-9]{4}"
# reason = "chaque langue a sa propre ligne"
`
