package segment

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PlainText returns what a reader sees of a span, in one line. Markup leaves no
// trace; a line break of it, and any white space of the source, is one space;
// and an entity is its character. No-break spaces and soft hyphens stay, and bytes
// that are not UTF-8 become U+FFFD. Where there is no markup it is the text with
// its white space made single.
//
// Texts in attributes stand where their tags do, with spaces around them, and
// so do images and templates part the words that they stand between.
func (d *Document) PlainText(s Span) string {
	text := d.Text[s.Start:s.End]
	if text == d.Source[s.Start:s.End] && single(text) && utf8.ValidString(text) {
		return text
	}
	p := plainText{text: d.Text, page: d.Source}
	p.b.Grow(len(text))
	p.read(s.Start, s.End)
	return p.b.String()
}

// single reports whether a text is in one line, with one space between words.
func single(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' && space, c != ' ' && asciiSpace(c), c == 0xc2 && lineSpace(s[i:]) > 0, c == 0xe2 && lineSpace(s[i:]) > 0:
			return false
		default:
			space = c == ' '
		}
	}
	return s == "" || !space
}

// lineSpace returns the length of the white space that s starts with and that a
// line cannot hold or need not hold twice, or 0.
func lineSpace(s string) int {
	switch {
	case asciiSpace(s[0]):
		return 1
	case strings.HasPrefix(s, "\u0085"):
		return 2
	case strings.HasPrefix(s, "\u2028"), strings.HasPrefix(s, "\u2029"):
		return 3
	}
	return 0
}

// plainText reads a masked text beside its page. Where the two differ there is
// markup, whose own white space counts for nothing, and so its end is sought in
// the page.
type plainText struct {
	text, page string
	b          strings.Builder
	last       rune // the last character written, 0 at the start
	space      bool // white space has been read and not written
	apart      bool // markup has been read that parts words
	raised     bool // <sup> or <sub> has
	linked     bool // <a> has
	left       bool // </a> has
	image      bool // in the text of ![an image]
	ticks      int  // of the code span that is open
	pad        int  // offset of the space before its end that is not part of it
}

// read writes what a reader sees from one offset up to another.
func (p *plainText) read(i, end int) {
	for i < end {
		if j := p.signs(i, end); j > i {
			p.put(p.page[i : i+1])
			p.b.WriteString(p.page[i+1 : j])
			p.last = rune(p.page[j-1])
			i = j
			continue
		}
		n := p.shown(i)
		switch {
		case p.page[i] == '&' && (n == 0 || p.shown(i+1) == 0):
			i = p.entity(i, end)
		case n == 0:
			i = p.markup(i, end)
		default:
			if w := lineSpace(p.page[i:]); w > 0 {
				p.space = p.space || i != p.pad || i == 0
			} else {
				p.put(p.page[i : i+n])
			}
			i += n
		}
	}
}

// signs returns the end of a run of ASCII that is shown as it is.
func (p *plainText) signs(i, end int) int {
	for i < end && p.text[i] == p.page[i] && ' ' < p.text[i] && p.text[i] < 0x7f && p.text[i] != '&' {
		i++
	}
	return i
}

// shown returns the length of the character at i if it is one of the page, or 0.
func (p *plainText) shown(i int) int {
	if i >= len(p.text) {
		return 1
	}
	if c := p.text[i]; c < utf8.RuneSelf {
		if c == p.page[i] {
			return 1
		}
		return 0
	}
	_, n := utf8.DecodeRuneInString(p.text[i:])
	if p.text[i:i+n] != p.page[i:i+n] {
		return 0
	}
	return n
}

// put writes the character that s is.
func (p *plainText) put(s string) {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case p.last == 0:
	case p.space,
		p.apart && isWord(r) && !unicode.In(p.last, unicode.Ps, unicode.Pi, unicode.Z),
		p.raised && unicode.IsDigit(p.last) && unicode.IsDigit(r): // 10³ is not 103
		p.b.WriteByte(' ')
	}
	p.space, p.apart, p.raised, p.linked, p.left = false, false, false, false, false
	p.b.WriteRune(r)
	p.last = r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// entity writes the character of the entity at i and returns its end. A span may
// end behind the character, and so inside the entity.
func (p *plainText) entity(i, end int) int {
	j, most := i+1, min(len(p.page), i+40) // longer than any name
	if j < most && p.page[j] == '#' {
		most = len(p.page)
	}
	for j < most && (p.page[j] == '#' && j == i+1 || alphanumeric(p.page[j])) {
		j++
	}
	if j < most && p.page[j] == ';' {
		j++
	} else {
		// Without a semicolon it ends where the page goes on.
		limit := j
		for j = i + 1; j < limit && p.shown(j) == 0; j++ {
		}
	}
	value, place := html.UnescapeString(p.page[i:j]), p.text[i:j]
	if value == p.page[i:j] {
		value = strings.TrimFunc(place, blank) // none, or one of two characters that are longer than it
	}
	for _, r := range value {
		switch {
		case r < utf8.RuneSelf && asciiSpace(byte(r)):
			p.space = true
		case unicode.In(r, unicode.Z, unicode.Cf), strings.ContainsRune(place, r):
			p.put(string(r))
		}
	}
	return min(j, end)
}

func alphanumeric(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// blank reports whether a character may fill the place of markup.
func blank(r rune) bool { return isSpace(r) || r == '\u00ad' || r == '\u2060' }
