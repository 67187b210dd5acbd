package report

import (
	"encoding/json"
	"io"
	"math"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/segment"
)

// Report is the findings on any number of pairs, in the form its JSON has. The
// zero value is a report on none.
type Report struct {
	Pairs   []Pair  `json:"pairs"`
	Summary Summary `json:"summary"`
}

// Pair is one pair of files.
type Pair struct {
	Source   File      `json:"source"`
	Target   File      `json:"target"`
	Parallel bool      `json:"parallel"`
	Findings []Finding `json:"findings"`
}

// File names a file and its language.
type File struct {
	Path string `json:"path"`
	Lang string `json:"lang"`
}

// Finding is one finding.
type Finding struct {
	Check      string  `json:"check"`
	Severity   string  `json:"severity"`   // error, warning or note
	Confidence float64 `json:"confidence"` // to two decimals
	Source     Passage `json:"source"`
	Target     Passage `json:"target"`
	Message    string  `json:"message"`

	inTarget bool // the passage it is about is that of the target
}

// Passage is a place in a file. An empty one, whose start and end are the same,
// marks where a passage is missing.
type Passage struct {
	Start     int    `json:"start"` // bytes of the file, half open
	End       int    `json:"end"`
	Line      int    `json:"line"`   // from 1
	Column    int    `json:"column"` // from 1, in characters
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"` // behind the last character
	Text      string `json:"text"`
}

// Summary counts.
type Summary struct {
	Pairs      int `json:"pairs"`
	Unparallel int `json:"unparallel"` // pairs that are not translations
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Notes      int `json:"notes"`
}

// Add appends the findings on a pair, their messages in the language of the
// user.
func (r *Report) Add(v *align.Verdict, ui UI) {
	a := v.Alignment
	p := Pair{
		Source:   File{a.Src.Name, a.Src.Lang.Tag()},
		Target:   File{a.Dst.Name, a.Dst.Lang.Tag()},
		Parallel: v.Parallel,
		Findings: []Finding{},
	}
	for _, f := range v.Findings {
		p.Findings = append(p.Findings, Finding{
			Check:      f.Check,
			Severity:   f.Severity.String(),
			Confidence: math.Round(f.Confidence*100) / 100,
			Source:     NewPassage(a.Src, f.Src),
			Target:     NewPassage(a.Dst, f.Dst),
			Message:    Message(v, f, ui),
			inTarget: f.Check == "addition" || f.Check == "untranslated" && f.Args[2] == "target" ||
				f.Check == "duplicate" && f.Args[0] == "target",
		})
		switch f.Severity {
		case align.Error:
			r.Summary.Errors++
		case align.Warning:
			r.Summary.Warnings++
		default:
			r.Summary.Notes++
		}
	}
	r.Summary.Pairs++
	if !v.Parallel {
		r.Summary.Unparallel++
	}
	r.Pairs = append(r.Pairs, p)
}

// NewPassage locates a span in the file that a document was read from.
func NewPassage(d *segment.Document, s segment.Span) Passage {
	from, to := d.Position(s.Start), d.Position(s.End)
	return Passage{
		Start:     d.FileOffset(s.Start),
		End:       d.FileOffset(s.End),
		Line:      from.Line,
		Column:    from.Column,
		EndLine:   to.Line,
		EndColumn: to.Column,
		Text:      d.Source[s.Start:s.End],
	}
}

// WriteJSON writes the report as one indented JSON object.
func (r *Report) WriteJSON(w io.Writer) error {
	out := *r
	if out.Pairs == nil {
		out.Pairs = []Pair{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
