package report

import (
	"io"
	"math"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang/stream"
	"github.com/visavis/visavis/segment"
)

// Report is the findings on any number of pairs, in the form its JSON has. The
// zero value is a report on none. Writing does not change it, so that several
// goroutines may write one.
type Report struct {
	Pairs   []Pair  `json:"pairs"`
	Summary Summary `json:"summary"`
}

// Pair is one pair of files. A page without its other version is a pair of which
// one file is empty. What is found in a file that is no page, such as that of the
// configuration, is in a pair of that file alone, which has no language.
type Pair struct {
	Source   File      `json:"source"`
	Target   File      `json:"target"`
	Parallel bool      `json:"parallel"`
	Error    string    `json:"error,omitempty"` // why the pair could not be checked
	Named    []string  `json:"-"`               // paths of other files that Error names
	Findings []Finding `json:"findings"`
}

// File names a file and its language. The zero value is no file.
type File struct {
	Path string `json:"path"`
	Lang string `json:"lang"`
}

// Finding is one finding.
type Finding struct {
	Check       string  `json:"check"`
	Severity    string  `json:"severity"`   // error, warning or note
	Confidence  float64 `json:"confidence"` // to two decimals
	Side        string  `json:"side"`       // the passage it is about: source or target
	Source      Passage `json:"source"`
	Target      Passage `json:"target"`
	Message     string  `json:"message"`
	Other       string  `json:"-"`           // the message in the other of English and French, for the page that has both
	Fingerprint string  `json:"fingerprint"` // see [Pair.Identify]
}

// Sides of a finding.
const (
	Source = "source"
	Target = "target"
)

// Here is the passage that a finding on the pair is about, with its file.
func (p *Pair) Here(f Finding) (File, Passage) {
	if f.Side == Target {
		return p.Target, f.Target
	}
	return p.Source, f.Source
}

// There is the passage on the other side, with its file.
func (p *Pair) There(f Finding) (File, Passage) {
	if f.Side == Target {
		return p.Source, f.Source
	}
	return p.Target, f.Target
}

// Passage is a place in a file. An empty one, whose start and end are the same,
// marks where a passage is missing. The zero value is no place at all.
type Passage struct {
	Start     int    `json:"start"` // bytes of the file, half open
	End       int    `json:"end"`
	Line      int    `json:"line"`   // from 1
	Column    int    `json:"column"` // from 1, in characters
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"` // behind the last character
	Text      string `json:"text"`

	// The columns in bytes of UTF-8, from 1, which some forms of report want; 0
	// where they are not known.
	ByteColumn    int `json:"-"`
	EndByteColumn int `json:"-"`
}

// Summary counts.
type Summary struct {
	Pairs      int `json:"pairs"`      // of two files that were compared
	Unpaired   int `json:"unpaired"`   // pages without their other version
	Failed     int `json:"failed"`     // pairs that could not be checked
	Unparallel int `json:"unparallel"` // pairs that are not translations
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Notes      int `json:"notes"`
}

// Add appends the findings on a pair, their messages in the language of the
// user.
func (r *Report) Add(v *align.Verdict, ui UI) {
	r.Append(NewPair(v, ui))
}

// Append appends a pair and counts it.
func (r *Report) Append(p Pair) {
	switch {
	case p.Error != "":
		r.Summary.Failed++
	case p.Source.Path == "" || p.Target.Path == "":
		if p.Source.Lang+p.Target.Lang != "" {
			r.Summary.Unpaired++
		}
	default:
		r.Summary.Pairs++
		if !p.Parallel {
			r.Summary.Unparallel++
		}
	}
	for _, f := range p.Findings {
		r.Summary.count(f)
	}
	r.Pairs = append(r.Pairs, p)
}

// NewPair is the findings on one pair, their messages in the language of the
// user.
func NewPair(v *align.Verdict, ui UI) Pair {
	a := v.Alignment
	p := Pair{
		Source:   File{a.Src.Name, a.Src.Lang.Tag()},
		Target:   File{a.Dst.Name, a.Dst.Lang.Tag()},
		Parallel: v.Parallel,
		Findings: []Finding{},
	}
	for _, f := range v.Findings {
		side := Source
		if inTarget(f) {
			side = Target
		}
		p.Findings = append(p.Findings, Finding{
			Check:      f.Check,
			Severity:   f.Severity.String(),
			Confidence: math.Round(f.Confidence*100) / 100,
			Side:       side,
			Source:     NewPassage(a.Src, f.Src),
			Target:     NewPassage(a.Dst, f.Dst),
			Message:    Message(v, f, ui),
			Other:      Message(v, f, other(ui)),
		})
	}
	p.Identify()
	return p
}

// inTarget tells whether the passage that a finding is about is in the target.
func inTarget(f align.Finding) bool {
	switch f.Check {
	case "addition":
		return true
	case "duplicate", "partial":
		return f.Args[0] == Target
	case "untranslated":
		return f.Args[2] == Target
	case "number", "date", "time", "amount", "percentage", "reference", "link":
		return len(f.Args) == 2 && f.Args[0] == ""
	}
	return false
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

		ByteColumn:    byteColumn(d, s.Start),
		EndByteColumn: byteColumn(d, s.End),
	}
}

// byteColumn is the column of an offset in bytes of UTF-8, from 1.
func byteColumn(d *segment.Document, offset int) int {
	return offset - strings.LastIndexAny(d.Source[:offset], "\r\n")
}

// WriteJSON writes the report as one indented JSON object, which
// schema/report.json describes.
func (r *Report) WriteJSON(w io.Writer) error {
	out := *r
	if out.Pairs == nil {
		out.Pairs = []Pair{}
	}
	return writeJSON(w, out, "  ")
}

// writeJSON writes a value as JSON in which foreign text is no command.
func writeJSON(w io.Writer, v any, indent string) error {
	b, err := stream.EncodeJSON(v, indent)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}
