package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// view is what the template of the page shows.
type view struct {
	UI             report.UI
	Title          phrase
	Names          []path // of the files, where they are the title
	Verdict        phrase
	Policy         string
	Style          template.CSS
	Early, Script  template.JS
	Words          map[string]map[string]string
	Titles         map[string]string
	Pairs          []*pairView
	Outside        []*note // findings on files of no pair
	Failed         []*note // files that could not be checked
	Counts         counts
	Total          phrase
	OutsideTotal   phrase
	OutsideVerdict phrase
	Severities     []filter
	Checks         []filter
	AnyDoubt       bool
	Many           bool // there is more than one pair, or something outside
	Long           bool // rows are laid out as they come into sight
}

// counts are numbers of findings.
type counts struct{ Errors, Warnings, Notes int }

// Sum is the number of all findings.
func (c counts) Sum() int { return c.Errors + c.Warnings + c.Notes }

func (c *counts) add(s align.Severity) {
	switch s {
	case align.Error:
		c.Errors++
	case align.Warning:
		c.Warnings++
	default:
		c.Notes++
	}
}

// filter is a box that takes findings out of view.
type filter struct {
	Value string
	Name  phrase
	Count phrase
	n     int
}

type pairView struct {
	ID       string
	Src, Dst sideView
	Verdict  phrase
	Counts   counts
	Total    phrase
	Whole    []*note // findings about the pair as a whole
	Notes    []*note // all findings, in the order of the rows
	Chunks   []*chunk
}

type sideView struct {
	Name     path
	Lang     string
	Language phrase
}

// chunk is a run of rows that a browser lays out when it comes into sight.
type chunk struct {
	ID     string
	Rows   []*row
	length int // characters of the longer sides
}

type row struct {
	ID, Number string
	Class      string
	Doubt      phrase // the confidence; empty where it is high enough
	Src, Dst   cell
	Notes      []*note
	Moved      *place // where the target stands
}

// place is a link to a row.
type place struct{ ID, Number string }

type cell struct {
	Lang       string
	Position   string
	Paragraphs []paragraph
	Bar        *mark // what is about the side as a whole
	Gap        *gap
	Guests     []place // moved rows whose passage stands behind this one
	length     int
}

// gap is the empty cell that a passage faces that has no counterpart.
type gap struct {
	Findings, Class string
	Text            phrase
	Position        string // where the passage would stand
}

type paragraph struct {
	Class, Lang, Marker string
	Turned              bool // some of it is written from right to left
	Pieces              []piece
}

// note is a finding in words.
type note struct {
	ID         string
	Check      string
	Name       phrase
	Severity   string
	Word       phrase
	Message    phrase
	Confidence phrase
	Excerpt    string
	Lang       string // of the excerpt
	Position   string // line and column of the passage
	Badge      string // of the text that the position is in
	There      *place // the row of the other side, where it is another one
	File       *path  // of a remark on a file of no pair
	Place      string // of a remark, the position

	finding align.Finding
	row     int // -1 for the pair as a whole
}

const (
	longRows  = 400 // a page of no more rows is laid out at once
	chunkRows = 40  // rows laid out together on a longer one
	excerpt   = 110 // characters of a passage in the list of findings
)

func newView(verdicts []*align.Verdict, o Options) *view {
	p := &view{UI: o.UI, Words: scriptWords()}
	checks, rows := map[string]int{}, 0
	count := func(notes []*note) {
		for _, n := range notes {
			p.Counts.add(n.finding.Severity)
			checks[n.Check]++
		}
	}
	remarks := p.remarks(o.Remarks, verdicts)
	for i, v := range verdicts {
		q := newPair(i+1, v, remarks[i], o)
		p.Pairs = append(p.Pairs, q)
		count(q.Notes)
		p.AnyDoubt = p.AnyDoubt || q.doubts()
		rows += len(v.Alignment.Beads)
	}
	count(p.Outside)
	p.Long = rows > longRows
	for _, s := range []struct {
		n    int
		name string
	}{{p.Counts.Errors, "error"}, {p.Counts.Warnings, "warning"}, {p.Counts.Notes, "note"}} {
		if s.n > 0 {
			p.Severities = append(p.Severities, filter{s.name, words[s.name+"s"], quantity(s.n), s.n})
		}
	}
	for name, n := range checks {
		p.Checks = append(p.Checks, filter{name, checkName(name), quantity(n), n})
	}
	slices.SortFunc(p.Checks, func(x, y filter) int { return cmp.Or(y.n-x.n, cmp.Compare(x.Value, y.Value)) })
	p.Total = quantity(p.Counts.Sum())
	p.title(o.Title)
	return p
}

// title names the page and sums it up.
func (p *view) title(given string) {
	p.Verdict = p.Counts.verdict()
	if len(p.Pairs)+len(p.Outside)+len(p.Failed) == 0 {
		p.Verdict = words["no pairs"]
	}
	var outside counts
	for _, n := range p.Outside {
		outside.add(n.finding.Severity)
	}
	p.OutsideTotal, p.OutsideVerdict = quantity(len(p.Outside)), outside.verdict()
	if n := len(p.Failed); n > 0 {
		failed := counted(n, words["failure"], words["failures"])
		p.Verdict = p.Verdict.and(failed)
		if p.OutsideVerdict = failed; len(p.Outside) > 0 {
			p.OutsideVerdict = outside.verdict().and(failed)
		}
	}
	p.Many = len(p.Pairs) > 1 || len(p.Outside)+len(p.Failed) > 0
	switch {
	case given != "":
		given = clean(given)
		p.Title = phrase{given, given}
	case len(p.Pairs) == 1:
		p.Names = []path{p.Pairs[0].Src.Name, p.Pairs[0].Dst.Name}
		names := p.Names[0].String() + " – " + p.Names[1].String()
		p.Title = phrase{names, names}
	default:
		p.Title = counted(len(p.Pairs), phrase{"pair of texts", "paire de textes"}, phrase{"pairs of texts", "paires de textes"})
	}
	p.Titles = map[string]string{}
	for _, ui := range []report.UI{report.English, report.French} {
		p.Titles[string(ui)] = p.Verdict.in(ui) + " – " + p.Title.in(ui)
	}
}

// sizes are the rules of style that tell a browser how high a chunk is before it
// is laid out.
func (p *view) sizes() string {
	var b strings.Builder
	for _, q := range p.Pairs {
		fmt.Fprintf(&b, "#%s{--src:%q;--dst:%q}\n", q.ID, badge(q.Src.Lang), badge(q.Dst.Lang))
		for _, c := range q.Chunks {
			fmt.Fprintf(&b, "#%s{--rows:%d;--length:%d}\n", c.ID, len(c.Rows), c.length)
		}
	}
	return b.String()
}

// badge is the short name of a language, of letters and digits alone.
func badge(tag string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, tag))
}

func side(d *segment.Document) sideView {
	return sideView{Name: *newPath(d.Name), Lang: d.Lang.Tag(), Language: languageName(d.Lang)}
}

// tagOf is the tag of a language where it is not that of the document.
func tagOf(l *lang.Language, d *segment.Document) string {
	if l == nil || l.Tag() == d.Lang.Tag() {
		return ""
	}
	return l.Tag()
}
