package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// plainNext reports whether a byte behind a full stop and a space is a letter or
// digit, so that nothing else belongs to the end of the sentence.
func plainNext(c byte) bool { return isAlpha(c) || isDigit(c) }

// closed returns the offset behind the sign that closes the quotation or
// parenthesis opened before pos, or 0 where there is none near.
func (p *sentenceParser) closed(open rune, pos, limit int) int {
	text := p.text[pos:min(limit, pos+lookahead)]
	switch open {
	case '(':
		return closedBracket(text, pos, '(', ')')
	case '[':
		return closedBracket(text, pos, '[', ']')
	}
	closer := `"`
	switch open {
	case '“':
		closer = "”"
	case '«':
		closer = "»"
	}
	i := strings.Index(text, closer)
	if i < 0 {
		return 0
	}
	return pos + i + len(closer)
}

func closedBracket(text string, pos int, open, closer byte) int {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case open:
			depth++
		case closer:
			if depth--; depth == 0 {
				return pos + i + 1
			}
		}
	}
	return 0
}

// terminators reads a run of signs that end a sentence from pos, and the
// closing quotes and brackets behind it. It returns the end of both, the end of
// the run alone, and whether the run is an ellipsis.
func (p *sentenceParser) terminators(pos, limit, inside int) (end, bare int, dots bool) {
	if pos+2 < limit && p.text[pos] == '.' && p.text[pos+1] == ' ' && plainNext(p.text[pos+2]) {
		return pos + 1, pos + 1, false
	}
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
			// An ellipsis may be spaced: ". . ."
			if r == ' ' && n > 0 && i+1 < limit && p.text[i+1] == '.' && p.text[i-1] == '.' {
				i++
				continue
			}
			// French sets the marks of a run apart: "Quoi ? !"
			if k := spacesLen(p.text[i:min(limit, i+16)]); k > 0 && n > 0 && i+k < limit && (p.text[i+k] == '!' || p.text[i+k] == '?') &&
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
	if i = p.noteMark(i, limit); i > end {
		bare, end = i, i
	}
	for i < limit {
		r, size := utf8.DecodeRuneInString(p.text[i:limit])
		switch {
		case r == ')' || r == ']' || r == '”' || r == '»' || r == '"' || r == '’' || r == '\'' || r == '›':
			// A straight quote that a letter follows opens what comes next.
			if (r == '"' || r == '\'') && i+1 != inside && i+1 < limit && !asciiSpace(p.text[i+1]) && i > bare && asciiSpace(p.text[i-1]) {
				return end, bare, points >= 3
			}
			i += size
			end = i
		case r == ' ' && i == end && p.noteMark(i, limit) > i, r == '[' && i == end && p.noteMark(i, limit) > i:
			i = p.noteMark(i, limit)
			end = i
		case isSpace(r) && (p.guillemetAfter(i, limit) || i < inside && i+size == inside-1 && p.text[i+size] == '"'):
			i += size
		default:
			return end, bare, points >= 3
		}
	}
	return end, bare, points >= 3
}

// spacesLen returns the length of the white space that s starts with.
func spacesLen(s string) int {
	n := 0
	for k := spaceLen(s); k > 0; k = spaceLen(s[n:]) {
		n += k
	}
	return n
}

// allSmall reports whether the rest of a block, of which the sentence is the
// next part, was written without capitals, as messages are.
func (p *sentenceParser) allSmall(sentence Span) bool {
	if p.caseless.End == sentence.End && p.caseless.Start <= sentence.Start && p.caseless.End > 0 {
		return p.small
	}
	small, capitals := 0, 0
	for _, r := range p.text[sentence.Start:min(sentence.End, sentence.Start+lookahead)] {
		switch {
		case unicode.IsLower(r):
			small++
		case unicode.IsUpper(r):
			capitals++
		}
	}
	p.caseless, p.small = sentence, small >= 20 && capitals == 0
	return p.small
}

// noteMark skips the mark of a note that is set behind a full stop without a
// space: "it failed.[4]", "it failed.⁴".
func (p *sentenceParser) noteMark(i, limit int) int {
	if i >= limit || p.text[i] < utf8.RuneSelf && p.text[i] != '[' && (p.text[i] != ' ' || i+1 < limit && p.text[i+1] != '[') {
		return i
	}
	// "School. [27] There": one space is allowed before brackets.
	if j := i + 1; j < limit && p.text[i] == ' ' && p.text[j] == '[' {
		if end := bracketNote(p.text[:limit], j); end > j && (end == limit || asciiSpace(p.text[end])) {
			return end
		}
		return i
	}
	for i < limit && p.text[i] == '[' {
		end := bracketNote(p.text[:limit], i)
		if end == i {
			break
		}
		i = end
	}
	for i < limit && p.text[i] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(p.text[i:limit])
		if !strings.ContainsRune("¹²³⁴⁵⁶⁷⁸⁹⁰†‡", r) {
			break
		}
		i += n
	}
	return i
}

