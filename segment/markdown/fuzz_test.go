package markdown_test

import (
	"testing"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

var fuzzSeeds = []string{
	"",
	"---\ntitle: \"Ferry \\\"hours\\\"\"\nsummary: >\n  Two\n  lines\n---\n# Hours {#h}\n\nThe *ferry* **leaves**.\n",
	"+++\ntitle = 'Quai'\n+++\nimport A from 'a'\n\n- [x] un\n  > deux\n\n  trois\n1) `a\n   b`\n",
	"Wharf\n=====\n| a | b \\| c |\n|---|:-:|\n| `x\\|y` | <ul><li>z<li>w</ul> |\n\nTerm\n: One\n\n[^1]: Note [l].\n\n[l]: <u v> 'w\n",
	"<div a=\"b>\">M<sup>me</sup> caf&eacute;&nbsp;! l&rsquo;eau <!-- c -->\n<script>x</script><pre>\n  y</pre><br><br>z\n</div>\n",
	"!!! note \"Title\"\n\n    Body {{ x }}\n\n{% if a %}\n:::tip[T]\n> [!NOTE]\n> a {: .b}\n:::\n",
	"[a](<b c> \"d\") ![e *f*](g(h)) [i][l] <http://x.y> https://a_b_c.d/*e* ~~f~~ \\* &amp; &#233; __*g*__ [^1]\\\nh  \ni\n",
	"# <span lang=fr title='e\u0301'>E\u0301te\u0301</span>\n\n[e\u0301]: u\n\n[\u00e9] M<sup title='e\u0302\u0323'>me</sup>. **E\u0301**. Roy &eacute;\u0302\u0323 <\u0338\n",
	"x\n\x00__      1. \u200b… \n. a\n",
	"<div lang=fr><p lang=en>a<ul lang=de><li lang=fr>b<li>c</ul></p>\n\nd *e*</div></span>f\n",
	"\xff\x00- \t>\t1. a\r\n\r\n\u2028\u0085{#\v#}\f```\n\u00e9\xc3\n~~~\n\ta&#0;&nGt;&le;\n",
}

// FuzzParse checks what holds for every document, and that neither line ends
// nor the spelling of accents matter.
func FuzzParse(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		check(t, source, func(s string) *segment.Document { return markdown.Parse("fuzz", s, segment.Parser{}) })
	})
}
