package lexicon_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
)

// read makes a lexicon of lines of source, target and probabilities.
func read(t testing.TB, lines ...string) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Read(strings.NewReader(strings.Join(lines, "\n")), lang.English(), lang.French())
	require.NoError(t, err)
	return l
}

// file returns the bytes of a lexicon.
func file(t testing.TB, l *lexicon.Lexicon) string {
	t.Helper()
	var b bytes.Buffer
	n, err := l.WriteTo(&b)
	require.NoError(t, err)
	require.EqualValues(t, b.Len(), n)
	return b.String()
}

// dump lists the entries of a lexicon by words, in order.
func dump(l *lexicon.Lexicon) []string {
	var all []string
	for source := range l.SourceLen() {
		for _, e := range l.AppendEntries(nil, source) {
			all = append(all, fmt.Sprintf("%s %s %.4f %.4f", l.SourceWord(source), l.TargetWord(int(e.Target)), e.There, e.Back))
		}
	}
	return all
}

// large has enough words for many blocks.
func large(t testing.TB) *lexicon.Lexicon { return made(t, 1000) }

// made has so many words, some of them long, and some the start of the next.
func made(t testing.TB, words int) *lexicon.Lexicon {
	var lines []string
	for i := range words {
		word := strings.Repeat(string(rune('a'+i%26)), i%40+1) + string(rune('a'+i/26%26)) + "x"
		lines = append(lines, fmt.Sprintf("%s\tzz%sq\t%.3f\t%.3f", word, word, float64(i%99+1)/100, float64(i%49+1)/50))
		lines = append(lines, fmt.Sprintf("%s\tzzcommonq\t0.01\t0.001", word))
	}
	return read(t, lines...)
}

func TestWriteOpen(t *testing.T) {
	for name, l := range map[string]*lexicon.Lexicon{
		"nil":     nil,
		"zero":    {},
		"one":     read(t, "house\tmaison\t0.5\t0.5"),
		"letters": read(t, "Œuvre\tœuvres\t1\t1", "日本\t日\t0.2", "ΑΘΗΝΑ\tathènes\t1e-30\t1"),
		"large":   large(t),
	} {
		t.Run(name, func(t *testing.T) {
			data := file(t, l)
			got, err := lexicon.Open(data)
			require.NoError(t, err)
			assert.Equal(t, dump(l), dump(got))
			assert.Equal(t, data, file(t, got))
			assert.Equal(t, l.Len(), len(dump(got)))
			assert.Equal(t, []any{l.Len(), l.SourceLen(), l.TargetLen(), l.Source(), l.Target()},
				[]any{got.Len(), got.SourceLen(), got.TargetLen(), got.Source(), got.Target()})

			if l.Len() > 0 {
				again, err := lexicon.Read(strings.NewReader(data), lang.English(), lang.French())
				require.NoError(t, err)
				assert.Equal(t, data, file(t, again))
			}
		})
	}
}

func TestFind(t *testing.T) {
	l := large(t)
	var words []string
	for id := range l.SourceLen() {
		word := l.SourceWord(id)
		words = append(words, word)
		got, ok := l.FindSource([]byte(word))
		assert.True(t, ok && got == id, word)
		for _, other := range []string{word + "0", word[:len(word)-1] + "0", "0" + word} {
			_, ok = l.FindSource([]byte(other))
			assert.False(t, ok, other)
		}
	}
	assert.True(t, slices.IsSorted(words))
	for id := range l.TargetLen() {
		got, ok := l.FindTarget([]byte(l.TargetWord(id)))
		assert.True(t, ok && got == id, l.TargetWord(id))
	}
	for _, word := range []string{"", "\xff", "zzzz", strings.Repeat("z", 1000)} {
		_, ok := l.FindSource([]byte(word))
		assert.False(t, ok, word)
	}
}

func TestOutOfRange(t *testing.T) {
	for _, l := range []*lexicon.Lexicon{nil, {}, read(t, "house\tmaison")} {
		for _, id := range []int{-1, l.SourceLen(), math.MaxInt} {
			assert.Empty(t, l.SourceWord(id))
			assert.Empty(t, l.TargetWord(id))
			assert.Empty(t, l.AppendEntries(nil, id))
		}
	}
}

