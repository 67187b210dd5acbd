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
	for p, f := range r.all() {
		file, here := p.Here(f)
		label := f.Severity + " " + f.Check
		if s.Severity != nil {
			label = s.Severity(f.Severity, label)
		}
		fmt.Fprintf(&b, "%s%d:%d: %s: %s\n", inert(Excerpt(file.Path, 0)+":"), max(1, here.Line), max(1, here.Column), label, inert(Excerpt(f.Message, 0)))
		if !ofPair(f.Check) && here.Text != "" {
			fmt.Fprintf(&b, "    %s\n", style(s.Passage, inert(Excerpt(here.Text, 300))))
		}
		if place := place(p, f); place != "" {
			fmt.Fprintf(&b, "    %s\n", style(s.Place, inert(place)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// place says on one line where a finding is on the other side, if it is there at
// all.
func place(p *Pair, f Finding) string {
	twin, there := p.There(f)
	other := Excerpt(twin.Path, 0)
	switch {
	case other == "":
		return ""
	case ofPair(f.Check):
		return other
	case there.Line == 0:
		return ""
	case there.Start < there.End:
		return fmt.Sprintf("= %s:%d:%d %s", other, there.Line, there.Column, Excerpt(there.Text, 120))
	}
	return fmt.Sprintf("→ %s:%d:%d", other, there.Line, there.Column)
}

// inert keeps a line of foreign text from being a command to the program that
// collects the output in a build: GitHub obeys lines that start with "::", and it
// and Azure Pipelines look for ##[ and ##vso[ anywhere.
func inert(line string) string {
	if strings.HasPrefix(line, "::") {
		line = "| " + line
	}
	return breakCommands.Replace(line)
}

var breakCommands = strings.NewReplacer("##[", "##\u2060[", "##vso[", "##\u2060vso[")

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
		case unicode.IsControl(r) || turns(r):
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

// turns tells marks that turn the direction of writing.
func turns(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }
