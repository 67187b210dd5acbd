package evaluate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/evaluate"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

const (
	ferryEnglish = "Opening hours\n\nThe ferry leaves at noon. It returns at dusk.\n(a) Dogs ride free;\n(b) Cats ride free.\nWe close on 3 May.\n"
	ferryFrench  = "Heures d’ouverture\n\nLe traversier part à midi.\na) Les chiens montent sans frais;\nb) Les chats montent sans frais.\nNous fermons le 4 mai.\nNous fermons le 4 mai.\n"
	ferryTruth   = `{"en_only": [{"line": 3, "text": "It returns at dusk.", "kind": "sentence"}],
		"fr_only": [{"line": 7, "text": "Nous fermons le 4 mai.", "kind": "duplicate"}],
		"changes": [
			{"kind": "number", "side": "fr", "en_lines": [6], "fr_lines": [6, 7]},
			{"kind": "duplicated", "side": "fr", "en_lines": [6], "fr_lines": [6, 7]}]}`
)

// finding is one at the first place where the passages are in the texts; an
// empty passage is missing there.
func finding(check string, severity align.Severity, confidence float64, src, dst string, args ...string) align.Finding {
	at := func(text, passage string) segment.Span {
		i := strings.Index(text, passage)
		return segment.Span{Start: i, End: i + len(passage)}
	}
	return align.Finding{Check: check, Severity: severity, Confidence: confidence, Args: args,
		Src: at(ferryEnglish, src), Dst: at(ferryFrench, dst)}
}

func inspect(t *testing.T, truth string, parallel bool, fs ...align.Finding) (evaluate.Findings, []string) {
	t.Helper()
	known, err := evaluate.ReadTruth(strings.NewReader(truth))
	require.NoError(t, err)
	docs := [2]*segment.Document{segment.Parse("en", ferryEnglish, lang.English()), segment.Parse("fr", ferryFrench, lang.French())}
	v := &align.Verdict{Alignment: &align.Alignment{Src: docs[0], Dst: docs[1]}, Parallel: parallel, Findings: fs}
	var told []string
	got, err := evaluate.Inspect(v, known, 0.6, func(d evaluate.Difference) {
		what := "missed " + d.Kind
		if d.Finding != nil {
			what = d.Finding.Check
		}
		told = append(told, fmt.Sprintf("%s:%s %s", docs[d.Side].Name, docs[d.Side].Position(d.At.Start), what))
	})
	require.NoError(t, err)
	return got, told
}

func TestInspectLines(t *testing.T) {
	const warning = align.Warning
	for name, c := range map[string]struct {
		finding align.Finding
		lines   evaluate.Score
		right   bool
		told    []string
	}{
		"the sentence": {
			finding("omission", warning, 0.9, "It returns at dusk.", ""),
			evaluate.Score{Right: 1, Predicted: 1, Found: 1, Gold: 2}, true,
			[]string{"fr:7:1 missed duplicate", "fr:6:1 missed number", "fr:6:1 missed duplicated"},
		},
		"the other sentence of the line": {
			finding("omission", warning, 0.9, "The ferry leaves at noon.", ""),
			evaluate.Score{Predicted: 1, Gold: 2}, false,
			[]string{"en:3:1 omission", "en:3:27 missed sentence", "fr:7:1 missed duplicate", "fr:6:1 missed number", "fr:6:1 missed duplicated"},
		},
		"a line too many": {
			finding("omission", warning, 0.9, "It returns at dusk.\n(a) Dogs ride free;", ""),
			evaluate.Score{Right: 1, Predicted: 2, Found: 1, Gold: 2}, true,
			[]string{"en:4:1 omission", "fr:7:1 missed duplicate", "fr:6:1 missed number", "fr:6:1 missed duplicated"},
		},
		"either copy": {
			finding("addition", warning, 0.9, "", "Nous fermons le 4 mai."),
			evaluate.Score{Right: 1, Predicted: 1, Found: 1, Gold: 2}, true,
			[]string{"en:3:27 missed sentence", "fr:6:1 missed number"},
		},
		"neither right nor wrong in the line of a change": {
			finding("omission", warning, 0.9, "We close on 3 May.", ""),
			evaluate.Score{Gold: 2}, true,
			[]string{"en:3:27 missed sentence", "fr:7:1 missed duplicate", "fr:6:1 missed number"},
		},
		"not confident": {
			finding("omission", align.Note, 0.5, "It returns at dusk.", ""),
			evaluate.Score{Gold: 2}, true,
			[]string{"en:3:27 missed sentence", "fr:7:1 missed duplicate", "fr:6:1 missed number", "fr:6:1 missed duplicated"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, told := inspect(t, ferryTruth, true, c.finding)
			assert.Equal(t, c.lines, got.Lines)
			assert.Equal(t, c.told, told)
			want := evaluate.Reported{Findings: 1}
			if c.right {
				want.Right = 1
			}
			assert.Equal(t, want, got.Deciles[int(c.finding.Confidence*10)])
			if c.finding.Severity < align.Warning {
				want = evaluate.Reported{}
			}
			assert.Equal(t, want, got.Warnings)
			assert.Equal(t, want, got.Checks[c.finding.Check])
		})
	}
}

