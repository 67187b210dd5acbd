package report_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// hostile is a text that would be a command, markup or the end of something in
// one form of report or another.
const hostile = "::error::x\n##[add-mask]y ]]> <script>alert(1)</script> & \"q\" 'a' `b` ``c`` | d [e](f) {0} %0A 100%\r\n" +
	"\x00\x1b[2J\x07\u2028\u2029\u202e\ufffe\U0001F600 @team #12 https://example.org ![g](h) \\ é\xff"

// at is a passage on one line.
func at(line, column int, text string) report.Passage {
	n := len([]rune(text))
	return report.Passage{Start: 100 * line, End: 100*line + len(text), Line: line, Column: column, EndLine: line, EndColumn: column + n,
		Text: text, ByteColumn: column, EndByteColumn: column + len(text)}
}

// sample is a report with one of everything: two pairs that were compared, one
// that is none, a page without its other version, a suppression that matches
// nothing, a pair that could not be checked, and a pair without findings.
func sample(t testing.TB, ui report.UI) *report.Report {
	t.Helper()
	var r report.Report
	en := segment.Parse("pages/notice.en.txt", "Office hours are from 9 to 5.\n\nStart of content\n\nCall 613-555-0199.\n\nBring the two forms.\n\nThe wharf is closed.\n", lang.English())
	fr := segment.Parse("pages/notice.fr.txt", "Le bureau est ouvert de 9 à 5.\n\nStart of content\n\nComposez le 613-555-0191.\n\nApportez les deux formulaires.\n", lang.French())
	r.Append(report.NewPair(verdict(t, en, fr), ui))

	multi := at(3, 1, "« Première ligne\ndeuxième ligne »")
	multi.EndLine, multi.EndColumn, multi.EndByteColumn = 4, 17, 19
	odd := report.Pair{
		Source: report.File{Path: "odd, 100%: [a](b)/x y|`z`.en.md", Lang: "en"}, Target: report.File{Path: "odd/é.fr.md", Lang: "fr"}, Parallel: true,
		Findings: []report.Finding{
			{Check: "omission", Severity: "warning", Confidence: 0.87, Side: "source", Source: at(7, 3, hostile), Target: report.Passage{Start: 9, End: 9, Line: 2, Column: 4, EndLine: 2, EndColumn: 4},
				Message: report.Message(&align.Verdict{Alignment: &align.Alignment{Src: en, Dst: fr}}, align.Finding{Check: "omission", Args: []string{"1234", "item"}}, ui)},
			{Check: "duplicate", Severity: "note", Confidence: 0.61, Side: "target", Source: at(3, 1, "First line"), Target: multi,
				Message: report.Message(&align.Verdict{Alignment: &align.Alignment{Src: en, Dst: fr}}, align.Finding{Check: "duplicate", Args: []string{"target", "equal", "1234"}}, ui)},
			{Check: "too-long", Severity: "warning", Confidence: 0.7, Side: "source", Source: at(9, 1, ""), Target: at(9, 1, ""), Message: "too-long: [x](y) {0} <b>" + hostile},
			{Check: "suppression", Severity: "warning", Confidence: 1, Side: "source", Source: at(5, 1, "<!-- visavis:ignore omission -->"),
				Message: report.SuppressionMessage("<!-- visavis:ignore omission -->", ui)},
		},
	}
	odd.Identify()
	r.Append(odd)

	whole := func(text string) report.Passage { p := at(1, 1, text); p.EndLine = 40; return p }
	none := report.Pair{Source: report.File{Path: "a.en.txt", Lang: "en"}, Target: report.File{Path: "b.fr.txt", Lang: "fr"},
		Findings: []report.Finding{{Check: "unparallel", Severity: "error", Confidence: 0.97, Side: "source", Source: whole("A whole text."), Target: whole("Un texte entier."),
			Message: report.Message(&align.Verdict{Alignment: &align.Alignment{Src: en, Dst: fr}}, align.Finding{Check: "unparallel"}, ui)}}}
	none.Identify()
	r.Append(none)

	alone := report.Pair{Target: report.File{Path: "seul.fr.md", Lang: "fr"}, Parallel: true,
		Findings: []report.Finding{{Check: "unpaired", Severity: "warning", Confidence: 1, Side: "target", Target: report.Passage{Line: 1, Column: 1, EndLine: 1, EndColumn: 1},
			Message: report.UnpairedMessage("en", ui)}}}
	alone.Identify()
	r.Append(alone)

	r.Append(report.Pair{Source: report.File{Path: "broken.en.md", Lang: "en"}, Target: report.File{Path: "broken.fr.md", Lang: "fr"},
		Error: "broken.fr.md:3: not UTF-8", Findings: []report.Finding{}})
	r.Append(report.Pair{Source: report.File{Path: "good.en.md", Lang: "en"}, Target: report.File{Path: "good.fr.md", Lang: "fr"}, Parallel: true, Findings: []report.Finding{}})
	return &r
}

// sampleRun is the run that the sample comes from.
func sampleRun(ui report.UI) report.Run {
	return report.Run{UI: ui, Version: "1.2.3", Checks: []string{"omission", "addition", "number"}, FailOn: align.Warning, ExitCode: 2,
		Started: time.Date(2026, 3, 25, 8, 42, 0, 0, time.FixedZone("", -4*3600))}
}

// many is a report with so many findings of each severity on one pair.
func many(n int) *report.Report {
	p := report.Pair{Source: report.File{Path: "a.en.txt", Lang: "en"}, Target: report.File{Path: "a.fr.txt", Lang: "fr"}, Parallel: true}
	for i := range n {
		for _, severity := range []string{"note", "warning", "error"} {
			p.Findings = append(p.Findings, report.Finding{Check: "omission", Severity: severity, Confidence: float64(i%100) / 100, Side: "source",
				Source: at(i+1, 1, fmt.Sprintf("Passage %d.", i)), Target: report.Passage{Start: i, End: i, Line: i + 1, Column: 1, EndLine: i + 1, EndColumn: 1},
				Message: "Only in English."})
		}
	}
	p.Identify()
	var r report.Report
	r.Append(p)
	return &r
}
