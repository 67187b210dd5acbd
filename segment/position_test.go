package segment_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/segment"
)

func TestPosition(t *testing.T) {
	type places map[int]string
	for _, c := range []struct {
		name, source string
		want         places
	}{
		{"empty", "", places{0: "1:1", 1: "1:1", -1: "1:1"}},
		{"one line", "abc", places{0: "1:1", 2: "1:3", 3: "1:4"}},
		{"past the end", "abc", places{4: "1:4", math.MaxInt: "1:4"}},
		{"before the start", "abc", places{-1: "1:1", math.MinInt: "1:1"}},
		{"LF", "a\nbc\n\nd", places{1: "1:2", 2: "2:1", 3: "2:2", 4: "2:3", 5: "3:1", 6: "4:1", 7: "4:2"}},
		{"LF at the end", "a\n", places{1: "1:2", 2: "2:1"}},
		{"CR LF", "a\r\nbc\r\n", places{1: "1:2", 3: "2:1", 5: "2:3", 7: "3:1"}},
		{"CR", "a\rbc\r", places{1: "1:2", 2: "2:1", 5: "3:1"}},
		{"CR CR LF", "a\r\r\nb", places{2: "2:1", 4: "3:1"}},
		{"LF CR", "a\n\rb", places{2: "2:1", 3: "3:1"}},
		{"tab is one column", "\ta", places{1: "1:2"}},
		{"two bytes", "éà\nçb", places{2: "1:2", 4: "1:3", 5: "2:1", 7: "2:2"}},
		{"three and four bytes", "€😀x", places{0: "1:1", 3: "1:2", 7: "1:3", 8: "1:4"}},
		{"NBSP", "a\u00a0b", places{1: "1:2", 3: "1:3"}},
		{"combining mark", "e\u0301a", places{1: "1:2", 3: "1:3"}},
		{"form feed ends no line", "a\fb", places{2: "1:3"}},
		{"line separator ends no line", "a\u2028b", places{4: "1:3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &segment.Document{Source: c.source}
			for offset, want := range c.want {
				assert.Equal(t, want, d.Position(offset).String(), "offset %d", offset)
			}
		})
	}
}

// TestPositionLongLine checks places in lines that are longer than what is
// indexed at once, against counting from the start.
func TestPositionLongLine(t *testing.T) {
	var b strings.Builder
	for i := range 3 {
		b.WriteString(strings.Repeat("aé€😀", 20_000*i+17))
		b.WriteString("\r\n")
	}
	d := &segment.Document{Source: b.String()}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		offset := random.IntN(len(d.Source))
		for !utf8.RuneStart(d.Source[offset]) || d.Source[offset] == '\n' {
			offset--
		}
		before := d.Source[:offset]
		line := before[strings.LastIndexByte(before, '\n')+1:]
		want := segment.Position{Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(line) + 1}
		require.Equal(t, want, d.Position(offset), "offset %d", offset)
	}
	assert.Zero(t, testing.AllocsPerRun(10, func() { d.Position(len(d.Source) - 1) }))
}

// TestPositionTogether asks one document from several goroutines; it has a point
// under go test -race.
func TestPositionTogether(t *testing.T) {
	d := segment.Parse("-", strings.Repeat("Été. Fin.\n\n", 500), language(t, "fr"))
	last := d.Segments[len(d.Segments)-1].Start
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { assert.Equal(t, segment.Position{Line: 999, Column: 6}, d.Position(last)) })
	}
	wg.Wait()
}

var encodings = []segment.Encoding{segment.UTF8, segment.UTF8BOM, segment.UTF16LE, segment.UTF16BE, segment.Windows1252}

// TestFileOffset encodes a text in each encoding and checks that the character
// at each offset starts at the byte of the file that FileOffset names.
func TestFileOffset(t *testing.T) {
	for _, e := range encodings {
		t.Run(e.String(), func(t *testing.T) {
			text := "Été à “Souris”\r\n5\u00a0000 €, œuvre\n"
			if e != segment.Windows1252 {
				text += "😀 grec: Άλφα\n"
			}
			text += strings.Repeat("é", 5000) // beyond the first mark of the index
			file := encode(t, text, e)
			source, enc, err := segment.Decode(file)
			require.NoError(t, err)
			require.Equal(t, e, enc)
			require.Equal(t, text, source)

			d := segment.Parse("-", source, nil)
			d.Encoding = enc
			for offset := range source {
				if want := len(encode(t, source[:offset], e)); offset < 200 || offset%999 == 0 {
					require.Equal(t, want, d.FileOffset(offset), "offset %d", offset)
				}
			}
			assert.Equal(t, len(file), d.FileOffset(len(source)))
			assert.Equal(t, len(file), d.FileOffset(len(source)+10), "past the end")
			assert.Equal(t, d.FileOffset(0), d.FileOffset(-10), "before the start")
		})
	}
}
