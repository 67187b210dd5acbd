package align_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// hardTexts are texts that are hard on a careless aligner, of n lines.
func hardTexts(n int) map[string][2]string {
	lines := func(line func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(line(i) + "\n")
		}
		return b.String()
	}
	same := lines(func(int) string { return "The committee granted a permit." })
	names := lines(func(i int) string { return fmt.Sprintf("Harbour Board of Place%dville", i*7919) })
	return map[string][2]string{
		"identical lines":          {same, lines(func(int) string { return "Le comité accorda un permis." })},
		"one side short":           {same, "Le comité accorda un permis.\n"},
		"lines that alternate":     {lines(func(i int) string { return []string{"Yes.", "No."}[i%2] }), lines(func(i int) string { return []string{"Oui.", "Non."}[i%2] })},
		"names on both sides":      {names, names},
		"letters":                  {lines(func(i int) string { return string(rune('A' + i%26)) }), "Rien.\n"},
		"remarks":                  {lines(func(int) string { return "(the harbour)" }), "Le port.\n"},
		"numbers":                  {lines(func(i int) string { return fmt.Sprint(i, i*3, i*7) }), lines(func(i int) string { return fmt.Sprint(n-i, i*5) })},
		"the other way round":      {lines(func(i int) string { return fmt.Sprintf("Wharf%d Boat%d", i, i) }), lines(func(i int) string { return fmt.Sprintf("Wharf%d Boat%d", n-i, n-i) })},
		"one line":                 {strings.ReplaceAll(same, "\n", " "), strings.ReplaceAll(names, "\n", " ")},
		"one line of quotes":       {strings.Repeat(`"a" `, n), strings.Repeat("« b » ", n)},
		"one line of numbers":      {strings.Repeat("1/2 3 ", n), strings.Repeat("4 5/6 ", n)},
		"one reference":            {"section 5" + strings.Repeat("(1)", n), "article 6" + strings.Repeat("(1)", n)},
		"nothing but punctuation":  {strings.Repeat(". ", n), strings.Repeat("! ", n)},
		"words that are all alike": {lines(func(i int) string { return fmt.Sprintf("ba%x", i) }), lines(func(i int) string { return fmt.Sprintf("be%x", i) })},
	}
}

// TestHardTexts compares each pair, which what grows with the square of the length
// would not finish within the time a test is given, and looks at every segment.
func TestHardTexts(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 300
	}
	for name, pair := range hardTexts(n) {
		t.Run(name, func(t *testing.T) {
			src, dst := segment.Lines("en", pair[0], lang.English()), segment.Lines("fr", pair[1], lang.French())
			v, err := align.Compare(context.Background(), src, dst)
			assert.NoError(t, err)
			sources, targets := 0, 0
			for _, b := range v.Alignment.Beads {
				sources, targets = sources+b.Src.Len(), targets+b.Dst.Len()
			}
			assert.Equal(t, [2]int{len(src.Segments), len(dst.Segments)}, [2]int{sources, targets})
		})
	}
}

// TestCancelled cancels a comparison at moments spread over its steps: before it,
// and when so many beads have been scored. The bound is generous, for a machine
// that is busy.
func TestCancelled(t *testing.T) {
	pair := hardTexts(3000)["identical lines"]
	src, dst := segment.Lines("en", pair[0], lang.English()), segment.Lines("fr", pair[1], lang.French())
	for _, beads := range []int64{0, 1, 100, 10_000, 100_000} {
		t.Run(fmt.Sprint(beads), func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			scored := &scoredBeads{at: beads, then: cancel}
			if beads == 0 {
				cancel()
			}
			aligner := align.Aligner{Scorer: align.Sum(align.Evidence{}, scored)}
			v, err := aligner.Compare(ctx, src, dst)
			assert.Equal(t, context.Canceled, err)
			assert.Nil(t, v)
			if beads > 0 {
				assert.Less(t, time.Since(scored.reached), 5*time.Second)
			}
		})
	}
}

// scoredBeads calls then when the bead at is scored.
type scoredBeads struct {
	n       atomic.Int64
	at      int64
	then    func()
	reached time.Time
}

func (s *scoredBeads) Prepare(context.Context, *segment.Document, *segment.Document) (align.Score, error) {
	return func(_, _ align.Range) float64 {
		if s.n.Add(1) == s.at {
			s.reached = time.Now()
			s.then()
		}
		return 0
	}, nil
}

// TestAbandoned lets a scorer of the caller hang: the aligner returns all the same.
func TestAbandoned(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	hang := make(chan struct{})
	defer close(hang)
	aligner := align.Aligner{Scorer: scorerFunc(func() { cancel(); <-hang })}
	src, dst := segment.Lines("en", "One.\nTwo.\n", lang.English()), segment.Lines("fr", "Un.\nDeux.\n", lang.French())
	_, err := aligner.Align(ctx, src, dst)
	assert.Equal(t, context.Canceled, err)
}

type scorerFunc func()

func (f scorerFunc) Prepare(context.Context, *segment.Document, *segment.Document) (align.Score, error) {
	f()
	return func(_, _ align.Range) float64 { return 0 }, nil
}
