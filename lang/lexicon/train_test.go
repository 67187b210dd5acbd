package lexicon_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
)

// train learns from lines of source, tab and target.
func train(t testing.TB, trainer lexicon.Trainer, bitext string) (*lexicon.Lexicon, lexicon.Stats) {
	t.Helper()
	l, stats, err := trainer.Train(context.Background(), lang.English(), lang.French(),
		lexicon.Pairs(strings.NewReader(bitext), "bitext", lang.English(), lang.French()))
	require.NoError(t, err)
	return l, stats
}

// sentences is a bitext of made-up words in which word i is translated by mot i.
func sentences(n int) string {
	var b strings.Builder
	state := uint32(1)
	for range n {
		var source, target []string
		for range 12 {
			state = state*1664525 + 1013904223
			// Low numbers are frequent, as they are among words.
			i := (state >> 16) % ((state>>8)%500 + 1)
			source = append(source, fmt.Sprintf("word%dx", i))
			target = append([]string{fmt.Sprintf("mot%dz", i)}, target...)
		}
		fmt.Fprintf(&b, "%s\t%s\n", strings.Join(source, " "), strings.Join(target, " "))
	}
	return b.String()
}

func TestTrainFindsTranslations(t *testing.T) {
	l, _ := train(t, lexicon.Trainer{}, sentences(3000))
	right := 0
	for i := range 100 {
		there, back := entry(l, fmt.Sprintf("word%dx", i), fmt.Sprintf("mot%dz", i))
		if there > 0.5 && back > 0.5 {
			right++
		}
	}
	assert.GreaterOrEqual(t, right, 99)
}

func TestTrainSameOnAnyNumberOfProcessors(t *testing.T) {
	bitext := sentences(500)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want, _ := train(t, lexicon.Trainer{}, bitext)
	for _, n := range []int{1, 2, 3, 7} {
		runtime.GOMAXPROCS(n)
		got, _ := train(t, lexicon.Trainer{}, bitext)
		assert.Equal(t, file(t, want), file(t, got), "%d processors", n)
	}
}

// TestTrainMirrored checks that neither language is favoured.
func TestTrainMirrored(t *testing.T) {
	bitext := sentences(500)
	var mirror strings.Builder
	for line := range strings.Lines(bitext) {
		source, target, _ := strings.Cut(strings.TrimSpace(line), "\t")
		fmt.Fprintf(&mirror, "%s\t%s\n", target, source)
	}
	one, _ := train(t, lexicon.Trainer{}, bitext)
	two, _ := train(t, lexicon.Trainer{}, mirror.String())
	assert.Equal(t, one.Len(), two.Len())
	for _, i := range []int{1, 10, 50} {
		word, mot := fmt.Sprintf("word%dx", i), fmt.Sprintf("mot%dz", i)
		there, back := entry(one, word, mot)
		back2, there2 := entry(two, mot, word)
		assert.InDelta(t, there, there2, 0.05)
		assert.InDelta(t, back, back2, 0.05)
	}
}

func TestTrainStats(t *testing.T) {
	long := strings.Repeat("a ", 101)
	_, stats := train(t, lexicon.Trainer{}, "a b\tc\na b\tc\na\tc d e\n12\t12\n"+long+"\tb\nb\t"+long+"\n")
	assert.Equal(t, lexicon.Stats{Pairs: 6, Used: 2, SourceWords: 3, TargetWords: 4}, stats)
}

// TestTrainDiscount checks that words seen once do not confirm each other.
func TestTrainDiscount(t *testing.T) {
	bitext := sentences(500) + "court rules\tcour règles\ncourt\tcour\n" + "hapax lonely single\tunique seul isolé\n"
	l, _ := train(t, lexicon.Trainer{Discount: 0.5}, bitext)
	there, _ := entry(l, "court", "cour")
	assert.Greater(t, there, 0.5)
	there, _ = entry(l, "hapax", "isole")
	assert.Zero(t, there)

	l, _ = train(t, lexicon.Trainer{Discount: -1}, bitext)
	there, _ = entry(l, "hapax", "isole")
	assert.Greater(t, there, 0.2)
}

