package corpus_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

func ExampleStream_Lines_resume() {
	in := `{"id":1,"source":"The wharf is closed.","target":"Le quai est fermé."}
{"id":2,"source":"It opens on Monday.","target":"Il ouvre lundi."}
`
	interrupted := `{"id":1,"beads":[{"source":"The wharf is closed.","target":"Le quai est fermé.","sourceSpan":[0,20],"targetSpan":[0,19],"type":"1-1","confidence":0.98}]}
{"id":2,"bea`
	s := corpus.Stream{Done: strings.NewReader(interrupted)}
	var out strings.Builder
	sum, err := s.Lines(context.Background(), strings.NewReader(in), &out)
	fmt.Println(sum.Skipped, sum.Pairs, err)
	fmt.Println(out.String()[:20])
	// Output:
	// 1 1 <nil>
	// {"id":2,"beads":[{"s
}

// An output cut anywhere is finished by what goes on behind its whole lines.
func TestResume(t *testing.T) {
	in := lines(60)
	want, whole := run(t, corpus.Stream{}, in)
	for cut := 0; cut <= len(want)+1; cut += 4999 {
		part := want[:min(cut, len(want))]
		done := part[:strings.LastIndex(part, "\n")+1]
		n := strings.Count(done, "\n")
		for name, s := range map[string]corpus.Stream{
			"done":  {Done: strings.NewReader(part)},
			"skip":  {Skip: n},
			"mixed": {Skip: n / 2, Done: strings.NewReader(strings.Join(strings.SplitAfter(done, "\n")[n/2:], ""))},
		} {
			rest, sum := run(t, s, in)
			require.Equal(t, want, done+rest, name)
			require.Equal(t, whole.Pairs-n, sum.Pairs, name)
			require.Equal(t, n, sum.Skipped, name)
			require.EqualValues(t, len(in), sum.Read, name)
		}
	}
	var out bytes.Buffer
	_, err := (&corpus.Stream{Skip: 1000}).Lines(context.Background(), strings.NewReader(in), &out)
	assert.ErrorContains(t, err, "1000 pairs are said to be done")
	assert.Empty(t, out.String())
	got, sum := run(t, corpus.Stream{Skip: -3}, in)
	assert.Equal(t, want, got)
	assert.Zero(t, sum.Skipped)
}

// Results are known again whatever the texts are cut like.
func TestResumeForms(t *testing.T) {
	in := `{"id":1,"source":"# Notice\n\n1. The **wharf** &amp; the\nharbour are closed.\n2. Call us.","target":"# Avis\n\n1. Le **quai** et le port sont fermés.\n"}
{"id":{"é": "<\u202e>"},"source":"<p>The wharf&nbsp;is <b>closed</b>.</p><p>It opens.","target":"<p>Le quai est fermé.<p>"}
{"source":"","target":"Le quai est fermé."}
{"id":3,"source":"A","sourceLang":"en","target":""}
{"id":4,"source":"","sourceLang":"en","target":"","targetLang":"fr"}
`
	for name, parse := range map[string]func(string, string, segment.Parser) *segment.Document{
		"text": nil, "markdown": markdown.Parse, "html": html.Parse,
		"lines": func(name, text string, p segment.Parser) *segment.Document { return p.Lines(name, text) },
	} {
		t.Run(name, func(t *testing.T) {
			want, sum := run(t, corpus.Stream{Parse: parse}, in)
			assert.Zero(t, sum.Failed)
			rest, sum := run(t, corpus.Stream{Parse: parse, Done: strings.NewReader(want)}, in)
			assert.Empty(t, rest)
			assert.Equal(t, 5, sum.Skipped)
		})
	}
}

