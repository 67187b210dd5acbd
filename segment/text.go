package segment

import (
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment/internal/canon"
)

// Parser holds the settings for cutting a text. The zero value is ready to use
// and identifies the language; a Parser is safe for concurrent use.
type Parser struct {
	// Lang is the language of the text. Nil means that it is identified from
	// the text, and that a text of neither English nor French is read with no
	// lists at all.
	Lang *lang.Language

	// SplitQuotes ends sentences inside quotations too. Otherwise a quotation
	// stays whole: « Oui. Tout de suite. » is one segment.
	SplitQuotes bool

	// Abbreviations are more words with a full stop that never end a sentence,
	// "Bldg.", beside those of the language. One in small letters matches in any
	// case.
	Abbreviations []string

	// Semicolons says what a list of short members between semicolons is.
	Semicolons Semicolons
}

// Semicolons says how semicolons are read.
type Semicolons uint8

const (
	SplitNames     Semicolons = iota // the members of a list of names are segments
	KeepSemicolons                   // a semicolon never ends a segment
	SplitAll                         // a semicolon always does
)

// Parse cuts a plain text into blocks and sentences; see [Parser.Parse]. A nil
// language is identified from the text.
func Parse(name, source string, l *lang.Language) *Document {
	return Parser{Lang: l}.Parse(name, source)
}

// Lines takes each line of a text as one segment; see [Parser.Lines].
func Lines(name, source string, l *lang.Language) *Document {
	return Parser{Lang: l}.Lines(name, source)
}

// Parse cuts a plain text into blocks and sentences. It never fails: any string
// is a text, and bytes that are not UTF-8 are letters of no alphabet.
func (p Parser) Parse(name, source string) *Document {
	return p.parse(name, source, nil).doc
}

// parse cuts a text that may start in the middle of a table with a layout.
func (p Parser) parse(name, source string, table layout) *textParser {
	settled := canon.Settle(source)
	d := p.document(name, settled.Text)
	t := &textParser{doc: d, lines: scanLines(d.Text)}
	t.tables(table)
	t.blocks()
	t.addCells()
	t.classify()
	if !settled.Same() {
		d.Text = blanked(source, d.Source, d.Text, &settled)
		d.Source = source
		t.last.Span = origin(&settled, t.last.Span)
		for i := range d.Blocks {
			b := &d.Blocks[i]
			b.Span, b.Marker = origin(&settled, b.Span), origin(&settled, b.Marker)
		}
	}
	p.cut(d, settled.Same() && t.masked == nil)
	return t
}

// blanked returns the source of a settled text with the same places blanked.
func blanked(source, text, masked string, settled *canon.Text) string {
	if text == masked {
		return source
	}
	out := []byte(source)
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && text[i] != masked[i] {
			i++
		}
		if i > start {
			for k := settled.Origin(start); k < settled.Origin(i); k++ {
				out[k] = ' '
			}
		}
	}
	return string(out)
}

// origin returns the place in its source of a span of a settled text.
func origin(t *canon.Text, s Span) Span { return Span{t.Origin(s.Start), t.Origin(s.End)} }

// Build makes a document of blocks that the parser of a format has found, and
// cuts them into sentences. Text is the source with its markup blanked: of the
// same length, so that one offset serves both. Of each block, the span, kind,
// marker, level and language are read; blocks are in order and do not overlap,
// and hold every byte of the text that is not white space. A block of code is
// cut at its lines, not into sentences.
//
// It panics where the lengths differ or the blocks are out of order, which only
// a mistake in the format's parser can bring about.
func (p Parser) Build(name, source, text string, blocks []Block) *Document {
	if len(text) != len(source) {
		panic("segment: Build: masked text and source differ in length")
	}
	if p.Lang == nil {
		p.Lang = identified(text)
	}
	d := &Document{Name: name, Lang: p.Lang, Source: source, Text: text, Blocks: blocks}
	end := 0
	for i := range blocks {
		b := &blocks[i]
		if b.Start < end || b.End < b.Start || b.End > len(text) {
			panic("segment: Build: blocks out of order")
		}
		end = b.End
	}
	p.cut(d, false)
	return d
}

// cut cuts the blocks of a document, whose text may be known to be settled, into
// sentences.
func (p Parser) cut(d *Document, settled bool) {
	sentences := sentenceParser{text: d.Text, page: d.Source, settled: settled, parser: p}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.First = len(d.Segments)
		body := trim(d.Text, Span{max(b.Start, b.Marker.End), b.End})
		switch {
		case body.Empty():
		case b.Kind == Code:
			for _, l := range scanLines(d.Text[body.Start:body.End]) {
				if !l.Empty() {
					d.Segments = append(d.Segments, Segment{Span: Span{body.Start + l.Start, body.Start + l.End}, Block: i})
				}
			}
		default:
			if sentences.lang = b.Lang; b.Lang == nil {
				sentences.lang = d.Lang
			}
			var open marker
			if !b.Marker.Empty() {
				settled := canon.Settle(d.Text[b.Marker.Start:b.End])
				open, _ = scanMarker(settled.Text)
			}
			d.Segments = sentences.append(d.Segments, body, i, open)
		}
		b.Last = len(d.Segments)
	}
}

