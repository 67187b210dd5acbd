package site

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

func TestBaseline(t *testing.T) {
	x := NewEntry(report.Finding{Fingerprint: strings.Repeat("a", 32), Check: "omission"}, "b.md", "Some\ttext\nof two lines that goes on and on, for more than sixty letters")
	y := NewEntry(report.Finding{Fingerprint: strings.Repeat("b", 32), Check: "number"}, "a.md", "")
	b := Baseline{x.Fingerprint: x, y.Fingerprint: y}
	text := b.String()
	lines := strings.Split(text, "\n")
	require.Len(t, lines, 4)
	assert.Equal(t, strings.Repeat("b", 32)+"\tnumber\ta.md\t", lines[1])
	again, err := ParseBaseline("x", []byte(strings.ReplaceAll(text, "\n", "\r\n")))
	require.NoError(t, err)
	assert.Equal(t, b, again)
	assert.Equal(t, text, again.String())

	for name, line := range map[string]string{
		"columns": strings.Repeat("a", 32) + "\tomission\ta.md", "short": "abc\tomission\ta.md\tx", "no number": strings.Repeat("z", 32) + "\tomission\ta.md\tx",
		"no check": strings.Repeat("a", 32) + "\t\ta.md\tx", "a merge": "=======",
	} {
		_, err := ParseBaseline("x", []byte("# head\n"+line+"\n"))
		assert.EqualError(t, err, "x:2: not a line of a baseline", name)
	}
	empty, err := ParseBaseline("x", nil)
	require.NoError(t, err)
	assert.Empty(t, empty)
}
