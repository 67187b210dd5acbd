package report

import (
	"fmt"
	"io"
	"strings"
)

// A summary of many findings stays well below the 1 MiB that GitHub takes: it
// has at most so many pairs in its table, and so many findings.
const (
	summaryPairs    = 500
	summaryFindings = 200
)

// WriteSummary writes the report as Markdown, in the flavour of GitHub, for the
// summary of a step: the verdict, a table of the pairs that have findings, and
// the findings, the worst first. A comment on its first line, which is not shown,
// tells the file from the pages of a site. Whatever comes from the documents
// stands in code spans and is never markup.
func (r *Report) WriteSummary(w io.Writer, run Run) error {
	var b strings.Builder
	ui := run.UI
	fmt.Fprintf(&b, "<!-- visavis -->\n## visavis\n\n%s\n", r.Summary.Sentence(ui))
	r.failures(&b, ui)
	r.table(&b, ui)
	all := r.worst()
	if len(all) > 0 {
		fmt.Fprintf(&b, "\n### %s\n\n", text(ui, "Findings", "Constats"))
	}
	for i, f := range all {
		if i == summaryFindings {
			fmt.Fprintf(&b, "\n%s\n", text(ui, "Not shown: ", "Non affichés : ")+
				number(len(all)-i, ui, nouns["finding"])+".")
			break
		}
		file, here := f.pair.Here(f.Finding)
		at := Excerpt(file.Path, 0)
		if !ofPair(f.Check) {
			at = fmt.Sprintf("%s:%d:%d", at, max(1, here.Line), max(1, here.Column))
		}
		fmt.Fprintf(&b, "- **%s** %s %s<br>%s\n", severity(f.Severity, ui), span(f.Check), span(at), plain(Excerpt(f.Message, 0)))
		for _, line := range lines(f.pair, f.Finding)[1:] {
			fmt.Fprintf(&b, "  <br>%s\n", span(line))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// failures lists the pairs that could not be checked.
func (r *Report) failures(b *strings.Builder, ui UI) {
	n := 0
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Error == "" {
			continue
		}
		if n == 0 {
			fmt.Fprintf(b, "\n### %s\n\n", text(ui, "Not checked", "Non vérifié"))
		}
		if n++; n <= summaryPairs {
			fmt.Fprintf(b, "- %s<br>%s\n", span(p.name()), span(Excerpt(p.Error, 0)))
		}
	}
}

// table counts the findings of each pair that has some.
func (r *Report) table(b *strings.Builder, ui UI) {
	if len(r.Pairs) < 2 {
		return
	}
	n := 0
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if len(p.Findings) == 0 {
			continue
		}
		if n == 0 {
			fmt.Fprintf(b, "\n| %s |\n|---|---:|---:|---:|\n", text(ui, "Pair | Errors | Warnings | Notes", "Paire | Erreurs | Avertissements | Notes"))
		}
		if n++; n > summaryPairs {
			continue
		}
		var s Summary
		for _, f := range p.Findings {
			s.count(f)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", strings.ReplaceAll(span(p.name()), "|", `\|`),
			Count(s.Errors, ui), Count(s.Warnings, ui), Count(s.Notes, ui))
	}
	if n > summaryPairs {
		more := n - summaryPairs
		fmt.Fprintf(b, "\n%s\n", text(ui, "Not shown: ", "Non affichées : ")+number(more, ui, nouns["pair"])+".")
	}
}

// severity is the name of a severity in the language of the user.
func severity(name string, ui UI) string {
	switch name {
	case "error":
		return text(ui, "error", "erreur")
	case "warning":
		return text(ui, "warning", "avertissement")
	}
	return "note"
}

// span is a line of text as a code span: between more backticks than the text has
// in a row (CommonMark 6.1).
func span(line string) string {
	if line == "" {
		return ""
	}
	most, row := 0, 0
	for _, c := range line {
		if c != '`' {
			row = 0
			continue
		}
		row++
		most = max(most, row)
	}
	fence := strings.Repeat("`", most+1)
	if strings.HasPrefix(line, "`") || strings.HasSuffix(line, "`") || line[0] == ' ' && line[len(line)-1] == ' ' {
		line = " " + line + " "
	}
	return fence + line + fence
}

// plain is a line of text that is no markup: as it is, or as a code span where a
// character could be taken for some, or an address or a name for a link.
func plain(line string) string {
	if strings.ContainsAny(line, "\\`*_[]<>{}#!|&~@$^=/") || strings.Contains(strings.ToLower(line), "www.") {
		return span(line)
	}
	return line
}
