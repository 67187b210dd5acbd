package tmx_test

import (
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang/stream"
	"github.com/visavis/visavis/lang/tmx"
)

// FuzzUnits checks that any file is read to its end or to an error with its
// line, that units come in the order of their lines, and that what was read is
// read again from a plain file of the same units.
func FuzzUnits(f *testing.F) {
	f.Add("<tmx version='1.4'><header srclang='en'/><body>\n<tu><prop type='x-score'>1</prop>" +
		"<tuv xml:lang='en'><seg>A &lt;<bpt i='1'>b</bpt></seg></tuv><tuv xml:lang='fr-CA'><seg/></tuv></tu></body></tmx>")
	f.Add("<tmx><tu srclang='*all*'><seg>a<tuv lang='x'>b</tuv></seg><tu><prop/></tu></tu></tmx>")
	f.Add("<tmx><header srclang='fr'><prop type='a'>b</prop></header><tu/>")
	f.Add("<seg>a</seg>")
	f.Fuzz(func(t *testing.T, data string) {
		units, err := read(strings.NewReader(data))
		if err != nil {
			var at *stream.Error
			require.ErrorAs(t, err, &at)
			require.True(t, at.Line >= 1 && at.Line <= 1+strings.Count(data, "\n"), err)
			require.NotContains(t, err.Error(), "\n")
		}
		for i, u := range units {
			require.True(t, u.Line >= 1 && u.Line <= 1+strings.Count(data, "\n"))
			require.True(t, i == 0 || units[i-1].Line <= u.Line)
		}
		again, err := read(strings.NewReader(plain(t, units)))
		require.NoError(t, err)
		require.Len(t, again, len(units))
		for i := range units {
			units[i].Line = again[i].Line
		}
		require.Equal(t, units, again)
	})
}

// read reads units up to an error, each on its own.
func read(r io.Reader) (units []tmx.Unit, err error) {
	for u, err := range tmx.Units(r) {
		if err != nil {
			return units, err
		}
		c := *u
		c.Variants, c.Props = slices.Clone(u.Variants), maps.Clone(u.Props)
		units = append(units, c)
	}
	return units, nil
}

// plain writes units as simply as can be.
func plain(t *testing.T, units []tmx.Unit) string {
	var b strings.Builder
	put := func(parts ...string) { // markup and text in turn
		for i, s := range parts {
			if i%2 == 0 {
				b.WriteString(s)
			} else {
				require.NoError(t, xml.EscapeText(&b, []byte(s)))
			}
		}
	}
	put("<tmx><body>")
	for _, u := range units {
		put("<tu srclang='", u.SourceLang, "'>")
		for _, k := range slices.Sorted(maps.Keys(u.Props)) {
			put("<prop type='", k, "'>", u.Props[k], "</prop>")
		}
		for _, v := range u.Variants {
			put("<tuv xml:lang='", v.Lang, "'><seg>", v.Text, "</seg></tuv>")
		}
		put("</tu>\n")
	}
	put("</body></tmx>")
	return b.String()
}
