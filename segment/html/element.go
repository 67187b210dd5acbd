package html

import "github.com/visavis/visavis/segment"

// role is what the text of an element is, unless an element inside it says
// otherwise.
type role uint8

const (
	inherits  role = iota // what the element around it is
	paragraph             // running text
	heading
	item    // li, dt, dd
	cell    // td, th
	quote   // blockquote
	verbatim // pre and its like
	title   // of the document
	control // what is labelled or pressed: a line where it is short
	area    // around the text of the page: a line where it is short
)

// element is what a kind of element does to the text.
type element struct {
	role     role
	level    int         // of a heading
	class    class       //
	closes   []string    // open elements that its start tag ends
	barrier  closing     // what is not closed from inside it
	raw      rawness     // how the tokenizer reads what it holds
	asHeader bool        // may stand in head
}

// class is the set of what an element is.
type class uint8

const (
	block     class = 1 << iota // ends and begins blocks
	void                        // has no content and no end tag
	endsP                       // its start tag ends an open p
	list                        // its items are one level deeper
	part                        // of a table: only the table keeps end tags out
	left                        // left out, with everything inside
	joinable                    // may stand inside a word
	traversed                   // an item may be closed across it
)
