package report

import (
	"fmt"
	"strconv"

	"github.com/visavis/visavis/align"
)

// UI is the language that messages are written in.
type UI string

const (
	English UI = "en"
	French  UI = "fr"
)

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
		if ui == French {
			return fmt.Sprintf("Une partie de la phrase n’est que dans le texte %s.", adjective(side(f, src, dst)))
		}
		return fmt.Sprintf("Part of the sentence is only in the %s text.", name(side(f, src, dst)))
	case "untranslated":
		if ui == French {
			return fmt.Sprintf("Laissé %s dans le texte %s.", inFrench(f.Args[0]), adjective(f.Args[1]))
		}
		return fmt.Sprintf("Left in %s in the %s text.", name(f.Args[0]), name(f.Args[1]))
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
		if ui == French {
			return "Les deux textes ne sont pas la traduction l’un de l’autre."
		}
		return "The two texts are not translations of each other."
	case "wrong-language":
		if ui == French {
			return fmt.Sprintf("Les deux fichiers sont %s.", inFrench(f.Args[0]))
		}
		return fmt.Sprintf("Both files are in %s.", name(f.Args[0]))
	}
	if len(f.Args) == 0 {
		return f.Check
	}
	return fmt.Sprintf("%s: %v", f.Check, f.Args)
}

// kinds names what the checks of values compare.
var kinds = map[string][2]string{
	"number": {"number", "nombre"}, "date": {"date", "date"}, "time": {"time", "heure"},
	"amount": {"amount", "montant"}, "percentage": {"percentage", "pourcentage"},
	"reference": {"reference", "renvoi"}, "link": {"address", "adresse"},
}

// differs says that a value differs, or that one side lacks it.
func differs(ui UI, f align.Finding) string {
	kind := kinds[f.Check]
	both := len(f.Args) == 2 && f.Args[0] != "" && f.Args[1] != ""
	switch {
	case ui == French && both:
		return fmt.Sprintf("Différence de %s entre les deux textes.", kind[1])
	case ui == French:
		return fmt.Sprintf("Valeur sans équivalent dans l’autre texte (%s).", kind[1])
	case both:
		return fmt.Sprintf("The %s differs between the two texts.", kind[0])
	}
	return fmt.Sprintf("This %s has no equal in the other text.", kind[0])
}

// side is the language of the side that a finding's first argument names.
func side(f align.Finding, src, dst string) string {
	if len(f.Args) > 0 && f.Args[0] == "source" {
		return src
	}
	return dst
}

// oneSided says that a passage is in one language only.
func oneSided(ui UI, in, missing string, args []string) string {
	n, kind := 1, ""
	if len(args) == 2 {
		n, _ = strconv.Atoi(args[0])
		kind = args[1]
	}
	if ui == French {
		if n > 1 {
			return fmt.Sprintf("Seulement %s : ces %d passages manquent dans le texte %s.", inFrench(in), n, adjective(missing))
		}
		return fmt.Sprintf("Seulement %s : %s manque dans le texte %s.", inFrench(in), frenchKinds[kind], adjective(missing))
	}
	if n > 1 {
		return fmt.Sprintf("Only in %s: these %d passages are missing from the %s text.", name(in), n, name(missing))
	}
	return fmt.Sprintf("Only in %s: this %s is missing from the %s text.", name(in), englishKinds[kind], name(missing))
}

// doubled says that a passage stands twice in one language.
func doubled(ui UI, src, dst string, args []string) string {
	in, other := src, dst
	if args[0] == "target" {
		in, other = dst, src
	}
	if ui == French {
		twice := "Se répète"
		if args[1] == "alike" {
			twice = "Se répète presque mot pour mot"
		}
		return fmt.Sprintf("%s dans le texte %s (d’abord à la ligne %s) : le texte %s ne l’a qu’une fois.",
			twice, adjective(in), args[2], adjective(other))
	}
	twice := "Stands twice"
	if args[1] == "alike" {
		twice = "Stands twice, in almost the same words,"
	}
	return fmt.Sprintf("%s in the %s text (first on line %s), and once in the %s text.", twice, name(in), args[2], name(other))
}

