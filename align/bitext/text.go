package bitext

import (
	"bufio"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// inLine is a text as a line or column can hold it: runs of white space become
// one space, but no-break spaces stay; control characters, and bytes that are not
// UTF-8, become U+FFFD. A byte order mark at its start, which a file would lose,
// is left out.
func inLine(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == ' ' || r >= '\t' && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			space = b.Len() > 0
			continue
		case r == '\ufeff' && b.Len() == 0:
			continue
		case unicode.IsControl(r):
			r = utf8.RuneError
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plain reports whether a text is ASCII with single spaces between its words.
func plain(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' && space, c < ' ', c >= 0x7f:
			return false
		default:
			space = c == ' '
		}
	}
	return s == "" || !space
}

// lineText is the text of a passage as a line or column can hold it.
func lineText(p *Passage) string { return inLine(p.Text()) }

// confidence writes a probability. It is never 0, which is one not known.
func confidence(c float64) string {
	return strconv.FormatFloat(max(0.001, min(c, 1)), 'f', 3, 64)
}

// readConfidence returns a probability, or 0 where the text is none.
func readConfidence(s string) float64 {
	if c := readScore(s); c > 0 && c <= 1 {
		return c
	}
	return 0
}

func score(s float64) string { return strconv.FormatFloat(s, 'g', -1, 64) }

// strength is what a format with room for one number writes of a unit: its
// confidence, or else its score, or else "".
func strength(u *Unit) (kind, value string) {
	switch {
	case u.Confidence > 0:
		return "confidence", confidence(u.Confidence)
	case u.Score != 0 && finite(u.Score):
		return "score", score(u.Score)
	}
	return "", ""
}

// readScore returns a number, or 0 where the text is none.
func readScore(s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !finite(f) {
		return 0
	}
	return f
}

func finite(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) }

// quoted is a piece of a file as an error shows it: in one line, and not long.
func quoted(s string) string {
	const most = 60
	if r := []rune(s[:min(len(s), 4*most+4)]); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return strconv.Quote(s)
}

// shownTag is a language tag as an error shows it: as it is, if it may be one.
func shownTag(tag string) string {
	for i := 0; i < len(tag); i++ {
		if c := tag[i]; c <= ' ' || c >= 0x7f || len(tag) > 35 {
			return quoted(tag)
		}
	}
	return tag
}

// segments is a text as the only segment of a passage, or none if it is blank.
func segments(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return []string{text}
}

// primary returns the primary language of a BCP 47 tag: "en" of "EN-CA". Of a
// tag that is none it is what stands before the first hyphen.
func primary(tag string) string {
	tag = strings.ReplaceAll(tag, "_", "-")
	if t, err := language.Parse(tag); err == nil {
		if base, confidence := t.Base(); confidence == language.Exact {
			return base.String()
		}
	}
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}

// sameLanguage reports whether two tags name one language, whatever its region.
func sameLanguage(a, b string) bool { return a == b || primary(a) == primary(b) }

// write writes strings; the writer keeps the first error.
func write(w *bufio.Writer, parts ...string) {
	for _, s := range parts {
		w.WriteString(s)
	}
}
