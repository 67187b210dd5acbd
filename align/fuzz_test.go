package align_test

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

// Two texts of any bytes, plain, Markdown or HTML, are aligned and checked, with a
// lexicon or without: every segment is in one bead, findings point into the texts,
// again and on more workers they are the same, and swapping the sides mirrors the
// result.
func FuzzCompare(f *testing.F) {
	f.Add("One. Two.\n\n• Three", "Un. Deux.\n\n• Trois", uint8(0))
	f.Add("", "Rien.", uint8(9))
	f.Add("(a) 12\n(b) 13\n(c) 14", "a) 12\nb) 13\nc) 14", uint8(18))
	f.Add("Same. Same. Same.", "Same. Same.", uint8(0))
	f.Add("# Fees\n\n- 5 dollars\n- [a](b)\n", "<h1>Frais</h1><ul><li>5 $<li>a<p>Le tarif</ul>", uint8(16))
	f.Add("<p>The fee is 12.50.</p><p lang=fr>Le tarif.</p>", "> Le tarif est de 12,60.\n\n| a | b |\n|---|---|\n", uint8(14))
	f.Add("Notice\n\nThe wharf closes on March 5, 2026. It costs $1,200.\n\nA. Roy\nB. Ek\n\nThe ferry leaves at 8 a.m.",
		"Avis\n\nLe quai ferme le 6 mars 2026. Il en coûte 1 200 $.\n\nB. Ek\nA. Roy\n\nThe ferry leaves at 8 a.m.", uint8(9))
	f.Fuzz(func(t *testing.T, english, french string, how uint8) {
		if len(english) > 4000 || len(french) > 4000 {
			return
		}
		src, dst := parsed(english, lang.English(), how), parsed(french, lang.French(), how/3)
		aligner := &align.Aligner{Workers: 1}
		if how/9%2 == 1 {
			aligner.Scorer = withLexicon
		}
		v, err := aligner.Compare(context.Background(), src, dst)
		require.NoError(t, err)
		requireCovered(t, v.Alignment)
		for _, x := range v.Findings {
			require.True(t, 0 <= x.Src.Start && x.Src.Start <= x.Src.End && x.Src.End <= len(english))
			require.True(t, 0 <= x.Dst.Start && x.Dst.Start <= x.Dst.End && x.Dst.End <= len(french))
			require.True(t, x.Confidence >= 0 && x.Confidence <= 1)
		}
		aligner.Workers = 3
		again, err := aligner.Compare(context.Background(), src, dst)
		require.NoError(t, err)
		require.Equal(t, v.Findings, again.Findings)
		require.Equal(t, v.Alignment.Beads, again.Alignment.Beads)
		back, err := aligner.Compare(context.Background(), dst, src)
		require.NoError(t, err)
		require.InDelta(t, total(v.Alignment), total(back.Alignment), 1e-6)
		if reflect.DeepEqual(shapes(v.Alignment), shapes(back.Alignment.Mirror())) {
			require.ElementsMatch(t, found(v, false), found(back, true))
		}
	})
}

// parsed reads a text as plain, Markdown or HTML.
func parsed(text string, l *lang.Language, how uint8) *segment.Document {
	p := segment.Parser{Lang: l}
	switch how % 3 {
	case 1:
		return markdown.Parse("a", text, p)
	case 2:
		return html.Parse("a", text, p)
	}
	return p.Parse("a", text)
}

// shapes are the beads without what is calculated.
func shapes(a *align.Alignment) []align.Bead {
	out := slices.Clone(a.Beads)
	for i := range out {
		out[i].Score, out[i].Confidence = 0, 0
	}
	return out
}

// found is where the findings are and of which checks, of a mirrored verdict as
// those of the other way round.
func found(v *align.Verdict, mirrored bool) (out []string) {
	turned := map[string]string{"omission": "addition", "addition": "omission"}
	for _, x := range v.Findings {
		if mirrored {
			x.Src, x.Dst = x.Dst, x.Src
			x.Check = cmp.Or(turned[x.Check], x.Check)
		}
		out = append(out, fmt.Sprint(x.Check, x.Severity, x.Src, x.Dst))
	}
	return out
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
