package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var untranslated = Check{
	Name: "untranslated",
	Doc: `A passage left in the language of the other document.

A sentence, line or heading whose words are of the other language, such as a
line of the English page that the French page repeats:

    How to apply by mail          How to apply by mail
    Forfeiture                    Forfeiture

Of a line of a few words that both pages have, the lexicon must say that they are
words of one language and not of the other; "Publication" and "Transport" are of
both. Names, numbers, codes, e-mail and web addresses and titles of people are of
no language; a passage in quotation marks may be quoted in the original; one in
brackets may give a term in the other language, as the definitions of statutes
do; and a notice such as "(in English only)" excuses its sentence. Code is not
looked at.

A line of which every word has a capital, or nearly every one, is a name, unless
it is a heading, or the document translates it, or all of its words, elsewhere.
It is a name, too, where the document uses it so in a sentence of its own
language: "à la Maple Valley Foundation". A name that both pages keep behind a
translated one, "Province of Quebec, Ministère du Travail", is a note. Args: the
language the passage is in, the language it should be in, and the side it stands
on, source or target.`,
	Run: func(a *Alignment) []Finding {
		if !a.Src.Lang.Listed() || !a.Dst.Lang.Listed() || a.Src.Lang == a.Dst.Lang {
			return nil
		}
		var out []Finding
		c := &copies{Alignment: a}
		for _, b := range a.Beads {
			// A passage that faces nothing is an omission or an addition.
			if b.Src.Empty() || b.Dst.Empty() {
				continue
			}
			for i := b.Src.Lo; i < b.Src.Hi; i++ {
				if p, ok := c.passage(a.Src, i, a.Dst, b.Dst); ok {
					out = append(out, a.left(b, "source", a.Src.Segments[i].Span, p))
				}
			}
			for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
				if p, ok := c.passage(a.Dst, j, a.Src, b.Src); ok {
					out = append(out, a.left(b, "target", a.Dst.Segments[j].Span, p))
				}
			}
		}
		return out
	},
}

func (a *Alignment) left(b Bead, side string, at segment.Span, confidence float64) Finding {
	f := Finding{Check: "untranslated", Severity: Warning, Confidence: confidence,
		Src: a.SrcSpan(b), Dst: a.DstSpan(b)}
	switch {
	case confidence >= 0.95:
		f.Severity = Error
	case confidence < 0.6:
		f.Severity = Note
	}
	in, should := a.Src.Lang.Tag(), a.Dst.Lang.Tag()
	if side == "source" {
		in, should = should, in
		f.Src = at
	} else {
		f.Dst = at
	}
	f.Args = []string{in, should, side}
	return f
}

// passage reports whether segment i of d is written in the language of the other
// document, and how sure that is. Facing says what it is aligned with.
func (c *copies) passage(d *segment.Document, i int, other *segment.Document, facing Range) (float64, bool) {
	if c.model != nil && c.inOwn(d, i) {
		return 0, false
	}
	text := d.SegmentText(i)
	kind := d.Blocks[d.Segments[i].Block].Kind
	if kind == segment.Code || excused(text) || quoted(text) {
		return 0, false
	}
	name := named(d.Lang, other.Lang, text)
	if name && kind != segment.Heading {
		k := copyOf(text, other, facing)
		return copiedConfidence, k >= 0 && c.foreign(d, i, other, k, true)
	}
	g := lang.Identify(withoutNames(d.Lang, withoutQuotations(text)))
	if g.Language == d.Lang || name && c.uses(d, i) {
		return 0, false
	}
	k := copyOf(text, other, facing)
	if kept, ok := c.keptName(d, text, other, facing); ok && k < 0 && !c.nameTranslated(d, other, kept) {
		return keptConfidence, g.Language == other.Lang
	}
	switch {
	// A copy of the other side needs less proof than words of its own.
	case g.Language == other.Lang && k >= 0:
		return min(0.99, g.Confidence+0.05), true
	case g.Language == other.Lang && g.Words >= 4 && g.Confidence >= 0.99:
		return min(0.97, g.Confidence), true
	}
	return copiedConfidence, k >= 0 && c.foreign(d, i, other, k, name)
}

