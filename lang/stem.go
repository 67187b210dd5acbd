package lang

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Stem returns what the forms of a word have in common, for comparing them: a
// rough stem, not always a word. An irregular form of the language's list has
// the stem of its base ("yeux" that of "œil"), a function word is its own; any
// other key is shortened by the longest suffix that leaves enough of it, four
// letters for most, and then by the second list. The result is a slice of key
// or belongs to the language: it must not be written to.
func (l *Language) Stem(key []byte) []byte {
	switch base, ok := l.irregular[string(key)]; {
	case ok && base == itself:
		return key
	case ok:
		return l.bases[base]
	}
	return l.shorten(key)
}

func (l *Language) shorten(key []byte) []byte {
	return l.secondSuffixes.cut(l.suffixes.cut(key))
}

// suffixes are endings by their last byte, the longest first.
type suffixes [256][]suffix

type suffix struct {
	ending string
	keep   int // of its letters, so many are not cut
	least  int // what has to be left of a word
}

// leastStem is what a suffix leaves of a word where its list says no other.
const leastStem = 4

func (s *suffixes) add(f []string) error {
	kept, cut, ok := strings.Cut(f[0], "-")
	if !ok {
		kept, cut = "", f[0]
	}
	kept = Fold(kept)
	x := suffix{ending: kept + Fold(cut), keep: len(kept), least: leastStem}
	if len(f) > 1 {
		var err error
		if x.least, err = strconv.Atoi(f[1]); err != nil || x.least < 1 {
			return fmt.Errorf("%q is not a number of letters to leave", f[1])
		}
	}
	last := x.ending[len(x.ending)-1]
	s[last] = append(s[last], x)
	return nil
}

func (s *suffixes) sort() {
	for _, list := range s {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].ending) > len(list[j].ending) })
	}
}

func (s *suffixes) cut(key []byte) []byte {
	if len(key) == 0 {
		return key
	}
	for i := range s[key[len(key)-1]] {
		x := &s[key[len(key)-1]][i]
		n := len(key) - len(x.ending)
		if n >= 0 && n+x.keep >= x.least && string(key[n:]) == x.ending {
			return key[:n+x.keep]
		}
	}
	return key
}

// addForms adds an entry of irregular.txt: each word of it, the base too, with
// the number of the base, which resolve shortens. A base keeps its mark until
// then.
func (l *Language) addForms(f []string) error {
	base := AppendFold(nil, f[0])
	if f[0][0] == wholeMark {
		base = append([]byte{wholeMark}, base...)
	}
	number := int32(len(l.bases))
	l.bases = append(l.bases, base)
	// The keys of a line share one string, as there are thousands.
	var folded []byte
	ends := make([]int, len(f))
	for k, form := range f {
		folded = AppendFold(folded, form)
		ends[k] = len(folded)
	}
	keys, from := string(folded), 0
	for k, form := range f {
		key := keys[from:ends[k]]
		from = ends[k]
		if key == "" {
			return fmt.Errorf("%q has no word", form)
		}
		if old, ok := l.irregular[key]; ok && string(l.bases[old]) != string(base) {
			return fmt.Errorf("%q stands under %q already", form, l.bases[old])
		}
		l.irregular[key] = number
	}
	return nil
}

// itself is the number of a function word, which is its own stem.
const itself = -1

// wholeMark stands before a base that suffixes leave alone.
const wholeMark = '='

// resolve shortens the bases of irregular forms, once the suffixes are known.
func (l *Language) resolve() {
	for k, stem := range l.bases {
		if stem[0] == wholeMark {
			stem = stem[1:]
		} else {
			stem = l.shorten(stem)
		}
		l.bases[k] = stem[:len(stem):len(stem)]
	}
	for key, class := range l.words {
		if _, ok := l.irregular[key]; !ok && class&functionWord != 0 {
			l.irregular[key] = itself
		}
	}
}
