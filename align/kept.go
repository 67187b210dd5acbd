package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// A name of an office in one language is often kept in the other: "Government of
// Nova Scotia, Office de la promenade des Anglais". It is no passage that nobody
// translated.

// keptConfidence is how sure it is that such a name ought to be translated.
const keptConfidence = 0.3

// keptName returns the name that a passage of d ends with, behind a comma, if what
// faces it ends with it too, and what is before it is in the language of d and
// translated. Half the words of a name have capitals, two or more, the first
// among them, and it has no mark that ends a sentence.
func (c *copies) keptName(d *segment.Document, text string, other *segment.Document, facing Range) (string, bool) {
	head, name, ok := strings.Cut(text, ", ")
	name = strings.TrimSpace(name)
	if !ok || name == "" || facing.Len() != 1 || strings.ContainsAny(name, ".?!:;") {
		return "", false
	}
	words, capitals := capitals(other.Lang, name)
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) || capitals < 2 || 2*capitals < words {
		return "", false
	}
	there, ok := strings.CutSuffix(lang.Fold(other.SegmentText(facing.Lo)), lang.Fold(name))
	if !ok || strings.Trim(there, " ,") == "" || there == lang.Fold(head)+", " || !c.ownHead(d, other, head) {
		return "", false
	}
	return name, true
}

// ownHead reports whether words are of the language of d.
func (c *copies) ownHead(d, other *segment.Document, head string) bool {
	g := lang.Identify(head).Language
	if g != nil || c.model == nil || c.model.lexicon == nil {
		return g == d.Lang
	}
	own := false
	for _, w := range telling(d, other, head) {
		switch belongs(c.model.lexicon, d, other, w) {
		case ofOther:
			return false
		case ofOwn:
			own = true
		}
	}
	return own
}

// capitals counts the words of a text but for function words, and those of them
// that have a capital.
func capitals(l *lang.Language, text string) (words, capitals int) {
	for w := range l.Words(text) {
		if l.Function(w.Key) {
			continue
		}
		words++
		if r, _ := utf8.DecodeRuneInString(text[w.Start:]); unicode.IsUpper(r) {
			capitals++
		}
	}
	return words, capitals
}
