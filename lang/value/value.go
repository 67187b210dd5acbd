package value

import (
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// Kind says what a value is.
type Kind uint8

const (
	Number     Kind = iota // a quantity or a code: 1,234.5, two thirds, CO2, 613-555-0100
	Ordinal                // a rank: 21st, first, Henry VIII
	Date                   // a day, a month of a year or a decade: March 25, 2022, the 1990s
	Time                   // a time of day: 8:42 a.m., noon
	Amount                 // a sum of money: $130,000
	Percentage             // 76%
	Reference              // a part of a text or law: section 5, 12(2.1), paragraph (a), SOR/2001-103
	Link                   // a web or e-mail address
)

var kindNames = [...]string{"number", "ordinal", "date", "time", "amount", "percentage", "reference", "link"}

// String returns the name of the kind, in lower case.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Value is one value of a text.
type Value struct {
	Start, End int    // bytes of the text, half open
	Kind       Kind   // what it is
	Key        string // normal form: equal keys are equal values, in any language
	Soft       bool   // may well have no counterpart (see the package comment)
}

// Find returns the values of a text in a language, in order; they do not
// overlap. It is safe for concurrent use and takes any bytes.
func Find(l *lang.Language, text string) []Value {
	f := finder{l: l, words: wordsOf(l.Tag()), comma: decimalComma(l), text: text}
	links := linkFinder{text: text, at: -1, scheme: -1, www: -1}
	for pos := 0; pos < len(text); {
		start, end := links.next(pos)
		f.limit = start
		f.run(pos)
		if start < end {
			f.add(start, end, Link, f.linkKey(text[start:end]), false)
		}
		pos = end
	}
	return f.out
}

// decimalComma reports how the language writes decimals, by how it reads a
// number that the two notations take differently.
func decimalComma(l *lang.Language) bool {
	for w := range l.Words("1,500") {
		return string(w.Key) != "1500"
	}
	return false
}

// finder goes through one text. Links are found ahead, so that no other value
// is looked for in them: text is read up to limit, where the next link starts.
type finder struct {
	l     *lang.Language
	words lists
	comma bool // decimals follow a comma
	text  string
	limit int
	last  int // the end of what has been taken for values
	out   []Value
	list  listState
	dull  dullWords
}

// listState says whether a label at this place belongs to a reference.
type listState uint8

const (
	outside       listState = iota
	afterDivision           // "section" was the last word
	inList                  // "section 5 and" came before
)

func (f *finder) add(start, end int, kind Kind, key string, soft bool) {
	f.out = append(f.out, Value{start, end, kind, key, soft})
	f.last = end
}

// Classes of bytes for the first look: most of a text is in none that matters.
const (
	plain   = iota // a sign or space that changes nothing
	breaks         // a sign that ends a list of references
	letters        // starts a word
	digits         // starts a number
	sign           // may start a value otherwise: $, (, [
	beyond         // not ASCII
)

var byteClass = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] = beyond
		case '0' <= c && c <= '9':
			t[c] = digits
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = letters
		}
	}
	for _, c := range []byte(".;:!?\"/") {
		t[c] = breaks
	}
	for _, c := range []byte("$([") {
		t[c] = sign
	}
	return t
}()

// run finds the values from pos to the limit.
func (f *finder) run(pos int) {
	f.list = outside
	for pos < f.limit {
		switch byteClass[f.text[pos]] {
		case plain:
			pos++
		case breaks:
			f.list = outside
			pos++
		case letters:
			pos = f.atWord(pos)
		case digits:
			pos = f.atNumber(pos)
		case sign:
			pos = f.atSign(pos)
		case beyond:
			r, n := utf8.DecodeRuneInString(f.text[pos:])
			switch {
			case wordLetter(r):
				pos = f.atWord(pos)
			case fractionSign(r) != "":
				f.add(pos, pos+n, Number, fractionSign(r), false)
				pos += n
			case currencySign(r) != "":
				pos = f.atCurrency(pos, pos+n, currencySign(r))
			default:
				pos += n
			}
		}
	}
}

