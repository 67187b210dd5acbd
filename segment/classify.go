package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// Limits of a heading, in bytes and words: titles of declarations and acts run
// long, but not longer.
const (
	headingBytes = 320
	headingWords = 32
)

// classify tells headings and standing lines from paragraphs. A line with no
// punctuation at its end is a heading if text follows it, directly or behind
// other such lines, and a standing line otherwise: a signature, the name of a
// place, the last line of a page. Lines that stand together with nothing else,
// and lines of data or navigation, are standing lines wherever they are.
func (t *textParser) classify() {
	blocks := t.doc.Blocks
	title := make([]bool, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == Item || b.Kind == Cell || b.End-b.Start > headingBytes {
			continue
		}
		text := t.doc.Text[b.Start:b.End]
		switch {
		case t.data(text):
			b.Kind = Line
		case t.titled(b.Span, text):
			title[i] = true
		}
	}
	together := t.together(title)
	text := false // whether text follows
	chain := 0    // title lines after this one, up to the text
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		switch {
		case !title[i]:
			if b.Kind != Line {
				text, chain = true, 0
			}
			continue
		case !text || chain >= 6 || together[t.runs[i]] && !isUpper(t.doc.Text[b.Start:b.End]):
			b.Kind = Line
		default:
			b.Kind = Heading
		}
		chain++
	}
}

// together returns, for each run of lines, whether title lines and standing
// lines are all that it holds and there is more than one: an address, a
// signature, a menu.
func (t *textParser) together(title []bool) map[int]bool {
	count, all := map[int]int{}, map[int]bool{}
	for i, b := range t.doc.Blocks {
		run := t.runs[i]
		count[run]++
		if count[run] == 1 {
			all[run] = true
		}
		all[run] = all[run] && (title[i] || b.Kind == Line)
	}
	for run, n := range count {
		all[run] = all[run] && n > 1
	}
	return all
}

// titled reports whether a block looks like a title: one that starts with no
// small letter, ends in no punctuation, and is short.
func (t *textParser) titled(sp Span, text string) bool {
	if unicode.IsLower(firstLetter(t.doc.Text, sp)) {
		return false
	}
	switch r, _ := lastRune(t.doc.Text, sp); r {
	case '.', '!', '?', '…', ':', ';', ',':
		return false
	}
	return !t.function(lastWord(t.doc.Text, sp)) && len(strings.Fields(text)) <= headingWords
}

// data reports whether a line is data or page furniture rather than language:
// navigation, "key: value", a date, a row between bars, no word at all.
func (t *textParser) data(text string) bool {
	l := t.doc.Lang
	words, plain, dates := 0, 0, 0
	for w := range l.Words(text) {
		if words++; words > headingWords {
			return false
		}
		switch {
		case w.Kind == lang.Number:
			dates++
		case l.Month(w.Key) > 0, l.Weekday(w.Key) > 0:
			dates++
		case wordy(text[w.Start:w.End], l):
			plain++
		}
	}
	switch {
	case plain == 0:
		return true
	case dates >= 2 && dates*2 >= words:
		return true
	case strings.Count(text, " | ") > 0:
		return true
	case l.Furniture(l.Keys(text)):
		return true
	}
	// "Original language of petition: English"
	key, value, ok := strings.Cut(text, ":")
	if !ok || value == "" || spaceLen(value) == 0 {
		return false
	}
	k, v := len(strings.Fields(key)), len(strings.Fields(value))
	return k <= 8 && v >= 1 && v <= 5 && !strings.ContainsAny(value[len(value)-1:], ".!?;:,")
}

// wordy reports whether a word of two letters or more looks like one of the
// language: half of the letters of a French or English word are plain ones, but
// not those of a text decoded wrongly.
func wordy(w string, l *lang.Language) bool {
	plain, letters, last := 0, 0, 0
	for _, r := range w {
		if unicode.IsMark(r) {
			plain -= last // é written apart is no plain letter either
			last = 0
			continue
		}
		last = 0
		if r < utf8.RuneSelf && isAlpha(byte(r)) {
			last = 1
		}
		plain += last
		letters++
	}
	return letters > 1 && (plain*2 >= letters || !l.Listed())
}

// isUpper reports whether a text has letters and all of them are capitals.
func isUpper(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 2
}
