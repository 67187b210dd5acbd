package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// afterSemicolon reports whether a sentence with a capital of its own follows a
// semicolon: "...; The".
func (p *sentenceParser) afterSemicolon(i, limit int) bool {
	for i < limit {
		n := spaceLen(p.text[i:limit])
		if n == 0 {
			break
		}
		i += n
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:limit])
	return unicode.IsUpper(r) && p.starter(i, limit)
}

// address returns where a web address starts whose "://" is at pos, if it
// stands behind another address or the end of a sentence: a list of links. Else
// it returns 0.
func (p *sentenceParser) address(start, pos, limit int) int {
	if pos+3 > limit || p.text[pos:pos+3] != "://" {
		return 0
	}
	at := pos
	for at > start && isAlpha(p.text[at-1]) {
		at--
	}
	before := trim(p.text, Span{start, at})
	if before.Empty() || before.End == at {
		return 0
	}
	word := before.End
	for word > before.Start && word > before.End-200 && !asciiSpace(p.text[word-1]) {
		word--
	}
	last := p.text[word:before.End]
	if strings.Contains(last, "://") || strings.IndexByte(".!?", last[len(last)-1]) >= 0 && p.grade(start, before.End-1, last) == lang.NotAbbreviation {
		return before.End
	}
	return 0
}

// firstItem returns the marker that a list in running text opens with at pos:
// 1, a, i or a bullet.
func (p *sentenceParser) firstItem(pos, limit int) marker {
	if pos+1 < limit && isAlpha(p.text[pos]) && p.text[pos+1] != '.' && p.text[pos+1] != ')' {
		return marker{} // a word, as nearly always
	}
	m, ok := scanMarker(p.text[pos:min(limit, pos+16)])
	if !ok || pos+m.end >= limit {
		return marker{}
	}
	switch m.label {
	case "", "1", "a", "A", "i", "I":
		return m
	}
	return marker{}
}

// inlineItem reports whether the next item of an open list starts behind the
// white space at pos.
func (p *sentenceParser) inlineItem(pos, limit int, open marker) (marker, bool) {
	i := pos
	for i < limit {
		n := spaceLen(p.text[i:limit])
		if n == 0 {
			break
		}
		i += n
	}
	m, ok := scanMarker(p.text[i:min(limit, i+16)])
	if !ok || m.wrap != open.wrap || i+m.end >= limit {
		return marker{}, false
	}
	if open.style == bullet {
		return m, m.style == bullet && m.wrap != "-" && m.wrap != "–" && m.wrap != "*" && m.wrap != "+"
	}
	return m, open.next(m)
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
		if len(member) > 160 || strings.Count(strings.TrimSpace(member), " ") > 13 {
			return false
		}
		if r := firstLetter(member, trim(member, Span{0, len(member)})); members > 0 && unicode.IsLower(r) {
			return false
		}
		members++
	}
	return members >= 5
}
