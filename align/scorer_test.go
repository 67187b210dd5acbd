package align_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

// says is evidence of the caller.
type says func(src, dst align.Range) float64

func (s says) Prepare(context.Context, *segment.Document, *segment.Document) (align.Score, error) {
	return align.Score(s), nil
}

// minutes are n lines that leave no doubt of what faces what.
func minutes(n int) (src, dst *segment.Document) {
	var en, fr strings.Builder
	for i := range n {
		fmt.Fprintf(&en, "The committee met on item %d.\n", i)
		fmt.Fprintf(&fr, "Le comité a étudié le point %d.\n", i)
	}
	return segment.Lines("en", en.String(), lang.English()), segment.Lines("fr", fr.String(), lang.French())
}

func TestCallersScorerDecides(t *testing.T) {
	for _, n := range []int{5, 400} {
		src, dst := minutes(n)
		k := n / 2
		for name, x := range map[string]float64{"much": -100, "infinite": math.Inf(-1), "not a number": math.NaN()} {
			t.Run(fmt.Sprint(name, " against a pair of ", n), func(t *testing.T) {
				veto := says(func(src, dst align.Range) float64 {
					if src.Lo <= k && k < src.Hi && dst.Lo <= k && k < dst.Hi {
						return x
					}
					return 0
				})
				a := mustAlign(t, &align.Aligner{Scorer: align.Sum(align.Evidence{}, veto)}, src, dst)
				assert.Equal(t, n-1, faced(a))
				for _, b := range a.Beads {
					assert.False(t, b.Src.Lo <= k && k < b.Src.Hi && !b.Dst.Empty(), "%v", b)
				}
			})
			t.Run(fmt.Sprint(name, " against all of ", n), func(t *testing.T) {
				a := mustAlign(t, &align.Aligner{Scorer: says(func(_, _ align.Range) float64 { return x })}, src, dst)
				assert.Zero(t, faced(a))
				assert.Len(t, a.Beads, 2*n)
			})
		}
		t.Run(fmt.Sprint("infinite for all of ", n), func(t *testing.T) {
			a := mustAlign(t, &align.Aligner{Scorer: says(func(_, _ align.Range) float64 { return math.Inf(1) })}, src, dst)
			for _, b := range a.Beads {
				assert.False(t, math.IsInf(b.Score, 0) || math.IsNaN(b.Score), "%v", b)
			}
		})
	}
}

// faced counts the beads with two sides.
func faced(a *align.Alignment) (n int) {
	for _, b := range a.Beads {
		if !b.Src.Empty() && !b.Dst.Empty() {
			n++
		}
	}
	return n
}

func TestSumOfEvidence(t *testing.T) {
	src, dst := english(en[0], en[1]), french(fr[0], fr[1])
	score := func(s align.Scorer) float64 { return mustAlign(t, &align.Aligner{Scorer: s}, src, dst).Beads[0].Score }
	words, rest := align.Evidence{Lexicon: enfr.Lexicon()}, align.Evidence{Without: align.Words}
	assert.InDelta(t, score(words)+score(rest), score(align.Sum(words, rest)), 0.01)
	assert.InDelta(t, score(align.Sum(words, rest)), score(align.Sum(rest, words)), 0.01)
}

// A panic in a caller's code can be recovered, whatever the number of workers.
func TestCallersPanic(t *testing.T) {
	src, dst := minutes(3000)
	broken := align.Sum(align.Evidence{}, says(func(src, _ align.Range) float64 {
		if src.Lo == 1500 {
			panic("broken")
		}
		return 0
	}))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for _, workers := range []int{1, 4} {
		for _, ctx := range []context.Context{context.Background(), ctx} {
			assert.PanicsWithValue(t, "broken", func() {
				_, _ = (&align.Aligner{Scorer: broken, Workers: workers}).Align(ctx, src, dst)
			})
		}
	}
}

// A verdict that lacks the findings of a check is none.
func TestCancelledByACheck(t *testing.T) {
	src, dst := english(en...), french(fr...)
	for range 300 {
		ctx, cancel := context.WithCancel(context.Background())
		v, err := new(align.Aligner).Compare(ctx, src, dst, align.Check{Name: "impatient", Run: func(*align.Alignment) []align.Finding {
			cancel()
			return nil
		}})
		require.Equal(t, context.Canceled, err)
		require.Nil(t, v)
	}
}
