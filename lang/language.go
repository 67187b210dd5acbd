package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Grade says how a full stop after an abbreviation is to be read.
type Grade uint8

const (
	// NotAbbreviation: the word is none; a full stop after it ends a sentence.
	NotAbbreviation Grade = iota
	// NeverFinal: never ends a sentence (Mr., e.g., c.-à-d.).
	NeverFinal
	// FinalBeforeStarter: ends one where a sentence starter follows (etc., p. m.).
	FinalBeforeStarter
	// NotBeforeNumber: does not end one before a number or label (art., p., No.).
	NotBeforeNumber
)

// Language is what is known of one language. The zero value has no name and no
// lists; use [Lookup], [Load] or [Bare]. A Language does not change once made
// and is safe for concurrent use.
type Language struct {
	tag          string
	decimalComma bool
	words        map[string]wordClass // by folded key
	cased        map[string]Grade     // abbreviations that match as written
	uncased      map[string]Grade     // abbreviations that match in any case
	phrases      map[string]bool      // "p. m.": an abbreviation of several words, in lower case
	heads        [256]bool            // by headSlot: some phrase may start with such a word
	elisions     map[string]bool      // l, d, qu
	ordinals     map[string]int       // premier: 1
	numbers      map[string]int64     // trente: 30
	months       map[string]int       // mars: 3
	weekdays     map[string]int       // mardi: 2
	furniture    map[string][]string  // first key of a phrase: the phrases
	names        map[string]bool      // keys of what links to the version in it say
	irregular    map[string]int32     // yeux: the number of oeil; a function word is its own
	bases        [][]byte             // the stems of these
	// What is cut to make a stem, and then what is cut from that.
	suffixes, secondSuffixes suffixes
}

// wordClass is the set of lists a word stands in.
type wordClass uint8

const (
	functionWord wordClass = 1 << iota
	titleWord
	starterWord
	divisionWord
)

// Tag returns the base tag of the language: "en", "fr", or that of the tag it
// was loaded with.
func (l *Language) Tag() string { return l.tag }

// String returns the tag.
func (l *Language) String() string { return l.tag }

// Listed reports whether the language has word lists; those of [Bare] have
// none.
func (l *Language) Listed() bool { return len(l.words) > 0 || len(l.cased)+len(l.uncased) > 0 }

// Lookup finds the language that comes with the package for a BCP 47 tag:
// "fr", "fr-CA" and "FR_ca" find French. A malformed tag, one that names no
// language ("und", "und-FR"), or one of a language without lists is an error.
func Lookup(tag string) (*Language, error) {
	base, err := baseTag(tag)
	if err != nil {
		return nil, err
	}
	switch base {
	case "en":
		return English(), nil
	case "fr":
		return French(), nil
	}
	return nil, fmt.Errorf("lang: %s: no word lists for this language (there are en and fr)", tag)
}

// Bare returns a language without lists under a BCP 47 tag: its words can be
// cut and folded, but it has no abbreviations and no function words, and is
// never identified. English and French come with their lists all the same.
func Bare(tag string) (*Language, error) {
	base, err := baseTag(tag)
	if err != nil {
		return nil, err
	}
	if l, err := Lookup(base); err == nil {
		return l, nil
	}
	return &Language{tag: base, decimalComma: true}, nil
}

func baseTag(tag string) (string, error) {
	t, err := language.Parse(tag)
	if err != nil {
		return "", fmt.Errorf("lang: %q is not a BCP 47 language tag", tag)
	}
	// Base would guess one for "und" and for "und-FR"; Raw does not.
	base, _, _ := t.Raw()
	if base == (language.Base{}) {
		return "", fmt.Errorf("lang: %q names no language", tag)
	}
	return base.String(), nil
}

// Title reports whether a folded key is a title of a person: mr, senatrice.
func (l *Language) Title(key []byte) bool { return l.words[string(key)]&titleWord != 0 }

// Starter reports whether a folded key often starts a sentence: however, cette.
func (l *Language) Starter(key []byte) bool { return l.words[string(key)]&starterWord != 0 }

