package html

import (
	"strings"

	"github.com/visavis/visavis/segment"
)

// construct is how a construct of a template language is written.
type construct struct {
	open, close string
	any         bool // whatever stands between the two is part of it
}

// constructs are those of Handlebars, Mustache, Liquid, Jinja, ERB and PHP; the
// first that fits counts.
var constructs = []construct{
	{"{{!--", "--}}", true},
	{"{{", "}}", false},
	{"{%", "%}", false},
	{"{#", "#}", false},
	{"<%", "%>", false},
	{"<?php", "?>", true},
	{"<?=", "?>", true},
}

// longestConstruct bounds the constructs that are no comment and no program, so
// that a stray brace takes no text with it.
const longestConstruct = 1000

// fill returns s with each construct of a template language from an offset on
// replaced by a run of letters, which the tokenizer takes for text, a name or a
// value wherever it stands: a construct may hold what else would end the tag that
// it stands in.
func fill(s string, start int) (filled string, found []segment.Span) {
	if found = findConstructs(s, start); len(found) == 0 {
		return s, nil
	}
	b := []byte(s)
	for _, f := range found {
		for i := f.Start; i < f.End; i++ {
			b[i] = 'x'
		}
	}
	return string(b), found
}

func findConstructs(s string, start int) (found []segment.Span) {
	missing := make([]bool, len(constructs)) // those whose end does not follow
	for i := start; i+1 < len(s); {
		if c := s[i]; c != '{' && c != '<' {
			i++
			continue
		}
		end, next := 0, i+1
		switch k := constructAt(s[i:], missing); {
		case k < 0:
		case !constructs[k].any:
			end, next = constructEnd(s, i, constructs[k])
		default:
			if n := strings.Index(s[i:], constructs[k].close); n >= 0 {
				end = i + n + len(constructs[k].close)
			} else {
				missing[k], next = true, i
			}
		}
		if end > 0 {
			found = append(found, segment.Span{Start: i, End: end})
			next = end
		}
		i = next
	}
	return found
}

// constructAt returns which construct, of those that are not missing, s starts
// with, or -1.
func constructAt(s string, missing []bool) int {
	for k, c := range constructs {
		if (missing == nil || !missing[k]) && strings.HasPrefix(s, c.open) {
			return k
		}
	}
	return -1
}

// constructEnd returns the end of the construct at i, or 0 and where to go on
// where it has none: it ends before another opens, before an end tag, and within
// a bound.
func constructEnd(s string, i int, c construct) (end, next int) {
	j := i + len(c.open)
	for c.open == "{{" && j < len(s) && s[j] == '{' {
		j++ // {{{raw}}}
	}
	for limit := min(len(s), j+longestConstruct); j+1 < limit; j++ {
		switch {
		case s[j] == c.close[0] && s[j+1] == c.close[1]:
			for j += 2; c.open == "{{" && j < len(s) && s[j] == '}'; j++ {
			}
			return j, j
		case s[j] == '<' && s[j+1] == '/', constructAt(s[j:], nil) >= 0:
			return 0, j
		}
	}
	return 0, max(j, i+1)
}

// blankConstructs blanks the constructs in a range of the text. Ranges come in
// order.
func (p *parser) blankConstructs(at segment.Span) {
	for len(p.constructs) > 0 && p.constructs[0].Start < at.End {
		c := p.constructs[0]
		for i := max(c.Start, at.Start); i < min(c.End, at.End); i++ {
			if b := p.text[i]; b != '\n' && b != '\r' {
				p.text[i] = ' '
			}
		}
		if c.End > at.End {
			return
		}
		p.constructs = p.constructs[1:]
	}
}