func TestInspectChanges(t *testing.T) {
	change := func(kind string) string {
		return fmt.Sprintf(`{"changes": [{"kind": %q, "side": "fr", "en_lines": [4, 5], "fr_lines": [4, 5]}]}`, kind)
	}
	dogs, cats, les := "(a) Dogs ride free;", "(b) Cats ride free.", "Les chats montent sans frais."
	for _, c := range []struct {
		kind         string
		finding      align.Finding
		found, exact int
	}{
		{"number", finding("number", align.Warning, 0.9, dogs, les), 1, 1},
		{"number", finding("date", align.Error, 1, dogs, ""), 1, 0},
		{"number", finding("omission", align.Error, 0.9, dogs, ""), 0, 0},
		{"number", finding("number", align.Note, 0.9, dogs, les), 0, 0},
		{"number", finding("number", align.Warning, 0.5, dogs, les), 0, 0},
		{"number", finding("number", align.Warning, 0.9, "Opening hours", "Heures"), 0, 0},
		{"truncated", finding("partial", align.Warning, 0.9, cats, les, "target"), 1, 1},
		{"truncated", finding("addition", align.Warning, 0.9, "", les), 1, 0},
		{"untranslated", finding("untranslated", align.Warning, 0.9, cats, les, "en", "fr", "target"), 1, 1},
		{"duplicated", finding("duplicate", align.Warning, 0.9, "", les), 1, 1},
		{"duplicated", finding("addition", align.Warning, 0.9, "", les), 1, 0},
		{"swapped", finding("order", align.Warning, 0.9, dogs, les), 1, 1},
	} {
		got, told := inspect(t, change(c.kind), true, c.finding)
		assert.Equal(t, map[string]evaluate.Caught{c.kind: {Gold: 1, Found: c.found, Exact: c.exact}}, got.Kinds, "%s %v", c.kind, c.finding)
		assert.Equal(t, c.found == 0, len(told) > 0)
		assert.Zero(t, got.Untouched)
	}
}

// In a document that nobody touched all is wrong but what was there before; and
// so is a finding on the whole pair anywhere.
func TestInspectUntouched(t *testing.T) {
	original := `{"en_only": [{"line": 1, "text": "Opening hours", "kind": "original"}], "fr_only": []}`
	right := finding("omission", align.Error, 0.95, "Opening hours", "")
	got, told := inspect(t, original, true, right, finding("addition", align.Warning, 0.7, "", "Les chiens"))
	assert.Equal(t, evaluate.Reported{Findings: 2, Right: 1}, got.Quiet)
	assert.Equal(t, 1, got.Untouched)
	assert.Equal(t, []string{"fr:4:4 addition"}, told)

	whole := finding("unparallel", align.Error, 1, ferryEnglish, ferryFrench)
	got.Add(first(inspect(t, original, false, whole)))
	assert.Equal(t, 2, got.Documents)
	assert.Equal(t, evaluate.Reported{Findings: 3, Right: 1}, got.Quiet)
	assert.Equal(t, evaluate.Caught{Gold: 2, Found: 1, Exact: 1}, got.Kinds["original"])
	assert.Equal(t, evaluate.Reported{Findings: 1}, got.Checks["unparallel"])
	assert.Equal(t, evaluate.Reported{Findings: 2, Right: 1}, got.Deciles[9])
	assert.InDelta(t, 0.5, got.Deciles[9].Share(), 1e-9)
}

func first[A, B any](a A, _ B) A { return a }

func TestSides(t *testing.T) {
	for want, fs := range map[string][]align.Finding{
		"[0]": {
			finding("omission", align.Warning, 1, "Dogs", ""),
			finding("untranslated", align.Warning, 1, "Dogs", "Les chiens", "fr", "en", "source"),
			finding("duplicate", align.Warning, 1, "Dogs", ""),
		},
		"[1]": {
			finding("addition", align.Warning, 1, "", "Les chiens"),
			finding("untranslated", align.Warning, 1, "Dogs", "Les chiens", "en", "fr", "target"),
			finding("duplicate", align.Warning, 1, "", "Les chiens"),
		},
		"[0 1]": {finding("number", align.Warning, 1, "3 May", "4 mai")},
	} {
		for _, f := range fs {
			assert.Equal(t, want, fmt.Sprint(evaluate.Sides(f)), f.Check)
		}
	}
}

func TestTruthErrors(t *testing.T) {
	for in, want := range map[string]string{
		`{`:                           "unexpected EOF",
		`{"changes": [{"side":"x"}]}`: `the side of a change is "x"`,
	} {
		_, err := evaluate.ReadTruth(strings.NewReader(in))
		assert.ErrorContains(t, err, want)
	}
	d := segment.Parse("page", "One line.\r\nTwo.\rThree.", lang.English())
	v := &align.Verdict{Alignment: &align.Alignment{Src: d, Dst: d}}
	for want, truth := range map[string]evaluate.Truth{
		"page has no line 4":           {Only: [2][]evaluate.OnlyLine{{{Line: 4}}}},
		"page has no line 0":           {Changes: []evaluate.Change{{Lines: [2][]int{1: {0}}}}},
		`page:3: "Two." is not in the`: {Only: [2][]evaluate.OnlyLine{1: {{Line: 3, Text: "Two."}}}},
	} {
		_, err := evaluate.Inspect(v, truth, 0, nil)
		assert.ErrorContains(t, err, want)
	}
}
