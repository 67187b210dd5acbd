package report_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

var workflowCommand = regexp.MustCompile(`^::(error|warning|notice)(?: ([^:]*))?::([^\r\n]*)$`)

// commands reads workflow commands back as GitHub does: a line each, properties
// between commas, and escapes undone.
func commands(t testing.TB, out string) (kinds map[string]int, all []map[string]string, rest []string) {
	t.Helper()
	kinds = map[string]int{}
	value := strings.NewReplacer("%3A", ":", "%2C", ",", "%0D", "\r", "%0A", "\n", "%25", "%")
	for line := range strings.Lines(out) {
		m := workflowCommand.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			rest = append(rest, strings.TrimSuffix(line, "\n"))
			continue
		}
		kinds[m[1]]++
		c := map[string]string{"": value.Replace(m[3])}
		for _, property := range strings.Split(m[2], ",") {
			name, v, ok := strings.Cut(property, "=")
			require.True(t, ok, line)
			c[name] = value.Replace(v)
		}
		all = append(all, c)
	}
	return kinds, all, rest
}

// Of a thousand findings of each severity, ten of each are annotations, the
// surest, and one line counts the others.
func TestGitHubLimit(t *testing.T) {
	kinds, all, rest := commands(t, written(t, "github", many(1000), report.Run{}))
	assert.Equal(t, map[string]int{"error": 10, "warning": 10, "notice": 10}, kinds)
	assert.Equal(t, "Passage 99.", strings.Split(all[0][""], "\n")[1])
	assert.Equal(t, []string{"Not shown above: 990 errors, 990 warnings, 990 notes."}, rest)

	_, _, rest = commands(t, written(t, "github", many(1011), report.Run{UI: report.French}))
	assert.Equal(t, []string{"Non affichés ci-dessus : 1\u00a0001 erreurs, 1\u00a0001 avertissements, 1\u00a0001 notes."}, rest)

	kinds, _, rest = commands(t, written(t, "github", many(10), report.Run{}))
	assert.Equal(t, 10, kinds["notice"])
	assert.Empty(t, rest)
}

// Pairs that could not be checked take the places of errors.
func TestGitHubFailures(t *testing.T) {
	r := many(3)
	for range 12 {
		r.Append(report.Pair{Source: report.File{Path: "x.md"}, Error: "x.md: no such file"})
	}
	kinds, all, rest := commands(t, written(t, "github", r, report.Run{}))
	assert.Equal(t, map[string]int{"error": 10, "warning": 3, "notice": 3}, kinds)
	assert.Equal(t, "x.md", all[0]["file"])
	assert.Equal(t, "This pair could not be checked: x.md: no such file", all[0][""])
	assert.Equal(t, []string{"Not shown above: 2 pairs could not be checked, 3 errors."}, rest)
}

func TestGitHubProperties(t *testing.T) {
	_, all, _ := commands(t, written(t, "github", sample(t, report.English), report.Run{Folder: "site/docs"}))
	by := map[string]map[string]string{}
	for _, c := range all {
		by[strings.TrimPrefix(c["title"], "visavis: ")+" "+c["line"]] = c
	}
	assert.Equal(t, "site/docs/odd, 100%: [a](b)/x y|`z`.en.md", by["omission 7"]["file"])
	assert.Equal(t, "157", by["omission 7"]["endColumn"])
	assert.Contains(t, by["omission 7"][""], "100%")
	assert.Equal(t, "4", by["duplicate 3"]["endLine"])
	assert.NotContains(t, by["duplicate 3"], "col", "of several lines")
	assert.NotContains(t, by["duplicate 3"], "endColumn")
	assert.NotContains(t, by["unparallel 1"], "endLine", "of a whole file")
	assert.NotContains(t, by["unpaired 1"], "col")
}

// A line of a document or a path never is a command to the build that collects
// the text.
func TestTextIsInert(t *testing.T) {
	r := report.Report{Pairs: []report.Pair{{
		Source: report.File{Path: "::stop-commands::x.md"}, Target: report.File{Path: "##[add-mask]y.md"},
		Findings: []report.Finding{
			{Check: "omission", Severity: "error", Source: at(1, 1, "  ::set-output name=a::b\n::error::c"), Target: at(1, 1, ""), Message: "::warning::d"},
			{Check: "unparallel", Severity: "error", Message: "##vso[task.complete]"},
			{Check: "omission", Severity: "error", Source: at(1, 1, "##[group]z"), Target: at(2, 1, "##vso[x]y")},
		},
	}}}
	got := written(t, "txt", &r, report.Run{})
	for line := range strings.Lines(got) {
		assert.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), line)
	}
	assert.NotContains(t, got, "##[")
	assert.NotContains(t, got, "##vso[")
	assert.Contains(t, got, "    | ::set-output name=a::b ::error::c\n")
}

func ExampleReport_WriteGitHub() {
	var r report.Report
	r.Append(report.Pair{
		Source: report.File{Path: "notice.en.md", Lang: "en"}, Target: report.File{Path: "notice.fr.md", Lang: "fr"}, Parallel: true,
		Findings: []report.Finding{{Check: "omission", Severity: "error", Confidence: 0.98, Side: report.Source,
			Source:  report.Passage{Start: 40, End: 60, Line: 3, Column: 1, EndLine: 3, EndColumn: 21, Text: "The wharf is closed."},
			Target:  report.Passage{Start: 44, End: 44, Line: 3, Column: 1, EndLine: 3, EndColumn: 1},
			Message: "Only in English: this paragraph is missing from the French text."}},
	})
	if err := r.WriteGitHub(os.Stdout, report.Run{}); err != nil {
		panic(err)
	}
	// Output:
	// ::error file=notice.en.md,line=3,endLine=3,col=1,endColumn=21,title=visavis%3A omission::Only in English: this paragraph is missing from the French text.%0AThe wharf is closed.%0A→ notice.fr.md:3:1
}