// copyOf returns the segment of a range that has a text, or -1.
func copyOf(text string, d *segment.Document, r Range) int {
	for k := r.Lo; k < r.Hi; k++ {
		if lang.Fold(d.SegmentText(k)) == lang.Fold(text) {
			return k
		}
	}
	return -1
}

// copiedConfidence is how sure it is that a line that both documents have is of
// one language, where only the lexicon says so.
const copiedConfidence = 0.9

// withoutNames blanks the addresses, codes and names of a text: what is spelled
// alike in every language. A name is a word with a capital behind another word
// that does not end a sentence.
func withoutNames(l *lang.Language, text string) string {
	var b strings.Builder
	inside := false // a word came before in the sentence
	for f := range strings.FieldsSeq(text) {
		if strings.ContainsAny(f, "@/_\\") || strings.Contains(f, "www.") || strings.ContainsAny(f, "0123456789") {
			inside = true
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(f, "(“\"«'‘["))
		if inside && unicode.IsUpper(r) && !l.Function([]byte(lang.Fold(f))) {
			continue
		}
		b.WriteString(f)
		b.WriteByte(' ')
		inside = !strings.HasSuffix(f, ".")
	}
	return b.String()
}

// excused reports whether a text says itself that it is in one language only.
func excused(text string) bool {
	k := strings.ToLower(text)
	for _, notice := range []string{
		"in english only", "in french only", "english only", "french only", "available in english", "available in french",
		"en anglais seulement", "en français seulement", "en anglais uniquement", "en français uniquement",
		"anglais seulement", "français seulement", "version anglaise", "version française",
	} {
		if strings.Contains(k, notice) {
			return true
		}
	}
	return false
}

// quoted reports whether a text stands in quotation marks or brackets as a
// whole.
func quoted(text string) bool {
	t := strings.TrimRight(text, ".;:,!? \u00a0\u202f")
	for _, q := range [][2]string{{"“", "”"}, {"«", "»"}, {`"`, `"`}, {"‘", "’"}, {"(", ")"}, {"[", "]"}} {
		if strings.HasPrefix(t, q[0]) && strings.HasSuffix(t, q[1]) {
			return true
		}
	}
	return false
}

// withoutQuotations drops what stands in quotation marks or brackets.
func withoutQuotations(text string) string {
	for _, q := range [][2]string{{"“", "”"}, {"«", "»"}, {`"`, `"`}, {"(", ")"}} {
		var b strings.Builder
		rest := text
		for {
			before, behind, ok := strings.Cut(rest, q[0])
			if !ok {
				break
			}
			_, behind, ok = strings.Cut(behind, q[1])
			if !ok {
				break
			}
			b.WriteString(before)
			b.WriteByte(' ')
			rest = behind
		}
		if b.Len() > 0 {
			b.WriteString(rest)
			text = b.String()
		}
	}
	return text
}

// named reports whether most words of a text but the function words of either
// language have a capital, and it ends as no sentence does: Maple Valley Foundation
// for the Arts; Ville de Montréal, Direction de l’environnement.
func named(a, b *lang.Language, text string) bool {
	words, capitals := 0, 0
	for w := range a.Words(text) {
		if w.Kind == lang.Number || a.Function(w.Key) || b.Function(w.Key) {
			continue
		}
		words++
		if r, _ := utf8.DecodeRuneInString(text[w.Start:]); unicode.IsUpper(r) {
			capitals++
		}
	}
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) && words-capitals > 1 {
		return false
	}
	return words > 1 && float64(capitals) >= 0.7*float64(words) && !strings.ContainsAny(text[len(text)-1:], ".?!:;")
}
