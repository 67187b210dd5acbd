package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

// read is what a reader sees of a page, a segment a line.
func read(d *segment.Document) string {
	var lines []string
	for _, s := range d.Segments {
		lines = append(lines, d.PlainText(s.Span))
	}
	return strings.Join(lines, "\n")
}

func TestPlainText(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"no markup":              {"<p>The  office\n is closed.</p>", "The office is closed."},
		"bold before a comma":    {"<p>One <b>word</b>, next.</p>", "One word, next."},
		"bold in a word":         {"<p>It is un<b>believ</b>able.</p>", "It is unbelievable."},
		"initial":                {`<p><span class="drop">O</span>nce upon a time.</p>`, "Once upon a time."},
		"space in a tag":         {`<p>the <a href="x" class="y">counter</a>, open</p>`, "the counter, open"},
		"space before a tag":     {"<p>the <b>counter</b> is <i>open</i> now</p>", "the counter is open now"},
		"space in the markup":    {"<p>the<b> counter </b>is open</p>", "the counter is open"},
		"link in parentheses":    {`<p>Ask us (<a href="x">here</a>).</p>`, "Ask us (here)."},
		"links side by side":     {`<p><a href="x">One</a><a href="y">Two</a></p>`, "One Two"},
		"nested":                 {"<p>a <b><i>very</i></b><i>!</i> big <em><strong>one</strong></em>.</p>", "a very! big one."},
		"line break":             {"<p>one<br>two and<br/>three, four<BR >and five</p>", "one two and three, four and five"},
		"word break":             {"<p>super<wbr>market hours</p>", "supermarket hours"},
		"comment":                {"<p>the <!-- not a -->counter<!-- > -->, open</p>", "the counter, open"},
		"empty comment":          {"<p>the counter<!--> is open</p>", "the counter is open"},
		"processing instruction": {"<p>the counter<?x y?>, open</p>", "the counter, open"},
		"section of CDATA":       {"<p>the counter<![CDATA[ is ]]>, open</p>", "the counter, open"},
		"template":               {"<p>{{ count }} items left, {% if x %}all{% endif %} of them</p>", "items left, all of them"},
		"hidden":                 {"<p>the counter<span hidden>not to be seen</span>, open</p>", "the counter, open"},
		"script":                 {"<p>the counter<script>a < b && c > d</script>, open</p>", "the counter, open"},

		"named entities":         {"<p>&Eacute;t&eacute; &amp; caf&eacute;, R&amp;D &lt;b&gt; l&rsquo;&eacute;t&eacute;&hellip;</p>", "Été & café, R&D <b> l’été…"},
		"numeric entities":       {"<p>&#201;t&#xe9; &#38; &#8220;caf&#233;&#8221;, 5&#8239;%</p>", "Été & “café”, 5\u202f%"},
		"no semicolon":           {"<p>caf&eacute au lait &amp lait&eacute&eacute, AT&T</p>", "café au lait & laitéé, AT&T"},
		"amount":                 {"<p>It is &pound;5, or &euro;6.</p>", "It is £5, or €6."},
		"quotation":              {"<p>&laquo;&nbsp;Oui&nbsp;&raquo;, dit-il&nbsp;: &ldquo;non&rdquo;.</p>", "«\u00a0Oui\u00a0», dit-il\u00a0: “non”."},
		"no-break space":         {"<p>Note\u00a0: ici &nbsp; l\u00e0</p>", "Note\u00a0: ici \u00a0 là"},
		"two entities":           {"<p>a&nbsp;&amp;&nbsp;b</p>", "a\u00a0&\u00a0b"},
		"white space by number":  {"<p>one&#32;two&#10;three&Tab;four</p>", "one two three four"},
		"entity in code":         {"<p>Use <code>a&lt;b&amp;&amp;c</code>, please.</p>", "Use a<b&&c, please."},
		"soft hyphen":            {"<p>super&shy;market, super\u00admarket</p>", "super\u00admarket, super\u00admarket"},
		"not an entity":          {"<p>AT&T &nosuch; &#; & more &amp;amp;</p>", "AT&T &nosuch; &#; & more &amp;"},
		"sentence ends in one":   {"<p>Wait&hellip; The bus comes&#46; Go&excl;</p>", "Wait…\nThe bus comes.\nGo!"},
		"entity before a link":   {`<p>R&amp;<a href="x">D</a></p>`, "R&D"},
		"address with an entity": {`<p>See <a href="?a=1&amp;copy=2">this</a>.</p>`, "See this."},

		"title":              {`<p>See <a title="New window" href="x">this</a>, now.</p>`, "See New window this, now."},
		"title with quotes":  {`<p>See <a href='a>b' title='A "new" &amp; big window'>this</a>.</p>`, `See A "new" & big window this.`},
		"alternative text":   {`<p>Click <img src=a alt="the button">, then go.</p>`, "Click the button, then go."},
		"bare attribute":     {`<p>Click <img src=a alt=OK> now.</p>`, "Click OK now."},
		"image between":      {`<p>one<img src="a.png">two</p>`, "one two"},
		"abbreviation":       {`<p>the <abbr title="World Health Organization">WHO</abbr>'s</p>`, "the World Health Organization WHO's"},
		"sentences in title": {`<p>Ask <a title="One is here. Two is there." href="x">us</a>, now.</p>`, "Ask One is here.\nTwo is there.\nus, now."},

		"mark of a note":        {`<p>The Act.<sup>1</sup> It is old.</p>`, "The Act.\n1 It is old."},
		"link of a note":        {`<p>The Act<sup id="r"><a href="#n"><span class="wb-inv">Footnote </span>1</a></sup>, as amended.</p>`, "The Act Footnote 1, as amended."},
		"formula":               {"<p>CO<sub>2</sub> in m<sup>2</sup></p>", "CO2 in m2"},
		"power":                 {"<p>about 10<sup>3</sup></p>", "about 10 3"},
		"ending of a number":    {"<p>le 1<sup>er</sup> mai, M<sup>me</sup> Roy</p>", "le 1er mai, Mme Roy"},
		"tag that does not end": {"<p>the counter <b", "the counter"},
	} {
		t.Run(name, func(t *testing.T) {
			d := html.Parse("x", c.page, segment.Parser{Lang: lang.English()})
			assert.Equal(t, c.want, read(d))
		})
	}
}
