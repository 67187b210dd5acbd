package align_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

// findings are what the checks of omissions, additions, and passages repeated or
// out of order say of two documents, a line each. They fail unless the sides in
// turn give the mirror image.
func findings(t *testing.T, src, dst *segment.Document, more ...string) []string {
	t.Helper()
	a := &align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}
	there := align.Inspect(mustAlign(t, a, src, dst))
	back := align.Inspect(mustAlign(t, a, dst, src))
	names := append([]string{"omission", "addition", "duplicate", "order"}, more...)
	out := summary(there, names)
	for k := range back.Findings {
		mirror(&back.Findings[k])
	}
	back.Alignment = back.Alignment.Mirror()
	require.ElementsMatch(t, out, summary(back, names), "mirrored")
	return out
}

// mirror is the finding with the sides in turn.
func mirror(f *align.Finding) {
	f.Src, f.Dst = f.Dst, f.Src
	switch f.Check {
	case "omission":
		f.Check = "addition"
	case "addition":
		f.Check = "omission"
	case "duplicate":
		f.Args[0] = map[string]string{"source": "target", "target": "source"}[f.Args[0]]
	case "list":
		f.Args[1], f.Args[2] = f.Args[2], f.Args[1]
	case "structure":
		f.Args[0], f.Args[1], f.Args[2], f.Args[3] = f.Args[2], f.Args[3], f.Args[0], f.Args[1]
	}
}

func summary(v *align.Verdict, names []string) []string {
	out := []string{}
	for _, f := range v.Findings {
		for _, n := range names {
			if n == f.Check {
				out = append(out, fmt.Sprintf("%s %s %s at %s", f.Severity, f.Check, strings.Join(f.Args, " "), place(v, f)))
			}
		}
	}
	return out
}

// place is the lines of a finding on both sides.
func place(v *align.Verdict, f align.Finding) string {
	lines := func(d *segment.Document, s segment.Span) string {
		first, last := d.Position(s.Start).Line, d.Position(max(s.Start, s.End-1)).Line
		if s.Empty() {
			return "-"
		}
		if first == last {
			return fmt.Sprint(first)
		}
		return fmt.Sprintf("%d-%d", first, last)
	}
	return lines(v.Alignment.Src, f.Src) + "/" + lines(v.Alignment.Dst, f.Dst)
}

func english(lines ...string) *segment.Document {
	return segment.Parse("notice.en.txt", strings.Join(lines, "\n\n"), lang.English())
}

func french(lines ...string) *segment.Document {
	return segment.Parse("notice.fr.txt", strings.Join(lines, "\n\n"), lang.French())
}

// What the tests below are made of: passages that translate each other.
var (
	en = []string{
		"The municipal library is open from Tuesday to Saturday.",
		"Readers may borrow twelve books for three weeks.",
		"A fine of 25 cents is charged for each day of delay.",
		"Children under the age of ten must be accompanied by an adult.",
		"The reading room closes thirty minutes before the library.",
		"Please return damaged books to the information desk.",
		"Opening hours",
	}
	fr = []string{
		"La bibliothèque municipale est ouverte du mardi au samedi.",
		"Les lecteurs peuvent emprunter douze livres pour trois semaines.",
		"Une amende de 25 cents est exigée pour chaque jour de retard.",
		"Les enfants de moins de dix ans doivent être accompagnés d’un adulte.",
		"La salle de lecture ferme trente minutes avant la bibliothèque.",
		"Veuillez rapporter les livres abîmés au comptoir d’information.",
		"Heures d’ouverture",
	}
)

// pick returns the passages of the given numbers.
func pick(from []string, numbers ...int) []string {
	out := []string{}
	for _, n := range numbers {
		out = append(out, from[n])
	}
	return out
}

