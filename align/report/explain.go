package report

import (
	"embed"
	"strings"

	"github.com/visavis/visavis/align"
)

// pages are what align does not hold: the pages of the checks in French, and
// those of the checks of whole sites.
//
//go:embed checks/en/*.txt checks/fr/*.txt
var pages embed.FS

// Checks of whole sites. They look at files and not at an alignment, so align
// has none of them; who walks a site makes their findings.
const (
	Unpaired    = "unpaired"    // a page without its other version
	Suppression = "suppression" // a suppression that matches nothing
)

// Explain says what a check finds and what it leaves alone: a line that says it
// in a few words, an empty line, and the rest. It is written for who reads a
// report: the arguments of findings are documented in [align.Check] alone. It knows
// the checks of [align.Checks] and those of whole sites, and returns "" for any
// other.
func Explain(check string, ui UI) string {
	if ui != French {
		for _, c := range align.Checks() {
			if c.Name == check {
				page, _, _ := strings.Cut(c.Doc, "Args:")
				return strings.TrimSpace(page)
			}
		}
		ui = English
	}
	b, err := pages.ReadFile("checks/" + string(ui) + "/" + check + ".txt")
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n")
}

// ofPair tells whether a check speaks of two files as wholes, or of one, and not
// of a passage.
func ofPair(check string) bool {
	return check == "unparallel" || check == "wrong-language" || check == Unpaired
}