// bracketNote returns the end of a note number in brackets at i, or i.
func bracketNote(s string, i int) int {
	for j := i + 1; j < len(s) && j-i < 6; j++ {
		if s[j] == ']' && j > i+1 {
			return j + 1
		}
		if !isDigit(s[j]) && s[j] != '*' {
			break
		}
	}
	return i
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
	// "stairways [...]” (Smith 55)." goes on to the full stop.
	if p.text[next] == '(' && end > bare {
		if close := p.closed('(', next+1, limit); close > 0 && close < limit && strings.IndexByte(".,;:", p.text[close]) >= 0 {
			return 0, false
		}
	}
	point := p.text[pos] == '.' && !dots && strings.IndexByte(p.text[pos+1:bare], '.') < 0 &&
		!strings.ContainsAny(p.text[pos+1:bare], "!?")
	if next == end {
		if point && bare == end && p.missingSpace(sentence, pos, next) {
			return MissingSpace, true
		}
		return 0, false
	}
	r := p.opens(next, limit)
	upper := unicode.IsUpper(r) || unicode.IsTitle(r)
	if unicode.IsLower(r) && end == bare && p.allSmall(sentence) {
		upper = true // in a text without capitals, any word may start a sentence
	}
	starts := upper || unicode.IsDigit(r) || !unicode.IsLetter(r) && !isPunct(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
	switch {
	case dots:
		return Ellipsis, upper
	case !point:
		if starts {
			return Terminator, true
		}
		return Lowercase, p.text[pos] == '?' && end == bare && unicode.IsLower(r) && !endsInSpace(p.text[sentence.Start:pos]) && p.starter(next, limit)
	}
	return p.fullStop(sentence, pos, end, next, r, starts)
}

// endsInSpace reports whether a space stands at the end of what is before a mark,
// as French sets it; there « Hélas ! que faire » goes on.
func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isSpace(r)
}

// longestHead is the longest first word of an abbreviation of several, in bytes.
const longestHead = 12

// fullStop decides for a single full stop.
func (p *sentenceParser) fullStop(sentence Span, pos, end, next int, r rune, starts bool) (Reason, bool) {
	word := p.wordBefore(sentence.Start, pos)
	if word == "." {
		return Terminator, starts
	}
	if end == pos+1 && len(word) <= longestHead && p.lang.Phrase(word, p.wordAfter(next, sentence.End)) {
		return 0, false
	}
	// A single capital is an initial before it is an abbreviation.
	initials := strings.Trim(p.text[pos+1:end], ")]") == "" && p.initials(word)
	if initials && len(word) == 2 && !unicode.IsDigit(r) {
		switch before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text[sentence.Start:pos-1], " \u00a0")); {
		case pos-1 == sentence.Start:
			return 0, false // "Q. What is your name?"
		case before == '°':
			return Terminator, starts // "25 °C."
		}
		return Starter, starts && p.starter(next, sentence.End) && !p.name(sentence.Start, pos-len(word)+1)
	}
	switch grade := p.grade(sentence.Start, pos, word); {
	case grade == lang.NeverFinal:
		return 0, false
	case grade == lang.FinalBeforeStarter:
		return Starter, starts && (p.starter(next, sentence.End) || p.hour(sentence.Start, pos+1-len(word)) && p.subject(next, sentence.End))
	case grade == lang.NotBeforeNumber:
		if unicode.IsDigit(r) || r == '§' || p.label(next, sentence.End) {
			return 0, false
		}
		return Terminator, starts
	case initials:
		// "plan B. The" ends; "J. Smith", "U.S. Army" do not.
		return Starter, starts && p.starter(next, sentence.End) && !p.name(sentence.Start, pos-len(word)+1)
	case p.numbered(sentence, pos, word), unicode.IsDigit(r) && p.citation(sentence.Start, pos+1-len(word), word):
		return 0, false
	case starts:
		return Terminator, true
	}
	return Lowercase, unicode.IsLower(r) && end == pos+1 && p.ended(word) && (len(word) > 5 || p.starter(next, sentence.End))
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
