package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldtext "github.com/yuin/goldmark/text"

	"github.com/visavis/visavis/align/report"
)

// markupOf lists what a Markdown parser sees in a summary that it must not: HTML
// but line breaks, links, images, emphasis but of severities, and code blocks.
func markupOf(t testing.TB, summary string) []string {
	t.Helper()
	var out []string
	source := []byte(strings.TrimPrefix(summary, "<!-- visavis -->\n"))
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(goldtext.NewReader(source))
	require.NoError(t, ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			if html := string(n.Segments.Value(source)); html != "<br>" {
				out = append(out, html)
			}
		case *ast.Emphasis:
			if n.Level != 2 || !strings.Contains("error warning note erreur avertissement", string(n.FirstChild().(*ast.Text).Value(source))) {
				out = append(out, "emphasis")
			}
		case *ast.HTMLBlock, *ast.Link, *ast.Image, *ast.AutoLink, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.Blockquote, *ast.ThematicBreak:
			out = append(out, n.Kind().String())
		}
		return ast.WalkContinue, nil
	}))
	return out
}

func TestSummaryHoldsNoForeignMarkup(t *testing.T) {
	for _, ui := range []report.UI{report.English, report.French} {
		assert.Empty(t, markupOf(t, written(t, "md", sample(t, ui), sampleRun(ui))))
	}
	assert.NotEmpty(t, markupOf(t, "<b>x</b>"), "the test itself")
	assert.NotEmpty(t, markupOf(t, "see https://example.org"))
	for name, text := range map[string]string{
		"backticks": "a ` b `` c ``` d", "only backticks": "```", "a pipe": "a | b", "spaces": " a ", "a backslash at the end": `a\`,
		"a tag": "<img src=x onerror=alert(1)>", "a closing fence": "`<b>`", "a comment": "<!-- x", "lines": "a\n\n# b\n- c", "mentions": "@team #12",
		"a link": "[a](javascript:alert(1))", "an address": "www.example.org", "an image": "![a](b)", "an entity": "&lt;b&gt;", "mathematics": "$`x`$",
	} {
		t.Run(name, func(t *testing.T) {
			r := report.Report{}
			for range 2 {
				r.Append(report.Pair{Source: report.File{Path: text}, Target: report.File{Path: text}, Parallel: true, Findings: []report.Finding{
					{Check: text, Severity: "error", Source: at(1, 1, text), Target: at(1, 1, text), Message: text}}})
			}
			r.Append(report.Pair{Source: report.File{Path: text}, Error: text})
			got := written(t, "md", &r, report.Run{})
			assert.Empty(t, markupOf(t, got))
			assert.Equal(t, 2, strings.Count(got, "\n| `"), got)
		})
	}
}

// A summary has its limits, and says what it leaves out.
func TestSummaryLimits(t *testing.T) {
	r := many(1000)
	for i := range 600 {
		r.Append(report.Pair{Source: report.File{Path: fmt.Sprint(i, ".md")}, Target: report.File{Path: "x"}, Findings: []report.Finding{{Check: "link", Severity: "note"}}})
	}
	got := written(t, "md", r, report.Run{})
	assert.Less(t, len(got), 1<<20)
	assert.Contains(t, got, "\nNot shown: 101 pairs.\n")
	assert.Contains(t, got, "\nNot shown: 3,400 findings.\n")
	assert.Contains(t, written(t, "md", r, report.Run{UI: report.French}), "\nNon affichés : 3\u00a0400 constats.\n")
}

func TestSentence(t *testing.T) {
	for name, c := range map[string]struct {
		s      report.Summary
		en, fr string
	}{
		"nothing":   {report.Summary{}, "No differences found.", "Aucune différence trouvée."},
		"one pair":  {report.Summary{Pairs: 1}, "No differences found.", "Aucune différence trouvée."},
		"pairs":     {report.Summary{Pairs: 1200}, "No differences found in 1,200 pairs.", "Aucune différence trouvée dans 1\u00a0200 paires."},
		"one":       {report.Summary{Pairs: 1, Errors: 1}, "1 finding: 1 error.", "1 constat : 1 erreur."},
		"several":   {report.Summary{Pairs: 3, Errors: 2, Notes: 1}, "3 findings in 3 pairs: 2 errors, 1 note.", "3 constats dans 3 paires : 2 erreurs, 1 note."},
		"a failure": {report.Summary{Failed: 1}, "No differences found; 1 pair could not be checked.", "Aucune différence trouvée; 1 paire n’a pas pu être vérifiée."},
		"failures": {report.Summary{Pairs: 2, Warnings: 1, Failed: 2}, "1 finding in 2 pairs: 1 warning; 2 pairs could not be checked.",
			"1 constat dans 2 paires : 1 avertissement; 2 paires n’ont pas pu être vérifiées."},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.en, c.s.Sentence(report.English))
			assert.Equal(t, c.fr, c.s.Sentence(report.French))
		})
	}
}

func TestQuantities(t *testing.T) {
	for _, c := range []struct {
		n      int
		en, fr string
	}{
		{0, "0", "0"}, {999, "999", "999"}, {1000, "1,000", "1\u00a0000"}, {12345, "12,345", "12\u00a0345"},
		{-1234567, "-1,234,567", "-1\u00a0234\u00a0567"}, {-999, "-999", "-999"},
	} {
		assert.Equal(t, c.en, report.Count(c.n, report.English))
		assert.Equal(t, c.fr, report.Count(c.n, report.French))
	}
	for _, c := range []struct {
		share  float64
		en, fr string
	}{{0, "0%", "0\u00a0%"}, {0.985, "98.5%", "98,5\u00a0%"}, {1, "100%", "100\u00a0%"}, {0.12345, "12.3%", "12,3\u00a0%"}} {
		assert.Equal(t, c.en, report.Percent(c.share, report.English))
		assert.Equal(t, c.fr, report.Percent(c.share, report.French))
	}
}
