package align_test

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// page reads a text of the project's testdata.
func page(t testing.TB, name string) *segment.Document {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "testdata", name))
	require.NoError(t, err)
	return segment.Parse(name, string(b), nil)
}

func mustAlign(t testing.TB, a *align.Aligner, src, dst *segment.Document) *align.Alignment {
	t.Helper()
	got, err := a.Align(context.Background(), src, dst)
	require.NoError(t, err)
	return got
}

// pages are the pairs of the project's testdata.
var pages = []string{"petition", "wetland", "complete"}

// requireCovered fails unless every segment is in exactly one bead, in the order
// of the source, and on both sides but for the beads that are moved.
func requireCovered(t testing.TB, a *align.Alignment) {
	t.Helper()
	i, j := 0, 0
	targets := make([]int, len(a.Dst.Segments))
	for _, b := range a.Beads {
		require.False(t, b.Src.Empty() && b.Dst.Empty())
		require.LessOrEqual(t, b.Src.Len(), 5)
		require.LessOrEqual(t, b.Dst.Len(), 5)
		require.False(t, math.IsNaN(b.Score) || math.IsInf(b.Score, 0))
		require.True(t, b.Confidence >= 0 && b.Confidence <= 1, "confidence %v", b.Confidence)
		if !b.Moved || !b.Src.Empty() {
			require.Equal(t, i, b.Src.Lo)
			i = b.Src.Hi
		}
		if !b.Moved {
			require.GreaterOrEqual(t, b.Dst.Lo, j)
			j = b.Dst.Hi
		}
		for k := b.Dst.Lo; k < b.Dst.Hi; k++ {
			targets[k]++
		}
	}
	require.Equal(t, len(a.Src.Segments), i)
	for k, n := range targets {
		require.Equal(t, 1, n, "target segment %d", k)
	}
}

func TestEverySegmentInOneBead(t *testing.T) {
	for _, src := range pages {
		for _, dst := range pages {
			a := mustAlign(t, new(align.Aligner), page(t, src+".en.txt"), page(t, dst+".fr.txt"))
			requireCovered(t, a)
		}
	}
}

func TestEmptySides(t *testing.T) {
	some, none := page(t, "petition.en.txt"), segment.Parse("none", " \n", lang.French())
	for name, c := range map[string]struct{ src, dst *segment.Document }{
		"no target": {some, none}, "no source": {none, some}, "neither": {none, none},
	} {
		t.Run(name, func(t *testing.T) {
			a := mustAlign(t, new(align.Aligner), c.src, c.dst)
			requireCovered(t, a)
			for _, b := range a.Beads {
				assert.True(t, b.Src.Empty() || b.Dst.Empty())
			}
			assert.Equal(t, c.src == some || c.dst == some, !align.Inspect(a).Parallel)
		})
	}
}

// Swapping the sides mirrors beads, scores, confidences and findings.
func TestMirror(t *testing.T) {
	for _, name := range pages {
		t.Run(name, func(t *testing.T) {
			en, fr := page(t, name+".en.txt"), page(t, name+".fr.txt")
			there := mustAlign(t, new(align.Aligner), en, fr)
			back := mustAlign(t, new(align.Aligner), fr, en).Mirror()
			sameBeads(t, there, back, 1e-6)
			f, g := align.Inspect(there).Findings, align.Inspect(mustAlign(t, new(align.Aligner), fr, en)).Findings
			require.Len(t, g, len(f))
			turned := map[string]string{"omission": "addition", "addition": "omission"}
			type where struct {
				check    string
				src, dst segment.Span
			}
			found := map[where]float64{}
			for _, x := range f {
				if o, ok := turned[x.Check]; ok {
					x.Check = o
				}
				found[where{x.Check, x.Dst, x.Src}] = x.Confidence
			}
			for _, x := range g {
				confidence, ok := found[where{x.Check, x.Src, x.Dst}]
				require.True(t, ok, "%s at %v", x.Check, x.Src)
				assert.InDelta(t, confidence, x.Confidence, 1e-6)
			}
		})
	}
}

