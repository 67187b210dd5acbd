package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// annotations is how many annotations of each kind GitHub shows of one step.
const annotations = 10

// WriteGitHub writes the findings as workflow commands, which GitHub shows on
// the lines of a pull request:
//
//	::error file=PATH,line=N,endLine=N,col=N,endColumn=N,title=TITLE::MESSAGE
//
// Pairs that could not be checked come first, then the worst findings. Of one
// kind, GitHub shows ten a step; a last line, which is no command, counts the
// rest. GitHub takes columns only of a passage on one line.
func (r *Report) WriteGitHub(w io.Writer, run Run) error {
	var b strings.Builder
	given, rest := map[string]int{}, Summary{}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Error == "" {
			continue
		}
		if given["error"]++; given["error"] > annotations {
			rest.Failed++
			continue
		}
		path := ""
		if paths := p.paths(); len(paths) > 0 {
			path = paths[0]
		}
		command(&b, "error", []string{"file", run.path(path), "title", "visavis"}, failure(run.rebased(p), run.UI))
	}
	for _, f := range r.worst() {
		kind := f.Severity
		if kind != "error" && kind != "warning" {
			kind = "notice"
		}
		if given[kind]++; given[kind] > annotations {
			rest.count(f.Finding)
			continue
		}
		file, here := f.pair.Here(f.Finding)
		properties := []string{"file", run.path(file.Path), "line", fmt.Sprint(max(1, here.Line))}
		switch {
		case ofPair(f.Check) || here.Line == 0:
		case here.Line == here.EndLine:
			properties = append(properties, "endLine", fmt.Sprint(here.EndLine),
				"col", fmt.Sprint(here.Column), "endColumn", fmt.Sprint(here.EndColumn))
		default:
			properties = append(properties, "endLine", fmt.Sprint(here.EndLine))
		}
		properties = append(properties, "title", "visavis: "+f.Check)
		command(&b, kind, properties, strings.Join(lines(f.pair, f.Finding), "\n"))
	}
	if rest != (Summary{}) {
		fmt.Fprintf(&b, "%s\n", text(run.UI, "Not shown above: ", "Non affichés ci-dessus : ")+rest.counts(run.UI)+".")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// command writes a workflow command.
func command(b *strings.Builder, name string, properties []string, message string) {
	b.WriteString("::" + name)
	for i := 0; i+1 < len(properties); i += 2 {
		separator := ","
		if i == 0 {
			separator = " "
		}
		b.WriteString(separator + properties[i] + "=" + escapeProperty.Replace(visible(properties[i+1])))
	}
	b.WriteString("::" + escapeData.Replace(message) + "\n")
}

// visible replaces what a terminal could take for a command; lines are escaped
// otherwise.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\r' || turns(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// lines are the message of a finding, the passage, and the place on the other
// side, each on one line; the last two where there are such.
func lines(p *Pair, f Finding) []string {
	_, here := p.Here(f)
	out := []string{Excerpt(f.Message, 0)}
	if !ofPair(f.Check) && here.Text != "" {
		out = append(out, Excerpt(here.Text, 300))
	}
	if place := place(p, f); place != "" {
		out = append(out, place)
	}
	return out
}

// failure says why a pair could not be checked.
func failure(p *Pair, ui UI) string {
	return text(ui, "This pair could not be checked: ", "Cette paire n’a pas pu être vérifiée : ") + Excerpt(p.Error, 0)
}
