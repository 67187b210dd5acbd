// Package html cuts HTML pages into blocks and sentences, with every offset
// exact.
//
// [Parse] reads a page, or a piece of one, and never fails. [Charset] tells the
// character set that a page says it is in, for a file whose bytes do not tell.
//
//	d := html.Parse("notice.html", page, segment.Parser{})
//	for _, s := range d.Segments {
//		fmt.Println(d.Position(s.Start), d.Text[s.Start:s.End])
//	}
//
// # Masking
//
// Document.Text has the length of Document.Source, and what a reader meets
// stands in it where it stands in the source. Everything else is blanked: each
// byte of it is a space in Text, and line ends are kept. So an offset serves both
// texts, and a line and column need no searching back. The bytes of tags come
// from the tokenizer of golang.org/x/net/html, whose raw tokens make up the
// source.
//
// A character reference is longer than its character, so something must fill its
// place. A letter comes first and joiners follow, U+00AD of two bytes and, where
// the length is odd, one U+2060 of three: package lang reads over both inside a
// word, so that caf&eacute; is one word, with the key of café. A sign between two
// letters or digits (don&rsquo;t, R&amp;D) comes behind the joiners, as does a
// symbol before a digit (&pound;5), so that it still touches what it belongs to.
// Any other sign is followed by no-break spaces: what ends a sentence
// (&hellip;, &raquo;) must have white space behind it. In code joiners follow
// there too. &nbsp; and thin spaces become no-break spaces, U+202F and U+00A0, as
// few as fit; every other white space becomes spaces. A block that ends in a
// reference ends where the reference does; a sentence inside a block that ends
// in one ends behind the character.
//
// Tags of the kind of b, em and sup, comments and wbr may stand inside a word,
// M<sup>me</sup> or <b>A</b>rticle. Between two letters they become joiners
// too, unless the superscript looks like a note's.
//
// # Blocks
//
// Block elements (p, div, li, td, label, ...) end and begin blocks, inline
// elements do not. The innermost element that says what its text is decides on
// the kind:
//
//	h1 to h6                     heading, with its level
//	li, dt, dd                   item, with the depth of the list; what follows
//	                             the first block of an item is a paragraph
//	td, th                       cell
//	blockquote                   quote
//	pre, listing, xmp            code, and any paragraph that is all code
//	title, texts in attributes   line
//	label, legend, option, button, textarea, summary,
//	nav, header, footer          line where it is short, else paragraph
//	p and all others             paragraph, or a line where it is short and all
//	                             of it is a link
//
// A p in an item, cell or quotation is that. Items have no marker: the number of
// an ordered list is not in the text. Short is up to 200 characters.
//
// Two line breaks (br) with nothing between them end a block. A single one is
// white space, unless both lines have no more than 100 characters and the second
// does not begin with a small letter: then each line is a block, and those of a
// paragraph are lines, as in an address. In a heading breaks are white space, in code each ends a
// block.
//
// # Attributes
//
// The texts of alt, title, aria-label, aria-description, placeholder, the value
// of a button, the label of an option or track, the summary of a table, the
// titles and descriptions of meta, and attributes of custom elements whose name
// ends in label, title, description and the like are text where they stand. At
// the start or end of a block each is a line of its own, but alt and value, which
// are shown in their place, belong to the text around them. In the middle of a
// block all do, since blocks do not overlap.
//
// # Languages
//
// The language of the html element, or of the front matter, is that of the
// document, where the caller gives none. A block has a Lang where lang or
// xml:lang gives all its words another language: that of package lang with its
// lists, or a bare one. A word of another language in a sentence does not.
//
// # What is left out
//
// Comments, declarations, processing instructions and CDATA sections, as browsers
// delimit them; script, style, template, iframe, noembed, noframes; title, desc
// and metadata in svg; the TeX in math; elements with the attribute hidden,
// aria-hidden="true" or the style display:none, and all in them, except body,
// which scripts show later; in head all but the title and descriptions. The text
// of noscript and svg is kept. A tag that the end of the file cuts off is no
// text.
//
// So that the sources of sites can be read too, constructs of template languages
// are left out, {{...}}, {%...%}, {#...#}, <%...%> and <?php...?>, wherever they
// stand; and of front matter, settings between two lines "---" at the top, all
// but the values of title and description.
//
// # Faults
//
// End tags that are missing or belong to nothing are read as the HTML standard
// has it, but that no text is moved out of tables, and that a tag that closes
// itself does so on any element. Nothing recurses, and the time is linear in the
// length of the page.
package html
