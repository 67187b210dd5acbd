package segment_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/segment"
)

// TestSentences runs the cases of testdata/sentences.*.txt. The cases named in
// sentences.known.txt must fail: a ledger that may only shrink.
func TestSentences(t *testing.T) {
	known := readLedger(t)
	for _, tag := range []string{"en", "fr"} {
		l := language(t, tag)
		cases := readCases(t, "sentences."+tag+".txt")
		require.GreaterOrEqual(t, len(cases), 80)
		for _, c := range cases {
			name := tag + ": " + c.name
			t.Run(name, func(t *testing.T) {
				for name, space := range map[string]string{"NBSP": "\u00a0", "U+202F": "\u202f"} {
					if strings.Contains(c.name, name) {
						require.Contains(t, c.input, space, "an editor has replaced the no-break space")
					}
				}
				d := segment.Parse("case", c.input, l)
				got := texts(d)
				for i := range got {
					got[i] = oneLine(got[i])
				}
				want := strings.Split(c.want, "\n")
				if known[name] {
					assert.NotEqual(t, want, got, "passes now: take it out of sentences.known.txt")
					return
				}
				assert.Equal(t, want, got)
			})
			delete(known, name)
		}
	}
	assert.Empty(t, known, "sentences.known.txt names cases that do not exist")
}

// readLedger reads the names of the cases that are known to fail, a language
// tag before each.
func readLedger(t *testing.T) map[string]bool {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(testdata, "sentences.known.txt"))
	require.NoError(t, err)
	known := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			require.False(t, known[line], "twice in the ledger: %s", line)
			known[line] = true
		}
	}
	return known
}