// disordered says that passages are in another order.
func disordered(ui UI, args []string) string {
	how, n := args[0], args[1]
	if ui == French {
		switch how {
		case "swapped":
			return "Ces deux passages sont dans l’ordre inverse dans l’autre texte."
		case "moved":
			return "Ce passage n’est pas au même endroit dans l’autre texte."
		case "sorted":
			return fmt.Sprintf("Chaque texte présente ces %s passages dans son propre ordre alphabétique.", n)
		}
		return fmt.Sprintf("Ces %s passages sont dans un autre ordre dans l’autre texte.", n)
	}
	switch how {
	case "swapped":
		return "These two passages are in the opposite order in the other text."
	case "moved":
		return "This passage stands at another place in the other text."
	case "sorted":
		return fmt.Sprintf("Each text has these %s passages in its own alphabetical order.", n)
	}
	return fmt.Sprintf("These %s passages are in another order in the other text.", n)
}

// shorter says that one of two lists has fewer items.
func shorter(ui UI, src, dst string, args []string) string {
	if ui == French {
		what := "La liste a %s éléments dans le texte %s et %s dans le texte %s."
		if args[0] == "cell" {
			what = "Le tableau a %s cellules dans le texte %s et %s dans le texte %s."
		}
		return fmt.Sprintf(what, args[1], adjective(src), args[2], adjective(dst))
	}
	what := "The list has %s items in the %s text and %s in the %s text."
	if args[0] == "cell" {
		what = "The table has %s cells in the %s text and %s in the %s text."
	}
	return fmt.Sprintf(what, args[1], name(src), args[2], name(dst))
}

// restructured says that passages are different things in the two languages.
func restructured(ui UI, src, dst string, args []string) string {
	role := func(kind, level string) string {
		kinds, of := englishRoles, "%s of level %s"
		if ui == French {
			kinds, of = frenchRoles, "%s de niveau %s"
		}
		if level == "0" {
			return kinds[kind]
		}
		return fmt.Sprintf(of, kinds[kind], level)
	}
	x, y, more := role(args[0], args[1]), role(args[2], args[3]), ""
	if args[4] != "1" {
		more = fmt.Sprintf(" (%s passages)", args[4])
	}
	if ui == French {
		return fmt.Sprintf("Dans le texte %s %s, dans le texte %s %s%s.", adjective(src), x, adjective(dst), y, more)
	}
	return fmt.Sprintf("In the %s text %s, in the %s text %s%s.", name(src), x, name(dst), y, more)
}

var englishRoles = map[string]string{"heading": "a heading", "item": "a list item", "paragraph": "a paragraph"}

var frenchRoles = map[string]string{"heading": "un titre", "item": "un élément de liste", "paragraph": "un paragraphe"}

var englishKinds = map[string]string{
	"": "passage", "paragraph": "paragraph", "heading": "heading", "item": "list item", "line": "line",
	"quote": "quotation", "cell": "table cell", "code": "code", "sentence": "sentence",
}

var frenchKinds = map[string]string{
	"": "ce passage", "paragraph": "ce paragraphe", "heading": "ce titre", "item": "cet élément de liste",
	"line": "cette ligne", "quote": "cette citation", "cell": "cette cellule", "code": "ce code",
	"sentence": "cette phrase",
}

// name is the English name of a language; of one without word lists, its tag.
func name(tag string) string {
	switch tag {
	case "en":
		return "English"
	case "fr":
		return "French"
	}
	return tag
}

// inFrench is "en anglais", the French for being in a language.
func inFrench(tag string) string {
	switch tag {
	case "en":
		return "en anglais"
	case "fr":
		return "en français"
	}
	return "en « " + tag + " »"
}

// adjective is the French adjective of a language.
func adjective(tag string) string {
	switch tag {
	case "en":
		return "anglais"
	case "fr":
		return "français"
	}
	return "« " + tag + " »"
}
