package segment

import (
	"strings"
	"unicode/utf8"
)

// markup passes over the markup at i, which the text has blanked or filled, and
// returns its end.
func (p *plainText) markup(i, end int) int {
	page := p.page[i:end]
	if lineSpace(page) > 0 {
		p.space = true
		return i + 1
	}
	switch page[0] {
	case '<':
		if n := p.tag(i, end); n > 0 {
			return i + n
		}
		return i + 1
	case '{':
		return i + max(1, p.masked(i, i+p.template(page)))
	case '!':
		if strings.HasPrefix(page, "![") {
			p.apart, p.image = true, true
			return i + 2
		}
	case '[':
		if strings.HasPrefix(page, "[^") && p.shown(i+1) == 0 {
			return i + max(1, p.masked(i, i+1+strings.IndexByte(page, ']')))
		}
		return i + 1
	case ']':
		p.apart, p.image = p.apart || p.image, false
		return i + 1 + p.masked(i+1, i+1+p.destination(i+1, end))
	case '`':
		return p.code(i, end)
	case '\\', '*', '_', '~', '#', '|', '>':
		return i + 1
	}
	return p.rest(i, end)
}

// masked returns how many bytes from one offset to another are up to the first
// character that a reader sees.
func (p *plainText) masked(i, end int) int {
	for j := i; j < end; j = p.next(j) {
		if p.visible(j) > 0 {
			return j - i
		}
	}
	return max(0, end-i)
}

// rest passes over what is no construct of its own: what is hidden, the end of a
// tag that starts before the span, the borders of a table. A character that an
// entity has in its middle is written.
func (p *plainText) rest(i, end int) int {
	if n := p.visible(i); n > 0 {
		p.put(p.text[i : i+n])
		return i + n
	}
	j, space := i, false
	for j < end && p.visible(j) == 0 && (p.page[j] != '<' || p.shown(j) > 0) {
		space = space || lineSpace(p.page[j:]) > 0
		j = min(end, p.next(j))
	}
	if tail := strings.LastIndexByte(p.page[i:j], '>'); tail >= 0 {
		p.apart = true
		return i + tail + 1
	}
	if j == end || p.page[j] != '<' || p.shown(j) > 0 {
		p.space = p.space || space
	}
	return j
}

// next returns the offset behind the character at i.
func (p *plainText) next(i int) int {
	_, n := utf8.DecodeRuneInString(p.text[i:])
	return i + n
}

// visible returns the length of the character at i of the text if it is one that
// a reader sees, or 0.
func (p *plainText) visible(i int) int {
	r, n := utf8.DecodeRuneInString(p.text[i:])
	if blank(r) || r == utf8.RuneError && n == 1 && p.shown(i) == 0 { // inside what fills a place
		return 0
	}
	return n
}

// template passes over what a template language fills in, or a list of
// attributes, which is nothing.
func (p *plainText) template(page string) int {
	closer := "}"
	for _, pair := range [...][2]string{{"{{", "}}"}, {"{%", "%}"}, {"{/*", "*/}"}} {
		if strings.HasPrefix(page, pair[0]) {
			p.apart = true
			closer = pair[1]
		}
	}
	if n := strings.Index(page, closer); n > 0 {
		return n + len(closer)
	}
	return 1
}

// destination returns the length of what follows the text of a link at i: its
// target in parentheses or its label in brackets, if they are markup.
func (p *plainText) destination(i, end int) int {
	if i+1 >= end || p.shown(i) > 0 {
		return 0
	}
	page := p.page[i:end]
	switch {
	case page[0] == '[' && (p.shown(i+1) == 0 || page[1] == ']'):
		return strings.IndexByte(page, ']') + 1
	case page[0] != '(':
		return 0
	}
	depth, quote := 0, byte(0)
	for k := 0; k < len(page); k++ {
		switch c := page[k]; {
		case c == '\\':
			k++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '<' && page[k-1] != '\\' && depth == 1:
			quote = '>'
		case (c == '"' || c == '\'') && asciiSpace(page[k-1]):
			quote = c
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return k + 1
			}
		}
	}
	return 1
}

