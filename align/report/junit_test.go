package report_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
)

func wellFormed(r io.Reader) error {
	d := xml.NewDecoder(r)
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// suites are what a reader of JUnit sees.
type suites struct {
	Suites []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Errors   int    `xml:"errors,attr"`
		Cases    []struct {
			Name    string    `xml:"name,attr"`
			Failure *struct { // nil where it passed
				Type    string `xml:"type,attr"`
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
			Error *struct {
				Message string `xml:"message,attr"`
			} `xml:"error"`
		} `xml:"testcase"`
		Out string `xml:"system-out"`
	} `xml:"testsuite"`
}

func readJUnit(t testing.TB, out string) suites {
	t.Helper()
	var s suites
	require.NoError(t, xml.Unmarshal([]byte(out), &s))
	for _, s := range s.Suites {
		assert.Len(t, s.Cases, s.Tests)
		failures, errs := 0, 0
		for _, c := range s.Cases {
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				errs++
			}
		}
		assert.Equal(t, [2]int{failures, errs}, [2]int{s.Failures, s.Errors}, s.Name)
	}
	return s
}

func TestJUnit(t *testing.T) {
	run := sampleRun(report.English)
	s := readJUnit(t, written(t, "junit.xml", sample(t, report.English), run)).Suites
	require.Len(t, s, 6)
	names := func(i int) (passed, failed []string) {
		for _, c := range s[i].Cases {
			if c.Failure == nil && c.Error == nil {
				passed = append(passed, c.Name)
			} else {
				failed = append(failed, c.Name)
			}
		}
		return passed, failed
	}
	passed, failed := names(0)
	assert.Equal(t, []string{"addition"}, passed)
	assert.Equal(t, []string{"omission", "number", "untranslated"}, failed)
	passed, failed = names(1)
	assert.Equal(t, []string{"addition", "number", "duplicate"}, passed, "a note is below --fail-on")
	assert.Equal(t, []string{"omission", "suppression", "too-long"}, failed)
	assert.Contains(t, s[1].Out, "note duplicate: Stands twice")
	passed, failed = names(2)
	assert.Empty(t, passed, "the checks did not run on a pair that is none")
	assert.Equal(t, []string{"unparallel"}, failed)
	passed, failed = names(3)
	assert.Empty(t, passed, "nor on a page alone")
	assert.Equal(t, []string{"unpaired"}, failed)
	assert.Equal(t, "This pair could not be checked: broken.fr.md:3: not UTF-8", s[4].Cases[0].Error.Message)
	passed, failed = names(5)
	assert.Equal(t, run.Checks, passed)
	assert.Empty(t, failed)
}

// A severity decides what fails, and several findings of one check are one
// failure, of the worst severity.
func TestJUnitFailOn(t *testing.T) {
	for failOn, want := range map[align.Severity]string{align.Note: "30 findings", align.Warning: "20 findings", align.Error: "10 findings"} {
		s := readJUnit(t, written(t, "junit.xml", many(10), report.Run{FailOn: failOn})).Suites[0]
		require.Len(t, s.Cases, 1)
		assert.Equal(t, want, s.Cases[0].Failure.Message)
		assert.Equal(t, "error", s.Cases[0].Failure.Type)
		assert.Equal(t, 10*int(failOn), strings.Count(s.Out, "a.en.txt:"))
	}
	assert.NotContains(t, written(t, "junit.xml", many(1), report.Run{}), "timestamp")
}