// atSign looks at a sign that may start a value.
func (f *finder) atSign(pos int) int {
	switch f.text[pos] {
	case '$':
		return f.atCurrency(pos, pos+1, dollar)
	case '[':
		if end := f.digitsEnd(pos + 1); end > pos+1 && end-pos <= 4 && f.at(end) == ']' {
			f.add(pos, end+1, Reference, trimZeros(f.text[pos+1:end]), true)
			return end + 1
		}
	case '(':
		if end, key := f.phone(pos); end > 0 {
			f.add(pos, end, Number, key, false)
			return end
		}
		return f.atBracket(pos)
	}
	return pos + 1
}

// atWord looks at the word that starts at pos.
func (f *finder) atWord(pos int) int {
	w := f.word(pos)
	if next := f.at(w.end); byteClass[next] == digits || next == '_' || next == '-' || next == '/' || next == '.' || next >= utf8.RuneSelf {
		if end := f.code(w); end > 0 {
			return end
		}
		if end := f.host(w); end > 0 {
			return end
		}
	}
	if w.size == 0 {
		f.list = outside
		return w.end
	}
	if f.list == outside && w.size <= 16 && f.at(w.end) != '$' {
		if at, packed := w.slot(); f.dull[at] == packed {
			if upper(f.text[pos]) {
				if end := f.romanNumber(w); end > 0 {
					return end
				}
			}
			return w.end
		}
	}
	e := f.words[string(w.key())]
	if f.list != outside {
		if end := f.label(w); end > 0 {
			return end
		}
		if e.roles&join == 0 || f.list == afterDivision {
			f.list = outside
		}
	}
	if f.at(w.end) == '$' {
		if code := dollarsOf(w.key()); code != "" {
			return f.atCurrency(pos, w.end+1, code)
		}
	}
	if e.roles != 0 {
		if end := f.known(w, e); end > 0 {
			return end
		}
	}
	if end := f.monthFirst(w); end > 0 {
		return end
	}
	if end := f.spelled(w); end > 0 {
		return end
	}
	if end := f.romanNumber(w); end > 0 {
		return end
	}
	if e.roles == 0 && w.size <= 16 && f.unknown(w) {
		at, packed := w.slot()
		f.dull[at] = packed
	}
	return w.end
}

// unknown reports whether package lang has nothing to say of a word here.
func (f *finder) unknown(w word) bool {
	_, number := f.cardinal(w)
	return !number && f.l.Month(w.key()) == 0 && f.l.Ordinal(w.key()) == 0
}

// known looks at a word of the lists of this package. It returns 0 where the
// word is not all that matters here.
func (f *finder) known(w word, e entry) int {
	switch {
	case e.roles&division != 0:
		end := w.end
		if e.roles&dotted != 0 {
			if f.at(end) != '.' {
				return 0
			}
			end++
			if byteClass[f.at(end)] == letters || f.at(w.start-1) == '.' ||
				upper(f.text[w.start]) && byteClass[f.at(f.spaces(end))] != digits && w.size == 1 {
				return 0 // initials
			}
		}
		f.list = afterDivision
		return end
	case e.roles&instant != 0:
		f.add(w.start, w.end, Time, e.value, true)
		return w.end
	case e.roles&collective != 0:
		f.add(w.start, w.end, Number, e.value, true)
		return w.end
	case e.roles&fraction != 0 && e.roles&whole != 0:
		f.add(w.start, w.end, Number, ratio("1", e.value), true)
		return w.end
	case e.roles&decade != 0:
		return f.decadeAfter(w)
	case e.roles&instrument != 0:
		return f.instrument(w, e.value)
	case e.roles&money != 0 && upper(f.text[w.start]):
		// CAD 5
		if at := f.spaces(w.end); at > w.end && byteClass[f.at(at)] == digits {
			return f.atCurrency(w.start, w.end, e.value)
		}
	}
	return 0
}
