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
		i += n
		if r >= foldFirst && r < foldFirst+foldSize {
			dst = append(dst, folded()[r-foldFirst]...)
			continue
		}
		dst = appendFoldRune(dst, r)
	}
	return dst
}

// The letters of Latin-1 to Latin Extended-B are folded ahead of need: nearly
// every rune of a European text that is not ASCII is one of them.
const foldFirst, foldSize = 0xa0, 0x250 - 0xa0

var folded = sync.OnceValue(func() *[foldSize]string {
	var t [foldSize]string
	for i := range t {
		t[i] = string(appendFoldRune(nil, rune(foldFirst+i)))
	}
	return &t
})

func appendFoldRune(dst []byte, r rune) []byte {
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
	case utf8.RuneError:
		return dst
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return dst
	}
	var in [utf8.UTFMax]byte
	var out [64]byte
	b := norm.NFKD.Append(out[:0], in[:utf8.EncodeRune(in[:], r)]...)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		b = b[n:]
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}
