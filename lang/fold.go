package lang

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the comparison key of a word or phrase: its letters and digits
// in lower case, accents dropped (Unicode's canonical and compatibility
// decompositions without their marks), ligatures spelled out; apostrophes,
// hyphens, spaces and signs dropped. Two spellings of one word fold alike:
// "Œuvre" and "oeuvre", "co-operation" and "coopération".
func Fold(s string) string { return string(AppendFold(nil, s)) }

// AppendFold appends the folded form of s, as [Fold] makes it, to dst. It
// allocates nothing but what dst needs to grow.
func AppendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			switch asciiClass[c] {
			case isLetter:
				dst = append(dst, c|0x20)
			case isDigit:
				dst = append(dst, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= foldFirst && r < foldFirst+foldSize {
			dst = append(dst, folded()[r-foldFirst]...)
		} else {
			dst = appendFoldRune(dst, r, s[i:i+n])
		}
		i += n
	}
	return dst
}

// The letters of Latin-1 to Latin Extended-B are folded ahead of need: nearly
// every rune of a European text that is not ASCII is one of them.
const foldFirst, foldSize = 0xa0, 0x250 - 0xa0

var folded = sync.OnceValue(func() *[foldSize]string {
	var t [foldSize]string
	for i := range t {
		r := rune(foldFirst + i)
		t[i] = string(appendFoldRune(nil, r, string(r)))
	}
	return &t
})

// appendFoldRune folds a rune, which s is the UTF-8 of.
func appendFoldRune(dst []byte, r rune, s string) []byte {
	switch {
	case r == utf8.RuneError || !letter(r) && !unicode.IsDigit(r):
		return dst
	case hangul <= r && r < hangulEnd:
		// The tables of norm leave these to arithmetic.
		r -= hangul
		dst = utf8.AppendRune(dst, 0x1100+r/588)
		dst = utf8.AppendRune(dst, 0x1161+r%588/28)
		if r %= 28; r > 0 {
			dst = utf8.AppendRune(dst, 0x11a7+r)
		}
		return dst
	}
	// [norm.Form.Append] would allocate for each rune.
	b := norm.NFKD.PropertiesString(s).Decomposition()
	if b == nil {
		return appendLetter(dst, r)
	}
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		b = b[n:]
		if letter(r) || unicode.IsDigit(r) {
			dst = appendLetter(dst, r)
		}
	}
	return dst
}

// The syllables of Hangul.
const hangul, hangulEnd = 0xac00, 0xd7a4

// appendLetter appends a letter without accents, in lower case and spelled out.
func appendLetter(dst []byte, r rune) []byte {
	switch r {
	case 'œ', 'Œ':
		return append(dst, "oe"...)
	case 'æ', 'Æ':
		return append(dst, "ae"...)
	case 'ß', 'ẞ':
		return append(dst, "ss"...)
	case 'ø', 'Ø':
		return append(dst, 'o')
	case 'đ', 'Đ', 'ð', 'Ð':
		return append(dst, 'd')
	case 'ł', 'Ł':
		return append(dst, 'l')
	case 'ı':
		return append(dst, 'i')
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

// letter reports whether a rune is a letter. The apostrophe that Unicode calls
// a letter (U+02BC) is none: it stands for the other two.
func letter(r rune) bool { return unicode.IsLetter(r) && r != 'ʼ' }