// sameBeads fails unless two alignments have the same beads, runs of one-sided
// ones in any order, with about the same confidence.
func sameBeads(t testing.TB, want, got *align.Alignment, within float64) {
	t.Helper()
	type ranges struct{ src, dst align.Range }
	type what struct {
		confidence float64
		moved      bool
	}
	set := func(a *align.Alignment) map[ranges]what {
		m := map[ranges]what{}
		for _, b := range a.Beads {
			r := ranges{b.Src, b.Dst}
			// The place of a gap within a run of gaps is free.
			if b.Src.Empty() {
				r.src = align.Range{}
			}
			if b.Dst.Empty() {
				r.dst = align.Range{}
			}
			m[r] = what{b.Confidence, b.Moved}
		}
		return m
	}
	w, g := set(want), set(got)
	require.Len(t, g, len(w))
	for r, x := range w {
		require.Contains(t, g, r)
		require.InDelta(t, x.confidence, g[r].confidence, within)
		require.Equal(t, x.moved, g[r].moved)
	}
}

// A text aligned with itself pairs each segment with itself.
func TestIdentity(t *testing.T) {
	for _, name := range pages {
		for _, l := range []string{".en.txt", ".fr.txt"} {
			d := page(t, name+l)
			for _, b := range mustAlign(t, new(align.Aligner), d, d).Beads {
				require.Equal(t, align.Type{Src: 1, Dst: 1}, b.Type())
				require.Equal(t, b.Src, b.Dst)
			}
		}
	}
}

// Without one segment of a 1-1 bead, that one is alone and no other.
func TestDeleteOne(t *testing.T) {
	en, fr := page(t, "complete.en.txt"), page(t, "complete.fr.txt")
	whole := mustAlign(t, new(align.Aligner), en, fr)
	tried, right := 0, 0
	for _, b := range whole.Beads {
		if b.Type() != (align.Type{Src: 1, Dst: 1}) {
			continue
		}
		s := fr.Segments[b.Dst.Lo]
		if strings.Count(fr.Source, fr.SegmentText(b.Dst.Lo)) > 1 {
			continue // which of two equal lines is gone cannot be told
		}
		block := fr.Blocks[s.Block]
		start := s.Start
		if block.First == b.Dst.Lo && block.Last == block.First+1 {
			start = block.Start // an item goes with its marker
		}
		cut := segment.Parse("cut", fr.Source[:start]+fr.Source[s.End:], fr.Lang)
		a := mustAlign(t, new(align.Aligner), en, cut)
		tried++
		alone := []align.Bead{}
		for _, b := range a.Beads {
			if b.Src.Empty() || b.Dst.Empty() {
				alone = append(alone, b)
			}
		}
		if len(alone) == 1 && alone[0].Src == b.Src {
			right++
		} else {
			t.Logf("%.60q: %v", en.SegmentText(b.Src.Lo), alone)
		}
	}
	t.Logf("%d of %d", right, tried)
	assert.Greater(t, tried, 30)
	assert.GreaterOrEqual(t, float64(right), 0.95*float64(tried))
}

func TestWorkersDoNotMatter(t *testing.T) {
	en, fr := long(t, 1200)
	want := mustAlign(t, &align.Aligner{Workers: 1}, en, fr)
	for _, workers := range []int{2, 8} {
		got := mustAlign(t, &align.Aligner{Workers: workers}, en, fr)
		require.Equal(t, want.Beads, got.Beads)
	}
}

// long is a pair of texts of n made-up sentences, with blocks left out of
// either and pairs of sentences merged.
func long(t testing.TB, n int) (en, fr *segment.Document) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	syllables := []string{"ba", "cor", "di", "fen", "gal", "mi", "nor", "po", "rus", "ta", "vel", "zo"}
	word := func() string {
		w := ""
		for range 2 + r.IntN(3) {
			// The first syllables are the frequent ones.
			w += syllables[min(r.IntN(len(syllables)), r.IntN(len(syllables)))]
		}
		return w
	}
	var a, b strings.Builder
	for i := range n {
		line := word()
		for range 3 + r.IntN(12) {
			line += " " + word()
		}
		end := ".\n"
		if r.IntN(15) == 0 {
			end = "; " // merged with the next
		}
		if i < n/3 || i > n/3+n/20 {
			a.WriteString(line + ".\n")
		}
		if i < n/2 || i > n/2+n/30 {
			b.WriteString(line + end)
		}
	}
	return segment.Lines("long.en", a.String(), lang.English()), segment.Lines("long.fr", b.String(), lang.French())
}