// Lines takes each line of a text that is not blank as one segment, whatever it
// holds: the form of bitext and of texts cut by other tools. Blank lines
// separate paragraphs.
func (p Parser) Lines(name, source string) *Document {
	d := p.document(name, source)
	open := false
	for _, l := range scanLines(source) {
		if l.Empty() {
			open = false
			continue
		}
		if !open {
			d.Blocks = append(d.Blocks, Block{Span: l.Span, First: len(d.Segments)})
			open = true
		}
		b := &d.Blocks[len(d.Blocks)-1]
		d.Segments = append(d.Segments, Segment{Span: l.Span, Block: len(d.Blocks) - 1})
		b.End, b.Last = l.End, len(d.Segments)
	}
	return d
}

func (p Parser) document(name, source string) *Document {
	if p.Lang == nil {
		p.Lang = identified(source)
	}
	return &Document{Name: name, Lang: p.Lang, Source: source, Text: source}
}

// identified is the language of a text, or one without name and lists.
func identified(text string) *lang.Language {
	settled := canon.Settle(text)
	if l := lang.Identify(settled.Text).Language; l != nil {
		return l
	}
	return new(lang.Language)
}

// line is a line of text without the white space around it.
type line struct {
	Span
	indent int // columns before it
	width  int // characters in it
}

// scanLines finds the lines of a text: LF, CR LF, CR, form feed, vertical tab,
// next line, and the line and paragraph separators of Unicode end one.
func scanLines(s string) []line {
	var lines []line
	for start := 0; start < len(s); {
		end := start
		ends := 0 // length of the line end
	scan:
		for end < len(s) {
			if c := s[end]; c > '\r' && c < 0xc2 {
				end++
				continue
			}
			switch c := s[end]; {
			case c == '\n' || c == '\f' || c == '\v':
				ends = 1
				break scan
			case c == '\r':
				if ends = 1; end+1 < len(s) && s[end+1] == '\n' {
					ends = 2
				}
				break scan
			case c == 0xc2 && end+1 < len(s) && s[end+1] == 0x85:
				ends = 2
				break scan
			case c == 0xe2 && end+2 < len(s) && s[end+1] == 0x80 && (s[end+2] == 0xa8 || s[end+2] == 0xa9):
				ends = 3
				break scan
			}
			end++
		}
		l := line{Span: trim(s, Span{start, end})}
		for i := start; i < l.Start; i++ {
			switch c := s[i]; {
			case c == '\t':
				l.indent += 4 - l.indent%4
			case utf8.RuneStart(c):
				l.indent++
			}
		}
		l.width = width(s[l.Start:l.End])
		lines = append(lines, l)
		start = end + max(1, ends)
	}
	return lines
}

// width returns the number of characters of a line, accents that are written
// apart not counted.
func width(s string) int {
	n := utf8.RuneCountInString(s)
	for i := range len(s) {
		// The combining accents, U+0300 to U+036F, start with these bytes.
		if s[i] == 0xcc || s[i] == 0xcd && i+1 < len(s) && s[i+1] < 0xb0 {
			n--
		}
	}
	return n
}

// trim drops the white space at both ends of a span.
func trim(s string, sp Span) Span {
	for sp.Start < sp.End {
		n := spaceLen(s[sp.Start:sp.End])
		if n == 0 {
			break
		}
		sp.Start += n
	}
	for sp.End > sp.Start {
		c := s[sp.End-1]
		if c < utf8.RuneSelf {
			if !asciiSpace(c) {
				break
			}
			sp.End--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(s[sp.Start:sp.End])
		if !isSpace(r) {
			break
		}
		sp.End -= n
	}
	return sp
}

// isSpace reports whether a rune is white space, in the sense in which every
// other rune stands in a segment or a marker: the White_Space property of
// Unicode.
func isSpace(r rune) bool { return unicode.IsSpace(r) }

func asciiSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// spaceLen returns the length of the white space character that s starts with,
// or 0.
func spaceLen(s string) int {
	if s == "" {
		return 0
	}
	if s[0] < utf8.RuneSelf {
		if asciiSpace(s[0]) {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); isSpace(r) {
		return n
	}
	return 0
}
