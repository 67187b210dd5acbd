package canon

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Joiner reports whether a rune has no width and changes no word: the soft
// hyphen and the joiners.
func Joiner(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

// isPlain reports whether a text is composed, has LF at the ends of its lines and
// no joiners.
func isPlain(s string) bool {
	return strings.IndexByte(s, '\r') < 0 &&
		(isUsual(s) || norm.NFC.IsNormalString(s) && !strings.ContainsFunc(s, Joiner))
}

func isComposed(s string) bool { return isUsual(s) || norm.NFC.IsNormalString(s) }

// isUsual reports whether a text is of characters that are composed and are no
// joiners at a glance, as nearly all of English and French are: ASCII, Latin
// letters, and most of the signs of General Punctuation.
func isUsual(s string) bool {
	for i := 0; ; {
		i += asciiLen(s[i:])
		if i == len(s) {
			return true
		}
		switch c := s[i]; {
		case i+1 < len(s) && (c == 0xc2 && s[i+1] != 0xad || 0xc3 <= c && c <= 0xcb):
			i += 2
		case i+2 < len(s) && c == 0xe2 && s[i+1] == 0x80 && 0x8e <= s[i+2]:
			i += 3 // U+200E to U+203F
		default:
			return false
		}
	}
}

// asciiLen returns the number of bytes that s starts with that are ASCII.
func asciiLen(s string) int {
	const high = 0x8080808080808080
	i := 0
	for ; i+8 <= len(s); i += 8 {
		// The compiler makes one load of this.
		b := s[i : i+8]
		eight := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		if eight &= high; eight != 0 {
			return i + bits.TrailingZeros64(eight)/8
		}
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}
