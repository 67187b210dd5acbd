package value

import (
	"strings"
	"unicode/utf8"
)

// english reports whether brackets of labels come in pairs: 5(1)(a), where
// French writes 5(1)a).
func (f *finder) english() bool { return !f.comma }

// atBracket looks at an opening bracket: "(a)" after the name of a division or
// in a list of labels. A number alone in brackets is a reference in any case,
// but nothing hangs on it.
func (f *finder) atBracket(pos int) int {
	end, key := f.subdivisions(pos, true)
	if f.list == outside {
		if stop := f.digitsEnd(pos + 1); stop > pos+1 && stop-pos <= 4 && f.at(stop) == ')' {
			f.add(pos, end, Reference, key, true)
			return end
		}
		return pos + 1
	}
	if end == pos {
		return pos + 1
	}
	if key == "" {
		return end
	}
	if f.comma {
		stop, more := f.subdivisions(end, false)
		end, key = stop, key+more
	}
	f.add(pos, end, Reference, key, true)
	f.list = inList
	return end
}

// longestLabel is more parts than a label has.
const longestLabel = 10

// subdivisions reads the bracketed parts of a label at pos: (1)(a), and where
// pairs are not asked for also (1)a).
func (f *finder) subdivisions(pos int, pairs bool) (end int, key string) {
	end = pos
	for range longestLabel {
		at := end
		open := f.at(at) == '('
		if open {
			at++
		} else if pairs {
			return end, key
		} else if key == "" && !lower(f.at(at)) || byteClass[f.at(at)] == digits {
			return end, key
		}
		stop := f.partEnd(at)
		if stop == at || f.at(stop) != ')' {
			return end, key
		}
		part := f.text[at:stop]
		end = stop + 1
		if open && (part == "E" && f.english() || part == "A" && !f.english()) && f.at(end) != '(' {
			// An amendment of one version only: s. 14(E), art. 14(A).
			return end, key
		}
		key += "(" + strings.ToLower(part) + ")"
	}
	return end, key
}

// partEnd returns the end of one part of a label: 1, 2.1, a, z.1, iv, B.
func (f *finder) partEnd(pos int) int {
	end := pos
	for end < f.limit && byteClass[f.text[end]] == letters {
		end++
	}
	switch n := end - pos; {
	case n == 0:
		if end = f.digitsEnd(pos); end == pos || end-pos > 3 {
			return pos
		}
	case n > 2 && roman(f.text[pos:end]) == 0:
		return pos
	}
	for f.at(end) == '.' && byteClass[f.at(end+1)] == digits {
		end = f.digitsEnd(end + 1)
	}
	return end
}

// label looks at a word in the place of a label: Part IV, Schedule A, and in
// French "alinéa a)". It returns 0 where it is none.
func (f *finder) label(w word) int {
	if f.comma && w.end-w.start <= 5 {
		if end, key := f.subdivisions(w.start, false); end > w.start {
			f.add(w.start, end, Reference, key, true)
			f.list = inList
			return end
		}
	}
	if !upper(f.text[w.start]) || f.apostrophe(w.end) > w.end {
		return 0
	}
	n := roman(f.text[w.start:w.end])
	single := w.end-w.start == 1 && upper(f.text[w.start])
	if n == 0 && !single || f.list == inList && single && f.at(w.end) != '.' && !f.lastSingle() {
		return 0
	}
	if single && f.at(w.end) == '.' && byteClass[f.at(w.end+1)] == letters {
		return 0 // initials
	}
	key := strings.ToLower(f.text[w.start:w.end])
	if n > 0 {
		key = itoa(int64(n))
	}
	end := w.end
	for f.at(end) == '.' && byteClass[f.at(end+1)] == digits {
		stop := f.digitsEnd(end + 1)
		key += f.text[end:stop]
		end = stop
	}
	if stop, more := f.subdivisions(end, f.english()); stop > end {
		end, key = stop, key+more
	}
	f.add(w.start, end, Reference, key, true)
	f.list = inList
	return end
}

// lastSingle reports whether the last label was one of letters, so that a
// capital letter may be another.
func (f *finder) lastSingle() bool {
	if len(f.out) == 0 {
		return false
	}
	v := f.out[len(f.out)-1]
	return v.Kind == Reference && byteClass[f.text[v.Start]] == letters
}

// instrument looks at the number of a published instrument: SOR/2001-103.
func (f *finder) instrument(w word, name string) int {
	if f.at(w.end) != '/' || byteClass[f.at(w.end+1)] != digits {
		return 0
	}
	end := f.digitsEnd(w.end + 1)
	key := name + "/" + f.text[w.end+1:end]
	if n := f.dash(end); n > 0 {
		if stop := f.digitsEnd(end + n); stop > end+n {
			key += "-" + trimZeros(f.text[end+n:stop])
			end = stop
		}
	}
	f.add(w.start, end, Reference, key, false)
	return end
}

// roman returns the value of a Roman numeral in its proper form, or 0.
func roman(s string) int {
	if len(s) == 0 || len(s) > 9 {
		return 0
	}
	n, last := 0, 1000
	for i := range len(s) {
		v := romanDigit(s[i])
		if v == 0 {
			return 0
		}
		n += v
		if v > last {
			n -= 2 * last
		}
		last = v
	}
	// Whatever was added up, only one spelling of it is right.
	var buf [16]byte
	if n > 0 && string(appendRoman(buf[:0], n, lower(s[0]))) == s {
		return n
	}
	return 0
}

func romanDigit(c byte) int {
	switch c | 0x20 {
	case 'i':
		return 1
	case 'v':
		return 5
	case 'x':
		return 10
	case 'l':
		return 50
	case 'c':
		return 100
	case 'd':
		return 500
	case 'm':
		return 1000
	}
	return 0
}

var romanSteps = []struct {
	value int
	text  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

func appendRoman(dst []byte, n int, small bool) []byte {
	for _, step := range romanSteps {
		for ; n >= step.value && len(dst) < 16; n -= step.value {
			dst = append(dst, step.text...)
		}
	}
	if small {
		for i := range dst {
			dst[i] |= 0x20
		}
	}
	return dst
}

// romanNumber looks at a Roman numeral outside a reference: Henry VIII, XIXe
// siècle. Those with letters above X are as often abbreviations (CD, MI), and
// a single letter is an initial.
func (f *finder) romanNumber(w word) int {
	if !upper(f.text[w.start]) {
		return 0
	}
	end := w.start
	for c := f.at(end); c == 'I' || c == 'V' || c == 'X'; c = f.at(end) {
		end++
	}
	if end == w.start || end-w.start > 9 {
		return 0
	}
	n := roman(f.text[w.start:end])
	if n == 0 {
		return 0
	}
	if stop := f.ordinalEnd(end); stop > 0 && f.comma {
		f.add(w.start, stop, Ordinal, itoa(int64(n)), n <= 2)
		return stop
	}
	if end != w.end || end-w.start < 2 {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(f.text[end:f.limit]); r == '’' || r == '\'' {
		return 0
	}
	f.add(w.start, end, Ordinal, itoa(int64(n)), true)
	return end
}
