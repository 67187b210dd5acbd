package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align/report"
)

func TestGuillemets(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"none":          {"rien", "rien"},
		"all":           {`"a"`, "« a »"},
		"within":        {`--fail-on : "x y" n’est pas note`, "--fail-on : « x y » n’est pas note"},
		"two":           {`base de "a" et de "b"; fin`, "base de « a » et de « b »; fin"},
		"a list":        {`l’un de "a","b" et non "c"`, "l’un de « a »,« b » et non « c »"},
		"in parens":     {`(clé "a")`, "(clé « a »)"},
		"escaped":       {`la clé "a\"b\t"`, `la clé « a"b\t »`},
		"code":          {`une liste comme ["un", "deux"] est attendue`, `une liste comme ["un", "deux"] est attendue`},
		"a value":       {`x="a" b`, `x="a" b`},
		"of one's own":  {"« a » et non « b »", "« a » et non « b »"},
		"one alone":     {`12" de long`, `12" de long`},
		"nothing":       {"", ""},
		"empty":         {`: "" manque`, ": «  » manque"},
		"an apostrophe": {`l’option "a"`, "l’option « a »"},
	} {
		assert.Equal(t, c.want, guillemets(c.in), name)
	}
	assert.Equal(t, `"a" is not`, (&streams{ui: report.English}).spaced(`"a" is not`))
	assert.Equal(t, "« a » n’est pas", (&streams{ui: report.French}).spaced(`"a" n’est pas`))
}
