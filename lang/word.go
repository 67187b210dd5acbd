package lang

import (
	"bytes"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordKind tells words of letters from numbers.
type WordKind uint8

const (
	Letters WordKind = iota // a word, perhaps with digits in it: avocat, Z662
	Number                  // a number or an ordinal in digits: 1,234.5, 2e
)

// Word is one word of a text.
type Word struct {
	Start, End int      // bytes of the text, half open
	Kind       WordKind // letters or number
	Key        []byte   // folded, for comparison; valid until the next word
}

// Words cuts a text into words and folds each.
//
// A word is a run of letters and digits, with the hyphens and apostrophes
// inside it. A word that the language elides ends before its apostrophe, so
// that "l’avocat" is two words, l and avocat. Numbers keep their separators,
// "90 089" with any of the spaces that group digits, and a number's key has
// one notation, 90089 or 8.5, whichever the language writes.
//
// No memory is allocated for a word: keep a key with string(w.Key).
func (l *Language) Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		var key [96]byte
		for pos := 0; ; {
			// Nearly all words are plain, and next would read them twice.
			for pos < len(text) && plain[text[pos]] == 0 {
				pos++
			}
			if end, n := appendPlain(&key, text, pos); n > 0 {
				if w := (Word{Start: pos, End: end, Key: key[:n]}); !yield(w) {
					return
				}
				pos = end
				continue
			}
			w, ok := l.next(text, pos)
			if !ok {
				return
			}
			w.Key = l.appendKey(key[:0], text[w.Start:w.End], w.Kind)
			pos = w.End
			if len(w.Key) > 0 && !yield(w) {
				return
			}
		}
	}
}

// appendPlain folds the word of plain letters and digits that starts at pos, and
// returns its end and the length of the key; of none, or one that may go on
// behind another sign, the length is 0.
func appendPlain(key *[96]byte, text string, pos int) (end, n int) {
	if pos >= len(text) || '0' <= plain[text[pos]] && plain[text[pos]] <= '9' {
		return pos, 0
	}
	for end = pos; end < len(text) && n < len(key); {
		c := plain[text[end]]
		switch {
		case c >= '0':
			end++
		case c == 0:
			return end, n
		case c == latin && end+1 < len(text) && text[end+1]&0xc0 == 0x80:
			// Most accented letters of French are one letter without it.
			fold := folded()[0xc0+int(text[end+1]&0x3f)-foldFirst]
			if len(fold) != 1 {
				return pos, 0
			}
			c = fold[0]
			end += 2
		default:
			return pos, 0
		}
		key[n] = c
		n++
	}
	if end < len(text) {
		return pos, 0
	}
	return end, n
}

// What a byte is that is no letter or digit: one that a word may go on behind,
// and the first of the letters from À to ÿ. Zero ends a word.
const goesOn, latin = 1, 2

// plain maps letters and digits to their folded form.
var plain = func() (t [256]byte) {
	for c := range t {
		switch {
		case c == 0xc3:
			t[c] = latin
		case c >= utf8.RuneSelf || c == '\'' || c == '-':
			t[c] = goesOn
		case asciiClass[c] == isLetter:
			t[c] = byte(c) | 0x20
		case asciiClass[c] == isDigit:
			t[c] = byte(c)
		}
	}
	return t
}()

// Keys returns the folded words of a text with one space between them.
func (l *Language) Keys(text string) string {
	var b bytes.Buffer
	for w := range l.Words(text) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.Write(w.Key)
	}
	return b.String()
}

// next finds the first word at or after pos.
func (l *Language) next(text string, pos int) (Word, bool) {
	for pos < len(text) {
		c := text[pos]
		switch {
		case c < utf8.RuneSelf && asciiClass[c] == 0:
			pos++
		case c < utf8.RuneSelf && asciiClass[c] == isLetter:
			return Word{Start: pos, End: l.lettersEnd(text, pos)}, true
		case c < utf8.RuneSelf:
			return Word{Start: pos, End: l.numberEnd(text, pos), Kind: Number}, true
		default:
			r, n := utf8.DecodeRuneInString(text[pos:])
			if letter(r) {
				return Word{Start: pos, End: l.lettersEnd(text, pos)}, true
			}
			pos += n
		}
	}
	return Word{}, false
}

const isDigit, isLetter = 1, 2

var asciiClass = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case '0' <= c && c <= '9':
			t[c] = isDigit
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = isLetter
		}
	}
	return t
}()

// lettersEnd returns the end of the word of letters that starts at start.
func (l *Language) lettersEnd(text string, start int) int {
	pos := start
	for pos < len(text) {
		for pos < len(text) && text[pos] < utf8.RuneSelf && asciiClass[text[pos]] != 0 {
			pos++
		}
		if pos == len(text) {
			return pos
		}
		c := text[pos]
		if c < utf8.RuneSelf {
			if c == '\'' && letterAt(text, pos+1) && !l.elides(text[start:pos]) {
				pos++
				continue
			}
			if c == '-' && pos+1 < len(text) && wordAt(text, pos+1) {
				pos++
				continue
			}
			return pos
		}
		r, n := utf8.DecodeRuneInString(text[pos:])
		switch {
		case letter(r), unicode.IsMark(r), unicode.IsDigit(r), ignorable(r):
		case (r == '’' || r == 'ʼ') && letterAt(text, pos+n) && !l.elides(text[start:pos]):
		case (r == '‐' || r == '‑') && wordAt(text, pos+n):
		default:
			return pos
		}
		pos += n
	}
	return pos
}

