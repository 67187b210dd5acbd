package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numeral is a number in digits.
type numeral struct {
	start, end int
	key        string // digits, a point before the decimals
	other      string // how else it may be read, or ""
	whole      bool   // without decimals
	listed     bool   // of a list without spaces: 2,4,5
	small      int    // its value where it is of at most four digits together, or -1
}

// numeral reads the digits at pos with the separators between them.
//
// A group of three digits behind a space is always part of the number. A comma
// groups digits in English and starts the decimals in French, a point the other
// way round; but since each is seen in the other's texts, French "1,500" and
// "1.500" are both kept in two readings.
func (f *finder) numeral(pos int) numeral {
	n := numeral{start: pos, small: -1}
	first := f.digitsEnd(pos)
	end, whole := f.grouped(pos, first)
	if end == first {
		if first-pos <= 4 {
			n.small = atoi(f.text[pos:first])
		}
		whole = f.text[pos:first]
	}
	n.end, n.key, n.whole = end, trimZeros(whole), true
	if c := f.at(end); (c == '.' || c == ',') && byteClass[f.at(end+1)] == digits {
		stop := f.digitsEnd(end + 1)
		if next := f.at(stop); next == c && byteClass[f.at(stop+1)] == digits || f.inRun(pos, c) {
			n.listed = true // 1,2,3 or a version
			return n
		}
		decimals := f.text[end+1 : stop]
		if f.comma && end == first && first-pos <= 3 && len(decimals) == 3 && f.text[pos] != '0' {
			n.other = n.key + decimals
		}
		n.key += "." + decimals
		n.end, n.whole, n.small = stop, false, -1
	}
	return n
}

// inRun reports whether the digits at pos follow others behind the same sign.
func (f *finder) inRun(pos int, sep byte) bool {
	return f.at(pos-1) == sep && byteClass[f.at(pos-2)] == digits
}

// grouped returns the end of the groups of three digits that follow the digits
// from pos to first, and all of these digits together.
func (f *finder) grouped(pos, first int) (end int, all string) {
	if first-pos > 3 || f.text[pos] == '0' {
		return first, ""
	}
	sep := f.separator(first)
	if sep == "" {
		return first, ""
	}
	end = first
	groups := 0
	for strings.HasPrefix(f.text[end:f.limit], sep) {
		start := end + len(sep)
		stop := f.digitsEnd(start)
		if stop-start != 3 {
			if stop > start && (sep == "," || sep == ".") {
				return first, "" // a list: 1,234,56
			}
			break
		}
		end = stop
		groups++
	}
	switch {
	case groups == 0,
		sep == "," && f.comma && groups == 1 && (f.at(end) != '.' || byteClass[f.at(end+1)] != digits),
		sep == "." && (groups == 1 && (f.at(end) != ',' || byteClass[f.at(end+1)] != digits) || !f.comma):
		return first, ""
	}
	var b strings.Builder
	for i := pos; i < end; i++ {
		if byteClass[f.text[i]] == digits {
			b.WriteByte(f.text[i])
		}
	}
	return end, b.String()
}

// separator returns what may group digits at pos.
func (f *finder) separator(pos int) string {
	switch c := f.at(pos); {
	case c == ' ', c == ',', c == '.', c == '\'':
		return f.text[pos : pos+1]
	case c >= utf8.RuneSelf:
		if n := wideSpace(f.text[pos:f.limit]); n > 0 {
			// Several may stand for one, where markup was masked.
			end := pos + n
			for n > 0 {
				n = wideSpace(f.text[end:f.limit])
				end += n
			}
			return f.text[pos:end]
		}
		if strings.HasPrefix(f.text[pos:f.limit], "’") {
			return "’"
		}
	}
	return ""
}

