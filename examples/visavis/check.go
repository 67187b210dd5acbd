package main

import (
	"context"
	"fmt"

	"github.com/fatih/color"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
)

type checkCommand struct {
	pairFlags
	aligningFlags
	checksFlags
	outputFlags
	FailOn        string  `name:"fail-on" enum:"note,warning,error" default:"warning" help:"help_fail_on"`
	MinConfidence float64 `name:"min-confidence" default:"0.6" placeholder:"P" help:"help_min_confidence"`
}

// Run checks a pair of files.
func (c *checkCommand) Run(ctx context.Context, s *streams) error {
	failOn, err := align.ParseSeverity(c.FailOn)
	if err != nil {
		return err
	}
	if c.MinConfidence < 0 || c.MinConfidence > 1 {
		return fmt.Errorf("--min-confidence: %s", words(s.ui, "want a number from 0 to 1", "un nombre de 0 à 1 est attendu"))
	}
	checks, err := c.checks(s)
	if err != nil {
		return err
	}
	outputs, err := c.outputs(s)
	if err != nil {
		return err
	}
	src, dst, err := c.documents(s)
	if err != nil {
		return err
	}
	aligner, err := c.aligner(s, src, dst)
	if err != nil {
		return err
	}
	v, err := aligner.Compare(ctx, src, dst, checks...)
	if err != nil {
		return s.libraryError(err)
	}
	kept, code := v.Findings[:0], exitClean
	for _, f := range v.Findings {
		if f.Confidence >= c.MinConfidence {
			kept = append(kept, f)
			if f.Severity >= failOn {
				code = exitFindings
			}
		}
	}
	v.Findings = kept
	var r report.Report
	r.Add(v, s.ui)
	f := findings{report: &r, run: s.newRun(checks, failOn, code)}
	if outputs.texts() {
		f.verdicts = append(f.verdicts, v)
	}
	err = outputs.write(s, &f)
	if err == nil && code == exitFindings {
		err = errFindings
	}
	return err
}

// styles colours a report where the output is a terminal and NO_COLOR is not
// set; the colour library decides.
func styles() report.Styles {
	red := color.New(color.FgRed, color.Bold).SprintFunc()
	yellow := color.New(color.FgYellow, color.Bold).SprintFunc()
	faint := color.New(color.Faint).SprintFunc()
	return report.Styles{
		Severity: func(severity, text string) string {
			switch severity {
			case "error":
				return red(text)
			case "warning":
				return yellow(text)
			}
			return faint(text)
		},
		Place: func(text string) string { return faint(text) },
	}
}
