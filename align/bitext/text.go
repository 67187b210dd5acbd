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

// inLine is a text as a line or column can hold it: that of oneLine, whose control
// characters become U+FFFD. U+FEFF at its start, which a file would lose as its byte
// order mark, is left out.
func inLine(s string) string { return oneLines(s, true) }

// oneLine is a text on one line: runs of white space become one space, and none at
// its ends, but no-break spaces stay. Bytes that are not UTF-8 become U+FFFD.
func oneLine(s string) string { return oneLines(s, false) }

func oneLines(s string, column bool) string {
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
		case column && r == '\ufeff' && b.Len() == 0:
			continue
		case column && unicode.IsControl(r):
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

// writeLine writes a line, unless it would not be read again.
func writeLine(w *bufio.Writer, parts ...string) error {
	n := 0
	for _, s := range parts {
		n += len(s)
	}
	if err := checkLine(n); err != nil {
		return err
	}
	write(w, parts...)
	return w.WriteByte('\n')
}

// write writes strings; the writer keeps the first error.
func write(w *bufio.Writer, parts ...string) {
	for _, s := range parts {
		w.WriteString(s)
	}
}
