package segment_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// streamed reads a stream to its end.
func streamed(t *testing.T, r io.Reader, window int) []segment.Piece {
	t.Helper()
	var out []segment.Piece
	for p, err := range (segment.Parser{Lang: lang.English()}).Stream(r, window) {
		require.NoError(t, err)
		out = append(out, p)
	}
	return out
}

// The stream gives the segments of Parse, however it is cut into windows and
// reads.
func TestStreamIsParse(t *testing.T) {
	line := running(300 << 10)
	for name, text := range map[string]string{
		"empty":      "",
		"blank":      " \n\n ",
		"short":      "It rained. We left.\n\n• One;\n• Two.",
		"paragraphs": strings.ReplaceAll(line, "promised. ", "promised.\n\n"),
		"one line":   line,
		"accents":    strings.Repeat("Été à Orléans. «\u00a0Où\u00a0?\u00a0» Là-bas.\n\n", 8000),
	} {
		t.Run(name, func(t *testing.T) {
			d := segment.Parse("-", text, lang.English())
			for _, window := range []int{64 << 10, 100_003, 0} {
				got := streamed(t, iotest.HalfReader(strings.NewReader(text)), window)
				require.Len(t, got, len(d.Segments))
				for i, p := range got {
					require.Equal(t, d.Segments[i].Span, p.Span)
					require.Equal(t, d.SegmentText(i), p.Text)
				}
			}
		})
	}
}

// A text without any end of sentence passes through in windows.
func TestStreamWithoutSentences(t *testing.T) {
	text := strings.Repeat("word ", 100_000)
	var b strings.Builder
	for _, p := range streamed(t, strings.NewReader(text), 64<<10) {
		assert.LessOrEqual(t, len(p.Text), 64<<10)
		b.WriteString(p.Text)
	}
	assert.Equal(t, strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(b.String(), " ", ""))
}

func TestStreamErrors(t *testing.T) {
	broken := errors.New("broken")
	last := func(r io.Reader) (err error) {
		for _, err = range (segment.Parser{}).Stream(r, 0) {
		}
		return err
	}
	require.ErrorIs(t, last(iotest.ErrReader(broken)), broken)
	require.EqualError(t, last(strings.NewReader("Good.\xff")), "segment: byte 5: invalid UTF-8")
	require.EqualError(t, last(strings.NewReader("\ufeffGood.\xff")), "segment: byte 8: invalid UTF-8")
}

func TestStreamSkipsByteOrderMark(t *testing.T) {
	got := streamed(t, strings.NewReader("\ufeffIt rained."), 0)
	require.Len(t, got, 1)
	assert.Equal(t, segment.Span{Start: 3, End: 13}, got[0].Span)
}

func TestStreamStops(t *testing.T) {
	n := 0
	for range (segment.Parser{Lang: lang.English()}).Stream(strings.NewReader("One. Two. Three."), 0) {
		if n++; n == 2 {
			break
		}
	}
	assert.Equal(t, 2, n)
}

func TestAppendSentencesAllocatesNothing(t *testing.T) {
	text := running(100 << 10)
	p := segment.Parser{Lang: lang.English()}
	dst := p.AppendSentences(nil, text)
	require.Greater(t, len(dst), 500)
	assert.LessOrEqual(t, testing.AllocsPerRun(5, func() { dst = p.AppendSentences(dst[:0], text) }), 1.0)
}

func ExampleParser_Sentences() {
	p := segment.Parser{Lang: lang.French()}
	text := "M. Roy a signé le 1er mai. Est-ce tout ? Non."
	for s := range p.Sentences(text) {
		fmt.Printf("%s (%s)\n", text[s.Start:s.End], s.Reason)
	}
	// Output:
	// M. Roy a signé le 1er mai. (terminator)
	// Est-ce tout ? (terminator)
	// Non. (end of block)
}

func ExampleParser_Stream() {
	p := segment.Parser{Lang: lang.English()}
	for piece, err := range p.Stream(strings.NewReader("Hours\n\n• Monday. At noon.\n"), 0) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(piece.Start, piece.Kind, piece.Marker, piece.Text)
	}
	// Output:
	// 0 heading  Hours
	// 11 item • Monday.
	// 19 item  At noon.
}
