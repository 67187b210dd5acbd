package vecalign_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/vecalign"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var background = context.Background()

// file writes a file of the test's own and returns its path.
func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}

// files writes an overlaps file and its vectors.
func files(t testing.TB, overlaps string, numbers ...float32) vecalign.Files {
	t.Helper()
	return vecalign.Files{Overlaps: file(t, "overlaps", []byte(overlaps)), Vectors: file(t, "emb", floats(numbers...))}
}

func floats(numbers ...float32) []byte {
	var b bytes.Buffer
	for _, x := range numbers {
		b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
	}
	return b.Bytes()
}

func TestEmbed(t *testing.T) {
	table, err := vecalign.Open(
		files(t, "  One  two \nPAD\r\nthree\nthree", 1, 2, 3, 4, 5, 6, 7, 8),
		files(t, "un\n\n", 9, 10, 11, 12))
	require.NoError(t, err)
	assert.Equal(t, 2, table.Dimension())
	got, err := table.Embed(background, []string{"three", "One two", "PAD", "un", ""})
	require.NoError(t, err)
	assert.Equal(t, [][]float32{{5, 6}, {1, 2}, {3, 4}, {9, 10}, {11, 12}}, got)
}

func TestHalf(t *testing.T) {
	var b []byte
	for _, x := range []uint16{0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x3555, 0xfc00, 0x0400} {
		b = binary.LittleEndian.AppendUint16(b, x)
	}
	table, err := vecalign.Open(vecalign.Files{Overlaps: file(t, "o", []byte("a\n")), Vectors: file(t, "v", b), Float16: true})
	require.NoError(t, err)
	got, err := table.Embed(background, []string{"a"})
	require.NoError(t, err)
	want := []float32{1, -2, 0x1p-24, 0, 65504, 0.33325195, float32(math.Inf(-1)), 0x1p-14}
	assert.Equal(t, want, got[0])
}

// overlap.py cuts what is longer than 10,000 characters.
func TestLongLine(t *testing.T) {
	long := strings.Repeat("é", 9999) + " "
	table, err := vecalign.Open(files(t, long+"\n", 1))
	require.NoError(t, err)
	_, err = table.Embed(background, []string{long + "and more"})
	require.NoError(t, err)
}

func TestMissing(t *testing.T) {
	en, fr := files(t, "one\n", 1, 2), files(t, "un\n", 3, 4)
	table, err := vecalign.Open(en, fr)
	require.NoError(t, err)
	_, err = table.Embed(background, []string{"one", "two " + strings.Repeat("x", 100)})
	require.EqualError(t, err, fmt.Sprintf("vecalign: no line of %s or %s is %q", en.Overlaps, fr.Overlaps,
		"two "+strings.Repeat("x", 76)+"…"))
	table.MissingAsZero = true
	got, err := table.Embed(background, []string{"one", "two"})
	require.NoError(t, err)
	assert.Equal(t, [][]float32{{1, 2}, {0, 0}}, got)
}

func TestContext(t *testing.T) {
	table, err := vecalign.Open(files(t, "one\n", 1))
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(background)
	cancel()
	_, err = table.Embed(ctx, []string{"one"})
	require.ErrorIs(t, err, context.Canceled)
}

func TestOpenErrors(t *testing.T) {
	some := files(t, "a\nb\n", 1, 2, 3, 4)
	for name, c := range map[string]struct {
		files []vecalign.Files
		want  string // with {V} and {O} for the names of the last files
	}{
		"no overlaps":      {[]vecalign.Files{{Overlaps: "/nowhere/o", Vectors: some.Vectors}}, "open /nowhere/o: " + syscall.ENOENT.Error()},
		"no vectors":       {[]vecalign.Files{{Overlaps: some.Overlaps, Vectors: "/nowhere/v"}}, "open /nowhere/v: " + syscall.ENOENT.Error()},
		"empty overlaps":   {[]vecalign.Files{files(t, "", 1)}, "{O}: no lines"},
		"empty vectors":    {[]vecalign.Files{files(t, "a\n")}, "{V}: no vectors"},
		"not a multiple":   {[]vecalign.Files{files(t, "a\nb\n", 1, 2, 3)}, "{V}: 12 bytes are not one float32 vector for each of the 2 lines of {O}"},
		"other dimensions": {[]vecalign.Files{some, files(t, "a\n", 1)}, "{V}: vectors of 1 numbers, not 2 as in " + some.Overlaps},
		"not half": {[]vecalign.Files{{Overlaps: some.Overlaps, Vectors: file(t, "v", make([]byte, 6)), Float16: true}},
			"{V}: 6 bytes are not one float16 vector for each of the 2 lines of {O}"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := vecalign.Open(c.files...)
			last := c.files[len(c.files)-1]
			want := strings.NewReplacer("{V}", last.Vectors, "{O}", last.Overlaps).Replace(c.want)
			require.EqualError(t, err, "vecalign: "+want)
		})
	}
}

// Documents read from the lines that the overlaps were made of are aligned; the
// overlaps here are of up to five lines, as overlap.py writes them.
func TestAlign(t *testing.T) {
	lines := [2][]string{{"one", "two", "three", "four"}, {"un", "deux", "trois", "quatre"}}
	var fs []vecalign.Files
	for _, side := range lines {
		overlaps, numbers := []string{"PAD"}, make([]float32, 4)
		for i := range side {
			row := [4]float32{}
			for k := i; k < len(side); k++ {
				row[k] = 1
				overlaps = append(overlaps, strings.Join(side[i:k+1], " "))
				numbers = append(numbers, row[:]...)
			}
		}
		fs = append(fs, files(t, strings.Join(overlaps, "\n")+"\n", numbers...))
	}
	table, err := vecalign.Open(fs...)
	require.NoError(t, err)
	src := segment.Lines("en", strings.Join(lines[0], "\n"), lang.English())
	dst := segment.Lines("fr", strings.Join(lines[1], "\n"), lang.French())
	a, err := (&align.Aligner{Scorer: align.Embedding(table)}).Align(background, src, dst)
	require.NoError(t, err)
	require.Len(t, a.Beads, 4)
	for _, b := range a.Beads {
		assert.Equal(t, b.Src, b.Dst)
	}
}
