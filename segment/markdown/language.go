package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/visavis/visavis/lang"
)

// spoken is what the elements around the words of a block say of its language.
type spoken struct {
	own   *lang.Language // by the elements around the block
	words *lang.Language // by those around its words
	any   bool           // it has words
	mixed bool           // they differ
}

// speak takes note of the language of a part of the block, and returns that of
// the block: the one that all its words are in, or where they differ that of the
// block's element.
func (p *page) speak(text []byte) *lang.Language {
	s := &p.spoken
	if bytes.IndexFunc(text, unicode.IsLetter) >= 0 {
		l := p.language()
		s.mixed = s.mixed || s.any && l != s.words
		s.words, s.any = l, true
	}
	if s.mixed || !s.any {
		return s.own
	}
	return s.words
}

// speaks reports whether a tag may decide the language of what follows: it names
// one, or an element of its name has done so before.
func (p *page) speaks(t *tag) bool {
	switch t.role {
	case imageTag, hiddenTag, lineBreakTag: // no text stands in these
		return false
	}
	b := p.work[t.Start+1 : t.End]
	if t.closing {
		b = b[1:]
	}
	n := 0
	for nameByte(b[n], true) {
		n++
	}
	if !t.closing && !t.empty && n+len(` lang=en`) <= len(b) {
		for _, key := range []string{"lang", "xml:lang"} {
			if start, end := t.value(p.work, key); t.language == "" && start < end {
				t.language = p.src[start:end]
			}
		}
	}
	if t.language == "" && (len(p.speaking) == 0 || !p.speaking[strings.ToLower(string(b[:n]))]) {
		return false
	}
	name := strings.ToLower(string(b[:n]))
	switch name {
	case "hr", "wbr", "input": // these have no content
		return false
	}
	t.name = name
	p.speaking[name] = true
	return true
}

// language returns the language that the open elements name; nil is that of the
// page.
func (p *page) language() *lang.Language {
	if n := len(p.frames); n > 0 {
		return p.frames[n-1].lang
	}
	return nil
}

// ownLanguage is the same, of the elements around the block.
func (p *page) ownLanguage() *lang.Language {
	for i := len(p.frames) - 1; i >= 0; i-- {
		if !p.frames[i].inline() {
			return p.frames[i].lang
		}
	}
	return nil
}
