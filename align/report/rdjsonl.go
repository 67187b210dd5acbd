package report

import (
	"io"
	"strings"
)

// rdDiagnostic is a Diagnostic of the Reviewdog Diagnostic Format.
type rdDiagnostic struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
	Severity string     `json:"severity"` // ERROR, WARNING or INFO
	Source   rdName     `json:"source"`
	Code     *rdCode    `json:"code,omitempty"`
}

type rdLocation struct {
	Path  string   `json:"path"`
	Range *rdRange `json:"range,omitempty"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"` // from 1, in bytes of UTF-8
}

type rdName struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}

// WriteRDJSONL writes the findings in the Reviewdog Diagnostic Format, one JSON
// object a line. Its columns count bytes of UTF-8; where they are not known, the
// range is of whole lines. Paths are relative to where the program ran, as
// reviewdog wants them. schema/rdjsonl.json describes a line.
func (r *Report) WriteRDJSONL(w io.Writer, run Run) error {
	source := rdName{"visavis", home}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if paths := p.paths(); p.Error != "" && len(paths) > 0 {
			if err := writeJSON(w, rdDiagnostic{failure(p, run.UI), rdLocation{Path: Run{}.path(paths[0])}, "ERROR", source, nil}, ""); err != nil {
				return err
			}
		}
		for _, f := range p.Findings {
			file, here := p.Here(f)
			d := rdDiagnostic{strings.Join(lines(p, f), "\n"), rdLocation{Path: Run{}.path(file.Path)}, "INFO", source, &rdCode{f.Check, home}}
			switch f.Severity {
			case "error":
				d.Severity = "ERROR"
			case "warning":
				d.Severity = "WARNING"
			}
			switch {
			case ofPair(f.Check) || here.Line == 0:
				d.Location.Range = &rdRange{rdPosition{Line: 1}, rdPosition{Line: 1}}
			default:
				d.Location.Range = &rdRange{rdPosition{here.Line, here.ByteColumn}, rdPosition{here.EndLine, here.EndByteColumn}}
			}
			if err := writeJSON(w, d, ""); err != nil {
				return err
			}
		}
	}
	return nil
}
