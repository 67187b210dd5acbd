package evaluate_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/evaluate"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// shared is where the development sets are, beside the project; the project
// does without them.
func shared(t *testing.T, path ...string) string {
	t.Helper()
	dir := filepath.Join(append([]string{"..", "..", "..", "shared"}, path...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the development sets are not beside the project: " + dir)
	}
	return dir
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	s, _, err := segment.Decode(b)
	require.NoError(t, err)
	return s
}

// The floors are a little under what was measured, so that a change that loses
// accuracy is seen. Of the statutes, which are many, only the small ones run.
func TestGoldAlignments(t *testing.T) {
	for set, c := range map[string]struct {
		other       string
		strict, lax float64
		largest     int
	}{
		"transread":     {"en", 0.92, 0.992, 1 << 30},
		"textberg":      {"de", 0.895, 0.99, 1 << 30},
		"petition":      {"en", 1, 1, 1 << 30},
		"laws":          {"en", 0.99, 0.999, 60 << 10},
		"laws-crossing": {"en", 0.91, 0.92, 60 << 10},
	} {
		t.Run(set, func(t *testing.T) {
			t.Parallel()
			golds, err := filepath.Glob(filepath.Join(shared(t, "gold", "align", set), "*.gold"))
			require.NoError(t, err)
			var total evaluate.Alignment
			for _, g := range golds {
				base := strings.TrimSuffix(g, ".gold")
				text := read(t, base+"."+c.other)
				if len(text) > c.largest {
					continue
				}
				f, err := os.Open(g)
				require.NoError(t, err)
				gold, err := evaluate.ReadBeads(f)
				require.NoError(t, err)
				require.NoError(t, f.Close())
				l, err := lang.Bare(c.other)
				require.NoError(t, err)
				a, err := align.Align(context.Background(),
					segment.Lines(base, text, l), segment.Lines(base, read(t, base+".fr"), lang.French()))
				require.NoError(t, err)
				total.Add(evaluate.Align(a, gold))
			}
			t.Logf("strict %.4f lax %.4f unaligned %.3f", total.Strict.F1(), total.Lax.F1(), total.Unaligned.F1())
			assert.GreaterOrEqual(t, total.Strict.F1(), c.strict)
			assert.GreaterOrEqual(t, total.Lax.F1(), c.lax)
		})
	}
}

// The five pages of design: the pair has four differences and no others, from
// either side; the others are no translations of it.
func TestSeeds(t *testing.T) {
	dir := shared(t, "seeds")
	pages, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	require.NoError(t, err)
	require.Len(t, pages, 5)
	doc := func(i int) *segment.Document { return segment.Parse(pages[i], read(t, pages[i]), nil) }
	type found struct{ check, src, dst string }
	list := func(src, dst *segment.Document) (out []found) {
		v, err := align.Compare(context.Background(), src, dst)
		require.NoError(t, err)
		for _, f := range v.Findings {
			if f.Severity < align.Warning {
				continue
			}
			x := found{check: f.Check}
			if v.Parallel {
				x.src, x.dst = src.Text[f.Src.Start:f.Src.End], dst.Text[f.Dst.Start:f.Dst.End]
			}
			out = append(out, x)
		}
		return out
	}
	assert.Equal(t, []found{
		{"untranslated", "Start of content", "Start of content"},
		{"addition", "", "Attendu que:"},
		{"addition", "", "Alberta"},
		{"omission", "Disclaimer regarding petitions", ""},
	}, list(doc(0), doc(1)))
	assert.Equal(t, []found{
		{"untranslated", "Start of content", "Start of content"},
		{"omission", "Attendu que:", ""},
		{"omission", "Alberta", ""},
		{"addition", "", "Disclaimer regarding petitions"},
	}, list(doc(1), doc(0)))
	for _, i := range []int{2, 3, 4} {
		assert.Equal(t, []found{{check: "unparallel"}}, list(doc(1), doc(i)), pages[i])
		assert.Equal(t, []found{{check: "unparallel"}}, list(doc(i), doc(1)), pages[i])
	}
	for _, i := range []int{0, 2, 3, 4} {
		assert.Equal(t, []found{{check: "wrong-language"}}, list(doc(0), doc(i)), pages[i])
	}
}

func TestGoldBlocks(t *testing.T) {
	f, err := os.Open(filepath.Join(shared(t, "gold", "segment"), "petition_blocks.json"))
	require.NoError(t, err)
	defer f.Close()
	lines, err := evaluate.ReadBlocks(f)
	require.NoError(t, err)
	p := segment.Parser{Semicolons: segment.KeepSemicolons} // as gold has the list of names
	got, err := evaluate.Blocks(p, lines, func(name string) (string, error) {
		return read(t, shared(t, "seeds", name)), nil
	}, func(m evaluate.BlockMiss) { t.Logf("%s:%d: %s, not %s", m.Line.File, m.Line.Line, m.Got, m.Line.Kind) })
	require.NoError(t, err)
	assert.GreaterOrEqual(t, float64(got.Kinds), 0.95*float64(got.Lines))
	assert.Equal(t, got.Lines, got.Sentences)
}

// The English pages that have no French version are cut sensibly: the mangled
// first line is a line, and each name of a list between semicolons is a segment.
func TestSeedSegments(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(shared(t, "seeds"), "*.txt"))
	require.NoError(t, err)
	require.Len(t, pages, 5)
	kinds := map[string]int{}
	for _, i := range []int{2, 3, 4} {
		d := segment.Parse(pages[i], read(t, pages[i]), nil)
		assert.Equal(t, segment.Line, d.Blocks[0].Kind, "first line of %s", pages[i])
		for _, b := range d.Blocks {
			kinds[b.Kind.String()]++
			if b.Last-b.First > 20 {
				assert.Equal(t, 31, b.Last-b.First, "names")
				kinds["names"]++
			}
		}
	}
	assert.Equal(t, 1, kinds["names"])
	assert.Equal(t, 3, kinds["item"])
	assert.GreaterOrEqual(t, kinds["line"], 24, "navigation and signatories")
}
