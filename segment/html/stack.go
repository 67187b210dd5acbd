package html

import "github.com/visavis/visavis/lang"

// context is what the open elements say of the text directly in the innermost
// of them. The places are those of open elements on the stack, counted from 1,
// so that what an end tag closes is found without a search; 0 is none.
type context struct {
	role   role
	hidden bool // left out
	link   bool
	code   bool
	level  int32 // of a heading or item
	depth  int32 // of lists

	block   int32 // innermost block
	scope   int32 // innermost element that keeps end tags in
	table   int32 // innermost table
	list    int32 // innermost list
	item    int32 // innermost item
	p       int32 // open p that the start of a block ends
	sibling int32 // open item or option that the next one ends
	part    int32 // innermost part of the innermost table
	head    int32
	drawing int32          // svg
	lang    *lang.Language // nil: that of the document
	ownLang *lang.Language // of the innermost block
}

// open is an open element. Elements without effect on the text are not kept.
type open struct {
	name string
	context
	traits trait
	begun  bool // an item that has had its first block
}

// top returns the context of the text that comes next.
func (p *parser) top() context {
	if n := len(p.stack); n > 0 {
		return p.stack[n-1].context
	}
	return context{}
}

// lookup returns what an element of this name is at this place.
func (p *parser) lookup(name string) element {
	if p.top().drawing > 0 {
		if e, ok := inDrawing[name]; ok {
			return e
		}
	}
	return elements[name]
}

// imply closes the open elements that a start tag ends.
func (p *parser) imply(name string, e element) {
	c := p.top()
	if c.head > 0 && !e.is(inHead) && c.drawing == 0 {
		p.closeFrom(c.head)
		c = p.top()
	}
	if a := p.places["a"]; e.is(link) && len(a) > 0 && a[len(a)-1] > c.block {
		p.closeFrom(a[len(a)-1])
		c = p.top()
	}
	if e.is(endsP) && c.p > 0 {
		p.closeFrom(c.p)
		c = p.top()
	}
	if e.role == heading && c.block > 0 && sameEnd(p.stack[c.block-1].name) == "h1" {
		p.closeFrom(c.block)
		c = p.top()
	}
	for c.sibling > 0 && !e.is(part) && implied(name, p.stack[c.sibling-1].name) {
		p.closeFrom(c.sibling)
		c = p.top()
	}
	for c.part > 0 && e.is(part) && implied(name, p.stack[c.part-1].name) {
		p.closeFrom(c.part)
		c = p.top()
	}
}

// enter returns the context inside an element.
func (p *parser) enter(name string, e element, a *attributes) context {
	c := p.top()
	place := int32(len(p.stack)) + 1
	outer := c.role
	switch {
	case e.role == running && (outer == item || outer == cell || outer == quote):
		// A p in an item is the item's.
	case e.role != inherited:
		c.role, c.level = e.role, e.level
	}
	if a.language != "" {
		c.lang = p.languages.Of(a.language)
	}
	c.hidden = c.hidden || e.is(left) || a.hidden && name != "body" || c.head > 0 && name == "noscript"
	c.link = c.link || e.is(link) && a.href
	c.code = c.code || e.is(code)
	if e.is(block) {
		c.block, c.ownLang = place, c.lang
		if name != "div" && name != "p" && name != "address" {
			c.sibling = 0
		}
	}
	if e.is(scope) {
		c.scope, c.p, c.sibling = place, 0, 0
	}
	switch {
	case e.is(list):
		c.list = place
		c.depth++
	case e.role == item:
		c.item, c.sibling, c.level = place, place, max(1, c.depth)
	case e.is(part):
		c.part = place
	case name == "p":
		c.p = place
	case name == "option" || name == "optgroup":
		c.sibling = place
	case name == "table":
		c.table, c.part = place, 0
	case name == "head":
		c.head = place
	case name == "svg":
		c.drawing = place
	}
	return c
}

// push opens an element, if it has any effect or hides one of the same name
// from its end tag.
func (p *parser) push(name string, e element, c context) {
	key := sameEnd(name)
	outer := p.top()
	plain := e.traits&^joins == 0 && e.role == inherited &&
		c.hidden == outer.hidden && c.lang == outer.lang && len(p.places[key]) == 0
	if plain {
		return
	}
	p.stack = append(p.stack, open{name: name, context: c, traits: e.traits})
	p.places[key] = append(p.places[key], int32(len(p.stack)))
}

// endTag closes the element that an end tag belongs to, with what is open
// inside it. An end tag that belongs to none is ignored, as one is that would
// close a block from an inline element or reach out of a table cell.
func (p *parser) endTag(name string) {
	e, c := p.lookup(name), p.top()
	place := int32(0)
	if places := p.places[sameEnd(name)]; len(places) > 0 {
		place = places[len(places)-1]
	}
	reached := place > 0
	switch {
	case name == "html" || name == "body":
		reached = false
	case name == "br" && !c.hidden:
		p.breaks++
	case name == "p":
		place, reached = c.p, c.p > 0
	case name == "table" || e.is(scope) && !e.is(block):
	case e.is(part):
		reached = place > c.table
	case name == "li":
		reached = place > c.list && place >= c.scope
	case e.is(block):
		reached = place >= c.scope
	default:
		reached = place > c.block
	}
	switch {
	case reached && place > 0:
		p.closeFrom(place)
	case e.is(block) && !c.hidden:
		p.flush()
	}
}

// closeFrom closes the open elements from a place on.
func (p *parser) closeFrom(place int32) {
	for int32(len(p.stack)) >= place {
		o := &p.stack[len(p.stack)-1]
		if o.traits&block != 0 && !o.hidden {
			p.flush()
		}
		key := sameEnd(o.name)
		p.places[key] = p.places[key][:len(p.places[key])-1]
		p.stack = p.stack[:len(p.stack)-1]
	}
}
