package align

import (
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// A side holds what the evidence is computed from, for one document.
type side struct {
	doc   *segment.Document
	vocab []wordType
	segs  []features
	words int // tokens in all

	borders []borders // by segment, the borders before the segments before it
}

// borders counts what separates segments: known borders of blocks, and places
// that look like one in a text that comes without blocks.
type borders struct{ known, likely int32 }

// wordType is a distinct stem or number of a document.
type wordType struct {
	key      string // folded word first seen with this stem; of a number, its digits
	kind     wordKind
	function bool // a function word, or one too frequent to say anything
	count    int  // occurrences
	df       int  // segments it occurs in
	capitals int  // occurrences with a capital inside a sentence
}

type wordKind uint8

const (
	plainWord wordKind = iota
	number             // in digits or in words
	calendar           // the name of a month or a day
)

// features are what is compared of a segment.
type features struct {
	words  []int32 // indexes into vocab, in order
	length float64 // letters and digits
	label  string  // list marker or section number in one form: "a", "12"
	last   rune    // class of the punctuation it ends in
	first  rune    // class of what it starts with
	kind   segment.Kind
	opens  bool // first segment of its block
}

// newSide reads the features of a document.
func newSide(d *segment.Document) *side {
	s := &side{doc: d, segs: make([]features, len(d.Segments)), borders: make([]borders, len(d.Segments)+1)}
	index := map[string]int32{}
	l := d.Lang
	var pool []int32
	var buf [24]byte
	lastSeen := []int{}
	for i, seg := range d.Segments {
		text := d.Text[seg.Start:seg.End]
		f := &s.segs[i]
		block := &d.Blocks[seg.Block]
		f.kind, f.opens = block.Kind, block.First == i
		f.label = label(d.Marker(i), text)
		f.last, f.first = lastClass(text), firstClass(text)
		s.borders[i+1] = s.borders[i]
		switch {
		case f.opens:
			s.borders[i+1].known++
		case i > 0 && (f.first == 'b' || s.segs[i-1].last == 0 && f.first != 'a'):
			s.borders[i+1].likely++
		}
		start, n := len(pool), 0
		for w := range l.Words(text) {
			key := w.Key
			stem, kind := s.stem(l, w, buf[:0])
			f.length += float64(len(key))
			id, ok := index[string(stem)]
			if !ok {
				id = int32(len(s.vocab))
				index[string(stem)] = id
				if kind != plainWord {
					key = stem
				}
				s.vocab = append(s.vocab, wordType{key: string(key), kind: kind, function: l.Function(key)})
				lastSeen = append(lastSeen, -1)
			}
			t := &s.vocab[id]
			t.count++
			if lastSeen[id] != i {
				lastSeen[id] = i
				t.df++
			}
			if n > 0 && kind == plainWord {
				if r, _ := utf8.DecodeRuneInString(text[w.Start:w.End]); unicode.IsUpper(r) {
					t.capitals++
				}
			}
			pool = append(pool, id)
			n++
		}
		f.words = pool[start:len(pool):len(pool)]
		s.words += n
	}
	if !l.Listed() {
		// Without a list, the words that fill a language are those that occur in
		// more than one segment of twelve.
		for i := range s.vocab {
			t := &s.vocab[i]
			t.function = t.kind == plainWord && t.df > 3+len(s.segs)/12
		}
	}
	return s
}

// stem returns what a word is counted under: the number it names, the month or
// day in one form for all languages, or its stem. buf is room for it.
func (s *side) stem(l *lang.Language, w lang.Word, buf []byte) ([]byte, wordKind) {
	if w.Kind == lang.Number {
		return w.Key, number
	}
	if v, ok := value(l, w.Key); ok {
		return strconv.AppendInt(buf, v, 10), number
	}
	if m := l.Month(w.Key); m > 0 && len(w.Key) > 2 {
		return append(append(buf, "month "...), byte('a'+m)), calendar
	}
	if d := l.Weekday(w.Key); d > 0 && len(w.Key) > 3 {
		return append(append(buf, "day "...), byte('a'+d)), calendar
	}
	return l.Stem(w.Key), plainWord
}

// value returns the number that a word names. One and its like are articles
// more often than numbers.
func value(l *lang.Language, key []byte) (int64, bool) {
	if v, ok := l.Cardinal(key); ok {
		return v, v > 1 && !l.Function(key)
	}
	v := l.Ordinal(key)
	return int64(v), v > 1 && !l.Function(key)
}

// label returns the marker of an item, or the number or bracketed letter that a
// line of a statute or a minute starts with, without its punctuation and in
// lower case. Bullets are no labels.
func label(marker, text string) string {
	if marker == "" {
		marker = text
	}
	i := 0
	if i < len(marker) && marker[i] == '(' {
		i++
	}
	start := i
	for i < len(marker) && i-start < 8 && (isAlphanumeric(marker[i]) ||
		marker[i] == '.' && i > start && i+1 < len(marker) && isAlphanumeric(marker[i+1])) {
		i++
	}
	body := marker[start:i]
	if body == "" || i-start >= 8 {
		return ""
	}
	closed := i < len(marker) && (marker[i] == ')' || marker[i] == '.' || marker[i] == 0xc2) // 1°
	digit := '0' <= body[0] && body[0] <= '9'
	switch {
	case start == 1 && (i >= len(marker) || marker[i] != ')'):
		return ""
	case !digit && !closed:
		return ""
	case !digit && len(body) > 4 && body[1] != '.':
		return "" // "(see" and "Yes."
	case !digit && marker[i] == '.' && start == 0 && len(body) > 1:
		return ""
	case digit && !closed && i < len(marker) && marker[i] != ' ' && marker[i] != '(' && marker[i] != '\t':
		return ""
	case digit && !closed && len(body) > 5:
		return ""
	}
	return lang.Fold(body)
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// lastClass returns the mark a segment ends in, behind its closing quotes and
// brackets: one of . ? ! : ; , - or 0 for none. An ellipsis counts as a full
// stop.
func lastClass(s string) rune {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '?', '!', ':', ';', ',':
			return r
		case '…':
			return '.'
		case '—', '–', '-':
			return '-'
		case '"', '\'', '”', '’', '»', '›', ')', ']':
		default:
			if !unicode.IsSpace(r) {
				return 0
			}
		}
		s = s[:len(s)-n]
	}
	return 0
}

// firstClass returns the class of what a segment starts with: q for a quotation
// or the dash of a dialogue, a for a small letter, A for a capital, 1 for a
// digit, ( for a bracket, b for a bullet, 0 for anything else.
func firstClass(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsLower(r):
		return 'a'
	case unicode.IsUpper(r):
		return 'A'
	case unicode.IsDigit(r):
		return '1'
	}
	switch r {
	case '"', '\'', '“', '‘', '«', '—', '–', '-', '`', '’', '”':
		return 'q'
	case '(', '[':
		return '('
	case '•', '‣', '▪', '◦', '■', '·', '*':
		return 'b'
	}
	return 0
}

// meanLength returns the mean and deviation of the logarithm of the lengths of
// segments.
func (s *side) meanLength() (mean, deviation float64) {
	n, sum, squares := 0.0, 0.0, 0.0
	for i := range s.segs {
		x := math.Log(1 + s.segs[i].length)
		n, sum, squares = n+1, sum+x, squares+x*x
	}
	if n == 0 {
		return 4, 1
	}
	mean = sum / n
	return mean, math.Sqrt(max(0.25, squares/n-mean*mean))
}
