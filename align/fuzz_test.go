package align_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// Two texts of any bytes are aligned and checked: every segment is in one bead,
// findings point into the texts, and swapping the sides mirrors the result.
func FuzzCompare(f *testing.F) {
	f.Add("One. Two.\n\n• Three", "Un. Deux.\n\n• Trois")
	f.Add("", "Rien.")
	f.Add("(a) 12\n(b) 13\n(c) 14", "a) 12\nb) 13\nc) 14")
	f.Add("Same. Same. Same.", "Same. Same.")
	f.Fuzz(func(t *testing.T, english, french string) {
		if len(english) > 4000 || len(french) > 4000 {
			return
		}
		src, dst := segment.Parse("a", english, lang.English()), segment.Parse("b", french, lang.French())
		v, err := align.Compare(context.Background(), src, dst)
		require.NoError(t, err)
		requireCovered(t, v.Alignment)
		for _, x := range v.Findings {
			require.True(t, 0 <= x.Src.Start && x.Src.Start <= x.Src.End && x.Src.End <= len(english))
			require.True(t, 0 <= x.Dst.Start && x.Dst.Start <= x.Dst.End && x.Dst.End <= len(french))
			require.True(t, x.Confidence >= 0 && x.Confidence <= 1)
		}
		again, err := align.Compare(context.Background(), src, dst)
		require.NoError(t, err)
		require.Equal(t, v.Findings, again.Findings)
		require.Equal(t, v.Alignment.Beads, again.Alignment.Beads)
		back, err := align.Align(context.Background(), dst, src)
		require.NoError(t, err)
		require.InDelta(t, total(v.Alignment), total(back), 1e-6)
	})
}

// total is the evidence of all beads: of two best paths that are as good, the
// mirror may take the other.
func total(a *align.Alignment) float64 {
	sum := 0.0
	for _, b := range a.Beads {
		sum += b.Score
	}
	return sum
}
