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

// lines is a document of n segments.
func lines(n int) *segment.Document {
	return segment.Lines("lines", strings.Repeat("a\n", n), lang.English())
}

func bead(a, b, c, d int) align.Bead {
	return align.Bead{Src: align.Range{Lo: a, Hi: b}, Dst: align.Range{Lo: c, Hi: d}}
}

func TestAlign(t *testing.T) {
	gold := "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2, 3]:0.5\n"
	for name, c := range map[string]struct {
		beads                  []align.Bead
		strict, lax, unaligned evaluate.Score
	}{
		"all right": {
			[]align.Bead{bead(0, 1, 0, 1), bead(1, 3, 1, 2), bead(3, 4, 2, 2), bead(4, 5, 2, 4)},
			evaluate.Score{Right: 3, Predicted: 3, Found: 3, Gold: 3},
			evaluate.Score{Right: 3, Predicted: 3, Found: 3, Gold: 3},
			evaluate.Score{Right: 1, Predicted: 1, Found: 1, Gold: 1},
		},
		"cut otherwise": {
			[]align.Bead{bead(0, 1, 0, 1), bead(1, 2, 1, 2), bead(2, 4, 2, 2), bead(4, 5, 2, 4)},
			evaluate.Score{Right: 2, Predicted: 3, Found: 2, Gold: 3},
			evaluate.Score{Right: 3, Predicted: 3, Found: 3, Gold: 3},
			evaluate.Score{Right: 1, Predicted: 2, Found: 1, Gold: 1},
		},
		"all in one": {
			[]align.Bead{bead(0, 5, 0, 4)},
			evaluate.Score{Right: 0, Predicted: 1, Found: 0, Gold: 3},
			evaluate.Score{Right: 1, Predicted: 1, Found: 3, Gold: 3},
			evaluate.Score{Right: 0, Predicted: 0, Found: 0, Gold: 1},
		},
		"nothing": {
			nil,
			evaluate.Score{Gold: 3}, evaluate.Score{Gold: 3}, evaluate.Score{Gold: 1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			beads, err := evaluate.ReadBeads(strings.NewReader(gold))
			require.NoError(t, err)
			got := evaluate.Align(&align.Alignment{Src: lines(5), Dst: lines(4), Beads: c.beads}, beads)
			assert.Equal(t, c.strict, got.Strict)
			assert.Equal(t, c.lax, got.Lax)
			assert.Equal(t, c.unaligned, got.Unaligned)
			assert.Equal(t, 9, got.Segments)
		})
	}
}

func TestReadBeadsErrors(t *testing.T) {
	for in, want := range map[string]string{
		"[0]:[0]\n[1:[2]\n": "line 2: want [0, 1]:[0]",
		"[x]:[0]\n":         `line 1: "x" is not the index`,
		"[1, 0]:[0]\n":      `line 1: "0" is not the index of a segment, in order`,
		"[0]:[-1]\n":        `line 1: "-1" is not the index`,
		"]:[\n":             "line 1: want [0, 1]:[0]",
	} {
		_, err := evaluate.ReadBeads(strings.NewReader(in))
		assert.ErrorContains(t, err, want, "%q", in)
	}
}

func TestScore(t *testing.T) {
	var s evaluate.Score
	assert.Equal(t, 1.0, s.F1(), "nothing to find and nothing found")
	s.Add(evaluate.Score{Right: 1, Predicted: 2, Found: 1, Gold: 4})
	assert.InDelta(t, 0.5, s.Precision(), 1e-9)
	assert.InDelta(t, 0.25, s.Recall(), 1e-9)
	assert.InDelta(t, 1.0/3, s.F1(), 1e-9)
	assert.Zero(t, evaluate.Score{Predicted: 3, Gold: 2}.F1())
}

func TestSegment(t *testing.T) {
	records, err := evaluate.ReadRecords(strings.NewReader(
		`{"id":"a","lang":"en","text":"It rained. We left\n early.","sentences":["It rained.","We left early."]}` + "\n" +
			"not json\n\n" +
			`{"id":"b","lang":"en","text":"One. Two. Three.","sentences":["One. Two.","Three."]}` + "\n"))
	require.ErrorContains(t, err, "line 2: ")
	require.Len(t, records, 2)
	var cuts []string
	got, err := evaluate.Segment(segment.Parser{}, records, func(c evaluate.Cut) {
		cuts = append(cuts, fmt.Sprint(c.Record.ID, c.Offset, c.Extra))
	})
	require.NoError(t, err)
	assert.Equal(t, evaluate.Score{Right: 2, Predicted: 3, Found: 2, Gold: 2}, got.Boundaries)
	assert.Equal(t, 2, got.Records)
	assert.Equal(t, 1, got.Passed)
	assert.Equal(t, []string{"b4 true"}, cuts)

	_, err = evaluate.Segment(segment.Parser{}, []evaluate.Record{{ID: "c", Lang: "en", Text: "A.", Sentences: []string{"B."}}}, nil)
	require.ErrorContains(t, err, "c: gold sentence")
	_, err = evaluate.Segment(segment.Parser{}, []evaluate.Record{{ID: "d", Lang: "xx"}}, nil)
	require.Error(t, err)
}

func TestBlocks(t *testing.T) {
	const text = "Opening hours\n\n• Monday to Friday;\n• Saturday.\n\nWe are closed on Sunday.\n"
	gold, err := evaluate.ReadBlocks(strings.NewReader(`{"blocks":[
		{"file":"a","line":1,"start":0,"end":13,"kind":"meta","also":["heading"],"sentences":["Opening hours"]},
		{"file":"a","line":3,"start":15,"end":36,"kind":"bullet","marker":"•","sentences":["Monday to Friday;"]},
		{"file":"a","line":4,"start":37,"end":50,"kind":"paragraph","sentences":["Saturday."]}]}`))
	require.NoError(t, err)
	var missed []int
	got, err := evaluate.Blocks(segment.Parser{Lang: lang.English()}, gold,
		func(string) (string, error) { return text, nil },
		func(m evaluate.BlockMiss) { missed = append(missed, m.Line.Line) })
	require.NoError(t, err)
	assert.Equal(t, evaluate.BlockScore{Lines: 3, Kinds: 2, Sentences: 3}, got)
	assert.Equal(t, []int{4}, missed)
}

func ExampleAlign() {
	gold, err := evaluate.ReadBeads(strings.NewReader("[0]:[0]\n[1]:[1, 2]\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	a := &align.Alignment{Src: lines(2), Dst: lines(3), Beads: []align.Bead{bead(0, 1, 0, 1), bead(1, 2, 1, 3)}}
	fmt.Printf("%.2f\n", evaluate.Align(a, gold).Strict.F1())
	// Output: 1.00
}
