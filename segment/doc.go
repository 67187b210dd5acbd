// Package segment cuts a document into blocks (headings, paragraphs, list
// items, standing lines, table cells) and the blocks into sentences, and tells
// where in the file each of them is.
//
// [Parse] reads plain text and never fails; [Lines] takes each line of a text
// as one segment, for input that is segmented already; [Decode] turns the bytes
// of a file into the text they encode. The result is a [Document]:
//
//	d := segment.Parse("notice.txt", text, lang.French())
//	for _, s := range d.Segments {
//		fmt.Println(d.Position(s.Start), d.Text[s.Start:s.End])
//	}
//
// A [Parser] holds the settings: whether sentences end inside quotations, what
// semicolons mean, more abbreviations. [Parser.AppendSentences] cuts running
// text without allocating, [Parser.Sentences] iterates over it, and
// [Parser.Stream] cuts a text that need not fit in memory. Packages markdown and
// html read their formats into the same Document.
//
// # Offsets
//
// Every span is a pair of byte offsets, half open, into Document.Source, which
// is the text exactly as decoded: nothing is normalised, trimmed or rewritten.
// [Document.Position] turns an offset into a line and a column, and
// [Document.FileOffset] into an offset of the file when the file was not UTF-8.
// Formats with markup, and the tables of plain text, keep Text beside Source, of
// the same length, with the markup blanked out, so that one offset serves both.
//
// Every byte that is not white space stands in exactly one segment or one
// marker, in order.
//
// What a reader cannot tell apart is cut alike: é as one character or as e and an
// accent (the forms NFC and NFD of Unicode), any line end, and words with or
// without soft hyphens and joiners of no width in them. A text that is not in the
// first of these forms is read in a copy that is, and offsets are led back.
//
// # How text is cut
//
// Blocks come first. A line break ends a block unless the next line goes on
// with it, which its first letter, the last word of the line before and the
// width at which the text is wrapped decide. A marker (•, -, 1., (a), iv))
// opens an item. A short line that ends in no punctuation is a heading if text
// follows and a standing line otherwise. The cells of a table that is drawn with
// bars, tabs, dots or columns of spaces are blocks, row by row, and its borders
// are blanked in Text.
//
// Then one scan from left to right, without regular expressions, decides at
// each full stop, question or exclamation mark, ellipsis and, in lists of
// names, semicolon whether a sentence ends. It knows the abbreviations of the
// language in three grades, initials, numbers, citations, quotations,
// parentheses and the marks of notes. What it reads ahead is bounded, so the time
// is linear in the length. Each segment tells the [Reason] it ends for. Where it
// is in doubt it does not cut: a sentence too long aligns better than two halves.
//
// # Hostile input
//
// Any string is a text, and parsing never fails. Time and memory grow in proportion
// to its length, for this package as for markdown and html: one line of 100 MB, no
// sentence end, a table of a hundred thousand rows, lists, quotes and tags nested as
// many deep. What Markdown nests more than twenty deep is read as the text of
// what is around it; no byte is lost. Fuzz tests hold the parsers to what is said of
// offsets above, and examples/benchmarks/shapes measures time and memory at a size
// and at ten times the size.
//
// A parser takes no context: [Within] returns when one is done, and leaves the
// parser to itself.
package segment
