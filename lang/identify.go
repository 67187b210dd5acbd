package lang

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Guess is what [Identify] makes of a text.
type Guess struct {
	Language   *Language // nil where the text does not say
	Confidence float64   // probability of the language, 0 to 1
	Words      int       // words of letters read, those of addresses left out
}

// sureEnough is the probability below which Identify abstains.
const sureEnough = 0.9

// What a reason is worth, in nats.
const (
	strong = 3.0 // a function word that only one language has
	weak   = 0.5 // such a word where it may be another word, a name's or a label
	accent = 1.8 // a letter that English does not write
	other  = 1.6 // any other word, at most: never sure enough alone

	// A capital is likely to be a name's, whose letters say nothing of the text
	// around it; that of a first word before a small letter, less so.
	named, first = 0.4, 0.8
)

// Identify tells whether a text is English or French. It abstains, with a nil
// Language, where the text gives too little reason either way: names, numbers,
// addresses and a single word are of no language.
//
// The reasons counted are function words, months and days that only one of the
// two languages has, elisions, accented letters, and groups of letters that one
// of them writes more than the other. A function word counts for little where
// the other language has a word like it (car, son, but), in or before a name,
// before a full stop or in capitals; any word with a capital counts for less,
// and those of e-mail and web addresses for nothing. The first 64 KB decide.
func Identify(text string) Guess {
	if len(text) > 64<<10 {
		text = text[:64<<10]
	}
	r := reader{text: text, model: telling()}
	score, words, numbers := 0.0, 0, 0
	for w := range French().Words(text) {
		switch {
		case w.Kind == Number:
			numbers++
		case !r.inAddress(w.Start):
			words++
			score += r.weigh(w)
		}
	}
	p := 1 / (1 + math.Exp(-math.Abs(score)))
	g := Guess{Confidence: p, Words: words}
	switch {
	case p < sureEnough || words+numbers < 2:
	case score < 0:
		g.Language = English()
	default:
		g.Language = French()
	}
	return g
}

// reader weighs the words of a text in order.
type reader struct {
	*model
	text     string
	chunkEnd int     // of the run without white space last looked at
	address  bool    // that run is an address
	end      int     // of the last word
	inName   bool    // the last word has a capital that is no sentence's
	held     float64 // what the last word adds if its capital is a sentence's
}

// inAddress reports whether the word at pos stands in an e-mail or web address.
func (r *reader) inAddress(pos int) bool {
	for r.chunkEnd <= pos {
		start := r.chunkEnd
		for n := spaceLen(r.text[start:]); n > 0; n = spaceLen(r.text[start:]) {
			start += n
		}
		r.chunkEnd = start
		for r.chunkEnd < len(r.text) && spaceLen(r.text[r.chunkEnd:]) == 0 {
			r.chunkEnd++
		}
		r.address = isAddress(r.text[start:r.chunkEnd])
	}
	return r.address
}

func spaceLen(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] <= ' ':
		return 1
	}
	return digitSpace(s)
}

func isAddress(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '@': // clerk@example.org
			if i > 0 && wordAt(s, i+1) {
				return true
			}
		case ':': // https://example.org
			if strings.HasPrefix(s[i:], "://") {
				return true
			}
		case '.': // example.org
			if i > 1 && wordAt(s, i-1) && wordAt(s, i-2) && lowerAt(s, i+1) && lowerAt(s, i+2) {
				return true
			}
		}
	}
	return false
}

func lowerAt(s string, i int) bool { return i < len(s) && 'a' <= s[i] && s[i] <= 'z' }

// weigh returns what a word says, in nats: above zero speaks for French.
func (r *reader) weigh(w Word) float64 {
	word, before, after := r.text[w.Start:w.End], r.text[r.end:w.Start], r.text[w.End:]
	capital := startsUpper(word)
	starts := r.end == 0 || before != " " && strings.ContainsAny(before, ".!?:;«“\n\r\f\v\u0085\u2028\u2029")
	inName := r.inName && !starts && strings.TrimSpace(before) == ""
	held := r.held
	if capital || starts || held != 0 && beforeCapital(after) {
		held = 0
	}
	r.end, r.inName, r.held = w.End, capital && !starts, 0

	nats, listed := r.words[string(w.Key)]
	french := accents(word)
	if french && nats <= 0 { // à is not a, nor thé the, nor employée employee
		nats, listed = strong, string(w.Key) == "a"
	}
	switch n := apostropheLen(after); {
	case n > 0 && letterAt(after, n): // elided
		switch next, _ := utf8.DecodeRuneInString(after[n:]); {
		case !elidesBefore(next): // c’mon
			return held
		case inName || unicode.IsUpper(next): // L’Oréal
			return held + weak
		}
		return held + strong
	case listed:
		if inName || capital && !starts || len(word) == 1 || len(word) <= 3 && isCapitals(word) ||
			strings.HasPrefix(after, ".") || nameWord(word) && beforeCapital(after) {
			nats = max(-weak, min(weak, nats))
		}
		return held + nats
	}
	nats = r.letters(w.Key)
	if french {
		nats += accent
	}
	nats = max(-other, min(other, nats))
	if capital {
		if starts {
			r.held = nats * (first - named)
		}
		nats *= named
	}
	return held + nats
}

// nameWord reports whether a function word before a capital is likely to be
// part of a name: Le Mans, Charles de Gaulle, Will Smith.
func nameWord(word string) bool {
	switch word {
	case "de", "des", "du", "la", "le", "les", "De", "Des", "Du", "La", "Le", "Les", "Chez", "May", "Will":
		return true
	}
	return false
}

func beforeCapital(after string) bool { return startsUpper(strings.TrimLeft(after, " \u00a0'’ʼ")) }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func isCapitals(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// apostropheLen returns the length of the apostrophe that s starts with, or 0.
func apostropheLen(s string) int {
	switch {
	case s == "":
	case s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	case strings.HasPrefix(s, "ʼ"):
		return len("ʼ")
	}
	return 0
}

// elidesBefore reports whether French elides before a letter.
func elidesBefore(r rune) bool {
	return strings.ContainsRune("aàâeéèêëhiîïoôœuùûyAÀÂEÉÈÊHIÎOÔŒUY", r)
}

// accents reports whether a word has a letter that French writes and English
// does not.
func accents(word string) bool {
	for i := 0; i < len(word); {
		if word[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		i += n
		switch r {
		case 'é', 'è', 'ê', 'ë', 'à', 'â', 'ù', 'û', 'ç', 'ô', 'î', 'ï', 'œ',
			'É', 'È', 'Ê', 'À', 'Â', 'Ç', 'Ô', 'Î', 'Œ':
			return true
		}
	}
	return false
}
