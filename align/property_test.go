package align_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

// withLexicon is the evidence of the properties below.
var withLexicon = align.Evidence{Lexicon: enfr.Lexicon()}

// pair is two texts, one segment a line.
type pair struct {
	name     string
	src, dst *segment.Document
}

// The development sets of statutes: those whose passages are in one order in both
// languages, and all.
var (
	inOrder    = []string{"laws"}
	inAnyOrder = []string{"laws", "laws-crossing"}
)

// eachSet runs a test over the project's testdata and, where the development
// sets are beside the project, over those texts of them that have at most so many
// bytes.
func eachSet(t *testing.T, sets []string, largest int, test func(t *testing.T, pairs []pair)) {
	t.Run("testdata", func(t *testing.T) {
		var pairs []pair
		for _, name := range pages {
			pairs = append(pairs, pair{name, asLines(page(t, name+".en.txt")), asLines(page(t, name+".fr.txt"))})
		}
		test(t, pairs)
	})
	for _, set := range sets {
		t.Run(set, func(t *testing.T) {
			dir := filepath.Join("..", "..", "shared", "gold", "align", set)
			files, err := filepath.Glob(filepath.Join(dir, "*.en"))
			require.NoError(t, err)
			if len(files) == 0 {
				t.Skip("the development sets are not beside the project: " + dir)
			}
			var pairs []pair
			for _, f := range files {
				en, err := os.ReadFile(f)
				require.NoError(t, err)
				fr, err := os.ReadFile(strings.TrimSuffix(f, ".en") + ".fr")
				require.NoError(t, err)
				if len(en) <= largest {
					pairs = append(pairs, pair{filepath.Base(f), segment.Lines(f, string(en), lang.English()), segment.Lines(f, string(fr), lang.French())})
				}
			}
			test(t, pairs)
		})
	}
}

// asLines is a document with the same segments, one a line, without some.
func asLines(d *segment.Document, without ...align.Range) *segment.Document {
	var b strings.Builder
	for i := range d.Segments {
		if !slices.ContainsFunc(without, func(r align.Range) bool { return r.Lo <= i && i < r.Hi }) {
			b.WriteString(strings.Join(strings.Fields(d.SegmentText(i)), " ") + "\n")
		}
	}
	return segment.Lines(d.Name, b.String(), d.Lang)
}

func TestMirrorWithLexicon(t *testing.T) {
	eachSet(t, inAnyOrder, 32_000, func(t *testing.T, pairs []pair) {
		for _, p := range pairs {
			there := mustAlign(t, &align.Aligner{Scorer: withLexicon}, p.src, p.dst)
			requireCovered(t, there)
			sameBeads(t, there, mustAlign(t, &align.Aligner{Scorer: withLexicon}, p.dst, p.src).Mirror(), 1e-3)
		}
	})
}

func TestIdentityOfStatutes(t *testing.T) {
	eachSet(t, inAnyOrder, 32_000, func(t *testing.T, pairs []pair) {
		for _, p := range pairs {
			for _, d := range []*segment.Document{p.src, p.dst} {
				for _, b := range mustAlign(t, &align.Aligner{Scorer: withLexicon}, d, d).Beads {
					require.Equal(t, align.Type{Src: 1, Dst: 1}, b.Type(), p.name)
					require.Equal(t, b.Src, b.Dst, p.name)
				}
			}
		}
	})
}

func TestWorkersDoNotMatterWithLexicon(t *testing.T) {
	eachSet(t, inAnyOrder, 32_000, func(t *testing.T, pairs []pair) {
		for _, p := range pairs {
			want := mustAlign(t, &align.Aligner{Scorer: withLexicon, Workers: 1}, p.src, p.dst)
			for _, workers := range []int{2, 8} {
				got := mustAlign(t, &align.Aligner{Scorer: withLexicon, Workers: workers}, p.src, p.dst)
				require.Equal(t, want.Beads, got.Beads, p.name)
			}
		}
	})
}

// lone is the segments without a counterpart: of the source as they are, of the
// target from -1 down.
func lone(a *align.Alignment) (out []int) {
	for _, b := range a.Beads {
		if b.Dst.Empty() {
			out = append(out, b.Src.Lo)
		}
		if b.Src.Empty() {
			out = append(out, ^b.Dst.Lo)
		}
	}
	slices.Sort(out)
	return out
}

