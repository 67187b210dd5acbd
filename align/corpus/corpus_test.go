package corpus_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/lang"
)

func ExampleStream_Lines() {
	in := strings.NewReader(`{"id":7,"source":"The wharf is closed. It opens on Monday.","target":"Le quai est fermé. Il ouvre lundi."}` + "\n")
	s := corpus.Stream{}
	sum, err := s.Lines(context.Background(), in, os.Stdout)
	fmt.Println(sum.Pairs, sum.Failed, err)
	// Output:
	// {"id":7,"beads":[{"source":"The wharf is closed.","target":"Le quai est fermé.","sourceSpan":[0,20],"targetSpan":[0,19],"type":"1-1","confidence":0.989},{"source":"It opens on Monday.","target":"Il ouvre lundi.","sourceSpan":[21,40],"targetSpan":[20,35],"type":"1-1","confidence":0.992}]}
	// 1 0 <nil>
}

// lines are n pairs, some of which cannot be aligned.
func lines(n int) string {
	var b strings.Builder
	for i := range n {
		switch {
		case i%17 == 5:
			b.WriteString("{\"id\": " + fmt.Sprint(i) + ", \n")
		case i%17 == 11:
			b.WriteString("\n   \n")
		default:
			fmt.Fprintf(&b, `{"id":"p%d","source":"There are %d boats in the harbour. The mayor is away. Call %d.","target":"Il y a %d bateaux dans le port. Le maire est absent. Composez le %d."}`+"\n", i, i, i*7, i, i*7)
		}
	}
	return b.String()
}

func run(t *testing.T, s corpus.Stream, in string) (string, corpus.Summary) {
	t.Helper()
	var out bytes.Buffer
	sum, err := s.Lines(context.Background(), strings.NewReader(in), &out)
	require.NoError(t, err)
	return out.String(), sum
}

func TestWorkersDoNotMatter(t *testing.T) {
	in := lines(300)
	want, sum := run(t, corpus.Stream{Workers: 1}, in)
	assert.Equal(t, strings.Count(want, "\n"), sum.Pairs)
	assert.Equal(t, strings.Count(want, `"error"`), sum.Failed)
	assert.NotZero(t, sum.Failed)
	assert.EqualValues(t, len(in), sum.Read)
	for _, workers := range []int{2, 8} {
		got, _ := run(t, corpus.Stream{Workers: workers}, in)
		require.Equal(t, want, got)
	}
}

func TestResults(t *testing.T) {
	const good = `"source":"The office is closed on Monday.","target":"Le bureau est fermé le lundi."`
	for name, c := range map[string]struct {
		in     string
		stream corpus.Stream
		want   string // in the result; "" for beads without an error
	}{
		"two texts":            {in: `{"id":1,` + good + `}`},
		"no id":                {in: `{` + good + `}`},
		"languages named":      {in: `{"source":"Fin","target":"Fin","sourceLang":"en","targetLang":"fr-CA"}`},
		"one side empty":       {in: `{"source":"","target":"Le bureau est fermé le lundi."}`},
		"carriage return":      {in: `{` + good + "}\r"},
		"no object":            {in: `[1, 2]`, want: "line 1: not a JSON object"},
		"cut short":            {in: `{"id":1,` + good, want: "line 1: not a JSON object"},
		"two objects":          {in: `{"id":1} {"id":2}`, want: "line 1: not a JSON object"},
		"not UTF-8":            {in: `{"id":1,"source":"caf` + "\xe9" + `","target":"x"}`, want: "line 1: not UTF-8"},
		"unknown language":     {in: `{"id":1,"sourceLang":"de",` + good + `}`, want: `"de" is not English or French`},
		"no telling":           {in: `{"id":1,"source":"123","target":"456"}`, want: "no telling which languages"},
		"one language twice":   {in: `{"id":1,"source":"The office is closed on Monday.","target":"The office is closed on Tuesday."}`, want: `both texts are in "en"`},
		"languages of the run": {in: `{"id":1,"source":"123","target":"123"}`, stream: corpus.Stream{Source: lang.English(), Target: lang.French()}},
		"too long":             {in: `{"id":1,` + good + `}`, stream: corpus.Stream{MaxBytes: 40}, want: "line 1: longer than the limit"},
		"too slow":             {in: `{"id":1,` + good + `}`, stream: corpus.Stream{Timeout: time.Nanosecond}, want: "not done after 1ns"},
	} {
		t.Run(name, func(t *testing.T) {
			out, sum := run(t, c.stream, c.in)
			assert.Equal(t, 1, sum.Pairs)
			require.Equal(t, 1, strings.Count(out, "\n"))
			var r corpus.Result
			require.NoError(t, json.Unmarshal([]byte(out), &r))
			if c.want == "" {
				assert.Empty(t, r.Error)
				assert.NotEmpty(t, r.Beads)
				return
			}
			assert.Contains(t, r.Error, c.want)
			assert.Equal(t, 1, sum.Failed)
		})
	}
}

func TestErrors(t *testing.T) {
	in := lines(200)
	broken := errors.New("broken")
	t.Run("input", func(t *testing.T) {
		var out bytes.Buffer
		sum, err := new(corpus.Stream).Lines(context.Background(),
			io.MultiReader(strings.NewReader(lines(3)), iotest.ErrReader(broken)), &out)
		assert.ErrorIs(t, err, broken)
		assert.Equal(t, 3, sum.Pairs)
		assert.Equal(t, 3, strings.Count(out.String(), "\n"))
	})
	t.Run("output", func(t *testing.T) {
		_, err := new(corpus.Stream).Lines(context.Background(), strings.NewReader(in), failing{broken})
		assert.ErrorIs(t, err, broken)
	})
}

// What stands in line is bounded, however slowly the output is read.
func TestBackPressure(t *testing.T) {
	const workers = 2
	read := 0
	in := &counted{Reader: strings.NewReader(strings.Repeat(lines(2), 600)), n: &read}
	out, w := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := (&corpus.Stream{Workers: workers}).Lines(context.Background(), in, w)
		w.CloseWithError(err)
		done <- err
	}()
	buf := make([]byte, 1)
	_, err := out.Read(buf)
	require.NoError(t, err)
	time.Sleep(50 * time.Millisecond)
	// 64 KB of the reader's buffer, and the jobs in line.
	assert.Less(t, in.bytes(), 160<<10)
	_, err = io.Copy(io.Discard, out)
	require.NoError(t, err)
	require.NoError(t, <-done)
}

func FuzzLines(f *testing.F) {
	f.Add(lines(20))
	f.Add("{}\n\n{\"id\":null}\r\n[]")
	f.Add("{\"source\":\"A\\u0000b. \\ud800\",\"target\":\"Le\"}\n\xff")
	f.Fuzz(func(t *testing.T, in string) {
		pairs := 0
		for l := range strings.Lines(in) {
			if strings.TrimSpace(l) != "" {
				pairs++
			}
		}
		want, sum := run(t, corpus.Stream{Workers: 1}, in)
		require.Equal(t, pairs, sum.Pairs)
		require.Equal(t, pairs, strings.Count(want, "\n"))
		got, _ := run(t, corpus.Stream{Workers: 3}, in)
		require.Equal(t, want, got)
		for l := range strings.Lines(want) {
			require.True(t, json.Valid([]byte(l)), l)
		}
	})
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// counted counts the bytes that are read.
type counted struct {
	io.Reader
	mu sync.Mutex
	n  *int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.mu.Lock()
	*c.n += n
	c.mu.Unlock()
	return n, err
}

func (c *counted) bytes() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return *c.n
}
