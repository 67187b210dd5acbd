package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Styles colours the parts of a text report. A nil function leaves its part as
// it is.
type Styles struct {
	Severity func(severity, text string) string // the severity and the check
	Passage  func(text string) string           // what was found
	Place    func(text string) string           // where on the other side
}

// WriteText writes the findings as lines that editors and people read,
//
//	path:line:column: severity check: message
//
// each with the passage under it, and then the place on the other side: behind
// an arrow where the passage is missing, behind an equals sign what it faces.
func (r *Report) WriteText(w io.Writer, s Styles) error {
	var b strings.Builder
	for i := range r.Pairs {
		p := &r.Pairs[i]
		for _, f := range p.Findings {
			file, here := p.Here(f)
			twin, there := p.There(f)
			path, other := file.Path, twin.Path
			label := f.Severity + " " + f.Check
			if s.Severity != nil {
				label = s.Severity(f.Severity, label)
			}
			fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", Excerpt(path, 0), here.Line, here.Column, label, f.Message)
			if f.Check == "unparallel" || f.Check == "wrong-language" {
				fmt.Fprintf(&b, "    %s\n", style(s.Place, Excerpt(other, 0)))
				continue
			}
			fmt.Fprintf(&b, "    %s\n", style(s.Passage, Excerpt(here.Text, 300)))
			at := fmt.Sprintf("→ %s:%d:%d", Excerpt(other, 0), there.Line, there.Column)
			if there.Start < there.End {
				at = fmt.Sprintf("= %s:%d:%d %s", Excerpt(other, 0), there.Line, there.Column, Excerpt(there.Text, 120))
			}
			fmt.Fprintf(&b, "    %s\n", style(s.Place, at))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func style(f func(string) string, text string) string {
	if f == nil {
		return text
	}
	return f(text)
}

// Excerpt returns a text on one line, of at most so many characters if that is
// above zero, and without what a terminal would take for a command: control
// characters, and marks that turn the direction of writing.
func Excerpt(text string, characters int) string {
	var b strings.Builder
	n, space := 0, false
	for i, r := range text {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\f' || r == '\v' || r == ' ' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			space = b.Len() > 0
			continue
		case unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			r = utf8.RuneError
		}
		if characters > 0 && n >= characters && i < len(text) {
			b.WriteRune('…')
			break
		}
		if space {
			b.WriteByte(' ')
			n++
			space = false
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}
