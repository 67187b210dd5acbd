package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

// forms are the forms of report, by the extension of their golden file.
var forms = map[string]func(r *report.Report, w io.Writer, run report.Run) error{
	"txt":         func(r *report.Report, w io.Writer, _ report.Run) error { return r.WriteText(w, report.Styles{}) },
	"json":        func(r *report.Report, w io.Writer, _ report.Run) error { return r.WriteJSON(w) },
	"github":      (*report.Report).WriteGitHub,
	"md":          (*report.Report).WriteSummary,
	"sarif":       (*report.Report).WriteSARIF,
	"junit.xml":   (*report.Report).WriteJUnit,
	"gitlab.json": (*report.Report).WriteGitLab,
	"rdjsonl":     (*report.Report).WriteRDJSONL,
}

func written(t testing.TB, form string, r *report.Report, run report.Run) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, forms[form](r, &b, run))
	return b.String()
}

// The sample in every form and both languages, and the empty report, against
// testdata/NAME.LANGUAGE.FORM. -update rewrites them.
func TestGolden(t *testing.T) {
	for form := range forms {
		for _, ui := range []report.UI{report.English, report.French} {
			for name, r := range map[string]*report.Report{"sample": sample(t, ui), "empty": {}} {
				file := filepath.Join("testdata", name+"."+string(ui)+"."+form)
				t.Run(filepath.Base(file), func(t *testing.T) {
					run := sampleRun(ui)
					if name == "empty" {
						run.ExitCode, run.Checks = 0, run.Checks[:1]
					}
					got := written(t, form, r, run)
					if *update {
						require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
					}
					want, err := os.ReadFile(file)
					require.NoError(t, err)
					assert.Equal(t, string(want), got)
				})
			}
		}
	}
}

// A report without anything, of a run of which nothing is known, has every form.
func TestZeroValues(t *testing.T) {
	for form := range forms {
		for name, r := range map[string]*report.Report{
			"report":  {},
			"pair":    {Pairs: []report.Pair{{}}},
			"failed":  {Pairs: []report.Pair{{Error: "no file"}}},
			"finding": {Pairs: []report.Pair{{Findings: []report.Finding{{}}}}},
		} {
			t.Run(form+" "+name, func(t *testing.T) {
				got := written(t, form, r, report.Run{})
				if form != "txt" && form != "github" && form != "md" && form != "junit.xml" && form != "rdjsonl" {
					assert.True(t, json.Valid([]byte(got)), got)
				}
			})
		}
	}
}

// A page alone is counted, a file that is no page is not.
func TestAppendCounts(t *testing.T) {
	var r report.Report
	r.Append(report.Pair{Target: report.File{Path: "a.fr.md", Lang: "fr"}})
	r.Append(report.Pair{Source: report.File{Path: "b.en.md", Lang: "en"}, Findings: []report.Finding{{Check: report.Unpaired, Severity: "warning"}}})
	r.Append(report.Pair{Source: report.File{Path: "settings.toml"}, Findings: []report.Finding{{Check: report.Suppression, Severity: "note"}}})
	r.Append(report.Pair{Source: report.File{Path: "c.en.md", Lang: "en"}, Error: "c.en.md: no such file"})
	r.Append(report.Pair{Source: report.File{Path: "d.en.md", Lang: "en"}, Target: report.File{Path: "d.fr.md", Lang: "fr"}})
	assert.Equal(t, report.Summary{Pairs: 1, Unpaired: 2, Failed: 1, Unparallel: 1, Warnings: 1, Notes: 1}, r.Summary)
}

// What cannot be written is an error, in every form.
func TestWriteErrors(t *testing.T) {
	for form, write := range forms {
		assert.ErrorIs(t, write(sample(t, report.English), broken{}, sampleRun(report.English)), io.ErrClosedPipe, form)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
