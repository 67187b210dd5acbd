package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// sentenceParser cuts the text of a block into sentences, in one scan from left
// to right.
type sentenceParser struct {
	text   string
	lang   *lang.Language
	parser Parser
}

// lookahead bounds, in bytes, how far the end of a quotation or parenthesis is
// sought, so that the scan stays linear on any text.
const lookahead = 600

// append adds the sentences of a span without white space around it.
func (p *sentenceParser) append(dst []Segment, sp Span, block int) []Segment {
	names := p.parser.Semicolons == SplitNames && p.nameList(sp)
	start := sp.Start
	inside := 0 // no sentence ends before this offset: a quotation or parenthesis
	for pos := sp.Start; pos < sp.End; {
		c := p.text[pos]
		if c < utf8.RuneSelf && !interesting[c] {
			pos++
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
			if names || p.parser.Semicolons == SplitAll {
				if next := pos + 1; next < sp.End && spaceLen(p.text[next:]) > 0 {
					dst, start = p.cut(dst, start, next, sp.End, block, Semicolon)
					pos = start
					continue
				}
			}
			pos++
			continue
		case '.', '!', '?', '…', '‼', '⁇', '⁈', '⁉', '。':
		default:
			pos += n
			continue
		}
		end, bare, dots := p.terminators(pos, sp.End)
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

var interesting = [utf8.RuneSelf]bool{'.': true, '!': true, '?': true, ';': true, '(': true, '[': true, '"': true}

// closed returns the offset behind the sign that closes the quotation or
// parenthesis opened before pos, or 0 where there is none near.
func (p *sentenceParser) closed(open rune, pos, limit int) int {
	closer := ")"
	switch open {
	case '[':
		closer = "]"
	case '“':
		closer = "”"
	case '«':
		closer = "»"
	case '"':
		closer = `"`
	}
	i := strings.Index(p.text[pos:min(limit, pos+lookahead)], closer)
	if i < 0 {
		return 0
	}
	return pos + i + len(closer)
}

// terminators reads a run of signs that end a sentence from pos, and the
// closing quotes and brackets behind it. It returns the end of both, the end of
// the run alone, and whether the run is an ellipsis.
func (p *sentenceParser) terminators(pos, limit int) (end, bare int, dots bool) {
	i, n, points := pos, 0, 0
run:
	for i < limit {
		r, size := utf8.DecodeRuneInString(p.text[i:limit])
		switch r {
		case '.':
			points++
		case '…':
			points += 3
		case '!', '?', '‼', '⁇', '⁈', '⁉', '。':
			points = 0
		default:
			// French sets the marks of a run apart: "Quoi ? !"
			if k := spaceLen(p.text[i:limit]); k > 0 && n > 0 && i+k < limit && (p.text[i+k] == '!' || p.text[i+k] == '?') &&
				p.text[i-1] != '.' {
				i += k
				continue
			}
			break run
		}
		i += size
		n++
	}
	bare, end = i, i
	for i < limit {
		r, size := utf8.DecodeRuneInString(p.text[i:limit])
		switch {
		case r == ')' || r == ']' || r == '”' || r == '»' || r == '"' || r == '’' || r == '\'' || r == '›':
			// A straight quote that a letter follows opens what comes next.
			if (r == '"' || r == '\'') && i+1 < limit && !asciiSpace(p.text[i+1]) && i > bare && asciiSpace(p.text[i-1]) {
				return end, bare, points >= 3
			}
			i += size
			end = i
		case isSpace(r) && p.guillemetAfter(i, limit):
			i += size
		default:
			return end, bare, points >= 3
		}
	}
	return end, bare, points >= 3
}

// guillemetAfter reports whether only white space stands between i and a
// closing guillemet.
func (p *sentenceParser) guillemetAfter(i, limit int) bool {
	for k := 0; k < 4 && i < limit; k++ {
		n := spaceLen(p.text[i:limit])
		if n == 0 {
			return strings.HasPrefix(p.text[i:limit], "»")
		}
		i += n
	}
	return false
}

// boundary decides whether a sentence ends at the run of marks at [pos, bare),
// with its closing quotes at [bare, end).
func (p *sentenceParser) boundary(sentence Span, pos, bare, end int, dots bool, inside int) (Reason, bool) {
	limit := sentence.End
	next := end
	for next < limit {
		n := spaceLen(p.text[next:limit])
		if n == 0 {
			break
		}
		next += n
	}
	if next >= limit {
		return 0, false // the block ends: the caller's last segment
	}
	if end < inside {
		return 0, false
	}
	point := p.text[pos] == '.' && bare == pos+1
	if next == end {
		if point && bare == end && p.missingSpace(sentence, pos, next) {
			return MissingSpace, true
		}
		return 0, false
	}
	r := p.opens(next, limit)
	upper := unicode.IsUpper(r) || unicode.IsTitle(r)
	starts := upper || unicode.IsDigit(r) || !unicode.IsLetter(r) && !isPunct(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
	switch {
	case dots:
		return Ellipsis, upper
	case !point:
		if starts {
			return Terminator, true
		}
		return 0, false
	}
	return p.fullStop(sentence, pos, end, next, r, starts)
}

// fullStop decides for a single full stop.
func (p *sentenceParser) fullStop(sentence Span, pos, end, next int, r rune, starts bool) (Reason, bool) {
	word := p.wordBefore(sentence.Start, pos)
	if word == "." {
		return Terminator, starts
	}
	following := p.wordAfter(next, sentence.End)
	if p.lang.Phrase(word, following) && end == pos+1 {
		return 0, false
	}
	starter := p.starter(next, sentence.End)
	grade := p.grade(sentence.Start, pos, word)
	switch {
	case grade == lang.NeverFinal:
		return 0, false
	case grade == lang.FinalBeforeStarter:
		return Starter, starts && (starter || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	case grade == lang.NotBeforeNumber:
		if unicode.IsDigit(r) || r == '§' || p.label(next, sentence.End) {
			return 0, false
		}
		return Terminator, starts
	case end == pos+1 && p.initials(word):
		// "plan B. The" ends; "J. Smith", "U.S. Army" do not.
		return Starter, starts && starter && !p.name(sentence.Start, pos-len(word)+1)
	case p.numbered(sentence, pos, word):
		return 0, false
	case starts:
		return Terminator, true
	}
	return Lowercase, unicode.IsLower(r) && p.ended(word) && starter
}

// grade finds the grade of the abbreviation that ends at the full stop at pos,
// of one word or of two: "p. m.", "op. cit.".
func (p *sentenceParser) grade(start, pos int, word string) lang.Grade {
	if g := p.lang.Abbreviation(word); g != lang.NotAbbreviation {
		return g
	}
	// Two words stand as written in the text only with one space between them.
	i := pos + 1 - len(word)
	if i-1 > start && asciiSpace(p.text[i-1]) {
		if first := p.wordBefore(start, i-2); first != "." && p.lang.Phrase(first, word) {
			return p.lang.Abbreviation(p.text[i-1-len(first) : pos+1])
		}
	}
	return lang.NotAbbreviation
}

// wordBefore returns the run of characters that ends in the full stop at pos,
// back to white space or an opening bracket or quote, at most 32 bytes of it.
func (p *sentenceParser) wordBefore(start, pos int) string {
	i := pos
	for i > start && pos-i < 32 {
		r, n := utf8.DecodeLastRuneInString(p.text[start:i])
		if isSpace(r) || strings.ContainsRune("([{«“\"/—", r) || r == '’' || r == '\'' {
			break
		}
		i -= n
	}
	if pos >= len(p.text) {
		return p.text[i:pos]
	}
	return p.text[i : pos+1]
}

func (p *sentenceParser) wordAfter(i, limit int) string {
	j := i
	for j < limit && j-i < 24 && !asciiSpace(p.text[j]) {
		j++
	}
	return p.text[i:j]
}

// starter reports whether the word at i is one that often starts a sentence.
func (p *sentenceParser) starter(i, limit int) bool {
	for i < limit && strings.IndexByte("\"'([", p.text[i]) >= 0 {
		i++
	}
	for w := range p.lang.Words(p.text[i:min(limit, i+40)]) {
		return w.Start <= 4 && (p.lang.Starter(w.Key) || p.lang.Title(w.Key))
	}
	return false
}

// opens returns the first rune at i behind opening quotes, brackets and marks.
func (p *sentenceParser) opens(i, limit int) rune {
	var r rune
	for k := 0; i < limit && k < 6; k++ {
		var n int
		r, n = utf8.DecodeRuneInString(p.text[i:limit])
		switch r {
		case '"', '\'', '“', '‘', '«', '‹', '(', '[', '*', '_', '¿', '¡', '’':
		default:
			if !isSpace(r) || k == 0 {
				return r
			}
		}
		i += n
	}
	return r
}

func isPunct(r rune) bool {
	switch r {
	case ',', ';', ':', ')', ']', '}', '»', '”', '/', '&', '=', '+', '<', '>', '%', '|':
		return true
	}
	return false
}

// missingSpace reports whether a full stop between two words, "end.The", has
// lost the space behind it.
func (p *sentenceParser) missingSpace(sentence Span, pos, next int) bool {
	r, _ := utf8.DecodeRuneInString(p.text[next:sentence.End])
	if !unicode.IsUpper(r) {
		return false
	}
	word := p.wordBefore(sentence.Start, pos)
	after := p.wordAfter(next, sentence.End)
	return p.ended(word) && !strings.ContainsAny(after, "./@_") && p.starter(next, sentence.End)
}

// ended reports whether a word with its full stop can be the last of a
// sentence: small letters alone, more than three of them.
func (p *sentenceParser) ended(word string) bool {
	word = word[:len(word)-1]
	n := 0
	for _, r := range word {
		if !unicode.IsLower(r) && r != '-' && r != '\'' && r != '’' {
			return false
		}
		n++
	}
	return n > 3
}

// initials reports whether a word is one or more capitals with full stops: J.,
// U.S., J.-C., K.-J.
func (p *sentenceParser) initials(word string) bool {
	letter := false
	n := 0
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			if letter || !unicode.IsUpper(r) {
				return false
			}
			letter = true
			n++
		case r == '.':
			letter = false
		case r != '-':
			return false
		}
	}
	return n > 0 && !letter
}

// name reports whether the word before i is capitalised, as a first name before
// an initial is.
func (p *sentenceParser) name(start, i int) bool {
	sp := trim(p.text, Span{start, min(i, len(p.text))})
	w := lastWord(p.text, sp)
	r, _ := utf8.DecodeRuneInString(w)
	return w != "" && unicode.IsUpper(r)
}

// numbered reports whether the full stop belongs to the number that the
// sentence starts with, "1. The", which keeps it.
func (p *sentenceParser) numbered(sentence Span, pos int, word string) bool {
	if len(word) > 4 || pos+1-len(word) != sentence.Start {
		return false
	}
	for i := range len(word) - 1 {
		if !isDigit(word[i]) {
			return false
		}
	}
	return len(word) > 1
}

// label reports whether a label follows: (a), a), XIV, B.
func (p *sentenceParser) label(i, limit int) bool {
	w := strings.TrimRight(p.wordAfter(i, limit), ".,;:")
	if strings.HasPrefix(w, "(") {
		return len(w) <= 6 && strings.HasSuffix(w, ")")
	}
	if len(w) == 2 && w[1] == ')' {
		return true
	}
	return w != "" && (len(w) == 1 && isAlpha(w[0]) && w != "A" && w != "I" && w != "À" || romanValue(w) > 0 && w == strings.ToUpper(w) && w != "I")
}

// nameList reports whether a span is a list of names or other short members
// between semicolons: five or more, none of them a sentence.
func (p *sentenceParser) nameList(sp Span) bool {
	s := p.text[sp.Start:sp.End]
	if strings.Count(s, ";") < 4 {
		return false
	}
	members := 0
	for member := range strings.SplitSeq(s, ";") {
		if len(member) > 160 || len(strings.Fields(member)) > 14 {
			return false
		}
		if r := firstLetter(member, trim(member, Span{0, len(member)})); members > 0 && unicode.IsLower(r) {
			return false
		}
		members++
	}
	return members >= 5
}
