package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// valid tells whether a JSON text follows schema/NAME.json.
func valid(t testing.TB, name, text string) error {
	t.Helper()
	x, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	return schema(t, name).Validate(x)
}

// schema reads schema/NAME.json.
func schema(t testing.TB, name string) *jsonschema.Schema {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("schema", name+".json"))
	require.NoError(t, err)
	x, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("schema:"+name, x))
	return c.MustCompile("schema:" + name)
}

func TestSchemas(t *testing.T) {
	for _, ui := range []report.UI{report.English, report.French} {
		for _, r := range []*report.Report{{}, sample(t, ui), many(3)} {
			assert.NoError(t, valid(t, "report", written(t, "json", r, sampleRun(ui))))
			assert.NoError(t, valid(t, "gitlab", written(t, "gitlab.json", r, sampleRun(ui))))
			for line := range strings.Lines(written(t, "rdjsonl", r, sampleRun(ui))) {
				assert.NoError(t, valid(t, "rdjsonl", line))
			}
		}
	}
	// The schemas refuse what is wrong.
	for name, texts := range map[string][]string{
		"report":  {`{}`, `{"pairs":[{}],"summary":{}}`, strings.Replace(written(t, "json", many(1), report.Run{}), `"error"`, `"fatal"`, 1)},
		"gitlab":  {`{}`, `[{}]`, strings.Replace(written(t, "gitlab.json", many(1), report.Run{}), `"begin": 1`, `"begin": 0`, 1)},
		"rdjsonl": {`[]`, `{"message":"x"}`, strings.Replace(strings.Split(written(t, "rdjsonl", many(1), report.Run{}), "\n")[0], `"column":1`, `"column":0`, 1)},
	} {
		for _, text := range texts {
			assert.Error(t, valid(t, name, text), text)
		}
	}
}

// GitLab drops one of two equal fingerprints.
func TestGitLabFingerprintsAreUnique(t *testing.T) {
	r := many(5)
	r.Append(r.Pairs[0])
	for range 2 {
		r.Append(report.Pair{Source: report.File{Path: "a"}, Error: "x"})
	}
	var issues []struct{ Fingerprint, Severity string }
	require.NoError(t, json.Unmarshal([]byte(written(t, "gitlab.json", r, report.Run{})), &issues))
	seen, severities := map[string]bool{}, map[string]int{}
	for _, i := range issues {
		assert.False(t, seen[i.Fingerprint])
		seen[i.Fingerprint] = true
		severities[i.Severity]++
	}
	assert.Equal(t, map[string]int{"info": 10, "minor": 10, "major": 10, "blocker": 2}, severities)
	assert.Contains(t, written(t, "gitlab.json", sample(t, report.English), report.Run{Folder: "docs"}), `"path": "docs/seul.fr.md"`)
}

// The columns of rdjsonl cut the passage out of the bytes of its line.
func TestRDJSONLColumnsAreBytes(t *testing.T) {
	const text = "Œuvre 😀 à côté. Deuxième phrase entière.\r\nÉté : « Oui », dit-il.\n"
	d := segment.Parse("f", text, lang.French())
	require.GreaterOrEqual(t, len(d.Segments), 3)
	for i, s := range d.Segments {
		p := report.NewPassage(d, s.Span)
		line := strings.Split(text, "\n")[p.Line-1]
		assert.Equal(t, d.SegmentText(i), line[p.ByteColumn-1:p.EndByteColumn-1])
	}
	// Where they are not known, the range is of lines.
	r := report.Report{Pairs: []report.Pair{{Source: report.File{Path: "a"}, Findings: []report.Finding{{Check: "x", Message: "m", Source: report.Passage{Line: 3, Column: 9, EndLine: 4, EndColumn: 2}}}}}}
	assert.Contains(t, written(t, "rdjsonl", &r, report.Run{}), `"range":{"start":{"line":3},"end":{"line":4}}`)
}

// sarif is what a reader of SARIF sees.
type sarif struct {
	Runs []struct {
		Tool struct {
			Driver component
		}
		Translations []component
		Language     string
		Invocations  []struct {
			ExecutionSuccessful        bool
			ExitCode                   int
			ToolExecutionNotifications []struct{ Level string }
		}
		Results []struct {
			RuleID           string
			RuleIndex        int
			Message          struct{ Text string }
			Locations        []location
			RelatedLocations []location
		}
	}
}

type component struct {
	Language string
	Rules    []struct {
		ID                                string
		ShortDescription, FullDescription struct{ Text string }
		Help                              struct{ Text, Markdown string }
	}
}

type location struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI, URIBaseID string }
		Region           map[string]any
	}
}

func readSARIF(t testing.TB, out string) sarif {
	t.Helper()
	var s sarif
	require.NoError(t, json.Unmarshal([]byte(out), &s))
	require.Len(t, s.Runs, 1)
	return s
}

