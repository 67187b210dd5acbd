package site

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/visavis/visavis/align/report"
)

// Entry is a finding that is accepted.
type Entry struct {
	Fingerprint string
	Check       string
	Path        string // of the page that it is on
	Text        string // the beginning of the passage, for people
}

// NewEntry is the entry of a finding on a page.
func NewEntry(f report.Finding, path, text string) Entry {
	return Entry{f.Fingerprint, f.Check, report.Excerpt(path, 0), report.Excerpt(text, 60)}
}

// Baseline is the findings that are accepted, by fingerprint. It is a file of
// lines, fingerprint TAB check TAB page TAB text, sorted by page. Lines that
// start with # are passed over. A passage of several segments has a line for each,
// so that it is known again when more goes missing beside it. The zero value
// accepts nothing.
type Baseline map[string]Entry

const baselineHead = "# Accepted findings of visavis: fingerprint, check, page, text. / Constats acceptés : empreinte, vérification, page, texte.\n"

// ParseBaseline reads a baseline. A line that is none is a fault.
func ParseBaseline(name string, data []byte) (Baseline, error) {
	b := Baseline{}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 4 || len(fields[0]) != 32 || fields[1] == "" {
			return nil, faultf(name, n, "not a line of a baseline", "n’est pas une ligne d’un fichier de constats acceptés")
		}
		if _, err := hex.DecodeString(fields[0]); err != nil {
			return nil, faultf(name, n, "not a line of a baseline", "n’est pas une ligne d’un fichier de constats acceptés")
		}
		b[fields[0]] = Entry{fields[0], fields[1], fields[2], fields[3]}
	}
	return b, nil
}

// Entries are the entries in the order of the file.
func (b Baseline) Entries() []Entry {
	out := make([]Entry, 0, len(b))
	for _, e := range b {
		out = append(out, e)
	}
	slices.SortFunc(out, func(x, y Entry) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Check, y.Check), cmp.Compare(x.Text, y.Text), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	return out
}

// String is the content of the file.
func (b Baseline) String() string {
	var s strings.Builder
	s.WriteString(baselineHead)
	for _, e := range b.Entries() {
		fmt.Fprintf(&s, "%s\t%s\t%s\t%s\n", e.Fingerprint, e.Check, e.Path, e.Text)
	}
	return s.String()
}
