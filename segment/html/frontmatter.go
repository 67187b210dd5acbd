package html

import (
	"strings"
	"unicode"

	"github.com/visavis/visavis/segment"
)

// frontMatter reads what stands between two lines "---" at the very top of the
// source of a page: settings in YAML or JSON, one a line. The values of title
// and description are text, that of lang or language is the language of the
// page. It returns the offset behind the second line, or 0.
func (p *parser) frontMatter() int {
	s := p.source
	start := len(s) - len(strings.TrimPrefix(s, "\ufeff"))
	first, body := nextLine(s, start)
	if strings.TrimRight(first, " \t") != "---" {
		return 0
	}
	end, rest := -1, body
	for i := body; i < len(s); {
		line, next := nextLine(s, i)
		if l := strings.TrimRight(line, " \t"); l == "---" || l == "..." {
			end, rest = i, next
			break
		}
		i = next
	}
	if end < 0 {
		return 0
	}
	for i := body; i < end; {
		line, next := nextLine(s, i)
		key, value := setting(line)
		if key == "title" || key == "description" {
			sp := segment.Span{Start: i + value.Start, End: i + value.End}
			sp, next = p.continued(sp, line, next, end)
			p.addValue(sp)
		} else if key == "lang" || key == "language" {
			p.state(line[value.Start:value.End])
		}
		i = next
	}
	return rest
}

// nextLine returns the line that starts at i, without its end, and the offset of
// the next.
func nextLine(s string, i int) (line string, next int) {
	n := strings.IndexAny(s[i:], "\r\n")
	if n < 0 {
		return s[i:], len(s)
	}
	next = i + n + 1
	if s[next-1] == '\r' && next < len(s) && s[next] == '\n' {
		next++
	}
	return s[i : i+n], next
}

// setting reads a line `key: value` or `"key": "value",` and returns the bytes
// of the value without its quotes. A key that is indented is that of YAML inside
// another, unless it is quoted.
func setting(line string) (key string, value segment.Span) {
	before, _, ok := strings.Cut(line, ":")
	if !ok {
		return "", value
	}
	key = strings.TrimSpace(before)
	if n := len(key); n > 1 && key[0] == '"' && key[n-1] == '"' {
		key = key[1 : n-1]
	} else if key != strings.TrimRight(before, " \t") {
		return "", value
	}
	value = segment.Span{Start: len(before) + 1, End: len(line)}
	value = trimmed(line, value)
	text := line[value.Start:value.End]
	if text == "" || text[0] != '"' && text[0] != '\'' {
		if i := strings.Index(text, " #"); i >= 0 {
			value.End = value.Start + i
		}
		return key, trimmed(line, value)
	}
	value.Start++
	for i := value.Start; i < value.End; i++ {
		switch {
		case line[i] == '\\' && text[0] == '"':
			i++
		case line[i] == text[0] && text[0] == '\'' && i+1 < value.End && line[i+1] == '\'':
			i++
		case line[i] == text[0]:
			value.End = i
		}
	}
	return key, value
}

// continued returns the span of a value with the lines that YAML lets it go on
// for: those that are indented, where the key is not.
func (p *parser) continued(value segment.Span, line string, next, end int) (sp segment.Span, after int) {
	s := p.source
	text := s[value.Start:value.End]
	if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") || strings.Contains(line, `"`) {
		return value, next
	}
	if text != "" && strings.IndexByte("|>", text[0]) >= 0 && len(text) < 4 {
		value = segment.Span{Start: next, End: next}
	}
	for next < end {
		line, n := nextLine(s, next)
		if line != "" && line[0] != ' ' && line[0] != '\t' {
			break
		}
		value.End = next + len(line)
		next = n
	}
	return trimmed(s, value), next
}

// addValue makes a line of a value of the front matter. The sign that escapes a
// quote in it is no text.
func (p *parser) addValue(at segment.Span) {
	copy(p.text[at.Start:at.End], p.source[at.Start:at.End])
	quote := p.source[at.Start-1]
	for i := at.Start; i+1 < at.End; i++ {
		switch a, b := p.source[i], p.source[i+1]; {
		case quote == '"' && a == '\\' && (b == '"' || b == '\\' || b == '/'):
			p.text[i] = ' '
			i++
		case quote == '\'' && a == '\'' && b == '\'':
			p.text[i+1] = ' '
			i++
		}
	}
	if sp := p.visible(at); !sp.Empty() {
		p.add(context{}, piece{Span: sp, place: sp.End, source: besideText})
		p.flush()
	}
}

// trimmed drops the white space at both ends of a span.
func trimmed(s string, sp segment.Span) segment.Span {
	text := strings.TrimLeftFunc(s[sp.Start:sp.End], unicode.IsSpace)
	sp.Start = sp.End - len(text)
	sp.End = sp.Start + len(strings.TrimRightFunc(text, unicode.IsSpace))
	return sp
}
