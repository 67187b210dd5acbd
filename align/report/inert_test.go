package report_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align/report"
)

// terminal is a text that would be commands to a terminal: escape sequences of
// seven and of eight bits, and marks that turn the direction of writing.
const terminal = "a\x1b[2Jb\x1b]0;title\x07c\u009b31md\u009de\u0085f\x7fg\u202eh\u2066i\x00j\bk\rl\xffm"

// Whatever stands in a document, a path or an error: no form has a control
// character but line ends and tabs, and none turns the direction of writing. JSON has
// them escaped, the marks of one character too.
func TestFormsHoldNoCommandsForTerminals(t *testing.T) {
	place := at(1, 1, terminal)
	r := &report.Report{}
	for _, message := range []string{terminal, "plain"} {
		p := report.Pair{Source: report.File{Path: terminal, Lang: "en"}, Target: report.File{Path: "b" + terminal, Lang: "fr"}, Parallel: true,
			Findings: []report.Finding{{Check: "omission", Severity: "warning", Confidence: 1, Side: "source", Source: place, Target: place, Message: message}}}
		p.Identify()
		r.Append(p)
	}
	r.Append(report.Pair{Source: report.File{Path: terminal}, Error: terminal, Findings: []report.Finding{}})
	marks := place
	marks.Text = "\u061ca\u200eb\u200f"
	r.Pairs[1].Findings[0].Source = marks
	for form := range forms {
		t.Run(form, func(t *testing.T) {
			got := written(t, form, r, sampleRun(report.English))
			assert.True(t, utf8.ValidString(got))
			data := strings.Contains(form, "json") || form == "sarif" || form == "gitlab"
			for i, c := range got {
				switch {
				case c == '\n' || c == '\t':
				case unicode.IsControl(c):
					assert.Fail(t, "a control character", "%q", got[max(0, i-20):min(len(got), i+20)])
				case c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || data && unicode.Is(unicode.Bidi_Control, c):
					assert.Fail(t, "a mark of direction", "%q", got[max(0, i-20):min(len(got), i+20)])
				}
			}
		})
	}
}
