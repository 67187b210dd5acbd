package site

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

// What a scaffold says is what the settings without one are, and every option
// that it holds in comments can be used.
func TestScaffold(t *testing.T) {
	known := []string{"omission", "unpaired", "list", "structure", "order", "number"}
	for _, ui := range []report.UI{report.English, report.French} {
		found := &Pairs{Pairs: []Pair{{"a", "b", ByPath}, {"c", "d", ByKey}, {"e", "f", ByLink}}}
		text := Scaffold(found, []Pair{{"g", "h", ByContent}}, ui)
		c, err := Parse([]byte(text), "x", known)
		require.NoError(t, err)
		assert.Equal(t, BaselineName, c.Baseline)
		assert.Equal(t, PairsName, c.Pairs)
		assert.Empty(t, c.Rules)

		options := regexp.MustCompile(`(?m)^# (\[|[a-z-]+ = )`)
		assert.Len(t, options.FindAllString(text, -1), 23)
		c, err = Parse([]byte(options.ReplaceAllString(text, "$1")), "x", known)
		require.NoError(t, err)
		assert.Len(t, c.Rules, 1)
		assert.Len(t, c.Allow, 2)
		assert.Len(t, c.Pairing.Templates, 2)
		assert.Equal(t, "warning", c.FailOn)
	}
}

func TestListPairs(t *testing.T) {
	text, held := ListPairs([]Pair{{"a.md", "b.md", ByContent}, {"c\td.md", "e.md", ByContent}, {"#f.md", "g.md", ByContent}}, report.English)
	assert.Equal(t, []Pair{{"a.md", "b.md", ByContent}}, held)
	l, err := ParseList("x", []byte(text))
	require.NoError(t, err)
	assert.Equal(t, []listed{{"a.md", "b.md", 2}}, l.pairs)
}

func TestFindConfig(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "repository", ".git"), 0o755))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "repository", "a", "b"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, ConfigName), nil, 0o644)) // outside the repository
	deep := filepath.Join(dir, "repository", "a", "b")
	config, top, err := FindConfig(deep)
	require.NoError(t, err)
	assert.Empty(t, config)
	assert.Equal(t, filepath.Join(dir, "repository"), top)
	want := filepath.Join(dir, "repository", "a", ConfigName)
	require.NoError(t, os.WriteFile(want, nil, 0o644))
	config, _, err = FindConfig(deep)
	require.NoError(t, err)
	assert.Equal(t, want, config)
}

// Pages of one text in two languages are found among others, and pages that only
// look alike are left alone.
func TestByContent(t *testing.T) {
	tr := tree(t, map[string]string{
		"en/rules.md":    "# Regulations\n\nThe regulations of the association, adopted in 2019, permit publication.",
		"fr/regles.md":   "# Règlements\n\nLes règlements de l’association, adoptés en 2019, permettent la publication.",
		"en/hours.md":    "# Opening\n\nMonday to Saturday, telephone 613-555-0142, reservation recommended.",
		"fr/horaires.md": "# Ouverture\n\nDu lundi au samedi, téléphone 613-555-0142, réservation recommandée.",
		"en/only.md":     "# Thanks\n\nWe owe much to our many friends.",
	}, "")
	pairs, err := tr.Pair(nil)
	require.NoError(t, err)
	require.Len(t, pairs.Alone, 5)
	assert.Equal(t, []Pair{{"en/hours.md", "fr/horaires.md", ByContent}, {"en/rules.md", "fr/regles.md", ByContent}}, tr.ByContent(pairs.Alone, nil))
	assert.Empty(t, tr.ByContent(pairs.Alone, func(_, _ Page) bool { return false }))
}
