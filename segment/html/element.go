package html

// role is what text is that stands in an element.
type role uint8

const (
	inherited role = iota // what it is around the element
	running               // a paragraph
	heading
	item     // of a list, or a term or its description
	cell     // of a table
	quote    // set apart
	verbatim // code and its like
	title    // of the document
	control  // what is filled in, pressed or opened: a line where it is short
	margin   // around the text of the page: a line where it is short
)

// trait is a set of what an element does.
type trait uint16

const (
	block   trait = 1 << iota // ends and begins blocks
	void                      // holds nothing and has no end tag
	endsP                     // its start tag ends an open p
	list                      // its items are one level deeper
	part                      // of a table: closed from anywhere inside the table
	scope                     // what is around it is not closed from inside it
	left                      // left out with all it holds
	literal                   // its content is no markup and has no entities
	inHead                    // may stand in head
	joins                     // leaves a word whole that it stands in
	link
	code
)

// element is what a kind of element says of its text.
type element struct {
	traits trait
	role   role
	level  int32 // of a heading
}

func (e element) is(t trait) bool { return e.traits&t != 0 }

// elements holds each element that is more than an inline element without
// effect on the text.
var elements = map[string]element{
	"h1": {block | endsP, heading, 1}, "h2": {block | endsP, heading, 2}, "h3": {block | endsP, heading, 3},
	"h4": {block | endsP, heading, 4}, "h5": {block | endsP, heading, 5}, "h6": {block | endsP, heading, 6},

	"p":          {traits: block | endsP, role: running},
	"caption":    {traits: block | part | scope, role: running},
	"figcaption": {traits: block | endsP, role: running},
	"blockquote": {traits: block | endsP, role: quote},
	"pre":        {traits: block | endsP, role: verbatim},
	"listing":    {traits: block | endsP, role: verbatim},
	"xmp":        {traits: block | endsP | literal, role: verbatim},
	"plaintext":  {traits: block | endsP | literal, role: verbatim},

	"ul": {traits: block | endsP | list}, "ol": {traits: block | endsP | list}, "dl": {traits: block | endsP | list},
	"menu": {traits: block | endsP | list}, "dir": {traits: block | endsP | list},
	"li": {traits: block | endsP, role: item}, "dt": {traits: block | endsP, role: item}, "dd": {traits: block | endsP, role: item},

	"table": {traits: block | endsP | scope}, "tr": {traits: block | part},
	"tbody": {traits: block | part}, "thead": {traits: block | part}, "tfoot": {traits: block | part}, "colgroup": {traits: block | part},
	"td": {traits: block | part | scope, role: cell}, "th": {traits: block | part | scope, role: cell},

	"label": {traits: block, role: control}, "legend": {traits: block, role: control},
	"option": {traits: block, role: control}, "optgroup": {traits: block, role: control}, "textarea": {traits: block, role: control},
	"button": {traits: block | scope, role: control}, "summary": {traits: block | endsP, role: control},
	"nav": {traits: block | endsP, role: margin}, "header": {traits: block | endsP, role: margin}, "footer": {traits: block | endsP, role: margin},

	"address": {traits: block | endsP}, "article": {traits: block | endsP}, "aside": {traits: block | endsP},
	"center": {traits: block | endsP}, "details": {traits: block | endsP}, "dialog": {traits: block | endsP},
	"div": {traits: block | endsP}, "fieldset": {traits: block | endsP}, "figure": {traits: block | endsP},
	"form": {traits: block | endsP}, "hgroup": {traits: block | endsP}, "main": {traits: block | endsP},
	"search": {traits: block | endsP}, "section": {traits: block | endsP}, "hr": {traits: block | endsP | void},
	"body": {traits: block}, "frameset": {traits: block}, "noscript": {traits: block | inHead},

	"html": {traits: inHead}, "head": {traits: block | inHead}, "title": {traits: block | inHead, role: title},
	"base": {traits: void | inHead}, "link": {traits: void | inHead}, "meta": {traits: void | inHead},
	"script": {traits: left | literal | inHead}, "style": {traits: left | literal | inHead},
	"template": {traits: left | scope | inHead}, "noframes": {traits: left | literal | inHead},
	"iframe": {traits: left | literal}, "noembed": {traits: left | literal},
	"svg": {traits: scope}, "math": {traits: scope}, "object": {traits: scope}, "select": {traits: scope},
	"annotation": {traits: left}, "annotation-xml": {traits: left},

	"area": {traits: void}, "br": {traits: void}, "col": {traits: void}, "embed": {traits: void}, "frame": {traits: void},
	"img": {traits: void}, "input": {traits: void}, "keygen": {traits: void}, "param": {traits: void},
	"source": {traits: void}, "track": {traits: void}, "wbr": {traits: void | joins},

	"a": {traits: link}, "code": {traits: code}, "kbd": {traits: code}, "samp": {traits: code},
	"b": {traits: joins}, "big": {traits: joins}, "em": {traits: joins}, "font": {traits: joins}, "i": {traits: joins},
	"mark": {traits: joins}, "s": {traits: joins}, "small": {traits: joins}, "strong": {traits: joins},
	"sup": {traits: joins}, "tt": {traits: joins | code}, "u": {traits: joins},
}

// inDrawing holds the elements that are something else inside svg than outside.
var inDrawing = map[string]element{
	"title": {traits: left}, "desc": {traits: left}, "metadata": {traits: left},
	"text": {traits: block, role: margin},
}

// implied reports whether the start tag of an element ends an open one of the
// same list, table or menu.
func implied(start, open string) bool {
	switch start {
	case "li", "option":
		return open == start
	case "dt", "dd":
		return open == "dt" || open == "dd"
	case "optgroup":
		return open == "option" || open == "optgroup"
	case "td", "th":
		return open == "td" || open == "th" || open == "caption"
	case "tr":
		return open != "tbody" && open != "thead" && open != "tfoot"
	case "tbody", "thead", "tfoot", "caption", "colgroup":
		return true
	}
	return false
}

// sameEnd is the name under which the end tag of an element finds its start
// tag: that of any heading ends any other.
func sameEnd(name string) string {
	if len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6' {
		return "h1"
	}
	return name
}