// Without one segment of a sure 1-1 bead its counterpart is alone, and nothing
// else changes. Of lines that are equal but for capitals it may be either. What
// fails is, for the most part, a heading that another one beside it would render
// as well. The floors are a little under what was measured.
func TestDeleteAnySegment(t *testing.T) {
	const samples, largest = 200, 40_000
	floors := map[string]float64{"testdata": 0.95, "laws": 0.93}
	eachSet(t, inOrder, largest, func(t *testing.T, pairs []pair) {
		r := rand.New(rand.NewPCG(3, 4))
		whole := make([]*align.Alignment, len(pairs))
		for k, p := range pairs {
			whole[k] = mustAlign(t, &align.Aligner{Scorer: withLexicon}, p.src, p.dst)
		}
		tried, right := 0, 0
		for tried < samples {
			w := whole[r.IntN(len(pairs))]
			b := w.Beads[r.IntN(len(w.Beads))]
			if b.Type() != (align.Type{Src: 1, Dst: 1}) || b.Confidence < 0.9 || b.Moved {
				continue
			}
			tried++
			cut, want := without(t, w, b, r.IntN(2) == 0)
			if got := lone(cut); slices.Equal(textsOf(cut, want), textsOf(cut, got)) {
				right++
			} else {
				t.Logf("%s: without one of\n\t%.100q\n\t%.100q\nalone are not %q\nbut %q", w.Src.Name, w.Src.SegmentText(b.Src.Lo), w.Dst.SegmentText(b.Dst.Lo),
					only(textsOf(cut, want), textsOf(cut, got)), only(textsOf(cut, got), textsOf(cut, want)))
			}
		}
		t.Logf("%d of %d", right, tried)
		_, set, _ := strings.Cut(t.Name(), "/")
		assert.GreaterOrEqual(t, float64(right), floors[set]*float64(tried))
	})
}

// without aligns again without one segment of a 1-1 bead, and returns which
// segments should then be alone.
func without(t *testing.T, whole *align.Alignment, b align.Bead, source bool) (cut *align.Alignment, want []int) {
	want = lone(whole)
	src, dst := whole.Src, whole.Dst
	if source {
		src = asLines(src, b.Src)
		for k, x := range want {
			if x > b.Src.Lo {
				want[k]--
			}
		}
		want = append(want, ^b.Dst.Lo)
	} else {
		dst = asLines(dst, b.Dst)
		for k, x := range want {
			if x < ^b.Dst.Lo {
				want[k]++
			}
		}
		want = append(want, b.Src.Lo)
	}
	return mustAlign(t, &align.Aligner{Scorer: withLexicon}, src, dst), want
}

func textsOf(a *align.Alignment, segments []int) []string {
	out := make([]string, len(segments))
	for k, i := range segments {
		if i < 0 {
			out[k] = "target: " + strings.ToLower(a.Dst.SegmentText(^i))
		} else {
			out[k] = "source: " + strings.ToLower(a.Src.SegmentText(i))
		}
	}
	slices.Sort(out)
	return out
}

