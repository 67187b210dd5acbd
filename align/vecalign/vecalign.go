// Package vecalign reads the embeddings that vecalign (Thompson and Koehn 2019)
// aligns with, for align.Embedding to use:
//
//	table, err := vecalign.Open(
//		vecalign.Files{Overlaps: "overlaps.en", Vectors: "overlaps.en.emb"},
//		vecalign.Files{Overlaps: "overlaps.fr", Vectors: "overlaps.fr.emb"})
//	aligner := align.Aligner{Scorer: align.Embedding(table)}
//
// vecalign's overlap.py writes each line of a text, and each run of two or more
// consecutive lines joined by a space, as a line of the overlaps file; a model
// of the user's then writes one vector for each, one after the other without
// any header. The documents are to be read with segment.Lines from the same
// lines, and overlap.py run with -n 5 or more, as an Aligner groups up to five
// segments. Blank lines, which are no segments, are best left out before.
package vecalign

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"strings"
)

// Files are the overlaps of one text, or of several, and their vectors.
type Files struct {
	Overlaps string // path of the texts, one a line
	Vectors  string // path of their vectors, little-endian, in the order of the lines
	Float16  bool   // the numbers have 16 bits, not 32
}

// Table is an align.Embedder that looks texts up among the lines of overlaps
// files. It is read whole into memory, 4 bytes a number, and safe for
// concurrent use.
type Table struct {
	// MissingAsZero gives a text that is in no overlaps file the zero vector,
	// which is like nothing, in place of an error. vecalign itself takes a random
	// one.
	MissingAsZero bool

	rows      map[string][]float32
	dimension int
	names     []string
}

// Open reads one or more pairs of files into a table. All vectors must have the
// same dimension. Where a text is there twice, the first one counts.
func Open(files ...Files) (*Table, error) {
	t := &Table{rows: map[string][]float32{}}
	for _, f := range files {
		overlaps, err := os.ReadFile(f.Overlaps)
		if err != nil {
			return nil, fmt.Errorf("vecalign: %w", err)
		}
		vectors, err := os.ReadFile(f.Vectors)
		if err != nil {
			return nil, fmt.Errorf("vecalign: %w", err)
		}
		if err := t.add(f, overlaps, vectors); err != nil {
			return nil, fmt.Errorf("vecalign: %w", err)
		}
	}
	return t, nil
}

// Dimension returns the length of the vectors, or 0 of a table of no files.
func (t *Table) Dimension() int { return t.dimension }

// Embed implements align.Embedder. Texts are compared without regard to how
// much white space there is, and by no more than their first 10,000 characters,
// where overlap.py cuts them.
func (t *Table) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		row, ok := t.rows[key(text)]
		switch {
		case ok:
			out[i] = row
		case t.MissingAsZero:
			out[i] = make([]float32, t.dimension)
		default:
			return nil, fmt.Errorf("vecalign: no line of %s is %q", strings.Join(t.names, " or "), shortened(text))
		}
	}
	return out, ctx.Err()
}

// mostCharacters is where overlap.py cuts long lines.
const mostCharacters = 10000

// key is what texts are looked up by.
func key(text string) string {
	n := 0
	for i := range text {
		if n == mostCharacters {
			text = text[:i]
			break
		}
		n++
	}
	return strings.Join(strings.Fields(text), " ")
}

// shortened cuts a text to what an error can show.
func shortened(text string) string {
	const most = 80
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// add reads one pair of files.
func (t *Table) add(f Files, overlaps, vectors []byte) error {
	lines := split(overlaps)
	if len(lines) == 0 {
		return fmt.Errorf("%s: no lines", f.Overlaps)
	}
	width, kind := 4, "float32"
	if f.Float16 {
		width, kind = 2, "float16"
	}
	if len(vectors) == 0 {
		return fmt.Errorf("%s: no vectors", f.Vectors)
	}
	if len(vectors)%(width*len(lines)) != 0 {
		return fmt.Errorf("%s: %d bytes are not one %s vector for each of the %d lines of %s",
			f.Vectors, len(vectors), kind, len(lines), f.Overlaps)
	}
	dimension := len(vectors) / width / len(lines)
	if t.dimension == 0 {
		t.dimension = dimension
	}
	if dimension != t.dimension {
		return fmt.Errorf("%s: vectors of %d numbers, not %d as in %s",
			f.Vectors, dimension, t.dimension, t.names[0])
	}
	t.names = append(t.names, f.Overlaps)
	numbers := decode(vectors, f.Float16)
	for i, line := range lines {
		if k := key(string(line)); t.rows[k] == nil {
			t.rows[k] = numbers[i*dimension:][:dimension:dimension]
		}
	}
	return nil
}

// split cuts a file into lines. The last one may lack its end.
func split(file []byte) [][]byte {
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	if len(file) == 0 {
		return nil
	}
	return bytes.Split(bytes.TrimSuffix(file, []byte("\n")), []byte("\n"))
}

func decode(b []byte, half bool) []float32 {
	if half {
		out := make([]float32, len(b)/2)
		for i := range out {
			out[i] = fromHalf(binary.LittleEndian.Uint16(b[2*i:]))
		}
		return out
	}
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// fromHalf returns the value of an IEEE 754 binary16 number.
func fromHalf(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	exponent, fraction := uint32(h>>10&31), uint32(h&0x3ff)
	switch exponent {
	case 0: // zero and the numbers under 2^-14, in steps of 2^-24
		return math.Float32frombits(sign | math.Float32bits(float32(fraction)*0x1p-24))
	case 31: // infinite or not a number
		return math.Float32frombits(sign | 0x7f800000 | fraction<<13)
	}
	return math.Float32frombits(sign | (exponent+127-15)<<23 | fraction<<13)
}
