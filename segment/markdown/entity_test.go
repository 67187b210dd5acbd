package markdown_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

// TestEntities checks what is shown in the place of entities, byte for byte but
// for blanks at the ends.
func TestEntities(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"spaces", "a&nbsp;b&#160;c&thinsp;d&#x202F;e&emsp;f", "a      b      c        d        e      f"},
		{"letter at the end", "caf&eacute;!", "caf\u2060\u2060é!"},
		{"letter at the start", "&Eacute;tat", "É\u2060\u2060tat"},
		{"letter inside", "h&ocirc;tel", "h\u00ad\u2060ôtel"},
		{"letters in a row", "&eacute;&#233;&#xe9;", "é\u2060\u2060\u00ad\u00adé\u00ad\u00adé"},
		{"letter alone", "a &eacute; b", "a é       b"},
		{"initial", "&Eacute;. Roy", "É\u2060\u2060. Roy"},
		{"apostrophe", "l&rsquo;eau don&#39;t", "l\u00ad\u00ad’eau don\u00ad\u00ad't"},
		{"closing apostrophe", "boats&rsquo; a", "boats’     a"},
		{"hyphen", "mi&#8209;mai", "mi\u00ad\u00ad‑mai"},
		{"soft hyphen", "trans&shy;lation a &shy; b", "trans\u00ad\u2060lation a       b"},
		{"quotes", "&laquo;&nbsp;a&nbsp;&raquo; &ldquo;b.&rdquo; &quot;c&quot; &#40;d&#41;", "«      a      »          “b.”          \"c\"          (d)"},
		{"signs", "R&amp;D 5&deg;C a &lt;b&gt; &hellip; &mdash;", "R\u00ad\u00ad&D 5\u2060°C a <   b>    …      —"},
		{"two characters", "a &nGt; b &fjlig;", "a &nGt; b fj"},
		{"no entities", "&a &; &#; &#x; &#12345678; AT&T &nope; &amp &copy", "&a &; &#; &#x; &#12345678; AT&T &nope; &amp &copy"},
		{"unreadable characters", "a&#0;b&#7;c&#xD800;d", "a \ufffdb    c\u00ad\u2060\ufffdd"},
		{"in code", "`&amp;`", "&amp;"},
		{"in HTML", "<p>&Eacute;t&eacute;&nbsp;!", "É\u2060\u2060t\u2060\u2060é      !"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.source)
			checkDocument(t, d)
			b := d.Blocks[0]
			assert.Equal(t, c.want, d.Text[b.Start:b.End])
		})
	}
}

// TestWordsStayWhole checks that package lang reads the words that entities and
// tags stand in as one.
func TestWordsStayWhole(t *testing.T) {
	fr := lang.French()
	d := markdown.Parse("-", "L&rsquo;h&ocirc;tel de M<sup>me</sup> **R**oy, caf&eacute; d&#39;&Eacute;tat, aujourd&rsquo;hui", segment.Parser{Lang: fr})
	assert.Equal(t, fr.Keys("L’hôtel de Mme Roy, café d'État, aujourd’hui"), fr.Keys(d.Text))
	d = markdown.Parse("-", "Le 1<sup>er</sup> mai, le 2^e^ et le 3<sup class='x'>e</sup>", segment.Parser{Lang: fr})
	assert.Equal(t, "le 1 mai le 2 e et le 3", fr.Keys(d.Text))
	en := lang.English()
	d = markdown.Parse("-", "They don&rsquo;t read Canada&#39;s <b>s</b>tatutes", segment.Parser{Lang: en})
	assert.Equal(t, en.Keys("They don’t read Canada's statutes"), en.Keys(d.Text))
}

// TestInitials checks that an initial stays with its name whatever it is written
// with.
func TestInitials(t *testing.T) {
	for _, c := range []struct{ name, source string }{
		{"plain", "Vu par M. É. Roy. Il part."},
		{"entity", "Vu par M. &Eacute;. Roy. Il part."},
		{"entity at the start", "&Eacute;. Roy est parti. Il revient."},
		{"accent apart", "Vu par M. E\u0301. Roy. Il part."},
		{"soft hyphen", "Vu par M. É&shy;. Roy. Il part."},
		{"emphasis", "Vu par Me *K*. Roy. Il part."},
		{"strong emphasis", "Vu par Me **K.-D**. Roy. Il part."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := markdown.Parse("-", c.source, segment.Parser{Lang: lang.French()})
			checkDocument(t, d)
			assert.Len(t, d.Segments, 2)
		})
	}
}