func TestLookupsAllocateNothing(t *testing.T) {
	l := large(t)
	word, target := []byte(l.SourceWord(500)), []byte(l.TargetWord(500))
	entries := make([]lexicon.Entry, 0, 16)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		id, _ := l.FindSource(word)
		entries = l.AppendEntries(entries[:0], id)
		l.FindTarget(target)
	}))
	data := file(t, l)
	assert.LessOrEqual(t, testing.AllocsPerRun(100, func() { _, _ = lexicon.Open(data) }), 3.0)
}

func TestOpenDamaged(t *testing.T) {
	good := file(t, large(t))
	for name, c := range map[string]struct{ data, want string }{
		"empty":         {"", "not a lexicon file"},
		"other":         {"house\tmaison\n", "not a lexicon file"},
		"magic alone":   {"visavis-lexicon ", "header is damaged"},
		"version":       {strings.Replace(good, "lexicon 1", "lexicon 9", 1), `version "9" of the format is not known`},
		"header cut":    {good[:30], "shorter"},
		"cut":           {good[:len(good)-1], "shorter"},
		"longer":        {good + "x", "longer"},
		"counts":        {good[:22] + "\xff\xff\xff\xff" + good[26:], "header is damaged"},
		"endless line":  {"visavis-lexicon 1 en " + strings.Repeat("x", 1000) + "\n", "header is damaged"},
		"missing words": {"visavis-lexicon 1 en fr\n", "shorter"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := lexicon.Open(c.data)
			assert.ErrorContains(t, err, "lexicon: ")
			assert.ErrorContains(t, err, c.want)
		})
	}
}

func TestReadDamaged(t *testing.T) {
	good := file(t, large(t))
	for _, at := range []int{35, len(good) / 2, len(good) - 1} {
		bad := []byte(good)
		bad[at] ^= 1
		_, err := lexicon.Read(bytes.NewReader(bad), lang.English(), lang.French())
		assert.EqualError(t, err, "lexicon: the file is damaged: its checksum differs")
	}
	_, err := lexicon.Read(strings.NewReader(good), lang.French(), lang.English())
	assert.EqualError(t, err, "lexicon: the file is from en to fr, not from fr to en")
}

// FuzzOpen checks that look-ups in any bytes that open end, without a panic.
func FuzzOpen(f *testing.F) {
	f.Add(file(f, nil), "a")
	f.Add(file(f, read(f, "house\tmaison", "home\tmaison", "homes\tfoyers")), "hous")
	f.Add(file(f, made(f, 40)), "bbax")
	f.Fuzz(func(t *testing.T, data, word string) {
		l, err := lexicon.Open(data)
		if err != nil {
			return
		}
		for _, id := range []int{0, 1, 15, 16, 17, len(word), l.SourceLen() - 1, l.SourceLen()} {
			l.SourceWord(id)
			l.TargetWord(id)
			for _, e := range l.AppendEntries(nil, id) {
				if e.Target < 0 || int(e.Target) >= l.TargetLen() || e.There > 0 || e.Back > 0 {
					t.Errorf("entry %+v of %d target words", e, l.TargetLen())
				}
			}
		}
		if id, ok := l.FindSource([]byte(word)); ok && l.SourceWord(id) != word {
			t.Errorf("%q found at %d, where %q is", word, id, l.SourceWord(id))
		}
		l.FindTarget([]byte(word))
	})
}

func BenchmarkLookup(b *testing.B) {
	l := large(b)
	word := []byte(l.SourceWord(500))
	var entries []lexicon.Entry
	b.ReportAllocs()
	for b.Loop() {
		id, _ := l.FindSource(word)
		entries = l.AppendEntries(entries[:0], id)
	}
}

func BenchmarkOpen(b *testing.B) {
	data := file(b, large(b))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = lexicon.Open(data)
	}
}