// code passes over the backticks at i. One space inside either end of a code span
// is not part of it.
func (p *plainText) code(i, end int) int {
	j := i
	for j < end && p.page[j] == '`' && p.shown(j) == 0 {
		j++
	}
	if p.ticks > 0 {
		p.ticks, p.pad = 0, 0
		return j
	}
	p.ticks = j - i
	for k := j; k < end; k++ {
		if p.page[k] == '`' && p.shown(k) == 0 {
			if k > j+1 && asciiSpace(p.page[j]) && asciiSpace(p.page[k-1]) {
				p.pad = k - 1
				j++
			}
			break
		}
	}
	return j
}

// tag passes over the tag or comment at i and writes the texts in its attributes.
// It returns the length, 0 where it is neither.
func (p *plainText) tag(i, end int) int {
	page := p.page[i:end]
	for _, pair := range [...][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!", ">"}, {"<?", "?>"}, {"<%", "%>"}} {
		if n := len(pair[0]); strings.HasPrefix(page, pair[0]) {
			p.apart = p.apart || page[1] == '%' || page[1] == '?'
			if m := strings.Index(page[n:], pair[1]); m >= 0 {
				if n += m + len(pair[1]); p.masked(i, i+n) == n {
					return n
				}
			}
			n = p.masked(i, end)
			if tail := strings.LastIndexByte(page[:n], '>'); tail >= 0 {
				return tail + 1 // <!-->
			}
			return n
		}
	}
	k := 1
	closing := len(page) > 1 && page[1] == '/'
	if closing {
		k++
	}
	start := k
	for k < len(page) && (alphanumeric(page[k]) || page[k] == '-') {
		k++
	}
	if k == start || p.shown(i+1) > 0 { // an address in angle brackets
		return 0
	}
	name := strings.ToLower(page[start:min(k, start+8)])
	p.element(name, closing)
	for k < len(page) && page[k] != '>' {
		if page[k] != '=' {
			if utf8.RuneStart(p.text[i+k]) && p.shown(i+k) > 0 && lineSpace(page[k:]) == 0 {
				return k
			}
			k++
			continue
		}
		for k++; k < len(page) && asciiSpace(page[k]); k++ {
		}
		if k == len(page) {
			break
		}
		from := k
		if c := page[k]; c == '"' || c == '\'' {
			from++
			n := strings.IndexByte(page[from:], c)
			if n < 0 {
				continue
			}
			p.attribute(i+from, i+from+n)
			k = from + n + 1
			continue
		}
		for k < len(page) && (page[k] != '>' || p.shown(i+k) > 0) && !asciiSpace(page[k]) {
			k++
		}
		p.attribute(i+from, i+k)
	}
	k = min(k+1, len(page))
	if name == "script" || name == "style" {
		if n := strings.Index(page[k:], "</"); n > 0 && p.masked(i+k, i+k+n) == n {
			k += n
		}
	}
	return k
}

// attribute writes the value of an attribute if it is text.
func (p *plainText) attribute(i, end int) {
	for j := i; j < end; j = p.next(j) {
		if utf8.RuneStart(p.text[j]) && p.visible(j) > 0 {
			p.apart = true
			p.read(i, end)
			p.apart = true
			return
		}
	}
}

// element says what a tag does to the words on its two sides. Most do nothing; a
// mark that refers to a note, and links side by side, are words of their own.
func (p *plainText) element(name string, closing bool) {
	switch name {
	case "br":
		p.space = true
	case "img", "input", "select", "svg", "iframe", "object", "video", "audio", "canvas":
		p.apart = true
	case "sup", "sub":
		p.raised = p.raised || !closing
		p.apart = p.apart || p.linked && !closing
	case "a":
		p.apart = p.apart || !closing && (p.left || p.raised)
		p.linked, p.left = p.linked || !closing, p.left || closing
	}
}
