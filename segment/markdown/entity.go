package markdown

import (
	"bytes"
	"html"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/segment/internal/canon"
)

// entity reads the character reference at i, if there is one, and returns where
// to go on. The character is shown in its place; the bytes that it leaves over
// are blanked, or filled where blanks would part a word.
func (p *page) entity(i, end int) int {
	value, n := decode(p.work[i:end])
	if n == 0 {
		return i + 1
	}
	room := p.shown[i : i+n]
	left := n - len(value)
	if left < 0 {
		return i + n
	}
	r, _ := utf8.DecodeRuneInString(value)
	before, after := p.wordBefore(0, i), p.startsWord(i+n, end)
	closed := i+n < end && !isSpace(p.work[i+n]) // É. has its full stop behind it
	blank(room)
	switch {
	case unicode.IsSpace(r) || unicode.IsControl(r):
	case canon.Joiner(r):
		if before && (after || closed) {
			fill(room)
		}
	case before && (after || isWord(r)):
		copy(room[left:], value)
		fill(room[:left])
	case isWord(r) && (after || closed):
		copy(room, value)
		fill(room[len(value):])
	case unicode.In(r, unicode.Ps, unicode.Pi), r == '"' && !before && after:
		copy(room[left:], value)
	default:
		copy(room, value)
	}
	return i + n
}

// startsWord reports whether a letter or digit follows, as it is or as an
// entity.
func (p *page) startsWord(i, end int) bool {
	if i < end && p.work[i] == '&' {
		value, _ := decode(p.work[i:end])
		r, _ := utf8.DecodeRuneInString(value)
		return isWord(r)
	}
	return p.wordAfter(i, end)
}

// decode returns the character that the reference at the start of b stands
// for, and the length of the reference.
func decode(b []byte) (string, int) {
	n := bytes.IndexByte(b[:min(len(b), 34)], ';') + 1
	if n < 4 || b[1] == '#' && (n > len("&#x10ffff;") || n == 4 && !('0' <= b[2] && b[2] <= '9')) {
		return "", 0
	}
	for i, c := range b[1 : n-1] {
		if !isAlphanumeric(c) && (c != '#' || i > 0) {
			return "", 0
		}
	}
	name := string(b[:n])
	value := html.UnescapeString(name)
	if value == name || value == "" || len(value) > 1 && value[len(value)-1] == ';' {
		return "", 0
	}
	return value, n
}

// fill writes signs of no width, which belong to the word around them: word
// joiners, of three bytes, and as few soft hyphens as can be, of two. One byte
// cannot be filled and stays as it is.
func fill(b []byte) {
	soft := 0 // hyphens
	switch {
	case len(b) < 2:
		return
	case len(b)%3 == 2:
		soft = 1
	case len(b)%3 == 1:
		soft = 2
	}
	for ; soft > 0; soft-- {
		b = b[copy(b, "\u00ad"):]
	}
	for len(b) > 0 {
		b = b[copy(b, "\u2060"):]
	}
}
