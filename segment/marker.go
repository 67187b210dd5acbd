package segment

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// style is the form of a list marker, which tells nested lists apart.
type style uint8

const (
	noStyle style = iota
	bullet
	digits
	lowerLetter
	upperLetter
	lowerRoman
	upperRoman
)

// marker is what a line opens a list item with.
type marker struct {
	end   int    // bytes of the line
	style style  //
	wrap  string // the punctuation: ".", ")", "()", "°"
	label string // without punctuation
}

// bullets are the signs that open an item when white space follows. The em dash
// is not among them: it opens the lines of a dialogue.
const bullets = "•‣◦·▪▫■□●○∙⁃➢➤►▶✓✔–*+-"

// scanMarker reads the list marker at the start of a line: a bullet, 1. 1) (1)
// 1° 2.1. a) (a) a. iv) (iv) (a.1).
func scanMarker(s string) (marker, bool) {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(bullets, r) && r != utf8.RuneError {
		if n == len(s) && r != '-' && r != '–' && r != '*' && r != '+' || n < len(s) && spaceLen(s[n:]) > 0 {
			return marker{end: n, style: bullet, wrap: s[:n]}, true
		}
		return marker{}, false
	}
	i, open := 0, false
	if s != "" && s[0] == '(' {
		i, open = 1, true
	}
	start := i
	for i < len(s) && i-start < 8 && (isDigit(s[i]) || isAlpha(s[i]) || s[i] == '.' && i > start && i+1 < len(s) && (isDigit(s[i+1]) || isAlpha(s[i+1]))) {
		i++
	}
	label := s[start:i]
	st := labelStyle(label)
	if s != "" && s[0] == '[' {
		// "[6]", the number of a note
		if end := bracketNote(s, 0); end > 0 && (end == len(s) || spaceLen(s[end:]) > 0) {
			return marker{end: end, style: digits, wrap: "[]", label: s[1 : end-1]}, true
		}
		return marker{}, false
	}
	if st == noStyle || i >= len(s) {
		return marker{}, false
	}
	wrap := ""
	switch {
	case open && s[i] == ')':
		wrap, i = "()", i+1
	case open:
		return marker{}, false
	case s[i] == ')':
		wrap, i = ")", i+1
	case s[i] == '.' && i+1 < len(s) && s[i+1] == ')':
		wrap, i = ".)", i+2
	case s[i] == '.':
		wrap, i = ".", i+1
	case st == digits && strings.HasPrefix(s[i:], "°"):
		wrap, i = "°", i+2
	case st == digits && strings.HasPrefix(s[i:], "º"):
		wrap, i = "°", i+2
	default:
		return marker{}, false
	}
	if i < len(s) && spaceLen(s[i:]) == 0 {
		return marker{}, false
	}
	// "A. Smith" is a name more often than an item; see textParser.item.
	return marker{end: i, style: st, wrap: wrap, label: label}, true
}

// labelStyle tells what a label is made of. A letter that is a roman number
// too counts as a letter here; the list around it decides.
func labelStyle(s string) style {
	if s == "" {
		return noStyle
	}
	head, _, _ := strings.Cut(s, ".")
	if isDigit(s[0]) {
		for i := range len(head) {
			if !isDigit(head[i]) {
				return noStyle
			}
		}
		if len(head) > 3 {
			return noStyle // a year, not a label
		}
		return digits
	}
	lower, upper := lowerLetter, upperLetter
	switch {
	case len(head) == 1:
	case len(head) == 2 && head[0] == head[1] && head[0]|0x20 != 'i' && head[0]|0x20 != 'x' && head[0]|0x20 != 'c':
	case romanValue(head) > 0:
		lower, upper = lowerRoman, upperRoman
	default:
		return noStyle
	}
	switch {
	case inCase(head, 'a'):
		return lower
	case inCase(head, 'A'):
		return upper
	}
	return noStyle
}

// inCase reports whether the ASCII letters of s are all small, for first 'a', or
// all capitals, for 'A'.
func inCase(s string, first byte) bool {
	for i := range len(s) {
		if isAlpha(s[i]) && (s[i] < first || s[i] > first+25) {
			return false
		}
	}
	return true
}

// romanValue returns the value of a roman number up to 399 in one case, or 0.
func romanValue(s string) int {
	n, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] | 0x20 {
		case 'i':
			v = 1
		case 'v':
			v = 5
		case 'x':
			v = 10
		case 'l':
			v = 50
		case 'c':
			v = 100
		default:
			return 0
		}
		if v < last {
			n -= v
		} else {
			n += v
			last = v
		}
	}
	if len(s) > 3 && (strings.Contains(s, "iiii") || strings.Contains(s, "IIII")) {
		return 0
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// next reports whether o is the marker that follows m in a list: 1 and 2, b and
// c, iv and v.
func (m marker) next(o marker) bool {
	if m.label == "" || o.label == "" {
		return false
	}
	a, b := romanValue(m.label), romanValue(o.label)
	if a > 0 && b == a+1 && isAlpha(m.label[0]) && (m.label[0] < 'a') == (o.label[0] < 'a') {
		return true
	}
	if m.style == digits || o.style == digits {
		x, errX := strconv.Atoi(m.label)
		y, errY := strconv.Atoi(o.label)
		return errX == nil && errY == nil && y == x+1
	}
	return len(m.label) == 1 && len(o.label) == 1 && m.label[0]+1 == o.label[0]
}

// nesting gives each item its level from its indent and the style of its
// marker: a deeper indent, or a style new to the list, opens a list inside the
// last item.
type nesting struct{ open []level }

type level struct {
	indent int
	style  style
	wrap   string
	label  string
}

func (n *nesting) reset() { n.open = n.open[:0] }

// level returns the nesting of an item, from 1, and notes it.
func (n *nesting) level(m marker, indent int) int {
	style := m.style
	// i, v, x, c and l after h, u, w, b and k go on with the letters; else they
	// are numbers.
	if (style == lowerLetter || style == upperLetter) && romanValue(m.label) > 0 && !n.follows(m) {
		style += lowerRoman - lowerLetter
	}
	for i := len(n.open) - 1; i >= 0; i-- {
		o := &n.open[i]
		if o.style == style && o.wrap == m.wrap && indent <= o.indent+1 && (indent >= o.indent-1 || i == 0) {
			n.open = n.open[:i+1]
			o.label, o.indent = m.label, indent
			return i + 1
		}
	}
	for len(n.open) > 0 && indent < n.open[len(n.open)-1].indent {
		n.open = n.open[:len(n.open)-1]
	}
	if len(n.open) < 32 {
		n.open = append(n.open, level{indent, style, m.wrap, m.label})
	}
	return len(n.open)
}

// follows reports whether a letter is the next one of a list that is open.
func (n *nesting) follows(m marker) bool {
	if len(m.label) != 1 {
		return false
	}
	for _, o := range n.open {
		if o.style == m.style && o.wrap == m.wrap && o.label != "" && o.label[0]+1 == m.label[0] {
			return true
		}
	}
	return false
}
