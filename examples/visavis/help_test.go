package main

import (
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

// Every command, flag and argument has its help in both languages, and no text
// is left over.
func TestHelpTexts(t *testing.T) {
	unused := map[string]bool{}
	for key, text := range helpTexts {
		unused[key] = true
		assert.NotEmpty(t, text.in(report.English), key)
		assert.NotEmpty(t, text.in(report.French), key)
	}
	delete(unused, "help_visavis")
	var c commandLine
	parser, err := kong.New(&c, kong.Vars{"ui": "en"})
	require.NoError(t, err)
	used := func(name, key string) {
		assert.Contains(t, helpTexts, key, name)
		delete(unused, key)
	}
	require.NoError(t, kong.Visit(parser.Model, func(node kong.Visitable, next kong.Next) error {
		switch n := node.(type) {
		case *kong.Node:
			used(n.Name, n.Help)
		case *kong.Value:
			if n.Name != "help" {
				used(n.Name, n.Help)
			}
		}
		return next(nil)
	}))
	assert.Empty(t, unused)
}
