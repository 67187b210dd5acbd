package segment

import (
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment/internal/canon"
)

// sentenceParser cuts the text of a block into sentences, in one scan from left
// to right.
type sentenceParser struct {
	text    string
	page    string // the text before its markup was blanked
	settled bool   // the text is; see [canon.Settle]
	lang    *lang.Language
	parser  Parser

	caseless Span // the block last asked whether it has capitals, and the answer
	small    bool
}

// lookahead bounds, in bytes, how far the end of a quotation or parenthesis is
// sought, so that the scan stays linear on any text.
const lookahead = 600

// append adds the sentences of a span without white space around it. They are
// those of the settled text: neither the spelling of its accents nor its line
// ends and joiners make a difference. The list marker that stands before the
// span, if any, is given: the next one of the list may stand in the same line,
// "1. one 2. two".
func (p *sentenceParser) append(dst []Segment, sp Span, block int, open marker) []Segment {
	if p.settled {
		return p.scan(dst, sp, block, open)
	}
	settled := canon.SettleMasked(p.text[sp.Start:sp.End], p.page[sp.Start:sp.End])
	if settled.Same() {
		return p.scan(dst, sp, block, open)
	}
	q := sentenceParser{text: settled.Text, lang: p.lang, parser: p.parser}
	first := len(dst)
	dst = q.scan(dst, trim(q.text, Span{0, len(q.text)}), block, open)
	for i := range dst[first:] {
		s := &dst[first+i].Span
		*s = origin(&settled, *s)
		s.Start, s.End = sp.Start+s.Start, sp.Start+s.End
	}
	return dst
}

// scan adds the sentences of a span of a settled text.
func (p *sentenceParser) scan(dst []Segment, sp Span, block int, open marker) []Segment {
	names := p.parser.Semicolons == SplitNames && p.nameList(sp)
	if open.end == 0 {
		open = p.firstItem(sp.Start, sp.End)
	}
	start := sp.Start
	inside := 0 // no sentence ends before this offset: a quotation or parenthesis
	for pos := sp.Start; pos < sp.End; {
		c := p.text[pos]
		if c == ' ' && open.end > 0 && pos > start && p.text[pos-1] != ' ' {
			if m, ok := p.inlineItem(pos, sp.End, open); ok && pos >= inside {
				dst, start = p.cut(dst, start, pos, sp.End, block, ListItem)
				open = m
				pos = start + m.end
				continue
			}
		}
		if c < utf8.RuneSelf && !interesting[c] {
			pos++
			continue
		}
		if c == '.' && pos+1 < sp.End && p.text[pos+1] < utf8.RuneSelf && (isDigit(p.text[pos+1]) || 'a' <= p.text[pos+1] && p.text[pos+1] <= 'z') {
			pos++ // a decimal, a domain, p.m.
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(p.text[pos:sp.End])
		}
		switch r {
		case '(', '[', '“', '«', '"':
			if pos >= inside {
				if end := p.closed(r, pos+n, sp.End); end > 0 && (r == '(' || r == '[' || !p.parser.SplitQuotes) {
					inside = end
				}
			}
			pos += n
			continue
		case ';':
			if names || p.parser.Semicolons == SplitAll || pos >= inside && p.afterSemicolon(pos+1, sp.End) {
				if next := pos + 1; next < sp.End && spaceLen(p.text[next:]) > 0 {
					dst, start = p.cut(dst, start, next, sp.End, block, Semicolon)
					pos = start
					continue
				}
			}
			pos++
			continue
		case ':':
			if at := p.address(start, pos, sp.End); at > start {
				dst, start = p.cut(dst, start, at, sp.End, block, Address)
			}
			pos++
			continue
		case '.', '!', '?', '…', '‼', '⁇', '⁈', '⁉', '。':
		default:
			pos += n
			continue
		}
		end, bare, dots := p.terminators(pos, sp.End, inside)
		if end >= sp.End {
			break
		}
		reason, ok := p.boundary(Span{start, sp.End}, pos, bare, end, dots, inside)
		if !ok {
			pos = bare
			continue
		}
		dst, start = p.cut(dst, start, end, sp.End, block, reason)
		pos = start
		if open.end == 0 {
			open = p.firstItem(start, sp.End)
		}
	}
	if last := trim(p.text, Span{start, sp.End}); !last.Empty() {
		dst = append(dst, Segment{Span: last, Block: block, Reason: EndOfBlock})
	}
	return dst
}

// cut ends a sentence and returns where the next one starts.
func (p *sentenceParser) cut(dst []Segment, start, end, limit, block int, reason Reason) ([]Segment, int) {
	if sp := trim(p.text, Span{start, end}); !sp.Empty() {
		dst = append(dst, Segment{Span: sp, Block: block, Reason: reason})
	}
	for end < limit {
		n := spaceLen(p.text[end:limit])
		if n == 0 {
			break
		}
		end += n
	}
	return dst, end
}

var interesting = [utf8.RuneSelf]bool{'.': true, '!': true, '?': true, ';': true, ':': true, '(': true, '[': true, '"': true}
