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
