package markdown_test

import "testing"

func TestHTML(t *testing.T) {
	run(t, []testCase{
		{"elements", "<div class=\"a\">\n<h2>Ferry</h2>\n<p>It <b>leaves</b>.\nNow.</p>\nAt noon.\n</div>\n", []string{"heading 2 | Ferry", "paragraph | It leaves . Now.", "paragraph | At noon."}},
		{"lists", "<ul>\n<li>a</li>\n<li>b\n<ol><li>c</ol>\nd</ul>\n<p>e\n", []string{"item 1 | a", "item 1 | b", "item 2 | c", "paragraph | d", "paragraph | e"}},
		{"items that are not closed", "<ul><li>a<li>b</ul>", []string{"item 1 | a", "item 1 | b"}},
		{"item of paragraphs", "<ul><li><p>a</p><p>b</p></li></ul>", []string{"item 1 | a", "paragraph | b"}},
		{"item without list", "<li>a</li>", []string{"item 1 | a"}},
		{"list over blank lines", "<ul>\n<li>a\n\n<ul>\n<li>b</li>\n</ul>\n\n</ul>\n\n<li>c\n", []string{"item 1 | a", "item 2 | b", "item 1 | c"}},
		{"html in an item", "- <p>a</p><p>b</p>\n- <div>\n  c</div>\n", []string{"item 1 - | a", "paragraph | b", "item 1 - | c"}},
		{"table", "<table><caption>a</caption><tr><th>b<td>c <p>d</p></tr><tr><td>e</table>f", []string{"paragraph | a", "cell | b", "cell | c", "cell | d", "cell | e", "paragraph | f"}},
		{"definitions", "<dl><dt>a<dd>b<p>c<dt>d</dl>e", []string{"item 1 | a", "item 1 | b", "paragraph | c", "item 1 | d", "paragraph | e"}},
		{"details", "<details>\n<summary>a</summary>\n\n**b**\n\n</details>\n", []string{"line | a", "paragraph | b"}},
		{"quote", "<blockquote>a<p>b</p><h3>c</h3>d</blockquote>e", []string{"quote | a", "quote | b", "heading 3 | c", "quote | d", "paragraph | e"}},
		{"preformatted", "<pre><code>a\n\n  &lt;b\n</code></pre>\n", []string{"code | a < b"}},
		{"Markdown is not read", "<div>\n*a* [b](c)\n</div>\n", []string{"paragraph | *a* [b](c)"}},
		{"Markdown between tags", "<div>\n\n*a* [b](c)\n\n</div>\n", []string{"paragraph | a b"}},
		{"heading that is not closed", "<h2>a\n\n<div>b</div>\n", []string{"heading 2 | a", "paragraph | b"}},
		{"comments", "<!-- a\n\nb --> c\n\n<!--\nd", []string{"paragraph | c"}},
		{"comment in an element", "<p>a <!-- <b> \n c --> d</p>\n", []string{"paragraph | a d"}},
		{"declarations", "<!DOCTYPE html>\n<?a\nb?>\n<![CDATA[\nc\n]]>\n", nil},
		{"script", "<script>\nif (a<b) {}\n\nc\n</script>\nd\n", []string{"paragraph | d"}},
		{"script in an element", "<div>a<script src='b'>c\n\n    d\n</script>e</div>\n", []string{"paragraph | a", "paragraph | e"}},
		{"script without end", "<script>\na\n\nb\n", nil},
		{"style", "a\n\n<style>\n  p { b: c }\n</style>\n\nd", []string{"paragraph | a", "paragraph | d"}},
		{"attributes over lines", "<iframe\n  title=\"a > b\"\n  src='c'\n></iframe>d\n", []string{"paragraph | d"}},
		{"quote that does not end", "<div a=\"b>c\n</div>\n", []string{"paragraph | c"}},
		{"tag that does not end", "<div>a <b c\n", []string{"paragraph | a <b c"}},
		{"signs", "<div>a < b & c > d</div>\n", []string{"paragraph | a < b & c > d"}},
		{"broken breaks", "<div>a</br>b</div>", []string{"paragraph | a b"}},
		{"images", "<p><img src=a alt=\"b &gt; &eacute;\"> c <IMG alttext='d' alt = 'e'/> <img alt=f><img alt> </img>\n\ng <img alt='h\ni' src=\"{{ j }}\">\n", []string{"paragraph | b > é c e f", "paragraph | g h i"}},
		{"labels", "<div><label>a <input></label></br><label>b</label>c</div>\n", []string{"line | a", "line | b", "paragraph | c"}},
		{"unknown elements", "<gcds-link href=\"a\">b</gcds-link> c\n", []string{"paragraph | b c"}},
		{"in a quote", "> <div\n> a=b>c\n> d</div>\n", []string{"quote | c d"}},
		{"elements nested deep", "<div><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><ul><li>a</li>\n", []string{"paragraph | a"}},
	})
}