// Function reports whether a folded key is a function word: of, dans.
func (l *Language) Function(key []byte) bool { return l.words[string(key)]&functionWord != 0 }

// Division reports whether a folded key introduces a numbered part of a text:
// chapter, annexe.
func (l *Language) Division(key []byte) bool { return l.words[string(key)]&divisionWord != 0 }

// Month returns the month, 1 to 12, that a folded key names or abbreviates, or
// 0.
func (l *Language) Month(key []byte) int { return l.months[string(key)] }

// Weekday returns the day, Monday 1 to Sunday 7, that a folded key names or
// abbreviates, or 0.
func (l *Language) Weekday(key []byte) int { return l.weekdays[string(key)] }

// Ordinal returns the value of a folded ordinal word (second, troisieme), or 0.
func (l *Language) Ordinal(key []byte) int { return l.ordinals[string(key)] }

// Cardinal returns the value of a folded number word (thirty, mille).
func (l *Language) Cardinal(key []byte) (value int64, ok bool) {
	value, ok = l.numbers[string(key)]
	return value, ok
}

// Abbreviation grades a word that ends in a full stop, as it stands in the
// text: "art.", "R.S.C.", or "p. m." with one space between its parts. An
// entry that its list writes in lower case matches in any case.
func (l *Language) Abbreviation(word string) Grade {
	word = composed(word)
	if g, ok := l.cased[word]; ok {
		return g
	}
	var buf [64]byte
	return l.uncased[string(appendLower(buf[:0], word))]
}

// Phrase reports whether a word is followed by another in one abbreviation,
// "p." by "m." in "p. m.", so that no sentence ends between them.
func (l *Language) Phrase(first, second string) bool {
	if !l.heads[headSlot(first)] {
		return false
	}
	first, second = composed(first), composed(second)
	var buf [64]byte
	b := appendLower(buf[:0], first)
	b = append(b, ' ')
	return l.phrases[string(appendLower(b, second))]
}

// Furniture reports whether a line is one that pages carry around their text
// rather than in it, such as "Skip to main content" or "Date de modification :".
// The argument is the folded keys of the line, as [Language.Keys] gives them.
//
// The line has to begin with a phrase of the list. After one of a single word
// or two, which a sentence may begin with as well, there may be three more words
// at most: "Photo - Mary Simon" is furniture, "Search and rescue services were
// cut" and "Contact us before May. Thank you." are not.
func (l *Language) Furniture(keys string) bool {
	first, _, _ := strings.Cut(keys, " ")
	for _, phrase := range l.furniture[first] {
		rest, ok := strings.CutPrefix(keys, phrase)
		if !ok || rest != "" && rest[0] != ' ' {
			continue
		}
		if strings.Count(phrase, " ") >= 2 || strings.Count(rest, " ") <= 3 {
			return true
		}
	}
	return false
}

// Named reports whether a line is what a link to the version in this language
// says, such as "English", "Version anglaise" or "EN". The argument is the folded
// keys of the line, as [Language.Keys] gives them.
func (l *Language) Named(keys string) bool { return l.names[keys] }

func appendLower(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
		i += n
	}
	return dst
}

// headSlot sorts words by their first letter and length, so that most of them
// are seen to start no phrase without looking it up. Letters that may be
// composed or not are all one.
func headSlot(word string) uint8 {
	if word == "" {
		return 0
	}
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return 255
		}
	}
	return (word[0]|0x20)*8 + uint8(len(word))
}

// composed returns a word as the lists have it: its accents composed (NFC) and
// without soft hyphens and joiners. Nearly every word is that already.
func composed(word string) string {
	plain := true
	for i := 0; i < len(word) && plain; i++ {
		// Combining accents start with 0xCC or 0xCD, the soft hyphen is 0xC2 0xAD,
		// joiners start with 0xE2.
		switch c := word[i]; {
		case c == 0xcc || c == 0xcd || c == 0xe2, c == 0xad:
			plain = false
		}
	}
	if plain {
		return word
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if ignorable(r) {
			return -1
		}
		return r
	}, word))
}