// atNumber looks at the digits that start at pos.
func (f *finder) atNumber(pos int) int {
	state := f.list
	if f.list == afterDivision {
		f.list = inList
	}
	if end, key := f.phone(pos); end > 0 {
		f.add(pos, end, Number, key, false)
		return end
	}
	if end := f.numericDate(pos); end > 0 {
		return end
	}
	if end := f.universalTime(pos); end > 0 {
		return end
	}
	if end := f.clock(pos); end > 0 {
		return end
	}
	if end := f.shortRange(pos); end > 0 {
		return end
	}
	if end := f.digitCode(pos); end > 0 {
		return end
	}
	n := f.numeral(pos)
	if n.whole {
		if end := f.dayFirst(n); end > 0 {
			f.list = outside
			return end
		}
	}
	start := f.signed(&n)
	if end := f.slashed(start, &n); end > 0 {
		return end
	}
	if end := f.attached(start, n, state); end > 0 {
		return end
	}
	if end := f.measured(start, n, ""); end > 0 {
		f.list = outside
		return end
	}
	soft := n.key == "1"
	if end := f.mile(n.end); soft && end > 0 {
		n.end = end
	}
	if state != outside {
		f.add(start, n.end, Reference, n.key, true)
		return n.end
	}
	f.add(start, n.end, Number, n.either(), soft || n.listed || f.inRun(n.start, ',') || f.locant(start, n))
	return n.end
}

// either returns the key with the other reading of the number.
func (n *numeral) either() string {
	if n.other == "" {
		return n.key
	}
	return n.key + alternative + n.other
}

// signed takes a minus sign or a decimal point before the number into it, and
// returns where the number starts then.
func (f *finder) signed(n *numeral) int {
	start := n.start
	if c := f.at(start - 1); start > f.last && (c == '.' || c == ',') && n.whole && n.end == f.digitsEnd(start) &&
		(c == '.' || f.comma) && f.boundary(start-1) {
		start--
		n.key, n.whole, n.small = "0."+f.text[start+1:n.end], false, -1
	}
	if start <= f.last {
		return start
	}
	for _, minus := range []string{"-", "−", "–"} {
		if strings.HasSuffix(f.text[f.last:start], minus) && f.boundary(start-len(minus)) {
			n.key, n.small = "-"+n.key, -1
			if n.other != "" {
				n.other = "-" + n.other
			}
			return start - len(minus)
		}
	}
	return start
}

// locant reports whether the number hangs on a word in small letters, as in
// chloro-7 and 1,3-dihydro: such words are built otherwise in the other language.
func (f *finder) locant(start int, n numeral) bool {
	if f.at(n.end) == '-' && byteClass[f.at(n.end+1)] == letters {
		w := f.word(n.end + 1)
		if !n.whole || f.at(w.end) == '-' && byteClass[f.at(w.end+1)] == digits {
			return true
		}
	}
	if f.at(start-1) != '-' || start < 2 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(f.text[:start-1])
	return unicode.IsLower(r) || r == ')'
}

// slashed looks at a fraction: 1/2, 1 1/2, and 1½.
func (f *finder) slashed(start int, n *numeral) int {
	if !n.whole {
		return 0
	}
	if f.at(n.end) == '/' || strings.HasPrefix(f.text[n.end:f.limit], "⁄") {
		at := n.end + 1
		if f.text[n.end] != '/' {
			at = n.end + len("⁄")
		}
		if end := f.digitsEnd(at); end > at && end-at <= 4 && f.numeral(at).end == end && n.small >= 0 && byteClass[f.at(end)] != letters {
			f.add(start, end, Number, ratio(n.key, trimZeros(f.text[at:end])), false)
			return end
		}
		return 0
	}
	// A half behind a whole number makes one of them.
	at := f.spaces(n.end)
	if r, size := utf8.DecodeRuneInString(f.text[at:f.limit]); size > 1 && fractionSign(r) != "" {
		if part, ok := strings.CutPrefix(fractionSign(r), "0."); ok {
			n.key, n.end, n.whole, n.small = n.key+"."+part, at+size, false, -1
		}
		return 0
	}
	if stop := f.digitsEnd(at); at > n.end && stop-at == 1 && f.at(stop) == '/' {
		end := f.digitsEnd(stop + 1)
		if part, ok := strings.CutPrefix(ratio(f.text[at:stop], f.text[stop+1:end]), "0."); ok && end-stop <= 3 && byteClass[f.at(end)] != letters {
			n.key, n.end, n.whole, n.small = n.key+"."+part, end, false, -1
		}
	}
	return 0
}

