package align

import (
	"context"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// A side holds what the evidence is computed from, for one document.
type side struct {
	doc   *segment.Document
	vocab []wordType
	words lists // of each segment, indexes into vocab
	segs  []features

	borders []borders // by segment, the borders before the segments before it
}

// borders counts what separates segments: known borders of blocks, and places
// that look like one in a text that comes without blocks.
type borders struct{ known, likely int32 }

// wordType is a distinct stem or number of a document.
type wordType struct {
	key      string // folded word first seen with this stem; of a number, its digits
	stem     string
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
	length float64 // letters and digits
	label  string  // list marker or section number in one form: "a", "12"
	last   uint8   // class of the mark it ends in
	first  uint8   // class of what it starts with
	kind   segment.Kind
	opens  bool // first segment of its block
}

// mostWordsOfSegment is how many words of a segment are looked at. A sentence has
// hundreds at most, and the words of two segments are compared each with each; what
// has more is a file without ends of sentences. Of a long segment no word is looked
// at more than a few times: what recurs there says as little as it costs much.
const (
	mostWordsOfSegment  = 1000
	manyWordsOfSegment  = 100
	mostOfWordOfSegment = 8
)

// size is the number of words of a segment that are looked at.
func (s *side) size(i int) int { return len(s.words.of(i)) }

// newSide reads the features of a document, or of the part of it that it comes to
// before the context is done.
func newSide(ctx context.Context, d *segment.Document) *side {
	n := len(d.Segments)
	s := &side{doc: d, segs: make([]features, n), borders: make([]borders, n+1)}
	s.words = lists{make([]int32, n), make([]int32, 0, len(d.Text)/6)}
	l := d.Lang
	in := interner{side: s, lang: l}
	var tallies []tally
	read := 0 // words
	for i, seg := range d.Segments {
		if i&0xff == 0 && ctx.Err() != nil {
			return s
		}
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
		case apart(d, i) && s.startsBlock(i, len(text)):
			s.borders[i+1].likely++
		}
		first, start := true, len(s.words.words)
		for w := range l.Words(text) {
			if read++; read&0xfff == 0 && ctx.Err() != nil {
				return s
			}
			f.length += float64(len(w.Key))
			if len(s.words.words)-start >= mostWordsOfSegment {
				continue
			}
			id := in.word(w)
			for int(id) >= len(tallies) {
				tallies = append(tallies, tally{last: -1})
			}
			t := &tallies[id]
			if t.last != int32(i) {
				t.last, t.here = int32(i), 0
				t.df++
			}
			if t.here >= mostOfWordOfSegment && len(s.words.words)-start >= manyWordsOfSegment {
				continue
			}
			t.here++
			t.count++
			if !first && upper(text[w.Start:w.End]) {
				t.capitals++
			}
			first = false
			s.words.words = append(s.words.words, id)
		}
		s.words.ends[i] = int32(len(s.words.words))
	}
	for id, x := range tallies {
		t := &s.vocab[id]
		t.count, t.df = int(x.count), int(x.df)
		if t.kind == plainWord {
			t.capitals = int(x.capitals)
		}
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

// startsBlock reports whether a segment on a line of its own looks like the start
// of a block, though nothing says that it is: a bullet, what follows a heading or
// is one, or an item behind an item.
func (s *side) startsBlock(i, length int) bool {
	f, before := &s.segs[i], &s.segs[i-1]
	return f.first == bullet ||
		f.first != small && before.last == noMark ||
		f.first != small && f.last == noMark && before.last != comma && length < longHeading ||
		f.label != "" && before.label != ""
}

// longHeading is the length that headings stay below, in bytes.
const longHeading = 100

// apart reports whether a segment and the one before it are on different lines.
func apart(d *segment.Document, i int) bool {
	return i > 0 && strings.ContainsAny(d.Text[d.Segments[i-1].End:d.Segments[i].Start], "\n\r")
}

// tally counts a word while a document is read.
type tally struct {
	count, df, capitals int32
	last, here          int32 // the segment it was last seen in, and how often there
}

// upper reports whether a word starts with a capital.
func upper(word string) bool {
	if c := word[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
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

// lastClass returns the class of the mark a segment ends in, behind its closing
// quotes and brackets. An ellipsis counts as a full stop.
func lastClass(s string) uint8 {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '…':
			return fullStop
		case '?':
			return question
		case '!':
			return exclamation
		case ':':
			return colon
		case ';':
			return semicolon
		case ',':
			return comma
		case '—', '–', '-':
			return dash
		case '"', '\'', '”', '’', '»', '›', ')', ']':
		default:
			if !unicode.IsSpace(r) {
				return noMark
			}
		}
		s = s[:len(s)-n]
	}
	return noMark
}

// firstClass returns the class of what a segment starts with. The dash of a
// dialogue is a quotation mark.
func firstClass(s string) uint8 {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsLower(r):
		return small
	case unicode.IsUpper(r):
		return capital
	case unicode.IsDigit(r):
		return digit
	}
	switch r {
	case '"', '\'', '“', '‘', '«', '—', '–', '-', '`', '’', '”':
		return quote
	case '(', '[':
		return bracket
	case '•', '‣', '▪', '◦', '■', '·', '*':
		return bullet
	}
	return noMark
}

// density returns the distribution of the lengths of segments.
func (s *side) density() density {
	n, sum, squares := 0.0, 0.0, 0.0
	for i := range s.segs {
		x := math.Log(1 + s.segs[i].length)
		n, sum, squares = n+1, sum+x, squares+x*x
	}
	if n == 0 {
		return newDensity(4, 1)
	}
	mean := sum / n
	return newDensity(mean, math.Sqrt(max(0.25, squares/n-mean*mean)))
}
