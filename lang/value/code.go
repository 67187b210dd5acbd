package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestCode bounds a code and the words it may be made of.
const longestCode = 80

// code looks at a word that goes on with digits: CO2, COVID-19, C-51, F-11.3,
// K1A 0A6. It returns 0 where it is none.
func (f *finder) code(w word) int {
	next, n := utf8.DecodeRuneInString(f.text[w.end:f.limit])
	switch {
	case f.version(w, n):
		return w.end // the number is read next
	case unicode.IsDigit(next) && next < utf8.RuneSelf, lowered(next) != 0:
	case next == '_' && f.alnum(w.end+1):
	case (next == '-' || next == '‑' || next == '‐') && upper(f.text[w.start]) && (w.size <= 3 || f.capitals(w)) && byteClass[f.at(w.end+n)] == digits:
	case (next == '.' || next == '/') && w.size == 1 && upper(f.text[w.start]) && byteClass[f.at(w.end+1)] == digits:
		// C.01.014, but s.5 and No.5
	default:
		// NP-MO-1-80
		if next != '-' || !f.capitals(w) {
			return 0
		}
	}
	if f.square(w.end) && f.role(w)&unit != 0 {
		return w.end + 1 // m2, kg/m3
	}
	end := f.codeEnd(w.start)
	text := f.text[w.start:end]
	if !hasDigit(text) {
		return 0
	}
	if e := f.words[string(w.key())]; e.roles&division != 0 && !strings.Contains(text, "_") && w.size > 1 {
		return 0
	}
	// The second half of a postal code.
	if len(text) == 3 && upper(text[0]) && byteClass[text[1]] == digits && upper(text[2]) {
		if at := f.spaces(end); at > end && byteClass[f.at(at)] == digits && upper(f.at(at+1)) &&
			byteClass[f.at(at+2)] == digits && !f.alnum(at+3) {
			end = at + 3
		}
	}
	f.addCode(w.start, end)
	return end
}

// version reports whether a word only introduces the number of a version, as in
// v3.10, where others write "version 3.10", and in ABC-3.2.0.
func (f *finder) version(w word, sep int) bool {
	at := w.end
	small := w.size == 1 && f.text[w.start]|0x20 == 'v'
	if !small {
		at += sep
	}
	end, points := at, 0
	for {
		stop := f.digitsEnd(end)
		if stop == end {
			return false
		}
		end = stop
		if f.at(end) != '.' || byteClass[f.at(end+1)] != digits {
			break
		}
		end++
		points++
	}
	if c := f.at(end); f.alnum(end) || c == '_' || c == '/' || c == '-' && f.alnum(end+1) {
		return false
	}
	return points > 1 || small && (points == 1 || lower(f.text[w.start]))
}

// capitals reports whether a word with a hyphen behind it starts a code in
// capitals that has a digit somewhere.
func (f *finder) capitals(w word) bool {
	for i := w.start; i < w.end; i++ {
		if !upper(f.text[i]) {
			return false
		}
	}
	end := f.codeEnd(w.start)
	for i := w.start; i < end; i++ {
		if lower(f.text[i]) || f.text[i] >= utf8.RuneSelf && lowered(rune(f.text[i])) == 0 && f.text[i] < 0xe2 {
			return false
		}
	}
	return true
}

// codeEnd returns the end of the letters and digits at pos with the signs that
// join them.
func (f *finder) codeEnd(pos int) int {
	end := pos
	for end < f.limit && end-pos < longestCode {
		c := f.text[end]
		switch {
		case byteClass[c] == letters, byteClass[c] == digits:
			end++
		case c == '-' || c == '_' || c == '.' || c == '/':
			if !f.alnum(end+1) || c == '-' && lower(f.text[end+1]) && !hasUnderscore(f.text[pos:end]) {
				return end
			}
			end++
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(f.text[end:f.limit])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && lowered(r) == 0 && r != '‑' && r != '‐' || superior(r) {
				return end
			}
			end += n
		default:
			return end
		}
	}
	return end
}

// hasUnderscore reports whether a code is the name of a file.
func hasUnderscore(s string) bool { return strings.IndexByte(s, '_') >= 0 }

func (f *finder) alnum(pos int) bool {
	c := byteClass[f.at(pos)]
	return c == letters || c == digits
}

// addCode adds a code under its letters and digits; a file name, whose words
// may be translated, under its digits.
func (f *finder) addCode(start, end int) {
	text := f.text[start:end]
	var key []byte
	name := hasUnderscore(text)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r < utf8.RuneSelf && byteClass[r] == digits:
			key = append(key, text[i])
		case lowered(r) != 0:
			key = append(key, lowered(r))
		case name:
		case r == '.' && i > 0 && byteClass[text[i-1]] == digits && i+1 < len(text) && byteClass[text[i+1]] == digits:
			key = append(key, '.')
		default:
			key = appendFolded(key, text[i:i+n])
		}
		i += n
	}
	if len(key) == 0 {
		return
	}
	kind, soft := Number, false
	if f.list != outside {
		kind, soft = Reference, true
		f.list = inList
	}
	f.add(start, end, kind, string(key), soft)
}

// lowered returns the digit of a subscript, or 0.
func lowered(r rune) byte {
	if '₀' <= r && r <= '₉' {
		return byte(r-'₀') + '0'
	}
	return 0
}