// only returns what one list has that the other lacks.
func only(a, b []string) []string {
	return slices.DeleteFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// Of a part of one text, the beads are those of the whole.
func TestExcerpts(t *testing.T) {
	eachSet(t, inAnyOrder, 32_000, func(t *testing.T, pairs []pair) {
		kept, all := 0, 0
		for _, p := range pairs {
			n := len(p.src.Segments)
			whole := mustAlign(t, &align.Aligner{Scorer: withLexicon}, p.src, p.dst)
			for _, part := range []align.Range{{Lo: 0, Hi: n / 2}, {Lo: n / 2, Hi: n}, {Lo: n / 3, Hi: n - n/3}} {
				if part.Empty() {
					continue
				}
				excerpt := asLines(p.src, align.Range{Lo: 0, Hi: part.Lo}, align.Range{Lo: part.Hi, Hi: n})
				found := map[[2]align.Range]bool{}
				for _, b := range mustAlign(t, &align.Aligner{Scorer: withLexicon}, excerpt, p.dst).Beads {
					found[[2]align.Range{{Lo: b.Src.Lo + part.Lo, Hi: b.Src.Hi + part.Lo}, b.Dst}] = true
				}
				for _, b := range whole.Beads {
					if !b.Src.Empty() && !b.Dst.Empty() && part.Lo <= b.Src.Lo && b.Src.Hi <= part.Hi {
						all++
						if found[[2]align.Range{b.Src, b.Dst}] {
							kept++
						}
					}
				}
			}
		}
		t.Logf("%d of %d beads", kept, all)
		assert.GreaterOrEqual(t, float64(kept), 0.95*float64(all))
	})
}

// randomKnown makes beads that are known and borders, up to so many, in order on
// both sides.
func randomKnown(r *rand.Rand, src, dst *segment.Document, most int) []align.Bead {
	step := func(at, n int) align.Range {
		lo := min(n, at+r.IntN(2*n/most+1))
		return align.Range{Lo: lo, Hi: min(n, lo+r.IntN(4))}
	}
	var known []align.Bead
	i, j := 0, 0
	for range 1 + r.IntN(most) {
		b := align.Bead{Src: step(i, len(src.Segments)), Dst: step(j, len(dst.Segments))}
		i, j = b.Src.Hi, b.Dst.Hi
		known = append(known, b)
	}
	return known
}

// requireKnown fails unless an alignment keeps what is known, and no bead
// crosses it.
func requireKnown(t testing.TB, a *align.Alignment, known []align.Bead) {
	t.Helper()
	for _, k := range known {
		kept := k.Src.Empty() && k.Dst.Empty()
		for _, b := range a.Beads {
			switch {
			case sameSegments(b.Src, k.Src) && sameSegments(b.Dst, k.Dst):
				kept = true
			case !b.Src.Empty() && !b.Dst.Empty():
				before := b.Src.Hi <= k.Src.Lo && b.Dst.Hi <= k.Dst.Lo
				behind := b.Src.Lo >= k.Src.Hi && b.Dst.Lo >= k.Dst.Hi
				require.True(t, before || behind, "%v crosses %v", b, k)
			}
		}
		require.True(t, kept, "%v is not kept", k)
	}
}

// sameSegments reports whether two ranges hold the same segments: where an empty
// one stands does not count.
func sameSegments(a, b align.Range) bool { return a == b || a.Empty() && b.Empty() }

func TestRandomKnown(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, name := range pages {
		src, dst := page(t, name+".en.txt"), page(t, name+".fr.txt")
		for range 60 {
			known := randomKnown(r, src, dst, 8)
			aligner := &align.Aligner{Scorer: withLexicon, Known: func(_, _ *segment.Document) ([]align.Bead, error) { return known, nil }}
			a := mustAlign(t, aligner, src, dst)
			requireCovered(t, a)
			requireKnown(t, a, known)
		}
	}
}

func TestOnlyTypesAllowed(t *testing.T) {
	shapes := []align.Type{{Src: 1, Dst: 1}, {Src: 1, Dst: 2}, {Src: 2, Dst: 1}, {Src: 2, Dst: 2}, {Src: 1, Dst: 3}, {Src: 3, Dst: 1}}
	eachSet(t, inAnyOrder, 32_000, func(t *testing.T, pairs []pair) {
		for _, p := range pairs {
			for _, n := range []int{1, 3, 6} {
				a := mustAlign(t, &align.Aligner{Scorer: withLexicon, Types: shapes[:n]}, p.src, p.dst)
				for _, b := range a.Beads {
					require.True(t, b.Src.Empty() || b.Dst.Empty() || slices.Contains(shapes[:n], b.Type()), "%s: %v, of %d shapes", p.name, b, n)
				}
			}
		}
	})
}

func TestSharedLines(t *testing.T) {
	src := segment.Lines("a", "One\n* * *\nTwo\nThree\n* * *\n", lang.English())
	dst := segment.Lines("b", "Un\n* * *\n* * *\nDeux\n", lang.French())
	known, err := align.SharedLines("* * *")(src, dst)
	require.NoError(t, err)
	a := mustAlign(t, &align.Aligner{Known: align.SharedLines("* * *")}, src, dst)
	requireKnown(t, a, known)
	_, err = align.SharedLines("One")(src, dst)
	require.EqualError(t, err, `align: 1 lines "One" in the source, 0 in the target`)
}

func TestKnownErrors(t *testing.T) {
	src, dst := segment.Lines("a", "One\nTwo\n", lang.English()), segment.Lines("b", "Un\nDeux\n", lang.French())
	bead := func(a, b, c, d int) align.Bead {
		return align.Bead{Src: align.Range{Lo: a, Hi: b}, Dst: align.Range{Lo: c, Hi: d}}
	}
	for _, known := range [][]align.Bead{
		{bead(0, 3, 0, 1)}, {bead(1, 0, 0, 1)}, {bead(0, 1, 0, 3)}, {bead(0, 1, -1, 1)},
		{bead(1, 2, 0, 1), bead(0, 1, 1, 2)}, {bead(0, 1, 1, 2), bead(1, 2, 0, 1)},
	} {
		_, err := (&align.Aligner{Known: func(_, _ *segment.Document) ([]align.Bead, error) { return known, nil }}).Align(context.Background(), src, dst)
		require.ErrorContains(t, err, "align: known bead", fmt.Sprint(known))
	}
}
