package html

import (
	"golang.org/x/net/html/atom"

	"github.com/visavis/visavis/segment"
)

// tagName returns the name of a tag as a string that is not made anew for each
// tag.
func tagName(name []byte) string { return atom.String(name) }

// startTag reads a start tag and the texts in its attributes. A tag that closes
// itself opens nothing, even where a browser would not heed the slash.
func (p *parser) startTag(name string, at segment.Span, closed bool) element {
	e := p.lookup(name)
	p.imply(name, e)
	a := p.attributes(name, at)
	c := p.enter(name, e, &a)
	switch {
	case name == "html":
		p.state(a.language)
		return e
	case name == "br" && !c.hidden:
		p.breaks++
	}
	if e.is(block) && !c.hidden {
		p.flush()
	}
	texts := false
	if !c.hidden || e.is(left) && !a.hidden && !p.top().hidden {
		texts = p.attributeTexts(name, e, &a, c)
	}
	if e.is(joins) && !texts {
		p.bridge(at, name == "sup")
	}
	switch {
	case !closed && !e.is(void):
		p.push(name, e, c)
	case e.is(block) && !c.hidden:
		p.flush()
	}
	return e
}

// attributeTexts adds the texts in the attributes of a tag, and reports whether
// there were any.
func (p *parser) attributeTexts(name string, e element, a *attributes, c context) (texts bool) {
	for _, b := range a.list {
		text, inText := p.carries(name, b.key, e, a)
		if !text {
			continue
		}
		sp, place := p.write(b.value, inAttribute)
		if sp.Empty() {
			continue
		}
		source := besideText
		if inText {
			source = inPlaceOfText
		}
		p.add(c, piece{Span: sp, place: place, source: source})
		texts = true
	}
	return texts
}

// state takes note of the language that a page says it is in; of several the
// first counts.
func (p *parser) state(tag string) {
	if p.stated == nil {
		p.stated = p.languages.Of(tag)
	}
}
