package html

import (
	"strings"

	"github.com/visavis/visavis/segment"
)

// attributes is what the attributes of a tag say.
type attributes struct {
	language string
	hidden   bool
	href     bool
	list     []attribute // those that say so, or may carry text
}

// attribute is an attribute that means something here.
type attribute struct {
	key   string
	value segment.Span
}

// mostAttributes bounds the attributes read of one tag.
const mostAttributes = 64

// attributes reads the attributes of a tag. Of two of the same name the first
// counts.
func (p *parser) attributes(name string, tag segment.Span) attributes {
	var a attributes
	custom := strings.Contains(name, "-")
	scanAttributes(p.markup[tag.Start:tag.End], func(key, value segment.Span) bool {
		k := p.markup[tag.Start+key.Start : tag.Start+key.End]
		if len(k) > 40 {
			return true
		}
		k = strings.ToLower(k)
		if !known(k) && !(custom && customText(k)) {
			return true
		}
		for _, b := range a.list {
			if b.key == k {
				return true
			}
		}
		a.list = append(a.list, attribute{k, segment.Span{Start: tag.Start + value.Start, End: tag.Start + value.End}})
		return len(a.list) < mostAttributes
	})
	for _, b := range a.list {
		value := p.source[b.value.Start:b.value.End]
		switch b.key {
		case "lang":
			a.language = value
		case "xml:lang":
			if a.language == "" {
				a.language = value
			}
		case "href":
			a.href = true
		case "hidden":
			a.hidden = a.hidden || !strings.EqualFold(value, "until-found")
		case "aria-hidden":
			a.hidden = a.hidden || strings.EqualFold(strings.TrimSpace(value), "true")
		case "style":
			a.hidden = a.hidden || displayNone(value)
		}
	}
	return a
}

// get returns the value of an attribute.
func (p *parser) get(a *attributes, key string) string {
	for _, b := range a.list {
		if b.key == key {
			return p.markup[b.value.Start:b.value.End]
		}
	}
	return ""
}

// scanAttributes finds the attributes of a tag as the tokenizer does, until
// yield returns false.
func scanAttributes(tag string, yield func(key, value segment.Span) bool) {
	i := 1
	for i < len(tag) && !endsName(tag[i]) {
		i++
	}
	for i = skipSpace(tag, i); i < len(tag) && tag[i] != '>'; i = skipSpace(tag, i) {
		key := segment.Span{Start: i, End: i}
		for i < len(tag) && !endsName(tag[i]) && (tag[i] != '=' || i == key.Start) {
			i++
		}
		key.End = i
		i = skipSpace(tag, i)
		value := segment.Span{Start: i, End: i}
		if i < len(tag) && tag[i] == '/' {
			i++
		} else if i < len(tag) && tag[i] == '=' {
			value, i = scanValue(tag, skipSpace(tag, i+1))
		}
		if !key.Empty() && !yield(key, value) {
			return
		}
	}
}

// scanValue reads the value of an attribute at i, and returns where the next
// attribute is to be sought.
func scanValue(tag string, i int) (value segment.Span, next int) {
	if i == len(tag) {
		return segment.Span{Start: i, End: i}, i
	}
	if c := tag[i]; c == '"' || c == '\'' {
		n := strings.IndexByte(tag[i+1:], c)
		if n < 0 {
			return segment.Span{Start: i + 1, End: len(tag)}, len(tag)
		}
		return segment.Span{Start: i + 1, End: i + 1 + n}, i + n + 2
	}
	end := i
	for end < len(tag) && tag[end] != '>' && !tagSpace(tag[end]) {
		end++
	}
	return segment.Span{Start: i, End: end}, end
}

func skipSpace(s string, i int) int {
	for i < len(s) && tagSpace(s[i]) {
		i++
	}
	return i
}

func tagSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'
}

func endsName(c byte) bool { return tagSpace(c) || c == '/' || c == '>' }

// displayNone reports whether a style attribute keeps its element from being
// shown.
func displayNone(style string) bool {
	for declaration := range strings.SplitSeq(style, ";") {
		key, value, _ := strings.Cut(declaration, ":")
		if strings.EqualFold(strings.TrimSpace(key), "display") {
			value, _, _ = strings.Cut(value, "!")
			if strings.EqualFold(strings.TrimSpace(value), "none") {
				return true
			}
		}
	}
	return false
}

// known reports whether an attribute means something here on some element.
func known(key string) bool {
	switch key {
	case "lang", "xml:lang", "hidden", "aria-hidden", "style", "href", "type", "name", "property",
		"alt", "title", "aria-label", "aria-description", "placeholder", "value", "label", "summary", "content":
		return true
	}
	return false
}

// customText reports whether an attribute of a custom element holds text, as
// far as its name tells: that of web components often does.
func customText(key string) bool {
	_, last, found := cutLast(key, '-')
	if !found {
		last = key
	}
	switch last {
	case "label", "heading", "title", "description", "hint", "caption", "message", "alt":
		return true
	}
	return false
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	if i := strings.LastIndexByte(s, sep); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// carries reports whether an attribute of an element holds text that readers
// meet, and whether they meet it in the running text.
func (p *parser) carries(name, key string, e element, a *attributes) (text, inText bool) {
	if name == "meta" {
		return key == "content" && describes(p.get(a, "name")+p.get(a, "property")), false
	}
	if e.is(inHead) && !e.is(block) || strings.EqualFold(p.get(a, "type"), "hidden") {
		return false, false
	}
	switch key {
	case "alt":
		return true, true
	case "title", "aria-label", "aria-description", "placeholder":
		return true, false
	case "value":
		t := strings.ToLower(p.get(a, "type"))
		return name == "input" && (t == "submit" || t == "button" || t == "reset"), true
	case "label":
		if name == "optgroup" || name == "option" || name == "track" {
			return true, false
		}
	case "summary":
		if name == "table" {
			return true, false
		}
	}
	return strings.Contains(name, "-") && customText(key), false
}

// describes reports whether a meta element of this name holds a title or
// description of the page.
func describes(name string) bool {
	name = strings.ToLower(name)
	if i := strings.IndexAny(name, ":."); i >= 0 {
		switch name[:i] {
		case "og", "twitter", "dc", "dcterms":
			name = name[i+1:]
		}
	}
	return name == "title" || name == "description"
}
