package lexicon_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
)

func TestMerge(t *testing.T) {
	one := read(t, "house\tmaison\t0.5\t0.1", "door\tporte\t1\t1")
	two := read(t, "house\tmaison\t0.1\t0.5", "house\tfoyer\t0.2\t0.3")
	for name, c := range map[string]struct {
		a, b *lexicon.Lexicon
		want []string
	}{
		"both nil":    {nil, nil, nil},
		"left alone":  {two, nil, dump(two)},
		"right alone": {&lexicon.Lexicon{}, two, dump(two)},
		"itself":      {large(t), large(t), dump(large(t))},
		"greater":     {one, two, dump(read(t, "house\tmaison\t0.5\t0.5", "door\tporte\t1\t1", "house\tfoyer\t0.2\t0.3"))},
		"other order": {two, one, dump(read(t, "house\tmaison\t0.5\t0.5", "door\tporte\t1\t1", "house\tfoyer\t0.2\t0.3"))},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := lexicon.Merge(c.a, c.b)
			require.NoError(t, err)
			assert.Equal(t, c.want, dump(got))

			again, err := lexicon.Merge(got, c.b)
			require.NoError(t, err)
			assert.Equal(t, file(t, got), file(t, again))
		})
	}
}

func TestMergeLanguages(t *testing.T) {
	de, err := lang.Bare("de")
	require.NoError(t, err)
	german, err := lexicon.Read(strings.NewReader("Haus\tmaison\n"), de, lang.French())
	require.NoError(t, err)
	_, err = lexicon.Merge(read(t, "house\tmaison"), german)
	assert.EqualError(t, err, "lexicon: merge: one is from en to fr, the other from de to fr")
}
