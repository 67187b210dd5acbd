package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

const (
	soft   = "\u00ad" // joiner of two bytes
	joiner = "\u2060" // of three
	narrow = "\u202f" // no-break space of three bytes
	nbsp   = "\u00a0" // of two
)

func TestReferences(t *testing.T) {
	for name, c := range map[string]struct{ source, want string }{
		"a letter, an even rest":       {"caf&eacute;s", "café" + soft + soft + soft + "s"},
		"a letter, an odd rest":        {"&ecirc;tre", "ê" + joiner + soft + "tre"},
		"a number":                     {"caf&#233;", "café" + soft + soft},
		"a hexadecimal number":         {"caf&#Xe9;", "café" + soft + soft},
		"letters of two":               {"&fjlig;ord", "fj" + joiner + soft + "ord"},
		"a letter that leaves a byte":  {"&Re;x", "ℜ x"},
		"an accent":                    {"e&#x301;t", "e\u0301" + joiner + soft + "t"},
		"an apostrophe in a word":      {"don&rsquo;t", "don" + soft + soft + "’t"},
		"a straight apostrophe":        {"d&#39;un", "d" + soft + soft + "'un"},
		"an apostrophe before another": {"l&rsquo;&eacute;t", "l" + soft + soft + "’é" + soft + soft + soft + "t"},
		"a sign behind another":        {"&eacute;&rsquo;a", "é" + soft + soft + soft + soft + soft + "’a"},
		"an ampersand in a word":       {"R&amp;D", "R" + soft + soft + "&D"},
		"a sign that leaves a byte":    {"x&le;y", "x≤ y"},
		"a currency":                   {"to &pound;5", "to " + joiner + soft + "£5"},
		"a currency behind":            {"5 &euro; more", "5 €" + narrow + " more"},
		"a degree":                     {"20&deg;C", "20" + joiner + "°C"},
		"an opening quote":             {"a &laquo;b", "a «" + narrow + nbsp + "b"},
		"a closing quote":              {"a&raquo; b", "a»" + narrow + nbsp + " b"},
		"a quote at the end":           {"a&raquo;", "a»" + joiner + soft},
		"a quote before a tag":         {"a&raquo;<b> </b>", "a»" + joiner + soft + "        "},
		"an ellipsis":                  {"a&hellip; b", "a…" + narrow + nbsp + " b"},
		"a no-break space":             {"90&nbsp;089", "90" + narrow + narrow + "089"},
		"a thin space":                 {"90&thinsp;089", "90" + narrow + narrow + nbsp + "089"},
		"a no-break space, bare":       {"90&nbsp 089", "90" + narrow + nbsp + " 089"},
		"another space":                {"a&emsp;b", "a      b"},
		"a line end":                   {"a&#10;b&NewLine;c", "a     b         c"},
		"a soft hyphen":                {"a&shy;b", "a" + joiner + soft + "b"},
		"one that is longer":           {"a &nGt; b", "a ≫" + nbsp + " b"},
		"an illegal one":               {"a &#xD800; b", "a \ufffd" + narrow + nbsp + " b"},
		"Windows-1252":                 {"a&#146;b", "a" + joiner + "’b"},
		"without semicolon":            {"caf&eacute &notit; &amp", "café" + joiner + soft + " ¬" + nbsp + "it; &" + joiner},
		"no reference":                 {"a & b &; &# &#x; &foo; &eacut", "a & b &; &# &#x; &foo; &eacut"},
		"in code":                      {"<code>&lt;b&gt; c</code>", "      <" + joiner + "b>" + joiner + " c       "},
		"not in code shown as it is":   {"<xmp>&lt;</xmp>", "     &lt;      "},
	} {
		t.Run(name, func(t *testing.T) {
			d := html.Parse("test", c.source, segment.Parser{})
			assert.Equal(t, c.want, d.Text)
			assert.Len(t, d.Text, len(c.source))
			checkDocument(t, d)
		})
	}
}

// TestWords checks that references leave words what they are.
func TestWords(t *testing.T) {
	for source, want := range map[string]string{
		"caf&eacute; &Eacute;t&eacute; &oelig;uvre":  "cafe ete oeuvre",
		"l&rsquo;&eacute;t&eacute; d&#39;un":         "l ete d un",
		"aujourd&rsquo;hui, co&ucirc;t&eacute;":      "aujourdhui coute",
		"M<sup>me</sup> <b>R</b>oy, su<wbr>per":      "mme roy super",
		"week&#8209;end, re&shy;mise":                "weekend remise",
		"5&nbsp;%, 8,5&#160;$, n<sup>o</sup>&nbsp;7": "5 8.5 no 7",
		"1<sup>er</sup> mai, 2<sup class=x>e</sup>":  "1 mai 2",
	} {
		d := html.Parse("test", source, segment.Parser{Lang: lang.French()})
		assert.Equal(t, want, lang.French().Keys(d.Text), source)
	}
	d := html.Parse("test", "don&rsquo;t, the clerk&#8217;s 1,000", segment.Parser{Lang: lang.English()})
	assert.Equal(t, "dont the clerk 1000", lang.English().Keys(d.Text))
}

// TestSentences checks that references do not stand in the way of sentences.
func TestSentences(t *testing.T) {
	for source, want := range map[string]string{
		"Il a dit&nbsp;: &laquo;&nbsp;Oui.&nbsp;&raquo; Puis il est parti.": "Il a dit : « Oui. » | Puis il est parti.",
		"&ldquo;Yes.&rdquo; &Eacute;milie left.":                            "“ Yes.” | Émilie left.",
		"Go in&hellip; Come out&nbsp;! Now?&#160;Yes.":                      "Go in… | Come out ! | Now? | Yes.",
		"See &lt;b&gt;. It is bold.":                                        "See < b> . | It is bold.",
		"Vu par M. &Eacute;. Roy. Il part.":                                 "Vu par M. É. Roy. | Il part.",
		"Vu par <b>&#201;</b>&Eacute;. Roy. Il part.":                       "Vu par ÉÉ. | Roy. | Il part.",
		"Vu par M<sup class=exposant-de-titre>me</sup>. Roy. Il part.":      "Vu par Mme . Roy. | Il part.",
	} {
		assert.Equal(t, []string{"paragraph: " + want}, blocks(t, source), source)
	}
}

// TestBlocksEndWithTheirReference checks that no span ends inside a reference
// where a block does.
func TestBlocksEndWithTheirReference(t *testing.T) {
	for _, end := range []string{"&eacute;", "&raquo;", "&quot;", "&#8217;", "&hellip;", "&amp;"} {
		source := "<p>a" + end + "</p><p>b"
		d := html.Parse("test", source, segment.Parser{})
		s := d.Segments[0]
		assert.Equal(t, "a"+end, source[s.Start:s.End])
		assert.Equal(t, s.End, d.Blocks[0].End)
		assert.Equal(t, strings.Index(source, "b"), d.Segments[1].Start)
	}
}