// attached looks at what stands right behind a number: the ending of an
// ordinal, a unit, the parts of a label, or letters that make it a code.
func (f *finder) attached(start int, n numeral, state listState) int {
	if end := f.ordinalEnd(n.end); end > 0 && n.whole {
		f.add(start, end, Ordinal, n.key, n.small == 1 || n.small == 2)
		return end
	}
	if end, key := f.subdivisions(n.end, f.english()); end > n.end {
		f.add(start, end, Reference, n.key+key, true)
		f.list = inList
		return end
	}
	if end, power := f.power(n.end); end > 0 {
		f.add(start, end, Number, n.key+"^"+power, false)
		return end
	}
	next := f.at(n.end)
	if byteClass[next] != letters && next < utf8.RuneSelf {
		return 0
	}
	w := f.word(n.end)
	if w.end == n.end {
		return 0
	}
	if n.whole && w.size == 1 && w.buf[0] == 's' && n.small >= 0 && n.small%10 == 0 && (n.small >= 1000 || n.small <= 90) {
		f.add(start, w.end, Date, decadeKey(n.small), false)
		return w.end
	}
	if byteClass[f.at(w.end)] != digits || f.square(w.end) {
		if e := f.words[string(w.key())]; e.roles&(unit|money|percent) != 0 || scaleLetter(w) > 0 {
			return 0
		}
	}
	if state != outside && w.end-n.end <= 2 {
		// Section 12A
		f.add(start, w.end, Reference, n.key+string(w.key()), true)
		f.list = inList
		return w.end
	}
	if end := f.codeEnd(w.end); n.small >= 0 || end > w.end {
		f.addCode(start, end)
		return end
	}
	return 0
}

// square reports whether the digit at pos is the power of a unit: m2.
func (f *finder) square(pos int) bool {
	c := f.at(pos)
	return (c == '2' || c == '3') && byteClass[f.at(pos+1)] != digits && byteClass[f.at(pos+1)] != letters
}

// power reads an exponent: 10^3, 10³.
func (f *finder) power(pos int) (end int, key string) {
	if f.at(pos) == '^' {
		at := pos + 1
		if f.at(at) == '-' {
			at++
		}
		if end := f.digitsEnd(at); end > at {
			return end, f.text[pos+1 : end]
		}
		return 0, ""
	}
	end = pos
	for f.at(end) >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(f.text[end:f.limit])
		c := raised(r)
		if c == 0 {
			break
		}
		key += string(c)
		end += n
	}
	if key == "" || key == "-" {
		return 0, ""
	}
	return end, key
}

// raised returns the digit or sign that a superscript stands for, or 0.
func raised(r rune) byte {
	switch {
	case r == '⁰' || '⁴' <= r && r <= '⁹':
		return byte(r-'⁰') + '0'
	case r == '¹':
		return '1'
	case r == '²', r == '³':
		return byte(r-'²') + '2'
	case r == '⁻':
		return '-'
	}
	return 0
}

// ordinalEnd returns the end of an ending that makes an ordinal, or 0: st, er,
// ᵉ, ième.
func (f *finder) ordinalEnd(pos int) int {
	c := f.at(pos)
	if byteClass[c] != letters && c < utf8.RuneSelf || c == 0 {
		return 0
	}
	end := pos
	var buf [16]byte
	key := buf[:0]
	for end < f.limit && end-pos < 16 {
		r, n := utf8.DecodeRuneInString(f.text[end:f.limit])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && wideJoiner(r) == 0 || r == 'º' || r == 'ª' {
			break
		}
		key = appendFolded(key, f.text[end:end+n])
		end += n
	}
	ok := false
	switch string(key) {
	case "nd":
		ok = true
	case "st", "rd", "th":
		ok = !f.comma
	case "e", "er", "re", "ers", "res", "ere", "eres", "es", "eme", "emes", "ieme", "iemes", "nde", "nds", "ndes":
		ok = f.comma && !upper(f.text[pos]) || len(key) > 1 && f.comma
	}
	if !ok {
		return 0
	}
	return end
}

// fractionSign returns the key of a fraction in one sign, or "".
func fractionSign(r rune) string {
	switch r {
	case '½':
		return "0.5"
	case '¼':
		return "0.25"
	case '¾':
		return "0.75"
	case '⅓':
		return "1/3"
	case '⅔':
		return "2/3"
	case '⅛':
		return "0.125"
	case '⅜':
		return "0.375"
	case '⅝':
		return "0.625"
	case '⅞':
		return "0.875"
	}
	return ""
}
