package align

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
	"github.com/visavis/visavis/segment"
)

// A short line that both documents have says little by its function words. The
// lexicon tells whose language its words are of.

// copies judges the lines that both documents have.
type copies struct {
	*Alignment
	beads [2][]int  // by segment, its bead
	where [2]lists  // by word, the segments of a side that have it
	own   [2][]bool // by word of a side, whether it is a function word of its language only

	// What was found out already, by side, and by text or word.
	search     [2]*search
	used       [2]map[string]bool
	translated [2]map[string]bool
	apart      [2]map[int32]bool
	free       [2]map[int32][2]int
}

// remembered returns what is known of a key, or finds it out.
func remembered[K comparable, V any](known *map[K]V, key K, find func() V) V {
	v, ok := (*known)[key]
	if !ok {
		if *known == nil {
			*known = map[K]V{}
		}
		v = find()
		(*known)[key] = v
	}
	return v
}

// side returns the number of the side of a document.
func (c *copies) side(d *segment.Document) int {
	if d == c.Src {
		return 0
	}
	return 1
}

// find calls yield with the places of a text in a document, until it returns true.
func (c *copies) find(d *segment.Document, text string, yield func(at int) bool) bool {
	s := &c.search[c.side(d)]
	if *s == nil {
		*s = &search{text: d.Text}
	}
	return (*s).find(text, yield)
}

// ownWords is how many function words of its own language, a quarter of all its
// words or more, leave no doubt that a segment is in it.
const ownWords = 3

// inOwn reports whether a segment is in the language of its document beyond doubt,
// as most are: they need not be read closely.
func (c *copies) inOwn(d *segment.Document, i int) bool {
	k, s, other := 0, c.model.src, c.model.dst
	if d != c.Src {
		k, s, other = 1, other, s
	}
	if c.own[k] == nil {
		c.own[k] = make([]bool, len(s.vocab))
		for w := range s.vocab {
			t := &s.vocab[w]
			c.own[k][w] = t.function && !other.doc.Lang.Function([]byte(t.key))
		}
	}
	words, n := s.words.of(i), 0
	for _, w := range words {
		if c.own[k][w] {
			n++
		}
	}
	return n >= ownWords && 4*n >= len(words)
}

// belonging says which of two languages a word is of.
type belonging int

const (
	ofBoth  belonging = iota // or of neither, or nobody knows
	ofOther                  // of the language of the other document
	ofOwn
)

const (
	// A word is of one language alone if that seldom translates it by the same
	// word, as customs by customs;
	seldomKept = 0.1
	// and if the other has it only where it keeps it, as in names.
	mostlyKept = 0.5
	// Nothing is said of a word whose translation begins with so many of its
	// letters: competence, compétence.
	cognateLetters = 4
)

// belongs tells the language of a word of d.
func belongs(lex *lexicon.Lexicon, d, other *segment.Document, key []byte) belonging {
	source, target := d.Lang, other.Lang // of the lexicon
	if d.Lang.Tag() != lex.Source() {
		source, target = target, source
	}
	s, isSource := lex.FindSource(source.Stem(key))
	t, isTarget := lex.FindTarget(target.Stem(key))
	there, back := 0.0, 0.0 // how often the word is kept
	if isSource {
		usual := lexicon.Entry{Target: -1, There: float32(math.Inf(-1))} // but for the word itself
		for _, x := range lex.AppendEntries(nil, s) {
			switch {
			case isTarget && int(x.Target) == t:
				there, back = math.Exp(float64(x.There)), math.Exp(float64(x.Back))
			case x.There > usual.There:
				usual = x
			}
		}
		if commonPrefix(lex.TargetWord(int(usual.Target)), string(key)) >= cognateLetters {
			return ofBoth
		}
	}
	if isSource && isTarget && sharedEnding(string(key)) {
		return ofBoth
	}
	onlySource := isSource && there <= seldomKept &&
		(isTarget && back >= mostlyKept || !isTarget && !derived(lex.FindTarget, target.Stem(key)))
	onlyTarget := isTarget && back <= seldomKept &&
		(isSource && there >= mostlyKept || !isSource && !derived(lex.FindSource, source.Stem(key)))
	switch {
	case onlySource == onlyTarget:
		return ofBoth
	case onlySource == (source == d.Lang):
		return ofOwn
	}
	return ofOther
}

