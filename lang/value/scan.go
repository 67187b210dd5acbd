package value

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// longestWord is more bytes than any word of the lists has, folded.
const longestWord = 32

// word is a run of letters. Its key is empty where it is longer than any word
// of the lists.
type word struct {
	start, end int
	size       int
	buf        [longestWord]byte
}

// key returns the folded word.
func (w *word) key() []byte { return w.buf[:w.size] }

// word reads the letters at pos, with their accents written apart.
func (f *finder) word(pos int) word {
	end := pos
	ascii := true
	for end < f.limit {
		c := f.text[end]
		if byteClass[c] == letters {
			end++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(f.text[end:f.limit])
		if !wordLetter(r) && !unicode.IsMark(r) && r != '\u00ad' {
			break
		}
		ascii = false
		end += n
	}
	w := word{start: pos, end: end}
	switch {
	case ascii && end-pos <= longestWord:
		for i := pos; i < end; i++ {
			w.buf[i-pos] = f.text[i] | 0x20
		}
		w.size = end - pos
	case !ascii && end-pos <= 3*longestWord:
		var buf [4 * longestWord]byte
		if key := lang.AppendFold(buf[:0], f.text[pos:end]); len(key) <= longestWord {
			w.size = copy(w.buf[:], key)
		}
	}
	return w
}

// dullWords remembers words that were seen to be in no list, so that the
// frequent ones of a text are looked up once. Words of up to 16 bytes are told
// apart exactly.
type dullWords [128][2]uint64

// slot packs a word and says where it is remembered.
func (w *word) slot() (at int, packed [2]uint64) {
	packed[0] = binary.LittleEndian.Uint64(w.buf[0:])
	packed[1] = binary.LittleEndian.Uint64(w.buf[8:])
	return int((packed[0]*0x9e3779b97f4a7c15 + packed[1]*0xc2b2ae3d27d4eb4f) >> 57), packed
}

// wordAt reads the word at pos, if one starts there.
func (f *finder) wordAt(pos int) (word, bool) {
	if pos >= f.limit || byteClass[f.text[pos]] != letters && byteClass[f.text[pos]] != beyond {
		return word{}, false
	}
	w := f.word(pos)
	return w, w.size > 0
}

// wordAfter reads the word behind spaces.
func (f *finder) wordAfter(pos int) (word, bool) {
	at := f.spaces(pos)
	if at == pos {
		return word{}, false
	}
	return f.wordAt(at)
}

// at returns the byte at i, or 0 beyond the limit.
func (f *finder) at(i int) byte {
	if i < 0 || i >= f.limit {
		return 0
	}
	return f.text[i]
}

// longestGap bounds the spaces between the parts of one value, so that a long
// run of them is not read again for each word before it.
const longestGap = 24

// spaces returns the end of the spaces at pos, one line end among them at most.
func (f *finder) spaces(pos int) int {
	lines := 0
	for start := pos; pos < f.limit && pos-start < longestGap; {
		switch c := f.text[pos]; {
		case c == ' ' || c == '\t' || c == '\r':
			pos++
		case c == '\n' && lines == 0:
			lines++
			pos++
		case c >= utf8.RuneSelf:
			n := wideSpace(f.text[pos:f.limit])
			if n == 0 {
				return pos
			}
			pos += n
		default:
			return pos
		}
	}
	return pos
}

// wideSpace returns the length of the space at the start of s that is no ASCII
// one, or of a joiner, which is as good as none.
func wideSpace(s string) int {
	switch {
	case strings.HasPrefix(s, "\u00a0"):
		return 2
	case strings.HasPrefix(s, "\u202f"), strings.HasPrefix(s, "\u2009"), strings.HasPrefix(s, "\u200a"),
		strings.HasPrefix(s, "\u2007"), strings.HasPrefix(s, "\u200b"), strings.HasPrefix(s, "\u2060"):
		return 3
	}
	return 0
}

// dash returns the length of the hyphen or dash at pos, or 0.
func (f *finder) dash(pos int) int {
	switch c := f.at(pos); {
	case c == '-':
		return 1
	case c == 0xe2:
		switch r, n := utf8.DecodeRuneInString(f.text[pos:f.limit]); r {
		case '‐', '‑', '‒', '–', '—', '−':
			return n
		}
	}
	return 0
}

// hyphen returns the length of a hyphen that joins words at pos, or 0.
func (f *finder) hyphen(pos int) int {
	switch c := f.at(pos); {
	case c == '-':
		return 1
	case c == 0xe2:
		if r, n := utf8.DecodeRuneInString(f.text[pos:f.limit]); r == '‐' || r == '‑' {
			return n
		}
	}
	return 0
}

func (f *finder) digitsEnd(pos int) int {
	for byteClass[f.at(pos)] == digits {
		pos++
	}
	return pos
}

// boundary reports whether what ends at pos is no part of a number or word.
func (f *finder) boundary(pos int) bool {
	if pos <= f.last {
		return pos <= 0 || pos == f.last && !f.alnumBefore(pos)
	}
	switch f.text[pos-1] {
	case ' ', '\t', '\n', '\r', '(', '[', '"', '\'', '=', '<', '>':
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(f.text[:pos])
	return r == '«' || r == '“' || r == '’' || unicode.IsSpace(r)
}

func (f *finder) alnumBefore(pos int) bool {
	r, _ := utf8.DecodeLastRuneInString(f.text[:pos])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (f *finder) role(w word) role { return f.words[string(w.key())].roles }

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }
func lower(c byte) bool { return 'a' <= c && c <= 'z' }

// wordLetter reports whether a rune is a letter of a word.
func wordLetter(r rune) bool {
	if 'À' <= r && r <= 'ɏ' {
		return r != '×' && r != '÷'
	}
	return unicode.IsLetter(r) && !superior(r)
}

// superior reports whether a rune is a raised or lowered letter, which does
// not belong to the word before it.
func superior(r rune) bool {
	return unicode.Is(unicode.Lm, r) || r == 'ª' || r == 'º'
}
