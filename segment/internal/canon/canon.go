// Package canon writes texts in the one form in which their spellings agree, and
// leads offsets into it back to the text as it was.
package canon

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is a text in another form, and the way back to its source.
type Text struct {
	Text   string
	source string
	edits  []edit // in order; none where the text is its source
	before *Text  // what the source was made from, if from something
}

// edit says that Text[at:at+size] stands for source[from:from+length].
type edit struct{ at, size, from, length int }

// Compose composes accents that are written apart (NFC).
func Compose(source string) Text {
	if isComposed(source) {
		return Text{Text: source, source: source}
	}
	w := writer{source: source}
	for i := 0; i < len(source); {
		if i += norm.NFC.QuickSpanString(source[i:]); i == len(source) {
			break
		}
		n := norm.NFC.NextBoundaryInString(source[i:], true)
		if part := source[i : i+n]; !norm.NFC.IsNormalString(part) {
			w.replace(i, i+n, norm.NFC.String(part))
		}
		i += n
	}
	return w.done()
}

// Settle writes a text as the rules for sentences read it: composed, with LF at
// the ends of lines and without joiners.
func Settle(text string) Text { return SettleMasked(text, text) }

// SettleMasked does the same with a text in which the markup of a page has been
// blanked. The length of what was blanked is to change nothing, so that several
// spaces are one; and markup alone before a full stop is no space at all, as in
// <b>J</b>. Roy.
func SettleMasked(text, page string) Text {
	if isPlain(text) && (text == page || !strings.Contains(text, "  ") && !strings.Contains(text, " .")) {
		return Text{Text: text, source: text}
	}
	squeezed := squeeze(text, page)
	composed := Compose(squeezed.Text)
	if len(composed.edits) == 0 {
		return squeezed
	}
	composed.before = &squeezed
	return composed
}

// Same reports whether the text is its source.
func (t *Text) Same() bool { return len(t.edits) == 0 && t.before == nil }

// Origin returns the place in the source of an offset into the text.
func (t *Text) Origin(offset int) int {
	i := sort.Search(len(t.edits), func(i int) bool { return t.edits[i].at+t.edits[i].size > offset })
	offset = t.origin(offset, i)
	if t.before != nil {
		return t.before.Origin(offset)
	}
	return offset
}

// origin is Origin where the edits that end at or before the offset are known to
// be those below i.
func (t *Text) origin(offset, i int) int {
	origin := offset
	if i > 0 {
		e := &t.edits[i-1]
		origin += e.from + e.length - e.at - e.size
	}
	if i < len(t.edits) { // the offset may be inside the next one
		origin = min(origin, t.edits[i].from+t.edits[i].length)
	}
	return origin
}

// squeeze writes LF for other line ends, drops joiners behind what is seen, and,
// where markup has been blanked, all spaces but the first of a run.
func squeeze(source, page string) Text {
	w := writer{source: source}
	masked := source != page
	behind := false // whether something that is seen stands before
	for i := 0; i < len(source); {
		c := source[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '\r':
				if i+1 < len(source) && source[i+1] == '\n' {
					w.replace(i, i+2, "\n")
					i++
				} else {
					w.replace(i, i+1, "\n")
				}
			case c == ' ' && masked:
				n := 1
				for i+n < len(source) && source[i+n] == ' ' {
					n++
				}
				if behind && i+n < len(source) && source[i+n] == '.' && !strings.ContainsAny(page[i:i+n], "& \t\n\r") {
					w.replace(i, i+n, "")
				} else if n > 1 {
					w.replace(i+1, i+n, "")
				}
				i += n - 1
			}
			behind = c > ' '
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(source[i:])
		switch {
		case !Joiner(r):
			behind = !isSpace(r)
		case behind && (i+n == len(source) || utf8.RuneStart(source[i+n])):
			// Bytes that are no UTF-8 stay apart: together they might be some.
			w.replace(i, i+n, "")
		}
		i += n
	}
	return w.done()
}

// writer writes a text with some parts of its source replaced.
type writer struct {
	source string
	out    []byte
	copied int // of the source
	edits  []edit
}

func (w *writer) replace(start, end int, text string) {
	w.out = append(w.out, w.source[w.copied:start]...)
	w.edits = append(w.edits, edit{len(w.out), len(text), start, end - start})
	w.out = append(w.out, text...)
	w.copied = end
}

func (w *writer) done() Text {
	if len(w.edits) == 0 {
		return Text{Text: w.source, source: w.source}
	}
	w.out = append(w.out, w.source[w.copied:]...)
	return Text{Text: string(w.out), source: w.source, edits: w.edits}
}
