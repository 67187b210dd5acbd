package vecalign

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Files of any content are read or refused with an error, and every line of
// those that are read has a vector.
func FuzzRead(f *testing.F) {
	f.Add([]byte("a\nb c\n"), []byte("0123456789abcdef"), false)
	f.Add([]byte("a\n\n"), []byte{0, 60, 0, 252}, true)
	f.Add([]byte(""), []byte{}, false)
	f.Add([]byte("\xff\n\r\n"), make([]byte, 12), false)
	f.Fuzz(func(t *testing.T, overlaps, vectors []byte, half bool) {
		table := &Table{rows: map[string][]float32{}}
		err := table.add(Files{Overlaps: "o", Vectors: "v", Float16: half}, overlaps, vectors)
		if err != nil {
			require.True(t, strings.HasPrefix(err.Error(), "o: ") || strings.HasPrefix(err.Error(), "v: "), err)
			return
		}
		require.Positive(t, table.Dimension())
		var lines []string
		for _, line := range split(overlaps) {
			lines = append(lines, string(line))
		}
		got, err := table.Embed(context.Background(), lines)
		require.NoError(t, err)
		for _, row := range got {
			require.Len(t, row, table.Dimension())
		}
	})
}