// sharedEnding reports whether a word ends as words of both languages do, like
// information: which of the two keeps it for a name cannot be told.
func sharedEnding(key string) bool {
	key = strings.TrimSuffix(key, "s")
	for _, end := range [...]string{"tion", "sion", "ence", "ance", "ment", "able", "ible", "age", "al", "ant", "ent", "ive"} {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return false
}

// derived reports whether a lexicon knows a word without its last letters, as
// academic for academia.
func derived(find func([]byte) (int, bool), stem []byte) bool {
	for n := len(stem) - 1; n >= max(len(stem)-2, 5); n-- {
		if _, ok := find(stem[:n]); ok {
			return true
		}
	}
	return false
}

func commonPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// telling lists the words of a text that may be of one language: no function
// words of either, numbers, codes or what is in capitals.
func telling(d, other *segment.Document, text string) [][]byte {
	var out [][]byte
	for f := range strings.FieldsSeq(text) {
		if strings.ContainsAny(f, "0123456789@/_\\") || !strings.ContainsFunc(f, unicode.IsLower) {
			continue
		}
		for w := range d.Lang.Words(f) {
			if w.Kind != lang.Number && len(w.Key) > 1 && !d.Lang.Function(w.Key) && !other.Lang.Function(w.Key) {
				out = append(out, slices.Clone(w.Key))
			}
		}
	}
	return out
}

// foreignWords returns the stems of the words of a text of d that are of the
// language of the other document, and how many might be; none where one is of
// its own.
func (c *copies) foreignWords(d, other *segment.Document, text string) (foreign []string, words int) {
	for _, w := range telling(d, other, text) {
		words++
		switch belongs(c.model.lexicon, d, other, w) {
		case ofOther:
			foreign = append(foreign, string(other.Lang.Stem(w)))
		case ofOwn:
			return nil, words
		}
	}
	return foreign, words
}

// foreign reports whether the words of segment i of d, a copy of segment k of
// the other document, are of the language of that. A name must be translated
// elsewhere: as a whole, or its words.
func (c *copies) foreign(d *segment.Document, i int, other *segment.Document, k int, name bool) bool {
	text := d.SegmentText(i)
	if c.model == nil || c.model.lexicon == nil {
		return false
	}
	foreign, words := c.foreignWords(d, other, text)
	half := 2*len(foreign) >= words
	switch {
	case len(foreign) == 0 || words == 1 && !titled(text):
		return false
	case !name:
		return half && !c.known(d, i, foreign, other.Lang)
	case c.uses(d, i):
		return false
	}
	heading := d.Blocks[d.Segments[i].Block].Kind == segment.Heading
	return c.nameTranslated(d, other, text) ||
		half && (heading || len(foreign) > 1) && !c.known(d, i, foreign, other.Lang) && c.wordsTranslated(d, other, k, foreign)
}

// titled reports whether a line starts with a capital. A single word in small
// letters is likely to be a term of code.
func titled(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
	return unicode.IsUpper(r)
}

// known reports whether one of some words of segment i of d is used elsewhere in
// d, but for lines that are copies too.
func (c *copies) known(d *segment.Document, i int, stems []string, l *lang.Language) bool {
	side, of := 0, c.model.src
	if d != c.Src {
		side, of = 1, c.model.dst
	}
	for _, w := range of.words.of(i) {
		if slices.Contains(stems, string(l.Stem([]byte(of.vocab[w].key)))) {
			if at := c.uncopied(side, w); at[0] >= 0 && at[0] != i || at[1] >= 0 {
				return true
			}
		}
	}
	return false
}

// uncopied returns the first two segments of a side that have a word and face
// something else than a copy, or -1.
func (c *copies) uncopied(side int, word int32) [2]int {
	return remembered(&c.free[side], word, func() [2]int {
		found, n := [2]int{-1, -1}, 0
		for _, at := range c.having(side, word) {
			b := c.Beads[c.bead(side, int(at))]
			if n > 0 && found[n-1] == int(at) || b.oneSided() || c.copied(b) {
				continue
			}
			if found[n] = int(at); n == 1 {
				break
			}
			n++
		}
		return found
	})
}

// copied reports whether the two sides of a bead are the same.
func (c *copies) copied(b Bead) bool {
	src, dst := c.SrcSpan(b), c.DstSpan(b)
	return c.Src.Text[src.Start:src.End] == c.Dst.Text[dst.Start:dst.End]
}

// having returns the segments of a side that have a word.
func (c *copies) having(n int, word int32) []int32 {
	if c.where[n].ends == nil {
		of := [2]*side{c.model.src, c.model.dst}[n]
		c.where[n] = of.words.inverted(len(of.vocab))
	}
	return c.where[n].of(int(word))
}

// nameTranslated reports whether a passage of the other document has a text that
// what faces it in d has not.
func (c *copies) nameTranslated(d, other *segment.Document, text string) bool {
	side, from := c.side(other), other
	text = strings.TrimRight(text, " .;:,")
	return remembered(&c.translated[side], text, func() bool {
		return c.find(from, text, func(at int) bool {
			k := segmentAt(from, at+len(text)-1)
			if k < 0 || from.Segments[k].Start > at {
				return false
			}
			b := c.Beads[c.bead(side, k)]
			if b.oneSided() {
				return false
			}
			facing := [2]segment.Span{c.DstSpan(b), c.SrcSpan(b)}[side]
			return !strings.Contains(d.Text[facing.Start:facing.End], text)
		})
	})
}

// wordsTranslated reports whether each of some words of segment k of the other
// document stands in another passage there of which what faces it in d has no
// such word.
func (c *copies) wordsTranslated(d, other *segment.Document, k int, stems []string) bool {
	side, from := 0, c.model.src
	if other != c.Src {
		side, from = 1, c.model.dst
	}
	for _, w := range from.words.of(k) {
		stem := from.vocab[w].stem
		if slices.Contains(stems, stem) && !remembered(&c.apart[side], w, func() bool {
			return slices.ContainsFunc(c.having(side, w), func(at int32) bool {
				b := c.Beads[c.bead(side, int(at))]
				facing := [2]segment.Span{c.DstSpan(b), c.SrcSpan(b)}[side]
				return !b.oneSided() && !hasStem(other.Lang, d.Text[facing.Start:facing.End], stem)
			})
		}) {
			return false
		}
	}
	return true
}

// hasStem reports whether a text has a word of a stem of a language.
func hasStem(l *lang.Language, text, stem string) bool {
	for w := range l.Words(text) {
		if string(l.Stem(w.Key)) == stem {
			return true
		}
	}
	return false
}

// bead returns the bead of a segment.
func (c *copies) bead(side, i int) int {
	if c.beads[0] == nil {
		c.beads = places(c.Beads, len(c.Src.Segments), len(c.Dst.Segments))
	}
	return c.beads[side][i]
}

// sentenceReach is how much of a sentence is read on either side of a name, in
// bytes.
const sentenceReach = 4096

// uses reports whether a document has the text of a segment inside a sentence of
// its own language. In the segment itself there is nothing around it.
func (c *copies) uses(d *segment.Document, i int) bool {
	text := strings.TrimRight(d.SegmentText(i), " .;:,")
	return remembered(&c.used[c.side(d)], text, func() bool {
		return c.find(d, text, func(at int) bool {
			k, from := segmentAt(d, at), at+len(text)
			if k < 0 || k == i || d.Segments[k].End < from {
				return false
			}
			start, end := max(d.Segments[k].Start, at-sentenceReach), min(d.Segments[k].End, from+sentenceReach)
			rest := d.Text[start:at] + " " + d.Text[from:end]
			return lang.Identify(rest).Language == d.Lang
		})
	})
}

// segmentAt returns the segment that holds an offset, or -1.
func segmentAt(d *segment.Document, at int) int {
	k, ok := slices.BinarySearchFunc(d.Segments, at, func(s segment.Segment, at int) int { return s.Start - at })
	if !ok {
		k--
	}
	if k < 0 || d.Segments[k].End <= at {
		return -1
	}
	return k
}
