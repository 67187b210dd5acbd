package lang

import (
	"math"
	"unicode/utf8"
)

// Guess is what [Identify] makes of a text.
type Guess struct {
	Language   *Language // nil where the text does not say
	Confidence float64   // probability of the language, 0 to 1
	Words      int       // words of letters read
}

// sureEnough is the probability below which Identify abstains.
const sureEnough = 0.9

// Identify tells whether a text is English or French. It abstains, with a nil
// Language, where the text gives too little reason either way: names, numbers
// and addresses are of no language.
//
// The reasons counted are function words that only one of the two languages
// has, accented letters, elisions, and letter groups that one of them hardly
// writes; each is worth about a nat or two, a fixed sum that needs no model.
// The first 64 KB decide.
func Identify(text string) Guess {
	en, fr := English(), French()
	if len(text) > 64<<10 {
		text = text[:64<<10]
	}
	score, words := 0.0, 0
	for w := range fr.Words(text) {
		if w.Kind == Number {
			continue
		}
		words++
		if fr.elisions[string(w.Key)] {
			// A lone d or s is a label or a unit, unless it is elided.
			if isApostrophe(text[w.End:]) {
				score += 2.5
			}
			continue
		}
		score += reason(en, fr, text[w.Start:w.End], w.Key)
	}
	p := 1 / (1 + math.Exp(-math.Abs(score)))
	g := Guess{Confidence: p, Words: words}
	if p < sureEnough {
		return g
	}
	if g.Language = en; score < 0 {
		return g
	}
	g.Language = fr
	return g
}

func isApostrophe(s string) bool {
	return len(s) > 0 && (s[0] == '\'' || len(s) > 2 && s[:3] == "’")
}

// reason weighs one word: above zero speaks for French.
func reason(en, fr *Language, word string, key []byte) float64 {
	e, f := en.Function(key), fr.Function(key)
	accent := accents(word)
	switch {
	case e && !f && !accent:
		return -2.5
	case f && !e:
		return 2.5
	case e && f:
		return 0
	}
	// A capital inside a sentence is a name's, whose letters say nothing of the
	// text around it.
	weight := 1.0
	if word[0] >= 'A' && word[0] <= 'Z' {
		weight = 0.4
	}
	if accent {
		return 1.8 * weight
	}
	return weight * letters(key)
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

// letters weighs the letter groups of a word that is in no list.
func letters(key []byte) float64 {
	n := len(key)
	if n < 4 {
		return 0
	}
	score := 0.0
	for i := range n {
		switch key[i] {
		case 'w', 'k':
			score -= 0.9
		case 'h':
			if i > 0 && (key[i-1] == 't' || key[i-1] == 's' || key[i-1] == 'g') {
				score -= 0.7
			}
		case 'y':
			if i == n-1 {
				score -= 0.9
			}
		}
	}
	for _, e := range endings {
		if n > len(e.s)+1 && string(key[n-len(e.s):]) == e.s {
			score += e.nats
			break
		}
	}
	return max(-1.8, min(1.8, score))
}

var endings = []struct {
	s    string
	nats float64
}{
	{"ings", -1.4}, {"ing", -1.4}, {"ness", -1.4}, {"less", -1.2}, {"ful", -1.2}, {"ity", -0.8},
	{"ed", -1.1}, {"ers", -0.2}, {"ible", 0}, {"ies", -0.6},
	{"eux", 1.4}, {"euse", 1.4}, {"euses", 1.4}, {"aux", 1.2}, {"elle", 1}, {"elles", 1.2}, {"ique", 1.2},
	{"iques", 1.4}, {"oire", 1.2}, {"eur", 1.1}, {"eurs", 1.2}, {"ement", 0.7}, {"ements", 0.6}, {"aient", 1.4},
	{"ait", 1}, {"ees", 0.6}, {"ent", 0}, {"tte", 0.8}, {"ier", 0.6}, {"iere", 1.2}, {"ez", 1}, {"er", 0},
}
