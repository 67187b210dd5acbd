// Package markdown reads Markdown into a [segment.Document].
//
//	d := markdown.Parse("page.md", text, segment.Parser{})
//	for i, s := range d.Segments {
//		fmt.Println(d.Position(s.Start), d.Blocks[s.Block].Kind, d.SegmentText(i))
//	}
//
// # Masking
//
// Markup is not taken out but blanked: Document.Text has the length of
// Document.Source, with a space for each byte of markup, and line ends where
// they were. Every offset is then valid in both, and the line and column of a
// word are exact. Words stand apart by more than one space where there was
// markup, and code that shows a text joins them:
//
//	See the [timetable](hours.md) of *May*.
//	See the  timetable            of  May .
//
// There are two exceptions, both so that a word stays one word. An entity is
// replaced by the character that it stands for. And markup inside a word, as
// in M<sup>me</sup>, is filled with signs of no width that belong to the word
// (U+2060 of three bytes, U+00AD of two), which package lang does not heed. So
// are the bytes that an entity leaves over between two letters or digits;
// elsewhere they are blank, before an opening sign and behind any other. A
// single byte cannot be filled: a*b*c is three words.
//
// # What becomes of what
//
//	# Title, underlined titles, <h1>     heading, of level 1 to 6
//	text, <p>                            paragraph
//	- text, 1. text, <li>                item, of the level of its list
//	term above a definition, <dt>        item without marker, as <li> is
//	: definition, <dd>                   item without marker
//	> text, <blockquote>                 quote
//	| cell |, <td>, <th>                 cell, one for each
//	fences, indented code, <pre>         code, cut at its lines
//	<summary>, <label>, <button> ...     line
//	titles of admonitions                line
//	titles in the front matter           line
//
// The first paragraph of an item is the item; what else stands in it is a
// paragraph, a quote, code. An item that starts with something else has no item
// block, and one without text has no block at all. What stands innermost
// decides: an item in a quote is an item, a quote in an item a quote. A footnote
// is a paragraph where it is defined, whether anything refers to it or not. A
// line break (two spaces, a backslash, <br>) does not end a block, two <br> do.
//
// Links keep their text, images what stands for them, and addresses stay, in
// angle brackets or not, whatever signs are in them. In the front matter, YAML
// or TOML, the values of title, description, summary, subtitle, linkTitle,
// altText and alt are kept, at any depth.
//
// # Languages
//
// As in package html, a block has a Lang where lang or xml:lang of the HTML
// elements in and around it gives all its words another language than that of
// the document. A word of another language in a sentence does not.
//
// # What is left out
//
// Targets and titles of links, definitions of links, references to footnotes,
// the info string of fences, task boxes, delimiter rows, the cells that a row
// has more than its table, HTML tags with their attributes, comments, and the
// content of script and style, up to the closing tag wherever that is. So are
// the other values of the front matter, import and export lines at the top of
// an MDX page, tags of templates ({% %}, {{ }}, {{< >}}, {# #}, {/* */}), lists
// of attributes ({: .class}, {#id}), and the lines that open and close
// admonitions (!!!, ???, ===, :::, [!NOTE]) but for their titles. In code
// between fences and in code spans templates and attributes are text; in
// indented code, which template languages often bring about unawares, they are
// not.
//
// # How a page is read
//
// Front matter, templates and admonitions are first replaced by Markdown of the
// same length, in a copy: a tag by a word or a comment, an admonition by a list
// item with a heading. The grammar of goldmark (CommonMark with tables, footnotes
// and definition lists) finds the blocks of that copy, and one scan from left to
// right the markup in each.
//
// That scan is not goldmark's, whose time grows with the square of the length on
// [a]( and *a_ repeated. Here the time is linear on any text. Blocks that nest
// more than twenty deep are read as text, since goldmark takes a time for a line
// that grows with the depth, and so is a table of a hundred columns in which most
// rows have one. Should goldmark fail, the page is read as plain text.
//
// It differs from CommonMark in little: a link reference definition that is
// itself underlined is hidden with its line, and a tag in an HTML block that
// does not end is text.
package markdown