func TestDuplicate(t *testing.T) {
	long := "Anyone who wishes to reserve the meeting room on the second floor must write to the librarian at least two weeks ahead."
	longFR := "Quiconque souhaite réserver la salle de réunion du deuxième étage doit écrire au bibliothécaire au moins deux semaines à l’avance."
	for name, c := range map[string]struct {
		en, fr []string
		want   []string
	}{
		"a paragraph twice in a row": {pick(en, 0, 1, 1, 2, 3), pick(fr, 0, 1, 2, 3),
			[]string{"error duplicate source equal 3 at 5/3"}},
		"a paragraph twice in the target": {pick(en, 0, 1, 2, 3), pick(fr, 0, 1, 2, 2, 3),
			[]string{"error duplicate target equal 5 at 5/7"}},
		"three times": {pick(en, 0, 1, 1, 1, 2, 3), pick(fr, 0, 1, 2, 3),
			[]string{"error duplicate source equal 3 at 5-7/3"}},
		"two paragraphs twice": {pick(en, 0, 1, 2, 1, 2, 3, 4), pick(fr, 0, 1, 2, 3, 4),
			[]string{"error duplicate source equal 3 at 7-9/3-5"}},
		"a short heading twice": {pick(en, 6, 6, 0, 1, 2), pick(fr, 6, 0, 1, 2),
			[]string{"warning duplicate source equal 1 at 3/1"}},
		"with one sentence between": {pick(en, 0, 1, 2, 1, 3, 4), pick(fr, 0, 1, 2, 3, 4),
			[]string{"warning duplicate source equal 3 at 7/3"}},
		"other punctuation and capitals": {[]string{en[0], en[1], strings.ToUpper(strings.TrimSuffix(en[1], ".")), en[2]}, pick(fr, 0, 1, 2),
			[]string{"error duplicate source equal 3 at 5/3"}},
		"a word spelled otherwise": {[]string{en[0], long, strings.Replace(long, "reserve", "reserv", 1), en[2]}, []string{fr[0], longFR, fr[2]},
			[]string{"warning duplicate source alike 3 at 5/3"}},

		"repeated on both sides":      {pick(en, 0, 1, 1, 2, 3), pick(fr, 0, 1, 1, 2, 3), []string{}},
		"a heading above every part":  {pick(en, 6, 0, 6, 1, 6, 2), pick(fr, 6, 0, 6, 1, 6, 2), []string{}},
		"once on both sides":          {pick(en, 0, 1, 2, 3), pick(fr, 0, 1, 2, 3), []string{}},
		"repeated farther away":       {pick(en, 0, 1, 2, 3, 4, 1, 5), pick(fr, 0, 1, 2, 3, 4, 5), []string{"error omission 1 paragraph at 11/-"}},
		"another number":              {[]string{en[0], en[2], strings.Replace(en[2], "25", "40", 1), en[3]}, pick(fr, 0, 2, 3), []string{"error omission 1 paragraph at 5/-"}},
		"another word":                {[]string{en[0], long, strings.Replace(long, "second", "fourth", 1), en[2]}, []string{fr[0], longFR, fr[2]}, []string{"error omission 1 paragraph at 5/-"}},
		"missing on the other side":   {pick(en, 0, 1, 2, 3), pick(fr, 0, 1, 3), []string{"error omission 1 paragraph at 5/-"}},
		"without words":               {[]string{en[0], "* * *", "* * *", en[1], en[2]}, []string{fr[0], "* * *", fr[1], fr[2]}, []string{}},
		"one of a row of three short": {[]string{en[0], "Yes", "Yes", "Yes", en[1]}, []string{fr[0], "Oui", "Oui", "Oui", fr[1]}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, findings(t, english(c.en...), french(c.fr...)))
		})
	}
}