// Nothing is lost: what is no result of the pair is an error, and nothing is
// written.
func TestDoneErrors(t *testing.T) {
	const a, b, c = `{"id":"a","source":"The wharf is closed. It opens on Monday.","target":"Le quai est fermé. Il ouvre lundi."}` + "\n",
		`{"id":"b","source":"The office is closed.","target":"Le bureau est fermé."}` + "\n",
		`{"id":"c","source":"Nothing."}` + "\n"
	out, _ := run(t, corpus.Stream{}, a+b+c)
	l := strings.SplitAfter(out, "\n")
	ra, rb, rc := l[0], l[1], l[2]
	for name, x := range map[string]struct {
		in, done string
		line     int // 0 where nothing is wrong
		reason   string
	}{
		"nothing done":         {a + b, "", 0, ""},
		"one":                  {a + b, ra, 0, ""},
		"all":                  {a + b + c, ra + rb + rc, 0, ""},
		"torn at the end":      {a + b, ra + rb[:30], 0, ""},
		"blank lines of input": {"\ufeff\n" + a + "  \n" + b, ra + rb, 0, ""},
		"garbage":              {a + b, "garbage\n", 1, "not a result"},
		"blank line":           {a + b, ra + "\n", 2, "not a result"},
		"torn in the middle":   {a + b + c, ra + rb[:30] + "\n" + rc, 2, "not a result"},
		"two in a line":        {a + b, strings.TrimSpace(ra) + rb, 1, "not a result"},
		"a pair":               {a + b, a, 1, "not a result"},
		"spaces":               {a + b, strings.Replace(ra, ":", ": ", 1), 1, "not a result"},
		"no id":                {a + b, strings.Replace(ra, `"id":"a",`, "", 1), 1, "not a result"},
		"only an id":           {a + b, `{"id":"a"}` + "\n", 1, "not the result of the texts"},
		"too long":             {a + b, strings.Repeat(" ", 1<<20) + "\n", 1, "not a result"},
		"not UTF-8":            {a + b, strings.Replace(ra, "wharf", "\xff", 1), 1, "not a result"},
		"another run's":        {a + b, rb, 1, "the id is not that of the pair"},
		"in another order":     {a + b + c, ra + rc, 2, "the id is not that of the pair"},
		"a line less":          {a + c, ra + rb, 2, "the id is not that of the pair"},
		"a line too many":      {a, ra + rb, 2, "no pair for it"},
		"null for an id":       {a, strings.Replace(ra, `"a"`, "null", 1), 1, "the id is not that of the pair"},
		"text changed":         {strings.Replace(a, "Monday", "Sunday", 1), ra, 1, "not the result of the texts"},
		"text longer":          {strings.Replace(a, "lundi.", "lundi. Oui.", 1), ra, 1, "not the result of the texts"},
		"text shorter":         {strings.Replace(a, " It opens on Monday.", "", 1), ra, 1, "not the result of the texts"},
		"text moved":           {strings.Replace(a, " It", "  It", 1), ra, 1, "not the result of the texts"},
		"languages unknown":    {`{"id":"a","source":"1","target":"2"}`, ra, 1, "not the result of the texts"},
		"another failure":      {`{"id":"c","target":"Rien."}`, rc, 1, "not the result of the texts"},
		"failure mended":       {b, `{"id":"b","error":"line 1: target is missing"}` + "\n", 1, "not the result of the texts"},
		"other shape":          {a, strings.Replace(ra, `"1-1"`, `"1-2"`, 1), 1, "not the result of the texts"},
		"took too long":        {b, `{"id":"b","error":"not done after 1s"}` + "\n", 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			want := ""
			if x.line == 0 {
				whole, _ := run(t, corpus.Stream{}, x.in)
				n := strings.Count(x.done, "\n")
				want = strings.Join(strings.SplitAfter(whole, "\n")[n:], "")
			}
			for _, workers := range []int{1, 3} {
				var out bytes.Buffer
				s := corpus.Stream{Done: strings.NewReader(x.done), Workers: workers}
				_, err := s.Lines(context.Background(), strings.NewReader(x.in), &out)
				assert.Equal(t, want, out.String())
				if x.line == 0 {
					assert.NoError(t, err)
					continue
				}
				var fault *corpus.DoneError
				require.ErrorAs(t, err, &fault)
				assert.Equal(t, x.line, fault.Line)
				assert.Contains(t, fault.Reason, x.reason)
			}
		})
	}
	t.Run("cannot be read", func(t *testing.T) {
		s := corpus.Stream{Done: io.MultiReader(strings.NewReader(ra), iotest.ErrReader(errBroken))}
		var out bytes.Buffer
		sum, err := s.Lines(context.Background(), strings.NewReader(a+b), &out)
		assert.ErrorIs(t, err, errBroken)
		assert.Equal(t, 1, sum.Skipped)
		assert.Empty(t, out.String())
		var fault *corpus.DoneError
		assert.False(t, errors.As(err, &fault))
	})
}

// Whatever is said to be done, it is taken as it is, or an error and nothing written.
func FuzzDone(f *testing.F) {
	in := lines(3)
	var done bytes.Buffer
	_, err := new(corpus.Stream).Lines(context.Background(), strings.NewReader(in), &done)
	require.NoError(f, err)
	f.Add(in, done.String())
	f.Add(in, done.String()[:200]+"\n")
	f.Add("{}\n[]", "{\"id\":null,\"error\":\"line 1: source and target are missing\"}\n\n")
	f.Fuzz(func(t *testing.T, in, done string) {
		var out bytes.Buffer
		sum, err := (&corpus.Stream{Done: strings.NewReader(done), Workers: 2}).Lines(context.Background(), strings.NewReader(in), &out)
		if err == nil {
			require.Equal(t, strings.Count(done, "\n"), sum.Skipped)
			require.Equal(t, sum.Pairs, strings.Count(out.String(), "\n"))
			return
		}
		var fault *corpus.DoneError
		require.ErrorAs(t, err, &fault)
		require.Positive(t, fault.Line)
		require.NotEmpty(t, fault.Reason)
		require.Empty(t, out.String())
	})
}