// elides reports whether the word before an apostrophe is an elided one.
func (l *Language) elides(word string) bool {
	if len(l.elisions) == 0 || len(word) > 12 {
		return false
	}
	var buf [32]byte
	return l.elisions[string(AppendFold(buf[:0], word))]
}

// numberEnd returns the end of the number that starts at start: its digits,
// separators followed by digits, and the letters that make it an ordinal.
func (l *Language) numberEnd(text string, start int) int {
	pos, group, grouped, decimal := start, 0, false, false
	for pos < len(text) {
		c := text[pos]
		if '0' <= c && c <= '9' {
			pos++
			group++
			continue
		}
		if c == '.' || c == ',' {
			if !digitAt(text, pos+1) {
				break
			}
			decimal = true
			pos++
			group = 0
			continue
		}
		// A space groups digits only between groups of three.
		n := digitSpace(text[pos:])
		if n == 0 || decimal || group > 3 || grouped && group != 3 ||
			!digitAt(text, pos+n) || !digitAt(text, pos+n+1) || !digitAt(text, pos+n+2) || digitAt(text, pos+n+3) {
			break
		}
		pos += n
		group, grouped = 0, true
	}
	first, end := joinersEnd(text, pos), 0
	for end = first; end < len(text) && end-first < longestSuffix; {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !letter(r) && !unicode.IsMark(r) && !ignorable(r) {
			break
		}
		end += n
	}
	if ordinalSuffix(text[first:end]) {
		return end
	}
	return pos
}

// joinersEnd returns the end of the joiners at pos, with which markup may be
// masked between a number and its ending: 1<sup>er</sup>.
func joinersEnd(text string, pos int) int {
	for pos < len(text) {
		r, n := utf8.DecodeRuneInString(text[pos:])
		if !ignorable(r) {
			break
		}
		pos += n
	}
	return pos
}

// longestSuffix is more bytes than any ending of an ordinal has: 2ièmes with
// its accent apart, or in superior letters.
const longestSuffix = 20

func ordinalSuffix(s string) bool {
	var buf [longestSuffix + utf8.UTFMax]byte
	switch string(AppendFold(buf[:0], s)) {
	case "e", "d":
		return !startsUpper(s) // 3D
	case "st", "nd", "rd", "th", "er", "re", "ers", "res", "ere", "eres", "es",
		"eme", "emes", "ieme", "iemes", "nde", "nds", "ndes", "de":
		return true
	}
	return false
}

func digitSpace(s string) int {
	if strings.HasPrefix(s, " ") {
		return 1
	}
	// Several no-break spaces may stand for one, where markup was masked.
	n := 0
	for {
		switch rest := s[n:]; {
		case strings.HasPrefix(rest, "\u00a0"):
			n += 2
		case strings.HasPrefix(rest, "\u202f"), strings.HasPrefix(rest, "\u2009"):
			n += 3
		default:
			return n
		}
	}
}

func digitAt(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if s[i] < utf8.RuneSelf {
		return asciiClass[s[i]] == isLetter
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return letter(r)
}

func wordAt(s string, i int) bool { return digitAt(s, i) || letterAt(s, i) }

// ignorable reports whether a rune inside a word changes nothing: the soft
// hyphen and the joiners of width zero.
func ignorable(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

func (l *Language) appendKey(dst []byte, word string, kind WordKind) []byte {
	if kind == Number {
		return l.appendNumber(dst, word)
	}
	dst = AppendFold(dst, word)
	// The possessive is no part of the word: Canada’s is Canada.
	if n := len(word) - 1; word[n]|0x20 == 's' && (strings.HasSuffix(word[:n], "'") ||
		strings.HasSuffix(word[:n], "’") || strings.HasSuffix(word[:n], "ʼ")) {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// appendNumber writes a number in one notation: digits, and a point before the
// decimals. A comma or point that is followed by three digits groups them where
// the other sign marks the decimals in the language.
func (l *Language) appendNumber(dst []byte, s string) []byte {
	group := byte(',')
	if l.decimalComma {
		group = '.'
	}
	// Where both signs occur, the last one marks the decimals: 1.234,5.
	last, commas, points := byte(0), 0, 0
	for i := range len(s) {
		switch s[i] {
		case ',':
			last, commas = ',', commas+1
		case '.':
			last, points = '.', points+1
		}
	}
	switch {
	case commas > 0 && points > 0:
		group = ','
		if last == ',' {
			group = '.'
		}
	case l.decimalComma && commas > 1:
		group = ','
	case l.decimalComma && points <= 1:
		group = 0 // 5.123 is a section or a decimal, never five thousand
	}
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			dst = append(dst, c)
		case c == group && digitAt(s, i+3) && !digitAt(s, i+4):
		case c == ',' || c == '.':
			dst = append(dst, '.')
		}
	}
	return dst
}
