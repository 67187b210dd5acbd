package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// grade finds the grade of the abbreviation that ends at the full stop at pos,
// of one word or of two: "p. m.", "op. cit.".
func (p *sentenceParser) grade(start, pos int, word string) lang.Grade {
	for _, a := range p.parser.Abbreviations {
		if word == a || len(word) == len(a) && inCase(a, 'a') && strings.EqualFold(word, a) {
			return lang.NeverFinal
		}
	}
	// Two words stand as written in the text only with one space between them.
	if i := pos + 1 - len(word); i-2 > start && asciiSpace(p.text[i-1]) && len(word) <= longestHead {
		if first := p.wordBefore(start, i-2); first != "." && p.lang.Phrase(first, word) {
			if g := p.lang.Abbreviation(p.text[i-1-len(first) : pos+1]); g != lang.NotAbbreviation {
				return g
			}
		}
	}
	g := p.lang.Abbreviation(word)
	if i := strings.LastIndexByte(word, '-'); g == lang.NotAbbreviation && i > 0 && len(word)-i > 3 {
		g = p.lang.Abbreviation(word[i+1:]) // "sub-para."
	}
	return g
}

// wordBefore returns the run of characters that ends in the full stop at pos,
// back to white space or an opening bracket or quote, at most 32 bytes of it.
func (p *sentenceParser) wordBefore(start, pos int) string {
	i := pos
	for i > start && pos-i < 32 {
		c := p.text[i-1]
		if c < utf8.RuneSelf {
			switch c {
			case ' ', '\t', '\n', '\v', '\f', '\r', '(', '[', '{', '"', '/', '\'':
				return p.text[i:min(pos+1, len(p.text))]
			}
			i--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(p.text[start:i])
		if isSpace(r) || r == '«' || r == '“' || r == '—' || r == '’' {
			break
		}
		i -= n
	}
	return p.text[i:min(pos+1, len(p.text))]
}

func (p *sentenceParser) wordAfter(i, limit int) string {
	j := i
	for j < limit && j-i < 24 && spaceLen(p.text[j:limit]) == 0 {
		j++
	}
	return p.text[i:j]
}

// starter reports whether the word at i is one that often starts a sentence.
func (p *sentenceParser) starter(i, limit int) bool {
	for i < limit && strings.IndexByte("\"'([", p.text[i]) >= 0 {
		i++
	}
	for w := range p.lang.Words(p.text[i:min(limit, i+40)]) {
		end := i + w.End
		return w.Start <= 4 && (p.lang.Starter(w.Key) || p.lang.Title(w.Key) && end < limit && p.text[end] == '.')
	}
	return false
}

// opens returns the first rune at i behind opening quotes, brackets and marks.
func (p *sentenceParser) opens(i, limit int) rune {
	var r rune
	for k := 0; i < limit && k < 6; k++ {
		var n int
		r, n = utf8.DecodeRuneInString(p.text[i:limit])
		switch r {
		case '"', '\'', '“', '‘', '«', '‹', '(', '[', '*', '_', '¿', '¡', '’':
		default:
			if !isSpace(r) || k == 0 {
				return r
			}
		}
		i += n
	}
	return r
}

// ended reports whether a word with its full stop can be the last of a
// sentence: small letters alone, more than three of them.
func (p *sentenceParser) ended(word string) bool {
	word = word[:len(word)-1]
	n := 0
	for _, r := range word {
		if unicode.IsMark(r) {
			continue
		}
		if !unicode.IsLower(r) && r != '-' && r != '\'' && r != '’' && (n > 0 || !unicode.IsUpper(r)) {
			return false
		}
		n++
	}
	return n > 3
}

// initials reports whether a word is one or more capitals with full stops: J.,
// U.S., J.-C., K.-J.
func (p *sentenceParser) initials(word string) bool {
	letter := false
	n := 0
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			if letter || !unicode.IsUpper(r) {
				return false
			}
			letter = true
			n++
		case unicode.IsMark(r):
		case r == '.':
			letter = false
		case r != '-':
			return false
		}
	}
	return n > 0 && !letter
}

// name reports whether the word before i is capitalised, as a first name before
// an initial is.
func (p *sentenceParser) name(start, i int) bool {
	sp := trim(p.text, Span{start, min(i, len(p.text))})
	w := lastWord(p.text, sp)
	r, _ := utf8.DecodeRuneInString(w)
	return w != "" && unicode.IsUpper(r)
}

// numbered reports whether the full stop belongs to the number that the
// sentence starts with, which keeps it: "1. The", "Art. 5. The".
func (p *sentenceParser) numbered(sentence Span, pos int, word string) bool {
	if len(word) < 2 || len(word) > 5 {
		return false
	}
	if roman := word[:len(word)-1]; pos+1-len(word) == sentence.Start && romanValue(roman) > 0 && inCase(roman, 'A') {
		return true
	}
	for i := range len(word) - 1 {
		if !isDigit(word[i]) {
			return false
		}
	}
	before := strings.TrimSpace(p.text[sentence.Start : pos+1-len(word)])
	if before == "" {
		return len(word) <= 4
	}
	// "Art. 5.", "Chapter 1."
	if !isAlpha(before[0]) { // a bullet
		return len(before) < 4
	}
	// "Art. 5.", "Chapter 1."; "ARTICLE 5." is a heading.
	var key [32]byte
	return len(before) < 16 && !inCase(before, 'A') &&
		(p.lang.Abbreviation(before) == lang.NotBeforeNumber || p.lang.Division(lang.AppendFold(key[:0], before)))
}

// citation reports whether a capitalised word with a full stop before a number
// is part of a citation, whose words are abbreviations: "26 J. Psychol. 259".
func (p *sentenceParser) citation(start, i int, word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) || len(word) > 10 || i-2 < start {
		return false
	}
	return strings.IndexByte(".&,", p.text[i-2]) >= 0 || isDigit(p.text[i-2])
}

// hour reports whether a number stands before the word at i: "6 p.m.".
func (p *sentenceParser) hour(start, i int) bool {
	return i-2 >= start && asciiSpace(p.text[i-1]) && isDigit(p.text[i-2])
}

// subject reports whether a capitalised word that is no day, month or other
// capitalised name's first word stands at i: "Travelers who", not "Monday" or
// "Eastern Time".
func (p *sentenceParser) subject(i, limit int) bool {
	n := 0
	for w := range p.lang.Words(p.text[i:min(limit, i+60)]) {
		r, _ := utf8.DecodeRuneInString(p.text[i+w.Start:])
		if n++; n == 1 {
			if w.Kind == lang.Number || p.lang.Weekday(w.Key) > 0 || p.lang.Month(w.Key) > 0 || isUpper(p.text[i+w.Start:i+w.End]) {
				return false
			}
			continue
		}
		return unicode.IsLower(r) && string(w.Key) != "time"
	}
	return false
}

// label reports whether a label follows: (a), a), XIV, B, A-1.
func (p *sentenceParser) label(i, limit int) bool {
	w := strings.TrimRight(p.wordAfter(i, limit), ".,;:")
	switch {
	case w == "":
		return false
	case w[0] == '(':
		return len(w) <= 6 && strings.HasSuffix(w, ")")
	case len(w) == 2 && w[1] == ')':
		return true
	case len(w) == 1:
		return isAlpha(w[0]) && w != "A" && w != "I"
	case w[1] == '-' && len(w) > 2 && isAlpha(w[0]):
		return isDigit(w[2])
	}
	return romanValue(w) > 0 && inCase(w, 'A')
}