// A list that each language sorts by its own alphabet.
var (
	definitions = []string{
		"In this regulation, the following definitions apply.",
		"bridge means a structure of more than 20 metres over a river.",
		"council means the council elected in 1998 by the citizens.",
		"dwelling means a building of 3 floors built before 1950.",
		"fine means a sum of 50 dollars paid to the court.",
		"road means a public road wider than 6 metres.",
		"school means a school that teaches children under 12.",
		"The clerk keeps a copy of this regulation in the town hall.",
	}
	définitions = []string{
		"Les définitions qui suivent s’appliquent au présent règlement.",
		"amende Somme de 50 dollars payée au tribunal.",
		"chemin Chemin public large de plus de 6 mètres.",
		"conseil Conseil élu en 1998 par les citoyens.",
		"école École qui enseigne aux enfants de moins de 12 ans.",
		"habitation Bâtiment de 3 étages construit avant 1950.",
		"pont Structure de plus de 20 mètres au-dessus d’une rivière.",
		"Le greffier conserve une copie du présent règlement à l’hôtel de ville.",
	}
)

func TestOrder(t *testing.T) {
	for name, c := range map[string]struct {
		en, fr []string
		want   []string
	}{
		"two paragraphs swapped": {pick(en, 0, 1, 3, 2, 4, 5), pick(fr, 0, 1, 2, 3, 4, 5),
			[]string{"warning order swapped 2 at 5-7/5-7"}},
		"the last two swapped": {pick(en, 0, 1, 2, 4, 3), pick(fr, 0, 1, 2, 3, 4),
			[]string{"warning order swapped 2 at 7-9/7-9"}},
		"one moved to the end": {pick(en, 0, 2, 3, 4, 5, 1), pick(fr, 0, 1, 2, 3, 4, 5),
			[]string{"warning order moved 2 at 11/3"}},
		"sentences of a paragraph swapped": {[]string{en[0], en[2] + " " + en[1], en[3]}, []string{fr[0], fr[1] + " " + fr[2], fr[3]},
			[]string{"warning order swapped 2 at 3/3"}},

		"in order":             {pick(en, 0, 1, 2, 3, 4), pick(fr, 0, 1, 2, 3, 4), []string{}},
		"two sentences in one": {[]string{en[0], en[1] + " " + en[2], en[3]}, []string{fr[0], strings.TrimSuffix(fr[1], ".") + ", et " + strings.ToLower(fr[2][:1]) + fr[2][1:], fr[3]}, []string{}},
		"missing here, another extra there": {pick(en, 0, 1, 2, 3, 5), pick(fr, 0, 2, 3, 4, 5),
			[]string{"error omission 1 paragraph at 3/-", "error addition 1 paragraph at -/7"}},
		"each in its own alphabetical order": {definitions, définitions,
			[]string{"note order sorted 5 at 3-13/3-13"}},
		"two of a sorted list swapped by its alphabet": {
			[]string{"In this regulation,", "animal means a dog or a cat;", "bridge means a structure of more than 20 metres;", "chief means the chief of police;", "lake means a body of fresh water;", "river means a course of fresh water;", "valley means the land between two mountains."},
			[]string{"Dans le présent règlement,", "animal s’entend d’un chien ou d’un chat;", "chef s’entend du chef de police;", "pont s’entend d’une structure de plus de 20 mètres;", "plan d’eau s’entend d’une étendue d’eau douce;", "rivière s’entend d’un cours d’eau douce;", "vallée s’entend de la terre entre deux montagnes."},
			[]string{"warning order swapped 2 at 5-7/5-7"}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, findings(t, english(c.en...), french(c.fr...)))
		})
	}
}

// An alignment made by hand has no evidence: only what it marks is out of order.
func TestOrderMadeByHand(t *testing.T) {
	r := func(k int) align.Range { return align.Range{Lo: k, Hi: k + 1} }
	a := &align.Alignment{Src: english(pick(en, 0, 1, 3, 2, 4)...), Dst: french(pick(fr, 0, 1, 2, 3, 4)...)}
	for k := range 5 {
		a.Beads = append(a.Beads, align.Bead{Src: r(k), Dst: r(k), Score: 9, Confidence: 1})
	}
	assert.Empty(t, summary(align.Inspect(a), []string{"order"}))
	a.Beads[2].Dst, a.Beads[2].Moved, a.Beads[3].Dst = r(3), true, r(2)
	assert.Equal(t, []string{"warning order swapped 2 at 5-7/5-7"}, summary(align.Inspect(a), []string{"order"}))
}
