package markdown

import (
	"bytes"
	"strings"

	"github.com/visavis/visavis/segment"
)

// frontMatter reads the metadata between lines of --- (YAML) or +++ (TOML) that
// a page starts with, and returns where it ends. The values that a reader gets
// to see are lines of the text; the rest is hidden.
func (p *page) frontMatter() int {
	b := []byte(p.src)
	first := lineEnd(b, 0)
	fence := string(bytes.TrimRight(b[:first], " \t\n"))
	if fence != "---" && fence != "+++" {
		return 0
	}
	end := first
	for {
		if end >= len(b) {
			return 0
		}
		next := lineEnd(b, end)
		if line := string(bytes.TrimRight(b[end:next], " \t\n")); line == fence || fence == "---" && line == "..." {
			break
		}
		end = next
	}
	m := metadata{page: p, b: b[:end], sign: ':', shown: bytes.Clone(p.shown[:end])}
	if fence == "+++" {
		m.sign = '='
	}
	if !m.plausible(first) {
		return 0
	}
	body := lineEnd(b, end)
	blank(p.work[:body])
	p.hide(0, body)
	for i := first; i < end; {
		i = m.entry(i)
	}
	return body
}

// metadata reads keys and values, as much of YAML and TOML as it takes to find
// a title.
type metadata struct {
	page  *page
	b     []byte // up to the closing fence
	sign  byte   // between key and value
	shown []byte // what was shown before it was hidden
}

// titleKeys are the keys of values that readers see, in lower case and without
// hyphens and underscores.
var titleKeys = map[string]bool{
	"title": true, "description": true, "summary": true, "subtitle": true,
	"linktitle": true, "alttext": true, "alt": true,
}

// plausible reports whether the first line from i that is no comment is one of
// metadata, so that a page that starts with a rule is none.
func (m *metadata) plausible(i int) bool {
	for i < len(m.b) {
		end := lineEnd(m.b, i)
		line := bytes.TrimSpace(m.b[i:end])
		if len(line) > 0 && line[0] != '#' {
			_, _, value := m.key(i, end)
			return value > 0 || line[0] == '['
		}
		i = end
	}
	return true
}

// key reads the key of a line: its column, its name, and the offset behind the
// sign that follows it, or 0.
func (m *metadata) key(i, end int) (column int, name string, value int) {
	start := i
	for i < end && (m.b[i] == ' ' || m.b[i] == '-' && i+1 < end && m.b[i+1] == ' ') {
		i++
	}
	column = i - start
	quote := byte(0)
	if i < end && (m.b[i] == '"' || m.b[i] == '\'') {
		quote = m.b[i]
		i++
	}
	start = i
	for i < end && (isAlphanumeric(m.b[i]) || m.b[i] >= 0x80 || bytes.IndexByte([]byte("_-. /@$"), m.b[i]) >= 0) {
		i++
	}
	name = strings.TrimSpace(string(m.b[start:i]))
	if quote != 0 {
		if i >= end || m.b[i] != quote {
			return 0, "", 0
		}
		i++
	}
	for i < end && m.b[i] == ' ' {
		i++
	}
	if name == "" || i >= end || m.b[i] != m.sign || m.sign == ':' && i+1 < end && !isSpace(m.b[i+1]) {
		return 0, "", 0
	}
	return column, name, i + 1
}

// entry reads the entry that starts with the line at i and returns where the
// next one starts.
func (m *metadata) entry(i int) int {
	end := lineEnd(m.b, i)
	column, name, at := m.key(i, end)
	if at == 0 {
		return end
	}
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		name = name[dot+1:]
	}
	if !titleKeys[strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name))] {
		return end
	}
	for at < end && (m.b[at] == ' ' || m.b[at] == '\t') {
		at++
	}
	if at >= end {
		return end
	}
	switch c := m.b[at]; {
	case c == '"' || c == '\'':
		return m.quoted(at, end)
	case m.sign == '=' || strings.IndexByte("[{&*!#%@`", c) >= 0:
		return end
	case c == '|' || c == '>':
		return m.indented(end, end, column)
	}
	if c := m.b[at]; c == '\n' && m.nested(end) {
		return end
	}
	return m.indented(at, end, column)
}

// nested reports whether the line at i starts a list or a map.
func (m *metadata) nested(i int) bool {
	end := lineEnd(m.b, i)
	_, _, value := m.key(i, end)
	line := bytes.TrimSpace(m.b[i:end])
	return value > 0 || bytes.HasPrefix(line, []byte("- "))
}

// indented shows the value from at to the end of its line, and the lines that
// are indented deeper than its key. It returns where the value ends.
func (m *metadata) indented(at, end, column int) int {
	plain := at < end
	if plain {
		m.show(at, m.comment(at, end))
	}
	start := at
	for end < len(m.b) {
		next := lineEnd(m.b, end)
		indent := 0
		for end+indent < next && m.b[end+indent] == ' ' {
			indent++
		}
		if end+indent < next && m.b[end+indent] != '\n' && indent <= column {
			break
		}
		if plain {
			m.show(end, m.comment(end, next))
		} else {
			m.show(end, next)
		}
		end = next
	}
	m.add(start, end)
	return end
}

// comment returns where the comment of a line starts, or the end of the line.
func (m *metadata) comment(start, end int) int {
	if n := bytes.Index(m.b[start:end], []byte(" #")); n >= 0 {
		return start + n
	}
	return end
}

// quoted shows the quoted value at a quote in the line that ends at end.
func (m *metadata) quoted(at, end int) int {
	quote, width := m.b[at], 1
	if m.sign == '=' && at+2 < len(m.b) && m.b[at+1] == quote && m.b[at+2] == quote {
		width = 3
	}
	closer := bytes.Repeat([]byte{quote}, width)
	escapes := quote == '"'
	for i := at + width; i < len(m.b); i++ {
		switch {
		case escapes && m.b[i] == '\\' && i+1 < len(m.b):
			m.shown[i] = ' '
			if i++; m.b[i] == 'n' || m.b[i] == 't' {
				m.shown[i] = ' '
			}
		case bytes.HasPrefix(m.b[i:], closer):
			if !escapes && m.sign == ':' && i+1 < len(m.b) && m.b[i+1] == quote {
				m.shown[i] = ' ' // '' is one apostrophe
				i++
				continue
			}
			m.show(at+width, i)
			m.add(at+width, i)
			return lineEnd(m.b, i)
		}
	}
	return end
}

// show shows a part of a value again.
func (m *metadata) show(start, end int) {
	copy(m.page.shown[start:end], m.shown[start:end])
}

// add makes a line of a value.
func (m *metadata) add(start, end int) {
	if start < end {
		m.page.leaves = append(m.page.leaves, leaf{Span: segment.Span{Start: start, End: end}, form: verbatimForm, kind: segment.Line})
	}
}
