package markdown

import (
	"bytes"

	"github.com/visavis/visavis/segment"
)

// hideTemplates hides the tags of template languages, {% %}, {{ }}, {# #}, and
// lists of attributes, {: .class} and {#id}.
//
// The grammar has to read something in their place. A tag inside a line is a
// word to it, since that is what it mostly becomes, and [text]({{ url }}) is a
// link; tags that fill their lines are a comment, which ends a paragraph and
// does not end an HTML block. Lists of attributes are spaces.
func (p *page) hideTemplates() {
	var tags []segment.Span
	b := p.work
	var unclosed [2]bool // {# and {/*
	for i := 0; i < len(b); {
		n := bytes.IndexByte(b[i:], '{')
		if n < 0 || i+n+2 >= len(b) {
			break
		}
		i += n
		end := -1
		switch {
		case b[i+1] == '%' || b[i+1] == '{':
			end = templateEnd(b, i)
		case hasPrefix(b, i, "{/*"):
			end = commentEnd(b, i, "*/}", &unclosed[0])
		case b[i+1] == '#' && isSpace(b[i+2]):
			end = commentEnd(b, i, "#}", &unclosed[1])
		}
		if end > 0 {
			tags = append(tags, segment.Span{Start: i, End: end})
			i = end
			continue
		}
		if end = attributes(b, i); end > 0 {
			blank(b[i:end])
			p.hide(i, end)
			i = end
			continue
		}
		i++
	}
	p.replaceTemplates(tags)
}

func commentEnd(b []byte, i int, closer string, unclosed *bool) int {
	if *unclosed {
		return -1
	}
	n := bytes.Index(b[i+3:], []byte(closer))
	if n < 0 {
		*unclosed = true
		return -1
	}
	return i + 3 + n + len(closer)
}

// templateEnd returns the end of the tag {% or {{ at i, or -1. A tag ends before
// the next of its sort, before a blank line and before a code fence.
func templateEnd(b []byte, i int) int {
	sort, closer := b[i+1], b[i+1]
	if sort == '{' {
		closer = '}'
	}
	for j := i + 2; j+1 < len(b); j++ {
		switch c := b[j]; {
		case c == closer && b[j+1] == '}':
			if j += 2; hasPrefix(b, i, "{{{") && j < len(b) && b[j] == '}' {
				j++
			}
			return j
		case c == '{' && (b[j+1] == '%' || b[j+1] == sort):
			// {{{ opens but one tag.
			if j > i+2 || c != sort {
				return -1
			}
		case c == '\n':
			k := j + 1
			for k < len(b) && (b[k] == ' ' || b[k] == '\t') {
				k++
			}
			if k == len(b) || b[k] == '\n' || hasPrefix(b, k, "```") || hasPrefix(b, k, "~~~") {
				return -1
			}
		}
	}
	return -1
}

// attributes returns the end of the list of attributes at i, or -1: {: anything},
// {#id .class}, and behind a bracket or a sign of emphasis {key=value}.
func attributes(b []byte, i int) int {
	const longest = 500
	rest := b[i+1 : min(len(b), i+longest)]
	n := bytes.IndexAny(rest, "{}\n")
	if n < 1 || rest[n] != '}' {
		return -1
	}
	rest = rest[:n]
	for len(rest) > 0 && rest[0] == ' ' {
		rest = rest[1:]
	}
	if len(rest) < 2 {
		return -1
	}
	switch c := rest[0]; {
	case c == ':' && n == len(rest):
	case (c == '#' || c == '.') && (isLetter(rest[1]) || rest[1] == '_' || rest[1] == '-'):
	case isLetter(c) && i > 0 && bytes.IndexByte([]byte(")]`*_"), b[i-1]) >= 0:
		k := 0
		for k < len(rest) && (isAlphanumeric(rest[k]) || rest[k] == '-' || rest[k] == '_') {
			k++
		}
		if k == len(rest) || rest[k] != '=' {
			return -1
		}
	default:
		return -1
	}
	return i + 2 + n
}

// replaceTemplates writes what the grammar reads in the place of tags.
func (p *page) replaceTemplates(tags []segment.Span) {
	b := p.work
	for i := 0; i < len(tags); {
		t := tags[i]
		i++
		first := t.Start
		for first > 0 && (b[first-1] == ' ' || b[first-1] == '\t') {
			first--
		}
		whole, last := first == 0 || b[first-1] == '\n', i
		for whole {
			k := t.End
			for k < len(b) && (b[k] == ' ' || b[k] == '\t') {
				k++
			}
			if k == len(b) || b[k] == '\n' {
				break
			}
			if last == len(tags) || tags[last].Start != k {
				whole = false
				break
			}
			t.End = tags[last].End
			last++
		}
		if !whole {
			t = tags[i-1]
		} else {
			i = last
		}
		for k := t.Start; k < t.End; k++ {
			if b[k] != '\n' {
				b[k] = 'x'
			}
		}
		p.hide(t.Start, t.End)
		if n := t.End - t.Start; whole && n >= len("<!-->") {
			copy(b[t.Start:], "<!--")
			copy(b[t.End-3:], "-->")
		} else if whole {
			blank(b[t.Start:t.End])
		}
	}
}

func hasPrefix(b []byte, i int, prefix string) bool {
	return bytes.HasPrefix(b[min(i, len(b)):], []byte(prefix))
}
