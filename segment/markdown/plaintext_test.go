package markdown_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

func TestPlainText(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"no markup":           {"The  office\nis closed.", "The office is closed."},
		"link and comma":      {"at the [counter](https://x.ca/en), `code` &amp; more", "at the counter, code & more"},
		"title of a link":     {"at the [counter](https://x.ca \"the (big one\"), or [there](<a b> 'c'), or here", "at the counter, or there, or here"},
		"link in parentheses": {"Ask ([here](x_(y))).", "Ask (here)."},
		"ending of a link":    {"Many [site](x)s are open.", "Many sites are open."},
		"reference":           {"at the [counter][the one], the [desk][] and the [door]\n\n[the one]: x\n[desk]: y\n[door]: z", "at the counter, the desk and the door"},
		"not a link":          {"at the [counter], [x] (y)", "at the [counter], [x] (y)"},
		"link in a link":      {"[a [b](c) d](e), f", "[a b d](e), f"},
		"bold in a word":      {"It is un**believ**able.", "It is unbelievable."},
		"one sign in a word":  {"It is un*believ*able.", "It is unbelievable."},
		"nested":              {"a ***very** big* **_one_**, ~~two~~.", "a very big one, two."},
		"not emphasis":        {"2 * 3 * 4, a_b_c", "2 * 3 * 4, a_b_c"},
		"space in emphasis":   {"a **big **one", "a **big **one"},
		"code":                {"Run `a  b`, ``c`d``; `` `e` `` now, `<b>&amp;`.", "Run a b, c`d; `e` now, <b>&amp;."},
		"blank in code":       {"Run `  a `, `b `, then ` ` now", "Run a, b , then now"},
		"image":               {"Click ![the button](b.png \"t\"), then go.", "Click the button, then go."},
		"images side by side": {"[![Build](b.svg)](x)[![Docs](d.svg)](y)", "Build Docs"},
		"image tag":           {"Click <img src=\"a\" alt=\"the button\">, then go.", "Click the button, then go."},
		"autolink":            {"See <https://x.ca/a_b_c>, <a@b.ca>.", "See https://x.ca/a_b_c, a@b.ca."},
		"bare address":        {"See https://x.ca/*a*, **now**.", "See https://x.ca/*a*, now."},
		"hard breaks":         {"one  \ntwo\\\nthree<br>four<br/>, five", "one two three four , five"},
		"escapes":             {"\\*not\\* 1\\. \\[x\\] \\& \\\\ \\&amp; a\\_b", "*not* 1. [x] & \\ &amp; a_b"},
		"entities":            {"&Eacute;t&eacute; &amp; R&amp;D, l&rsquo;&#233;t&#xe9;&hellip; &lt;b&gt;", "Été & R&D, l’été… <b>"},
		"no-break space":      {"Note&nbsp;: ici\u00a0: &laquo;&nbsp;oui&nbsp;&raquo;, 5&#8239;%", "Note\u00a0: ici\u00a0: «\u00a0oui\u00a0», 5\u202f%"},
		"soft hyphen":         {"super&shy;market super\u00admarket", "super\u00admarket super\u00admarket"},
		"not an entity":       {"AT&T & x&y; &nosuch; [a](?b=1&copy=2) c", "AT&T & x&y; &nosuch; a c"},
		"note":                {"The Act[^1], as amended[^the-note].\n\n[^1]: One\n[^the-note]: Two", "The Act, as amended.\nOne\nTwo"},
		"comment":             {"the <!-- a > b -->counter<!-- c -->, open", "the counter, open"},
		"tags":                {"the <a href=\"x\" title='y z'>counter</a>, M<sup>me</sup> un<b>believ</b>able", "the counter, Mme unbelievable"},
		"quote":               {"> the [counter\n> is](x), open", "the counter is, open"},
		"attributes":          {"the [counter](x){: .b #c}, open {.d}", "the counter, open"},
		"template":            {"for {{ name }} and {% x %}all{% y %}, {{< z >}}", "for and all,"},
		"heading":             {"## The [counter](x), *open* ##", "The counter, open"},
		"cell":                {"| `a\\|b`, **c** | d |\n|-|-|\n| [e](f), g | h |", "a|b, c\nd\ne, g\nh"},
		"fence":               {"```\na  **b** &amp;\n```", "a **b** &amp;"},
	} {
		t.Run(name, func(t *testing.T) {
			d := markdown.Parse("x", c.page, segment.Parser{Lang: lang.English()})
			var lines []string
			for _, s := range d.Segments {
				lines = append(lines, d.PlainText(s.Span))
			}
			assert.Equal(t, c.want, strings.Join(lines, "\n"))
		})
	}
}
