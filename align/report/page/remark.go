package page

import (
	"fmt"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

// Remark is a finding that no verdict has: on a page without its other version,
// on a comment that suppresses nothing; or why texts could not be compared. One on
// a file of a pair stands above its texts, the others stand behind all pairs. Its
// zero value says of no file that it could not be checked.
type Remark struct {
	// File is the path of the file, as the documents are named, and Lang the tag
	// of its language, or "".
	File, Lang string

	// Position is the place in the file; the zero value is the file as a whole.
	Position segment.Position

	// Check is the name of the check. Where it is "" the remark is no finding and
	// not counted as one: the file, and the one it is to be compared with, could
	// not be checked.
	Check    string
	Severity align.Severity

	// English and French are the message; where one is empty the other stands for
	// it.
	English, French string

	// Text is the passage; it may be empty.
	Text string
}

// note is the remark as the page shows it.
func (r Remark) note() *note {
	message := phrase{clean(r.English), clean(r.French)}
	if message.En == "" {
		message.En = message.Fr
	}
	if message.Fr == "" {
		message.Fr = message.En
	}
	severity := min(r.Severity, align.Error)
	n := &note{
		Check: clean(r.Check), Name: checkName(r.Check), Severity: severity.String(), Word: words[severity.String()],
		Message: message, Excerpt: report.Excerpt(r.Text, excerpt),
		Badge: badge(r.Lang), finding: align.Finding{Check: r.Check, Severity: severity}, row: -1,
	}
	if strings.EqualFold(n.Badge, r.Lang) {
		n.Lang = r.Lang // what could be a tag
	}
	if r.Position.Line > 0 {
		n.Position = r.Position.String()
		n.Place = strings.TrimSpace(n.Badge + " " + n.Position)
	}
	if r.Check == "" {
		n.Name = words["not checked"]
	}
	return n
}

// remarks takes those on the files of the pairs to them. The others are told
// behind the pairs, first the files that could not be checked.
func (p *view) remarks(all []Remark, verdicts []*align.Verdict) map[int][]*note {
	pairOf := map[string]int{}
	for i, v := range verdicts {
		for _, d := range []*segment.Document{v.Alignment.Src, v.Alignment.Dst} {
			if _, ok := pairOf[d.Name]; !ok {
				pairOf[d.Name] = i
			}
		}
	}
	of := map[int][]*note{}
	for _, r := range all {
		n := r.note()
		switch i, ok := pairOf[r.File]; {
		case r.Check == "":
			n.File = newPath(r.File)
			p.Failed = append(p.Failed, n)
		case ok:
			of[i] = append(of[i], n)
		default:
			n.File = newPath(r.File)
			p.Outside = append(p.Outside, n)
			n.ID = fmt.Sprintf("f%d", len(p.Outside))
		}
	}
	return of
}