func TestSARIF(t *testing.T) {
	run := readSARIF(t, written(t, "sarif", sample(t, report.French), sampleRun(report.French))).Runs[0]
	driver, other := run.Tool.Driver, run.Translations[0]
	assert.Equal(t, [3]string{"fr", "fr", "en"}, [3]string{run.Language, driver.Language, other.Language})
	require.Len(t, other.Rules, len(driver.Rules))
	for i, rule := range driver.Rules {
		assert.Equal(t, rule.ID, other.Rules[i].ID)
		if rule.ID == "too-long" {
			continue // not ours
		}
		for _, short := range []string{rule.ShortDescription.Text, other.Rules[i].ShortDescription.Text} {
			assert.True(t, strings.HasSuffix(short, "."), short)
			assert.Contains(t, rule.Help.Markdown, short, "both languages")
		}
		assert.NotEqual(t, rule.FullDescription.Text, other.Rules[i].FullDescription.Text)
	}
	for _, r := range run.Results {
		assert.Equal(t, r.RuleID, driver.Rules[r.RuleIndex].ID)
	}
	assert.False(t, run.Invocations[0].ExecutionSuccessful)
	assert.Equal(t, 2, run.Invocations[0].ExitCode)
	assert.Len(t, run.Invocations[0].ToolExecutionNotifications, 1)

	run = readSARIF(t, written(t, "sarif", &report.Report{}, report.Run{})).Runs[0]
	assert.True(t, run.Invocations[0].ExecutionSuccessful)
	assert.NotNil(t, run.Results, "an empty array and not null")
}

// Paths become addresses relative to the root of the repository.
func TestSARIFAddresses(t *testing.T) {
	for path, want := range map[string][2]string{
		"a b/é.md":      {"site/a%20b/%C3%A9.md", "%SRCROOT%"},
		"../fr/x.md":    {"fr/x.md", "%SRCROOT%"},
		"./x#y?z%.md":   {"site/x%23y%3Fz%25.md", "%SRCROOT%"},
		"/abs/x y.md":   {"file:///abs/x%20y.md", ""},
		"/abs/../x.md":  {"file:///x.md", ""},
		"a\xff.md":      {"site/a%FF.md", "%SRCROOT%"},
		"javascript:1":  {"site/javascript:1", "%SRCROOT%"},
		"[a](b)<c>.txt": {"site/%5Ba%5D%28b%29%3Cc%3E.txt", "%SRCROOT%"},
	} {
		r := report.Report{Pairs: []report.Pair{{Source: report.File{Path: path}, Findings: []report.Finding{{Check: "x", Source: at(1, 1, "y")}}}}}
		got := readSARIF(t, written(t, "sarif", &r, report.Run{Folder: "site"})).Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation
		assert.Equal(t, want, [2]string{got.URI, got.URIBaseID}, path)
	}
	r := report.Report{Pairs: []report.Pair{{Source: report.File{Path: "c:x"}, Findings: []report.Finding{{Check: "x", Source: at(1, 1, "y")}}}}}
	assert.Contains(t, written(t, "sarif", &r, report.Run{}), `"uri": "./c:x"`, "no scheme")
}

// Foreign text in a message is neither a placeholder nor a link, and a place that
// is none has no region.
func TestSARIFResults(t *testing.T) {
	r := report.Report{Pairs: []report.Pair{{Source: report.File{Path: "a"}, Target: report.File{Path: "b"}, Findings: []report.Finding{
		{Check: "x", Message: "see [a](0) and {0} {x}", Source: at(2, 3, "y"), Target: report.Passage{Start: 5, End: 5, Line: 1, Column: 6, EndLine: 1, EndColumn: 6}},
		{Check: "suppression", Message: "m"},
		{Check: "unparallel", Message: "m", Source: at(1, 1, "y"), Target: at(1, 1, "z")},
	}}}}
	results := readSARIF(t, written(t, "sarif", &r, report.Run{})).Runs[0].Results
	assert.Equal(t, `see [a\](0) and {{0}} {x}`, results[0].Message.Text)
	assert.Equal(t, map[string]any{"startLine": 2., "startColumn": 3., "endLine": 2., "endColumn": 4., "byteOffset": 200., "byteLength": 1.,
		"snippet": map[string]any{"text": "y"}}, results[0].Locations[0].PhysicalLocation.Region)
	assert.Equal(t, map[string]any{"startLine": 1., "startColumn": 6., "endLine": 1., "endColumn": 6., "byteOffset": 5., "byteLength": 0.},
		results[0].RelatedLocations[0].PhysicalLocation.Region)
	assert.Nil(t, results[1].Locations[0].PhysicalLocation.Region)
	assert.Empty(t, results[1].RelatedLocations)
	assert.Equal(t, map[string]any{"startLine": 1.}, results[2].Locations[0].PhysicalLocation.Region)
}

// The message of a pair that could not be checked names files as the annotation
// does.
func TestErrorsNameFilesFromTheRoot(t *testing.T) {
	for name, c := range map[string]struct{ folder, err, want string }{
		"at the root":  {"", "a.md: which: b.md or c.md? Settle", "a.md: which: b.md or c.md? Settle"},
		"in a folder":  {"web", "a.md: which: b.md or c.md? Settle", "web/a.md: which: web/b.md or web/c.md? Settle"},
		"in a word":    {"web", "a.md: aa.md, b.mdx and c.md.", "web/a.md: aa.md, b.mdx and c.md."},
		"at the end":   {"web", "a.md: like b.md", "web/a.md: like web/b.md"},
		"another file": {"web", "x.md: no such file", "x.md: no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			r := report.Report{}
			r.Append(report.Pair{Source: report.File{Path: "a.md"}, Error: c.err, Named: []string{"b.md", "c.md"}})
			var github, gitlab strings.Builder
			require.NoError(t, r.WriteGitHub(&github, report.Run{Folder: c.folder}))
			assert.Contains(t, github.String(), "::This pair could not be checked: "+c.want+"\n")
			require.NoError(t, r.WriteGitLab(&gitlab, report.Run{Folder: c.folder}))
			assert.Contains(t, gitlab.String(), `"This pair could not be checked: `+c.want+`"`)
		})
	}
}
