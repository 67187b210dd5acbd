package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
)

// longestName is the length of the longest name of a character, and
// longestBare of those that are understood without a semicolon.
const longestName, longestBare = 32, 6

// entity reads the character reference that s starts with. It returns its
// length, 0 where there is none, and what it stands for. In an attribute, a
// name without a semicolon is none before a letter, a digit or "=", so that an
// address keeps its parameters.
func entity(s string, inAttribute bool) (n int, text string) {
	if len(s) > 1 && s[1] == '#' {
		return numeric(s)
	}
	n = 1
	for n < len(s) && n <= longestName && isAlphanumeric(s[n]) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		text = nethtml.UnescapeString(s[:n+1])
		if !strings.HasSuffix(text, ";") || text == ";" {
			return n + 1, text
		}
	}
	for n = min(n, 1+longestBare); n > 2; n-- {
		text = nethtml.UnescapeString(s[:n])
		if text == s[:n] || isAlphanumeric(text[len(text)-1]) {
			continue
		}
		if inAttribute && n < len(s) && (s[n] == '=' || isAlphanumeric(s[n])) {
			return 0, ""
		}
		return n, text
	}
	return 0, ""
}

func numeric(s string) (n int, text string) {
	n = 2
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	if n < len(s) && s[n]|0x20 == 'x' {
		n++
		digit = func(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }
	}
	first := n
	for n < len(s) && digit(s[n]) {
		n++
	}
	if n == first {
		return 0, ""
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return n, nethtml.UnescapeString(s[:n])
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// decode replaces the character references of a range of the text by what they
// stand for, and returns the place of the last of them.
func (p *parser) decode(at segment.Span, inAttribute, code bool) (last segment.Span) {
	for pos := at.Start; pos < at.End; {
		i := strings.IndexByte(p.markup[pos:at.End], '&')
		if i < 0 {
			break
		}
		pos += i
		n, text := entity(p.markup[pos:at.End], inAttribute)
		if n == 0 {
			pos++
			continue
		}
		last = segment.Span{Start: pos, End: pos + n}
		before := lastRune(p.text[at.Start:pos])
		after, _ := utf8.DecodeRuneInString(p.markup[last.End:at.End])
		if after == '&' {
			if n, text := entity(p.markup[last.End:at.End], inAttribute); n > 0 {
				after, _ = utf8.DecodeRuneInString(text)
			}
		}
		put(p.text[last.Start:last.End], text, before, after, code)
		pos = last.End
	}
	return last
}

// put writes a character into the place of its reference, and fills what is over
// so that the words around it stay what they are:
//
//   - a letter, digit or accent comes first, joiners follow;
//   - a sign between two letters or digits, don&rsquo;t, comes last behind
//     joiners, and so does a currency or other symbol before a digit, &pound;5;
//   - any other sign comes first, no-break spaces follow, but in code joiners;
//   - a no-break or thin space is no-break spaces, any other white space spaces.
func put(place []byte, text string, before, after rune, code bool) {
	r, size := utf8.DecodeRuneInString(text)
	if len(text) > len(place) {
		text = text[:size]
	}
	rest := len(place) - len(text)
	switch {
	case unicode.IsSpace(r):
		if groupsDigits(r) {
			fillNoBreak(place)
		} else {
			fillSpaces(place)
		}
	case rest > 1 && !wordRune(r) && wordRune(after) && (wordRune(before) || symbol(r) && unicode.IsDigit(after)):
		canon.Join(place[:rest])
		copy(place[rest:], text)
	case wordRune(r) || canon.Joiner(r) || code:
		canon.Join(place[copy(place, text):])
	default:
		fillNoBreak(place[copy(place, text):])
	}
}

// wordRune reports whether a rune is part of a word or number.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func symbol(r rune) bool { return unicode.Is(unicode.Sc, r) || unicode.Is(unicode.Sm, r) }

// groupsDigits reports whether a space can stand between the digits of a number.
func groupsDigits(r rune) bool {
	return r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\u2007'
}

// fillNoBreak fills b with no-break spaces, as few as fit: narrow ones of three
// bytes and others of two.
func fillNoBreak(b []byte) {
	for len(b) > 1 {
		if n := len(b); n == 2 || n == 4 {
			b = b[copy(b, "\u00a0"):]
		} else {
			b = b[copy(b, "\u202f"):]
		}
	}
	fillSpaces(b)
}

func fillSpaces(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// lastRune returns the last rune of b that is no joiner.
func lastRune(b []byte) rune {
	for range 24 {
		r, n := utf8.DecodeLastRune(b)
		if !canon.Joiner(r) {
			return r
		}
		b = b[:len(b)-n]
	}
	return utf8.RuneError
}
