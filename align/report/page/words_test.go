package page

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
)

// Every text exists in both languages, with a place for the same numbers.
func TestWords(t *testing.T) {
	for key, p := range words {
		assert.NotEmpty(t, p.En, key)
		assert.NotEmpty(t, p.Fr, key)
		for _, n := range []string{"{n}", "{m}"} {
			assert.Equal(t, strings.Count(p.En, n), strings.Count(p.Fr, n), key)
		}
		assert.NotRegexp(t, `[a-zé] [:;?!»%]|'`, p.Fr, "%s: a no-break space, a curly apostrophe", key)
	}
	for _, c := range align.Checks() {
		assert.Contains(t, words, c.Name)
	}
	require.NotContains(t, words, "own")
	assert.Equal(t, phrase{"own", "own"}, checkName("own"))
}

// The texts that the page and its script ask for are there, and no other.
func TestWordsInUse(t *testing.T) {
	used := map[string]bool{}
	for _, m := range regexp.MustCompile(`\(t "([^"]*)"\)`).FindAllStringSubmatch(pageHTML, -1) {
		used[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`say\('([^']*)'`).FindAllStringSubmatch(pageJS, -1) {
		used["js-"+m[1]] = true
	}
	for key := range used {
		assert.Contains(t, words, key)
	}
	for _, key := range []string{"no findings", "no pairs", "no counterpart", "missing", "missing en", "missing fr", "language en", "language fr",
		"error", "warning", "note", "errors", "warnings", "notes", "unpaired", "suppression", "not checked", "failure", "failures"} {
		used[key] = true
	}
	for _, c := range align.Checks() {
		used[c.Name] = true
	}
	for key := range words {
		assert.True(t, used[key], "%s is not used", key)
	}
}

func TestQuantities(t *testing.T) {
	for n, want := range map[int]phrase{0: {"0", "0"}, 7: {"7", "7"}, 999: {"999", "999"}, 1000: {"1,000", "1\u00a0000"}, 1234567: {"1,234,567", "1\u00a0234\u00a0567"}} {
		assert.Equal(t, want, quantity(n))
	}
	for p, want := range map[float64]string{0: "0\u00a0%", 0.314: "31\u00a0%", 0.999: "99\u00a0%", 1: "100\u00a0%", 7: "100\u00a0%", -1: "0\u00a0%"} {
		assert.Equal(t, want, percent(p).Fr)
	}
	note, notes := words["note"], words["notes"]
	assert.Equal(t, phrase{"0 notes", "0 remarque"}, counted(0, note, notes))
	assert.Equal(t, phrase{"1 note", "1 remarque"}, counted(1, note, notes))
	assert.Equal(t, phrase{"2,000 notes", "2\u00a0000 remarques"}, counted(2000, note, notes))
}
