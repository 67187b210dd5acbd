package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/visavis/visavis/align"
)

// UI is the language that messages are written in.
type UI string

const (
	English UI = "en"
	French  UI = "fr"
)

// other is the other language.
func other(ui UI) UI {
	if ui == French {
		return English
	}
	return French
}

// text picks what is written in the language of the user. Both texts have the
// same verbs in the same order.
func text(ui UI, en, fr string) string {
	if ui == French {
		return fr
	}
	return en
}

// Message says in a sentence what a finding is. The verdict it comes from gives
// the languages of the two sides. A check that is not built in is named, with
// its arguments.
func Message(v *align.Verdict, f align.Finding, ui UI) string {
	src, dst := v.Alignment.Src.Lang.Tag(), v.Alignment.Dst.Lang.Tag()
	switch f.Check {
	case "omission":
		return oneSided(ui, src, dst, f.Args)
	case "addition":
		return oneSided(ui, dst, src, f.Args)
	case "partial":
		return fmt.Sprintf(text(ui, "Part of the sentence is only in the %s text.", "Une partie de la phrase n’est que dans le texte %s."),
			adjective(ui, side(f, src, dst)))
	case "untranslated":
		return fmt.Sprintf(text(ui, "Left %s in the %s text.", "Laissé %s dans le texte %s."), in(ui, f.Args[0]), adjective(ui, f.Args[1]))
	case "number", "date", "time", "amount", "percentage", "reference", "link":
		return differs(ui, f)
	case "duplicate":
		return doubled(ui, src, dst, f.Args)
	case "order":
		return disordered(ui, f.Args)
	case "list":
		return shorter(ui, src, dst, f.Args)
	case "structure":
		return restructured(ui, src, dst, f.Args)
	case "unparallel":
		return text(ui, "The two texts are not translations of each other.", "Les deux textes ne sont pas la traduction l’un de l’autre.")
	case "wrong-language":
		return fmt.Sprintf(text(ui, "Both files are %s.", "Les deux fichiers sont %s."), in(ui, f.Args[0]))
	}
	if len(f.Args) == 0 {
		return f.Check
	}
	return fmt.Sprintf("%s: %v", f.Check, f.Args)
}

// UnpairedMessage says that a page has no version in a language, given by its
// tag.
func UnpairedMessage(missing string, ui UI) string {
	return fmt.Sprintf(text(ui, "This page has no version %s.", "Cette page n’existe pas %s."), in(ui, missing))
}

// SuppressionMessage says that a suppression, given by its text, matches nothing.
func SuppressionMessage(suppression string, ui UI) string {
	return fmt.Sprintf(text(ui, "This suppression matches nothing: %s", "Cette exception ne s’applique à rien : %s"), Excerpt(suppression, 80))
}

// differs says that a value differs, or that one side lacks it.
func differs(ui UI, f align.Finding) string {
	kind := words[f.Check].in(ui)
	if len(f.Args) == 2 && f.Args[0] != "" && f.Args[1] != "" {
		return fmt.Sprintf(text(ui, "The %s differs between the two texts.", "Différence %s entre les deux textes."), of(ui, kind))
	}
	return fmt.Sprintf(text(ui, "This %s has no equal in the other text.", "Valeur sans équivalent dans l’autre texte (%s)."), kind)
}

// of puts the French word de before a word, and d’ before a vowel or heure.
func of(ui UI, word string) string {
	switch {
	case ui != French:
		return word
	case strings.ContainsRune("aeiouh", rune(word[0])):
		return "d’" + word
	}
	return "de " + word
}

// side is the language of the side that a finding's first argument names.
func side(f align.Finding, src, dst string) string {
	if len(f.Args) > 0 && f.Args[0] == "source" {
		return src
	}
	return dst
}

// oneSided says that a passage is in one language only.
func oneSided(ui UI, where, missing string, args []string) string {
	n, kind := 1, ""
	if len(args) == 2 {
		n, _ = strconv.Atoi(args[0])
		kind = args[1]
	}
	if n > 1 {
		return fmt.Sprintf(text(ui, "Only %s: these %s passages are missing from the %s text.",
			"Seulement %s : ces %s passages manquent dans le texte %s."), in(ui, where), Count(n, ui), adjective(ui, missing))
	}
	return fmt.Sprintf(text(ui, "Only %s: this %s is missing from the %s text.", "Seulement %s : %s manque dans le texte %s."),
		in(ui, where), passages[kind].in(ui), adjective(ui, missing))
}

