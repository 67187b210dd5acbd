package site

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Pages that a renaming has parted are found again by git, and by what they hold.
func TestPerhaps(t *testing.T) {
	english := "# Opening\n\nMonday to Saturday, telephone 613-555-0142, reservation recommended."
	french := "# Ouverture\n\nDu lundi au samedi, téléphone 613-555-0142, réservation recommandée."
	for name, c := range map[string]struct {
		files   map[string]string
		renamed map[string]string // new to old
		agree   bool
		want    map[string]string
	}{
		"content":              {files: map[string]string{"a-eng.md": english, "b-fra.md": french}, agree: true, want: map[string]string{"a-eng.md": "b-fra.md", "b-fra.md": "a-eng.md"}},
		"content in folders":   {files: map[string]string{"x/a-eng.md": english, "y/b-fra.md": french}, agree: true, want: map[string]string{"x/a-eng.md": "y/b-fra.md", "y/b-fra.md": "x/a-eng.md"}},
		"without a language":   {files: map[string]string{"b.md": english, "a.fr.md": french}, agree: true, want: map[string]string{"b.md": "a.fr.md", "a.fr.md": "b.md"}},
		"not translations":     {files: map[string]string{"a-eng.md": english, "b-fra.md": french}, want: map[string]string{}},
		"one language":         {files: map[string]string{"a-eng.md": english, "b-eng.md": english}, agree: true, want: map[string]string{}},
		"nothing in common":    {files: map[string]string{"a-eng.md": english, "sub/b-fra.md": "# Bonjour"}, agree: true, want: map[string]string{}},
		"git":                  {files: pages("a-eng.md", "b-fra.md", "c-fra.md"), renamed: map[string]string{"b-fra.md": "a-fra.md"}, want: map[string]string{"a-eng.md": "b-fra.md", "b-fra.md": "a-eng.md"}},
		"git, both":            {files: pages("b-eng.md", "c-fra.md"), renamed: map[string]string{"b-eng.md": "a-eng.md", "c-fra.md": "a-fra.md"}, want: map[string]string{"b-eng.md": "c-fra.md", "c-fra.md": "b-eng.md"}},
		"git, a bare page":     {files: map[string]string{"b.md": english, "a.fr.md": ""}, renamed: map[string]string{"b.md": "a.md"}, want: map[string]string{"b.md": "a.fr.md", "a.fr.md": "b.md"}},
		"git, of another name": {files: pages("a-eng.md", "c-fra.md"), renamed: map[string]string{"c-fra.md": "b-fra.md"}, want: map[string]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			tr := tree(t, c.files, "")
			found, err := tr.Pair(nil)
			require.NoError(t, err)
			var changes *Changes
			if c.renamed != nil {
				changes = &Changes{renamed: c.renamed}
			}
			assert.Equal(t, c.want, tr.Perhaps(found, changes, func(_, _ Page) bool { return c.agree }))
		})
	}
}
