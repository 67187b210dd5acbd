package lexicon

import "math"

// Lexicon says which stems of a source language translate which of a target
// language. The nil Lexicon and the zero value are empty. A Lexicon does not
// change and is safe for concurrent use.
type Lexicon struct {
	data           string // the whole file
	source, target string // tags
	length         int
	sources        keyTable
	targets        keyTable
	entries        table
}

// Entry is one translation of a source word. The probabilities are natural
// logarithms, at most 0, in steps of 1/16.
type Entry struct {
	Target int32   // id of the target word
	There  float32 // ln t(target|source)
	Back   float32 // ln t(source|target)
}

// Source returns the base tag of the source language, or "" of an empty lexicon
// that was never given one.
func (l *Lexicon) Source() string {
	if l == nil {
		return ""
	}
	return l.source
}

// Target returns the base tag of the target language.
func (l *Lexicon) Target() string {
	if l == nil {
		return ""
	}
	return l.target
}

// Len returns the number of entries: pairs of a source and a target word.
func (l *Lexicon) Len() int {
	if l == nil {
		return 0
	}
	return l.length
}

// SourceLen returns the number of source words. Their ids are 0 to SourceLen-1,
// in the order of their bytes.
func (l *Lexicon) SourceLen() int {
	if l == nil {
		return 0
	}
	return l.sources.n
}

// TargetLen returns the number of target words.
func (l *Lexicon) TargetLen() int {
	if l == nil {
		return 0
	}
	return l.targets.n
}

// FindSource returns the id of a stem of the source language. It allocates
// nothing.
func (l *Lexicon) FindSource(stem []byte) (id int, ok bool) {
	if l == nil {
		return 0, false
	}
	return l.sources.find(stem)
}

// FindTarget returns the id of a stem of the target language. It allocates
// nothing.
func (l *Lexicon) FindTarget(stem []byte) (id int, ok bool) {
	if l == nil {
		return 0, false
	}
	return l.targets.find(stem)
}

// SourceWord returns the stem of a source word, or "" where the id is none.
func (l *Lexicon) SourceWord(id int) string {
	if l == nil {
		return ""
	}
	return l.sources.word(id)
}

// TargetWord returns the stem of a target word, or "" where the id is none.
func (l *Lexicon) TargetWord(id int) string {
	if l == nil {
		return ""
	}
	return l.targets.word(id)
}

// AppendEntries appends the translations of a source word to dst, in the order
// of their ids. An id that is none has no translations.
func (l *Lexicon) AppendEntries(dst []Entry, source int) []Entry {
	if l == nil || source < 0 || source >= l.sources.n {
		return dst
	}
	s := l.entries.block(source / blockSize)
	for range source % blockSize {
		s = skipEntries(s)
	}
	n, s := readUvarint(s)
	target := 0
	for ; n > 0; n-- {
		gap, rest := readUvarint(s)
		target += gap
		if len(rest) < 2 || target >= l.targets.n {
			break
		}
		dst = append(dst, Entry{int32(target), dequantise(rest[0]), dequantise(rest[1])})
		s = rest[2:]
	}
	return dst
}

// skipEntries passes over the entries of one source word.
func skipEntries(s string) string {
	n, s := readUvarint(s)
	for ; n > 0 && s != ""; n-- {
		_, s = readUvarint(s)
		s = s[min(2, len(s)):]
	}
	return s
}

// stepsPerNat is how finely logarithms are kept: a byte reaches down to e^-16.
const stepsPerNat = 16

func quantise(p float64) byte {
	return byte(max(0, min(255, math.Round(-math.Log(p)*stepsPerNat))))
}

func dequantise(b byte) float32 { return float32(-int(b)) / stepsPerNat }