func TestTrainEntries(t *testing.T) {
	l, _ := train(t, lexicon.Trainer{Entries: 10}, sentences(500))
	assert.Equal(t, 10, l.Len())
}

func TestTrainWeight(t *testing.T) {
	pairs := func(weight float64) iter.Seq2[lexicon.Pair, error] {
		return func(yield func(lexicon.Pair, error) bool) {
			_ = yield(lexicon.Pair{Source: "court", Target: "cour"}, nil) &&
				yield(lexicon.Pair{Source: "court", Target: "terrain", Weight: weight}, nil)
		}
	}
	l, _, err := lexicon.Trainer{Discount: -1}.Train(context.Background(), lang.English(), lang.French(), pairs(0))
	require.NoError(t, err)
	there, _ := entry(l, "court", "terrain")
	assert.InDelta(t, 0.5, there, 0.03)

	l, _, err = lexicon.Trainer{Discount: -1}.Train(context.Background(), lang.English(), lang.French(), pairs(9))
	require.NoError(t, err)
	there, _ = entry(l, "court", "terrain")
	assert.Greater(t, there, 0.85)
}

func TestTrainErrors(t *testing.T) {
	broken := errors.New("broken")
	_, _, err := lexicon.Trainer{}.Train(context.Background(), lang.English(), lang.French(), func(yield func(lexicon.Pair, error) bool) {
		yield(lexicon.Pair{}, broken)
	})
	assert.ErrorIs(t, err, broken)

	_, _, err = lexicon.Trainer{}.Train(context.Background(), lang.English(), lang.French(), func(func(lexicon.Pair, error) bool) {})
	assert.EqualError(t, err, "lexicon: no pairs to learn from")

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err = lexicon.Trainer{}.Train(ctx, lang.English(), lang.French(),
		lexicon.Pairs(strings.NewReader(sentences(10)), "bitext", lang.English(), lang.French()))
	assert.ErrorIs(t, err, context.Canceled)
}

// limited is a context that ends when it has been looked at so many times.
type limited struct {
	context.Context
	looks, most atomic.Int64
}

func (l *limited) Err() error {
	if n := l.looks.Add(1); l.most.Load() > 0 && n >= l.most.Load() {
		return context.Canceled
	}
	return nil
}

// TestTrainCancelled checks that training looks at its context often, and stops when
// it sees that it has ended.
func TestTrainCancelled(t *testing.T) {
	for name, c := range map[string]struct {
		pairs, words int // and of each pair
		looks        int64
	}{
		"many pairs":    {9000, 4, 2 * 9000},
		"long texts":    {40, 5000, 2 * 40 * 5000 / 1024},
		"one long text": {1, 400_000, 2 * 400_000 / 1024},
	} {
		t.Run(name, func(t *testing.T) {
			source, target := strings.Repeat("wharf ", c.words), strings.Repeat("quai ", c.words)
			train := func(most int64) (looks int64, err error) {
				ctx := &limited{Context: context.Background()}
				ctx.most.Store(most)
				_, _, err = lexicon.Trainer{}.Train(ctx, lang.English(), lang.French(), func(yield func(lexicon.Pair, error) bool) {
					for i := range c.pairs {
						p := lexicon.Pair{Source: source, Target: target, Weight: float64(i + 1)} // no two are the same
						if !yield(p, nil) {
							return
						}
					}
				})
				return ctx.looks.Load(), err
			}
			all, err := train(0)
			if c.pairs > 1000 {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, "no pairs to learn from") // too long
			}
			assert.GreaterOrEqual(t, all, c.looks)
			for _, most := range []int64{1, 2, all / 7, all / 2, all - 5} {
				looks, err := train(most)
				assert.ErrorIs(t, err, context.Canceled)
				assert.LessOrEqual(t, looks, most+int64(4+runtime.GOMAXPROCS(0)))
			}
		})
	}
}

func TestTrainProgress(t *testing.T) {
	var told [][2]int
	train(t, lexicon.Trainer{Iterations: 3, Progress: func(done, total int) { told = append(told, [2]int{done, total}) }}, sentences(9000))
	assert.Equal(t, [][2]int{{8192, 0}, {1, 3}, {2, 3}, {3, 3}}, told)
}
