package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// How a segment ends says whether its sentence does.

// text returns the text of a segment without the white space around it.
func (s *side) text(i int) string { return strings.TrimSpace(s.doc.SegmentText(i)) }

// endMark is the class of the mark that a segment ends in, in front of the "and"
// or "or" that leads to the next item of a list. The stop of "etc." is no mark.
func (s *side) endMark(i int) uint8 {
	text := s.text(i)
	if strings.HasSuffix(text, "etc.") {
		return noMark
	}
	if k := strings.LastIndexAny(text, " \u00a0"); k >= 0 {
		switch text[k+1:] {
		case "and", "or", "et", "ou":
			text = text[:k]
		}
	}
	return lastClass(text)
}

// interrupted reports whether a segment stops at a mark that something follows:
// "the holder of the permit, ." or "the permit (the".
func (s *side) interrupted(i int) bool {
	text := s.text(i)
	if strings.LastIndexByte(text, '(') > strings.LastIndexByte(text, ')') {
		return true
	}
	body, ok := strings.CutSuffix(text, ".")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(body, " \u00a0"))
	return strings.ContainsRune(",—–-:;(«", r)
}

// leads reports whether a segment leads a list: the next one is an item of
// another level, or goes on in small letters.
func (s *side) leads(i int) bool {
	if i+1 >= len(s.segs) {
		return false
	}
	this, next := &s.segs[i], &s.segs[i+1]
	if next.label == "" {
		return next.opens && (next.kind == segment.Item || next.first == small) && this.kind != segment.Item
	}
	return labelClass(next.label) > 1 && labelClass(next.label) != labelClass(this.label)
}

// labelClass tells the levels of a list apart: no label, a number, a letter, a
// small roman numeral.
func labelClass(label string) int {
	switch {
	case label == "":
		return 0
	case label[0] < 'a':
		return 1
	case strings.Trim(label, "ivx") == "":
		return 3
	}
	return 2
}

// dangles reports whether a segment ends in a word that ends no sentence: an
// article, a preposition, a conjunction but those between the items of a list.
func (s *side) dangles(i int) bool {
	l := s.doc.Lang
	seg := s.doc.Segments[i]
	text := strings.TrimRightFunc(s.doc.Text[seg.Start:seg.End], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	start := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if start < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(text[start:])
	word := lang.Fold(text[start+n:])
	return l.Function([]byte(word)) && !strings.Contains(closing, " "+word+" ")
}

// closing are the function words that a sentence may well end in: pronouns and
// adverbs, and the conjunctions between two items.
const closing = ` and or et ou but it them so him her himself herself itself themselves other others another all both one same none each
 not too also again together away back there here thereof therein thereto thereunder thereafter therefor hereof hereto above below
 before after done do does more less most least few many lui eux elle elles soi nous vous celui celle ceux celles ceci cela rien
 personne autre autres meme memes tous toutes tout aucun aucune chacun chacune plusieurs pas ici la plus moins peu bien aussi
 ensuite enfin non jamais autant faire fait ete etre avoir `
