package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// FuzzForms checks that nothing that comes from outside is more than text in any
// form: no markup, no command to a build or to a terminal, no line of its own.
func FuzzForms(f *testing.F) {
	f.Add(hostile, "a.md", "m")
	f.Add("``` `", "x,y:z%.md", "[a](b) {0}")
	f.Add("", "::", "\n- x")
	f.Add("x", "\x1b[2Ja\nb", "m")
	f.Add("##[##vso[", "\u202ea", "\xff::")
	f.Fuzz(func(t *testing.T, text, path, message string) {
		r := report.Report{Pairs: []report.Pair{{Source: report.File{Path: path}, Target: report.File{Path: text},
			Findings: []report.Finding{{Check: "omission", Severity: "error", Source: at(1, 1, text), Target: at(2, 2, message), Message: message}}}}}
		_, all, rest := commands(t, written(t, "github", &r, report.Run{}))
		assert.Len(t, all, 1)
		assert.NotContains(t, all[0]["file"], "\x1b")
		assert.Empty(t, rest)
		assert.Empty(t, markupOf(t, written(t, "md", &r, report.Run{})))
		assert.NoError(t, wellFormed(bytes.NewBufferString(written(t, "junit.xml", &r, report.Run{}))))
		requireInert(t, written(t, "txt", &r, report.Run{}), 3)
		for _, form := range []string{"json", "sarif", "gitlab.json"} {
			assert.True(t, json.Valid([]byte(written(t, form, &r, report.Run{}))), form)
		}
		lines := written(t, "rdjsonl", &r, report.Run{})
		assert.Equal(t, 1, strings.Count(lines, "\n"))
		assert.True(t, json.Valid([]byte(lines)))
	})
}

// requireInert fails where lines of text hold a command, or are more than so many.
func requireInert(t *testing.T, text string, most int) {
	t.Helper()
	require.LessOrEqual(t, strings.Count(text, "\n"), most)
	require.NotContains(t, text, "##[")
	require.NotContains(t, text, "##vso[")
	for line := range strings.Lines(text) {
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), line)
		for _, r := range strings.TrimSuffix(line, "\n") {
			require.False(t, unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069', "%q", line)
		}
	}
}

// FuzzReport checks the findings of two texts of any bytes in every form: they
// follow the schemas, say where they are, and have a message in both languages.
func FuzzReport(f *testing.F) {
	f.Add("One. Two.\n\n• Three\n\nThe fee is 12.50.", "Un.\n\nLe tarif est de 12,60.")
	f.Add("a\r\nb\u2028c", "\xff\x00\n\n::error::b")
	f.Add("The wharf closes on March 5, 2026. See www.a.ca.\n\nA\n\nB\n\nA", "Le quai ferme le 6 mars 2026.\n\nThe wharf closes.\n\nB\n\nA")
	schemas := map[string]*jsonschema.Schema{}
	for _, name := range []string{"report", "gitlab", "rdjsonl"} {
		schemas[name] = schema(f, name)
	}
	follows := func(t *testing.T, name, text string) {
		t.Helper()
		x, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		require.NoError(t, err)
		require.NoError(t, schemas[name].Validate(x), text)
	}
	f.Fuzz(func(t *testing.T, english, french string) {
		if len(english) > 2000 || len(french) > 2000 {
			return
		}
		src, dst := segment.Parse("a.txt", english, lang.English()), segment.Parse("b.txt", french, lang.French())
		v, err := align.Compare(context.Background(), src, dst)
		require.NoError(t, err)
		for _, ui := range []report.UI{report.English, report.French} {
			var r report.Report
			r.Add(v, ui)
			for _, x := range r.Pairs[0].Findings {
				require.NotEmpty(t, x.Message)
				require.NotContains(t, x.Message, "%!")
				requirePassage(t, src, x.Source)
				requirePassage(t, dst, x.Target)
			}
			run := report.Run{UI: ui}
			follows(t, "report", written(t, "json", &r, run))
			follows(t, "gitlab", written(t, "gitlab.json", &r, run))
			for line := range strings.Lines(written(t, "rdjsonl", &r, run)) {
				follows(t, "rdjsonl", line)
			}
			require.True(t, json.Valid([]byte(written(t, "sarif", &r, run))))
			require.NoError(t, wellFormed(strings.NewReader(written(t, "junit.xml", &r, run))))
			_, _, rest := commands(t, written(t, "github", &r, run))
			require.LessOrEqual(t, len(rest), 1)
			requireInert(t, written(t, "txt", &r, run), 3*len(r.Pairs[0].Findings))
		}
	})
}

// requirePassage checks that the lines and columns of a passage are those of its
// bytes.
func requirePassage(t *testing.T, d *segment.Document, p report.Passage) {
	t.Helper()
	if p.Line == 0 {
		require.Zero(t, p)
		return
	}
	require.True(t, 0 <= p.Start && p.Start <= p.End && p.End <= len(d.Source), "%+v", p)
	start, end := d.Position(p.Start), d.Position(p.End)
	require.Equal(t, []int{start.Line, start.Column, end.Line, end.Column}, []int{p.Line, p.Column, p.EndLine, p.EndColumn})
}

// FuzzExcerpt checks that an excerpt is one line of no more characters than are
// asked for, without control characters, and that it is the same the second time.
func FuzzExcerpt(f *testing.F) {
	f.Add(" a\n\tb\x1b ", 2)
	f.Add("\xff\u202e\u2028é", 0)
	f.Fuzz(func(t *testing.T, text string, characters int) {
		got := report.Excerpt(text, characters)
		require.True(t, utf8.ValidString(got))
		require.Equal(t, strings.TrimSpace(got), got)
		require.Equal(t, got, report.Excerpt(got, 0))
		if characters > 0 {
			require.LessOrEqual(t, utf8.RuneCountInString(got), characters+2)
		}
	})
}
