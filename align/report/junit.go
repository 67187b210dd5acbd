package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// The elements of JUnit, in an order that the schema of Ant and that of Jenkins
// both allow; they want elements and attributes that say nothing here.
type (
	junitSuites struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name       string          `xml:"name,attr"`
		Package    string          `xml:"package,attr"`
		ID         int             `xml:"id,attr"`
		Timestamp  string          `xml:"timestamp,attr,omitempty"`
		Hostname   string          `xml:"hostname,attr"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Errors     int             `xml:"errors,attr"`
		Time       string          `xml:"time,attr"`
		Properties []junitProperty `xml:"properties>property"`
		Cases      []junitCase     `xml:"testcase"`
		Out        string          `xml:"system-out"`
		Err        string          `xml:"system-err"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		Classname string        `xml:"classname,attr"`
		Time      string        `xml:"time,attr"`
		Error     *junitProblem `xml:"error"`
		Failure   *junitProblem `xml:"failure"`
	}
	junitProblem struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// WriteJUnit writes the report as JUnit XML: a suite for each pair, a test for
// each check that ran on it. A check fails with its findings of severity run.FailOn or
// above; those below are in the output of the suite. A pair that could not be
// checked is an error of its one test, "check".
//
// The schemas of Ant and of Jenkins both accept it; that of Ant only where
// run.Started is set. Characters that XML does not allow become U+FFFD.
func (r *Report) WriteJUnit(w io.Writer, run Run) error {
	doc := junitSuites{}
	for i := range r.Pairs {
		s := junitOf(&r.Pairs[i], run)
		s.ID = i
		doc.Suites = append(doc.Suites, s)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func junitOf(p *Pair, run Run) junitSuite {
	s := junitSuite{
		Name: p.name(), Package: "visavis", Hostname: "localhost", Time: "0",
		Properties: []junitProperty{{"source", Excerpt(p.Source.Path, 0)}, {"target", Excerpt(p.Target.Path, 0)}},
	}
	if s.Name == "" {
		s.Name = "visavis"
	}
	if !run.Started.IsZero() {
		s.Timestamp = run.Started.UTC().Format("2006-01-02T15:04:05")
	}
	if p.Error != "" {
		s.Cases = []junitCase{{Name: "check", Classname: s.Name, Time: "0",
			Error: &junitProblem{"error", failure(p, run.UI), Excerpt(p.Error, 0)}}}
		s.Tests, s.Errors = 1, 1
		return s
	}
	failed, below := map[string][]Finding{}, []string{}
	for _, f := range p.Findings {
		if run.fails(f) {
			failed[f.Check] = append(failed[f.Check], f)
		} else {
			below = append(below, described(p, f))
		}
	}
	if !p.Parallel || len(p.paths()) < 2 {
		run.Checks = nil // were not run
	}
	for _, check := range (&Report{Pairs: []Pair{*p}}).checks(run) {
		c := junitCase{Name: check, Classname: s.Name, Time: "0"}
		if fs := failed[check]; len(fs) > 0 {
			var all []string
			for _, f := range fs {
				all = append(all, described(p, f))
			}
			c.Failure = &junitProblem{fs[0].Severity, Excerpt(fs[0].Message, 0), strings.Join(all, "\n")}
			if len(fs) > 1 {
				c.Failure.Message = number(len(fs), run.UI, nouns["finding"])
			}
			for _, f := range fs {
				if rank(f.Severity) > rank(c.Failure.Type) {
					c.Failure.Type = f.Severity
				}
			}
			s.Failures++
		}
		s.Cases = append(s.Cases, c)
	}
	s.Tests = len(s.Cases)
	s.Out = strings.Join(below, "\n")
	return s
}

// described is a finding as lines of text, the first with its place.
func described(p *Pair, f Finding) string {
	file, here := p.Here(f)
	all := lines(p, f)
	all[0] = fmt.Sprintf("%s:%d:%d: %s %s: %s", Excerpt(file.Path, 0), max(1, here.Line), max(1, here.Column), f.Severity, f.Check, all[0])
	return strings.Join(all, "\n    ")
}
