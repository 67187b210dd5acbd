package tmx_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang/tmx"
)

// TestLanguages: a variant has a language, or nobody would see its text.
func TestLanguages(t *testing.T) {
	body := func(units string) string {
		return "<tmx version='1.4'><header srclang='en'/><body>\n" + units + "\n</body></tmx>"
	}
	for name, c := range map[string]struct{ file, want string }{
		"xml:lang":        {body("<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>"), ""},
		"lang of old":     {body("<tu><tuv lang='en'><seg>a</seg></tuv></tu>"), ""},
		"any":             {body("<tu><tuv xml:lang='x-none'><seg>a</seg></tuv></tu>"), ""},
		"none":            {body("<tu><tuv xml:lang='en'><seg>a</seg></tuv>\n<tuv><seg>b</seg></tuv></tu>"), "line 3: a <tuv> without xml:lang"},
		"empty":           {body("<tu><tuv xml:lang=''><seg>a</seg></tuv></tu>"), "line 2: a <tuv> without xml:lang"},
		"blank":           {body("<tu><tuv xml:lang=' '><seg>a</seg></tuv></tu>"), "line 2: a <tuv> without xml:lang"},
		"of the unit":     {body("<tu xml:lang='en'><tuv><seg>a</seg></tuv></tu>"), "line 2: a <tuv> without xml:lang"},
		"without text":    {body("<tu><tuv><seg/></tuv></tu>"), "line 2: a <tuv> without xml:lang"},
		"outside":         {body("<tu><tuv xml:lang='en'><seg>a</seg></tuv>\n<seg>b</seg></tu>"), "line 3: a <seg> outside of a <tuv>"},
		"no units":        {body(""), ""},
		"units, no body":  {"<tmx><tu><tuv lang='en'><seg>a</seg></tuv></tu></tmx>", ""},
		"no body":         {"<tmx version='1.4'>\n<header/>\n</tmx>\n", "line 3: a TMX without <body>"},
		"nothing":         {"<tmx/>", "line 1: a TMX without <body>"},
		"ids that repeat": {body("<tu tuid='1'><tuv lang='en'><seg>a</seg></tuv></tu><tu tuid='1'/>"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(strings.NewReader(c.file))
			if c.want == "" {
				assert.NoError(t, err)
			} else {
				assert.EqualError(t, err, c.want)
			}
		})
	}
	for u, err := range tmx.Units(strings.NewReader(body("<tu/>"))) {
		require.NoError(t, err)
		assert.Empty(t, u.Variants)
		break // and nothing is wrong
	}
}
