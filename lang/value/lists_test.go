package value

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLists(t *testing.T) {
	for _, l := range []lists{english(), french()} {
		assert.Greater(t, len(l), 100)
		for key := range l {
			assert.LessOrEqual(t, len(key), longestWord, key)
		}
	}
	assert.Nil(t, wordsOf("de"))
}

func TestReadLists(t *testing.T) {
	l, err := readLists("# comment\n\nmoney\tdollar, s.\t$\nand\tet\njoin\tet\n")
	require.NoError(t, err)
	assert.Equal(t, lists{"dollar": {money, "$"}, "s": {money | dotted, "$"}, "et": {and | join, ""}}, l)

	for _, c := range []struct{ text, err string }{
		{"colour\tred\n", `words.txt:1: no role "colour"`},
		{"\nmoney\t, \t$\n", "words.txt:2: no word"},
		{"money\tcent\t1\nmoney\tcent\t2\n", `words.txt:2: "cent" stands for 1 already`},
	} {
		_, err := readLists(c.text)
		assert.EqualError(t, err, c.err)
	}
}
