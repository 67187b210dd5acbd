package corpus_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/segment"
)

// silent blocks, as a terminal does that nobody types at, until it is closed.
type silent chan struct{}

func (s silent) Read([]byte) (int, error) { <-s; return 0, io.EOF }

// within fails the test if work takes too long to return.
func within(t *testing.T, d time.Duration, work func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); work() }()
	select {
	case <-done:
	case <-time.After(d):
		require.FailNow(t, "does not return")
	}
}

// goroutines waits until there are no more than so many.
func goroutines(t *testing.T, most int) {
	t.Helper()
	if runtime.GOOS == "js" {
		most++ // the runtime has one of its own there, for events
	}
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > most; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			assert.Fail(t, "goroutines are left", "%d, want at most %d", runtime.NumGoroutine(), most)
			return
		}
	}
}

// Lines does not wait for a reader that waits for input, which is all that stays.
func TestReaderThatWaits(t *testing.T) {
	in := lines(5)
	for name, c := range map[string]struct {
		lines string // before the reader waits
		want  error
		out   func(cancel func()) io.Writer
	}{
		"canceled at once": {"", context.Canceled, func(cancel func()) io.Writer { cancel(); return io.Discard }},
		"canceled while it waits": {"", context.Canceled, func(cancel func()) io.Writer {
			time.AfterFunc(20*time.Millisecond, cancel)
			return io.Discard
		}},
		"canceled behind results": {in, context.Canceled, func(cancel func()) io.Writer { return stopping{cancel} }},
		"output fails":            {in, errBroken, func(func()) io.Writer { return failing{errBroken} }},
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			wait := make(silent)
			out := &late{Writer: c.out(cancel)}
			within(t, 10*time.Second, func() {
				_, err := (&corpus.Stream{Workers: 3}).Lines(ctx, io.MultiReader(strings.NewReader(c.lines), wait), out)
				out.over.Store(true)
				assert.ErrorIs(t, err, c.want)
			})
			cancel()
			goroutines(t, before+1)
			close(wait)
			goroutines(t, before)
			assert.False(t, out.late.Load(), "written after Lines has returned")
		})
	}
}

// Results go out while the input waits.
func TestResultsAtOnce(t *testing.T) {
	in, feed := io.Pipe()
	results, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := new(corpus.Stream).Lines(context.Background(), in, out)
		done <- err
	}()
	line := bufio.NewReader(results)
	for range 3 {
		_, err := io.WriteString(feed, lines(1))
		require.NoError(t, err)
		within(t, 10*time.Second, func() {
			_, err := line.ReadBytes('\n')
			assert.NoError(t, err)
		})
	}
	feed.Close()
	require.NoError(t, <-done)
}

// What is written of an interrupted run is whole lines.
func TestInterrupted(t *testing.T) {
	in := lines(200)
	ctx, cancel := context.WithCancel(context.Background())
	var out bytes.Buffer
	s := corpus.Stream{Progress: func(sum corpus.Summary) {
		if sum.Pairs == 20 {
			cancel()
		}
	}}
	wait := make(silent)
	defer close(wait)
	sum, err := s.Lines(ctx, io.MultiReader(strings.NewReader(in), wait), &out)
	assert.ErrorIs(t, err, context.Canceled)
	want, _ := run(t, corpus.Stream{}, in)
	assert.True(t, strings.HasPrefix(want, out.String()))
	assert.Equal(t, 20, strings.Count(out.String(), "\n"))
	assert.Equal(t, 20, sum.Pairs)
	assert.Less(t, sum.Read, int64(len(in)))
}

// A writer that blocks is waited for; that the run was interrupted is told all the
// same.
func TestWriterThatWaits(t *testing.T) {
	for name, after := range map[string]error{"and goes on": nil, "and fails": errBroken} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			out := &slow{started: make(chan struct{}), release: make(chan struct{}), err: after}
			go func() {
				<-out.started
				cancel()
				time.Sleep(20 * time.Millisecond)
				close(out.release)
			}()
			_, err := new(corpus.Stream).Lines(ctx, strings.NewReader(lines(2)), out)
			assert.ErrorIs(t, err, context.Canceled)
			if after != nil {
				assert.ErrorIs(t, err, after)
			}
		})
	}
}

// What a worker is at is not waited for, whatever it is: here a parser that hangs.
func TestParserThatHangs(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	hang := make(chan struct{})
	s := corpus.Stream{Workers: 1, Parse: func(name, text string, p segment.Parser) *segment.Document {
		cancel()
		<-hang
		return p.Parse(name, text)
	}}
	within(t, 10*time.Second, func() {
		_, err := s.Lines(ctx, strings.NewReader(lines(2)), io.Discard)
		assert.ErrorIs(t, err, context.Canceled)
	})
	close(hang)
	goroutines(t, before)
}

// A panic of the caller's code is one where Lines was called, behind the results of
// the pairs before.
func TestPanics(t *testing.T) {
	in := lines(40)
	want, _ := run(t, corpus.Stream{}, in)
	for name, s := range map[string]corpus.Stream{
		"Parse": {Parse: func(name, text string, p segment.Parser) *segment.Document {
			if strings.Contains(text, "are 20 boats") {
				panic("broken")
			}
			return p.Parse(name, text)
		}},
		"Scorer": {Aligner: align.Aligner{Scorer: breaking{}}},
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			for _, workers := range []int{1, 4} {
				s.Workers = workers
				var out bytes.Buffer
				assert.PanicsWithValue(t, "broken", func() {
					_, _ = s.Lines(context.Background(), strings.NewReader(in), &out)
				})
				assert.True(t, strings.HasPrefix(want, out.String()))
				assert.Equal(t, name == "Parse", strings.Contains(out.String(), `{"id":"p19"`))
				assert.NotContains(t, out.String(), `{"id":"p20"`)
			}
			goroutines(t, before)
		})
	}
	t.Run("reader", func(t *testing.T) {
		var out bytes.Buffer
		assert.PanicsWithValue(t, "broken", func() {
			_, _ = new(corpus.Stream).Lines(context.Background(), io.MultiReader(strings.NewReader(lines(3)), readFunc(func([]byte) (int, error) { panic("broken") })), &out)
		})
		assert.Equal(t, 3, strings.Count(out.String(), "\n"))
	})
	t.Run("reader that ends its goroutine", func(t *testing.T) {
		assert.Panics(t, func() {
			_, _ = new(corpus.Stream).Lines(context.Background(), readFunc(func([]byte) (int, error) { runtime.Goexit(); return 0, nil }), io.Discard)
		})
	})
}

var errBroken = errors.New("broken")

type readFunc func([]byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// breaking is a Scorer whose scores panic.
type breaking struct{}

func (breaking) Prepare(context.Context, *segment.Document, *segment.Document) (align.Score, error) {
	return func(_, _ align.Range) float64 { panic("broken") }, nil
}

// stopping cancels when it is written to.
type stopping struct{ cancel func() }

func (s stopping) Write(p []byte) (int, error) { s.cancel(); return len(p), nil }

// late tells whether anything is written after the end.
type late struct {
	io.Writer
	over, late atomic.Bool
}

func (l *late) Write(p []byte) (int, error) {
	if l.over.Load() {
		l.late.Store(true)
	}
	return l.Writer.Write(p)
}

// slow blocks in its first Write until it is released.
type slow struct {
	started, release chan struct{}
	err              error
	wrote            bool
}

func (s *slow) Write(p []byte) (int, error) {
	if !s.wrote {
		s.wrote = true
		close(s.started)
		<-s.release
	}
	return len(p), s.err
}
