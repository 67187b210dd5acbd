package align_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
	"github.com/visavis/visavis/lang/lexicon/enfr"
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

// Two texts of any bytes are aligned with any lexicon and whatever is known of
// them: every segment is in one bead, what is known is kept, and nothing crosses
// it. Four bytes tell a bead: how many segments are before it and in it, on
// either side.
func FuzzAlign(f *testing.F) {
	f.Add("One. Two.\n\n• Three", "Un. Deux.\n\n• Trois", []byte{1, 1, 1, 1}, "two\tdeux\n")
	f.Add("A cat.\n* * *\nA dog.", "Un chat.\n* * *\nUn chien.", []byte{1, 0, 1, 0, 1, 2, 0, 0}, "chat @ cat\n")
	f.Add("", "Rien.", []byte{0, 0, 1, 0}, "# nothing\n")
	f.Add("12 14 16", "16 14 12", []byte{0, 3, 0, 0}, "a\tb\t0.5\t0.5\n")
	f.Fuzz(func(t *testing.T, english, french string, numbers []byte, words string) {
		if len(english) > 4000 || len(french) > 4000 || len(words) > 4000 {
			return
		}
		src, dst := segment.Parse("a", english, lang.English()), segment.Parse("b", french, lang.French())
		l, err := lexicon.Read(strings.NewReader(words), src.Lang, dst.Lang)
		if err != nil {
			l = enfr.Lexicon()
		}
		var known []align.Bead
		i, j := 0, 0
		next := func(at *int, n int, skip, length byte) align.Range {
			lo := min(n, *at+int(skip))
			*at = min(n, lo+int(length%4))
			return align.Range{Lo: lo, Hi: *at}
		}
		for ; len(numbers) >= 4; numbers = numbers[4:] {
			known = append(known, align.Bead{
				Src: next(&i, len(src.Segments), numbers[0], numbers[1]),
				Dst: next(&j, len(dst.Segments), numbers[2], numbers[3]),
			})
		}
		aligner := &align.Aligner{
			Scorer: align.Evidence{Lexicon: l},
			Known:  func(_, _ *segment.Document) ([]align.Bead, error) { return known, nil },
		}
		a, err := aligner.Align(context.Background(), src, dst)
		require.NoError(t, err)
		requireCovered(t, a)
		requireKnown(t, a, known)
		for _, d := range a.Doubtful(0.5) {
			require.True(t, d.Confidence >= 0 && d.Confidence < 0.5)
		}
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
