package report

import (
	"strings"
)

// count counts a finding.
func (s *Summary) count(f Finding) {
	switch f.Severity {
	case "error":
		s.Errors++
	case "warning":
		s.Warnings++
	default:
		s.Notes++
	}
}

// Sentence says in a sentence what was found, such as "7 findings in 12 pairs: 5
// errors, 2 warnings; 1 pair could not be checked."
func (s Summary) Sentence(ui UI) string {
	found, failed := s.Errors+s.Warnings+s.Notes, s.Failed
	s.Failed = 0
	out := text(ui, "No differences found", "Aucune différence trouvée")
	if found > 0 {
		out = number(found, ui, nouns["finding"])
	}
	if s.Pairs > 1 {
		out += text(ui, " in ", " dans ") + number(s.Pairs, ui, nouns["pair"])
	}
	if found > 0 {
		out += text(ui, ": ", " : ") + s.counts(ui)
	}
	if failed > 0 {
		out += "; " + number(failed, ui, nouns["failed"])
	}
	return out + "."
}

// counts are the counts that are not zero, of pairs that could not be checked and
// of findings.
func (s Summary) counts(ui UI) string {
	var out []string
	for i, n := range []int{s.Failed, s.Errors, s.Warnings, s.Notes} {
		if n > 0 {
			out = append(out, number(n, ui, nouns[[]string{"failed", "error", "warning", "note"}[i]]))
		}
	}
	return strings.Join(out, ", ")
}

// noun is a noun in the singular and the plural of both languages.
type noun struct{ one, many word }

var nouns = map[string]noun{
	"finding": {word{"finding", "constat"}, word{"findings", "constats"}},
	"pair":    {word{"pair", "paire"}, word{"pairs", "paires"}},
	"failed": {word{"pair could not be checked", "paire n’a pas pu être vérifiée"},
		word{"pairs could not be checked", "paires n’ont pas pu être vérifiées"}},
	"error":   {word{"error", "erreur"}, word{"errors", "erreurs"}},
	"warning": {word{"warning", "avertissement"}, word{"warnings", "avertissements"}},
	"note":    {word{"note", "note"}, word{"notes", "notes"}},
}

// number is a quantity with its noun. French has its singular for 0 too.
func number(n int, ui UI, of noun) string {
	if n == 1 || n == 0 && ui == French {
		return Count(n, ui) + " " + of.one.in(ui)
	}
	return Count(n, ui) + " " + of.many.in(ui)
}