// A block that one side lacks leaves the beads around it alone.
func TestMissingBlock(t *testing.T) {
	en, fr := long(t, 1200)
	a := mustAlign(t, new(align.Aligner), en, fr)
	requireCovered(t, a)
	alone := 0
	for _, b := range a.Beads {
		if b.Src.Empty() || b.Dst.Empty() {
			alone += b.Src.Len() + b.Dst.Len()
		}
	}
	assert.InDelta(t, 1200/20+1200/30, alone, 12)
}

func TestContext(t *testing.T) {
	en, fr := long(t, 500)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := align.Align(ctx, en, fr)
	require.ErrorIs(t, err, context.Canceled)
	_, err = align.Compare(ctx, en, fr)
	require.ErrorIs(t, err, context.Canceled)
}

func TestTypes(t *testing.T) {
	en, fr := page(t, "complete.en.txt"), page(t, "complete.fr.txt")
	a := mustAlign(t, &align.Aligner{Types: []align.Type{{Src: 1, Dst: 1}}}, en, fr)
	requireCovered(t, a)
	for _, b := range a.Beads {
		assert.LessOrEqual(t, max(b.Src.Len(), b.Dst.Len()), 1)
	}
	_, err := (&align.Aligner{Types: []align.Type{{Src: 9, Dst: 1}}}).Align(context.Background(), en, fr)
	require.EqualError(t, err, "align: no beads of type 9-1")
}

// diagonal is evidence that segments of the same number belong together.
type diagonal struct{}

func (diagonal) Prepare(context.Context, *segment.Document, *segment.Document) (align.Score, error) {
	return func(src, dst align.Range) float64 {
		if src == dst {
			return 5 * float64(src.Len())
		}
		return -20
	}, nil
}

func TestCallersScorer(t *testing.T) {
	src := segment.Lines("a", strings.Repeat("one\ntwo words here\n", 10), lang.English())
	dst := segment.Lines("b", strings.Repeat("rien\nautre chose encore ici\n", 10), lang.French())
	for name, s := range map[string]align.Scorer{"alone": diagonal{}, "added": align.Sum(align.Evidence{}, diagonal{})} {
		t.Run(name, func(t *testing.T) {
			for _, b := range mustAlign(t, &align.Aligner{Scorer: s}, src, dst).Beads {
				assert.Equal(t, b.Src, b.Dst)
			}
		})
	}
}

// The scorer that a caller can call says what the search adds up.
func TestEvidenceAsScorer(t *testing.T) {
	en, fr := page(t, "complete.en.txt"), page(t, "complete.fr.txt")
	with := align.Evidence{Without: align.Adaptation}
	score, err := with.Prepare(context.Background(), en, fr)
	require.NoError(t, err)
	for _, b := range mustAlign(t, &align.Aligner{Scorer: with}, en, fr).Beads {
		if !b.Src.Empty() && !b.Dst.Empty() {
			assert.InDelta(t, score(b.Src, b.Dst), b.Score, 1e-5)
		}
	}
}

func TestBlocks(t *testing.T) {
	a := mustAlign(t, new(align.Aligner), page(t, "petition.en.txt"), page(t, "petition.fr.txt"))
	blocks := a.Blocks()
	i, j := 0, 0
	merged := 0
	for _, b := range blocks {
		require.GreaterOrEqual(t, b.Src.Lo, i)
		require.GreaterOrEqual(t, b.Dst.Lo, j)
		i, j = max(i, b.Src.Hi), max(j, b.Dst.Hi)
		if !b.Src.Empty() && !b.Dst.Empty() {
			merged++
		}
	}
	assert.Equal(t, len(a.Src.Blocks), i)
	assert.Equal(t, len(a.Dst.Blocks), j)
	assert.Greater(t, merged, 30)
}

// A file without ends of sentences is one segment, whose words are not compared
// each with each.
func TestEndlessSegment(t *testing.T) {
	en := segment.Lines("a", strings.Repeat("the harbour committee decides about permits ", 50_000), lang.English())
	fr := segment.Lines("b", strings.Repeat("le comité du port décide des permis ", 50_000), lang.French())
	a, err := (&align.Aligner{Scorer: withLexicon}).Align(context.Background(), en, fr)
	require.NoError(t, err)
	require.Len(t, a.Beads, 1)
	assert.Equal(t, align.Type{Src: 1, Dst: 1}, a.Beads[0].Type())
	align.Inspect(a)
}