func hasDigit(s string) bool {
	return strings.ContainsAny(s, "0123456789₀₁₂₃₄₅₆₇₈₉")
}

// digitCode looks at digits that are no quantity: a version or an address
// (1.2.3), a number in parts (978-0-660-12345-6, 441-00155), and a fiscal year
// (2021-22), which is its two years.
func (f *finder) digitCode(pos int) int {
	a := f.digitsEnd(pos)
	sep := f.at(a)
	if sep != '-' && sep != '.' && (sep != 0xe2 || f.dash(a) == 0) || f.at(pos-1) == sep {
		return 0
	}
	width := 1
	if sep == 0xe2 {
		width = f.dash(a)
	}
	b := f.digitsEnd(a + width)
	if b == a+width {
		return 0
	}
	second := f.text[a+width : b]
	if sep != '.' && a-pos == 4 && (len(second) == 2 || len(second) == 4) && f.at(b) != '-' && byteClass[f.at(b)] != letters {
		if first := atoi(f.text[pos:a]); first >= 1000 && first < 3000 && ((first+1)%100 == atoi(second) || first+1 == atoi(second)) {
			f.add(pos, a, Number, f.text[pos:a], false)
			f.add(a+width, b, Number, itoa(int64(first+1)), true)
			return b
		}
	}
	if sep == 0xe2 {
		return 0
	}
	end, parts := b, 2
	for f.at(end) == sep && end-pos <= longestCode {
		stop := f.digitsEnd(end + 1)
		if stop == end+1 {
			break
		}
		end = stop
		parts++
	}
	text := f.text[pos:end]
	switch {
	case end-pos > longestCode || byteClass[f.at(end)] == letters:
		return 0
	case sep == '.':
		if parts < 3 || f.comma && grouped(text) {
			return 0
		}
		f.add(pos, end, Number, text, false)
		return end
	case parts == 2:
		// A range goes up: 5-10, but 2001-103 and 441-00155 do not.
		if c := f.at(end); (c == '.' || c == ',') && byteClass[f.at(end+1)] == digits || c == '(' {
			return 0
		}
		if second[0] != '0' && less(trimZeros(f.text[pos:a]), second) {
			return 0
		}
	}
	kind := Number
	if f.list != outside {
		kind = Reference
	}
	f.add(pos, end, kind, strings.ReplaceAll(text, "-", ""), kind == Reference)
	return end
}

// shortRange looks at a range of labels whose second leaves out the digits that
// it shares with the first: pages 727–28. It returns 0 where it is none.
func (f *finder) shortRange(pos int) int {
	a := f.digitsEnd(pos)
	n := f.dash(a)
	b := f.digitsEnd(a + n)
	if f.list == outside || n == 0 || b-a-n < 1 || b-a-n >= a-pos || f.dash(b) > 0 || f.alnum(b) || f.at(b) == '(' || f.at(b) == '.' && f.alnum(b+1) {
		return 0
	}
	first, last := f.text[pos:a], f.text[pos:a-(b-a-n)]+f.text[a+n:b]
	if first >= last {
		return 0
	}
	f.add(pos, a, Reference, trimZeros(first), true)
	f.add(a+n, b, Reference, trimZeros(last), true)
	f.list = inList
	return b
}

// grouped reports whether points stand between groups of three digits alone.
func grouped(s string) bool {
	parts := strings.Split(s, ".")
	for i, p := range parts {
		if len(p) != 3 && (i > 0 || len(p) > 3) {
			return false
		}
	}
	return true
}

// less compares two whole numbers without zeros in front.
func less(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// phone looks at a telephone number of North America, 613-555-0100,
// (613) 555-0100, 1 800 555-0100, or of France, 01 23 45 67 89.
func (f *finder) phone(pos int) (end int, key string) {
	var groups [6]int
	var text [16]byte
	size, count := 0, 0
	end = pos
	for count < len(groups) {
		at := end
		if count > 0 || f.at(at) == '(' {
			at = f.phoneGap(end, count)
			if at == end {
				break
			}
		}
		stop := f.digitsEnd(at)
		n := stop - at
		if n == 0 || n > 4 || size+n > len(text) {
			break
		}
		size += copy(text[size:], f.text[at:stop])
		groups[count] = n
		count++
		end = stop
		switch [6]int(groups) {
		case [6]int{3, 3, 4}, [6]int{1, 3, 3, 4}, [6]int{2, 2, 2, 2, 2}:
			if byteClass[f.at(end)] == letters || groups[0] == 1 && text[0] != '1' || groups[0] == 2 && text[0] != '0' {
				return 0, ""
			}
			return end, string(text[:size])
		}
	}
	return 0, ""
}

// phoneGap returns the end of what stands between two groups of a telephone
// number.
func (f *finder) phoneGap(pos, count int) int {
	if f.at(pos) == ')' {
		pos++
		if at := f.spaces(pos); at > pos {
			return at
		}
		if n := f.hyphen(pos); n > 0 {
			return pos + n
		}
		return pos
	}
	if c := f.at(pos); c == '.' || c == '(' && count == 0 {
		return pos + 1
	}
	if n := f.hyphen(pos); n > 0 {
		pos += n
	} else {
		pos = f.spaces(pos)
	}
	if f.at(pos) == '(' && count == 1 {
		pos++
	}
	return pos
}
