package main

import (
	"fmt"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
	"github.com/visavis/visavis/segment"
)

// siteChecks are the checks on the pages of a site, beside those on the texts of
// a pair. They have nothing to run.
func siteChecks() []align.Check {
	return []align.Check{{Name: report.Unpaired}, {Name: report.Suppression}}
}

// allChecks are all checks there are.
func allChecks() []align.Check { return append(align.Checks(), siteChecks()...) }

// checkNames are the names of all checks there are.
func checkNames() []string {
	var names []string
	for _, c := range allChecks() {
		names = append(names, c.Name)
	}
	return names
}

// unpaired is the finding on a page of a language whose twin is missing.
func unpaired(lang, side string, ui report.UI) report.Finding {
	missing := "fr"
	if lang == missing {
		missing = "en"
	}
	f := report.Finding{Check: report.Unpaired, Severity: align.Warning.String(), Confidence: 1, Side: side,
		Message: report.UnpairedMessage(missing, ui), Other: report.UnpairedMessage(missing, other(ui))}
	top := report.Passage{Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
	if side == report.Source {
		f.Source = top
	} else {
		f.Target = top
	}
	return f
}

// suppression is the finding on a comment that is wrong.
func suppression(c site.Complaint, d *segment.Document, side string, ui report.UI) report.Finding {
	f := report.Finding{Check: report.Suppression, Severity: align.Warning.String(), Confidence: 1, Side: side,
		Message: complaint(c, d, ui), Other: complaint(c, d, other(ui))}
	if c.Why == site.Unused {
		f.Severity = align.Note.String()
	}
	if side == report.Source {
		f.Source = report.NewPassage(d, c.Span)
	} else {
		f.Target = report.NewPassage(d, c.Span)
	}
	return f
}

// complaint says what is wrong with a comment.
func complaint(c site.Complaint, d *segment.Document, ui report.UI) string {
	switch c.Why {
	case site.Unused:
		return report.SuppressionMessage(d.Source[c.Span.Start:c.Span.End], ui)
	case site.UnknownCheck:
		return (&streams{ui: ui}).spaced(fmt.Sprintf(words(ui, "There is no check %q.", "Il n’y a pas de vérification %q."), c.Name))
	case site.UnknownWord:
		return (&streams{ui: ui}).spaced(fmt.Sprintf(words(ui, "%q is not ignore, off or on.", "%q n’est pas ignore, off ou on."), c.Name))
	}
	return words(ui, "Nothing is off here.", "Rien n’est désactivé ici.")
}

// other is the other language of the user interface.
func other(ui report.UI) report.UI {
	if ui == report.French {
		return report.English
	}
	return report.French
}