// doubled says that a passage stands twice in one language.
func doubled(ui UI, src, dst string, args []string) string {
	twice, other := src, dst
	if args[0] == Target {
		twice, other = dst, src
	}
	format := text(ui, "Stands twice in the %s text (first on line %s), and once in the %s text.",
		"Se répète dans le texte %s (d’abord à la ligne %s) : le texte %s ne l’a qu’une fois.")
	if args[1] == "alike" {
		format = text(ui, "Stands twice, in almost the same words, in the %s text (first on line %s), and once in the %s text.",
			"Se répète presque mot pour mot dans le texte %s (d’abord à la ligne %s) : le texte %s ne l’a qu’une fois.")
	}
	return fmt.Sprintf(format, adjective(ui, twice), args[2], adjective(ui, other))
}

// disordered says that passages are in another order.
func disordered(ui UI, args []string) string {
	n := quantity(args[1], ui)
	switch args[0] {
	case "swapped":
		return text(ui, "These two passages are in the opposite order in the other text.",
			"Ces deux passages sont dans l’ordre inverse dans l’autre texte.")
	case "moved":
		return text(ui, "This passage stands at another place in the other text.", "Ce passage n’est pas au même endroit dans l’autre texte.")
	case "sorted":
		return fmt.Sprintf(text(ui, "Each text has these %s passages in its own alphabetical order.",
			"Chaque texte présente ces %s passages dans son propre ordre alphabétique."), n)
	}
	return fmt.Sprintf(text(ui, "These %s passages are in another order in the other text.",
		"Ces %s passages sont dans un autre ordre dans l’autre texte."), n)
}

// shorter says that one of two lists has fewer items.
func shorter(ui UI, src, dst string, args []string) string {
	format := text(ui, "The list has %s items in the %s text and %s in the %s text.",
		"La liste a %s éléments dans le texte %s et %s dans le texte %s.")
	if args[0] == "cell" {
		format = text(ui, "The table has %s cells in the %s text and %s in the %s text.",
			"Le tableau a %s cellules dans le texte %s et %s dans le texte %s.")
	}
	return fmt.Sprintf(format, quantity(args[1], ui), adjective(ui, src), quantity(args[2], ui), adjective(ui, dst))
}

// restructured says that passages are different things in the two languages.
func restructured(ui UI, src, dst string, args []string) string {
	role := func(kind, level string) string {
		if level == "0" {
			return roles[kind].in(ui)
		}
		return fmt.Sprintf(text(ui, "%s of level %s", "%s de niveau %s"), roles[kind].in(ui), level)
	}
	more := ""
	if args[4] != "1" {
		more = fmt.Sprintf(text(ui, " (%s passages)", " (%s passages)"), quantity(args[4], ui))
	}
	return fmt.Sprintf(text(ui, "In the %s text %s, in the %s text %s%s.", "Dans le texte %s %s, dans le texte %s %s%s."),
		adjective(ui, src), role(args[0], args[1]), adjective(ui, dst), role(args[2], args[3]), more)
}

// word is a word in both languages.
type word struct{ en, fr string }

func (w word) in(ui UI) string { return text(ui, w.en, w.fr) }

// words name what the checks of values compare.
var words = map[string]word{
	"number": {"number", "nombre"}, "date": {"date", "date"}, "time": {"time", "heure"},
	"amount": {"amount", "montant"}, "percentage": {"percentage", "pourcentage"},
	"reference": {"reference", "renvoi"}, "link": {"address", "adresse"},
}

// passages name a passage by its kind of block; in French with "this", which
// depends on the noun.
var passages = map[string]word{
	"": {"passage", "ce passage"}, "paragraph": {"paragraph", "ce paragraphe"}, "heading": {"heading", "ce titre"},
	"item": {"list item", "cet élément de liste"}, "line": {"line", "cette ligne"}, "quote": {"quotation", "cette citation"},
	"cell": {"table cell", "cette cellule"}, "code": {"code", "ce code"}, "sentence": {"sentence", "cette phrase"},
}

// roles name what the markup makes of a passage.
var roles = map[string]word{
	"heading": {"a heading", "un titre"}, "item": {"a list item", "un élément de liste"}, "paragraph": {"a paragraph", "un paragraphe"},
}

// in is "in English" or "en anglais". A language without word lists has its tag
// for a name.
func in(ui UI, tag string) string {
	switch tag {
	case "en":
		return text(ui, "in English", "en anglais")
	case "fr":
		return text(ui, "in French", "en français")
	}
	return fmt.Sprintf(text(ui, "in %s", "en « %s »"), tag)
}

// adjective is what a text in a language is called, "English" or "anglais".
func adjective(ui UI, tag string) string {
	switch tag {
	case "en":
		return text(ui, "English", "anglais")
	case "fr":
		return text(ui, "French", "français")
	}
	return fmt.Sprintf(text(ui, "%s", "« %s »"), tag)
}
