package markdown_test

import "testing"

func TestInline(t *testing.T) {
	paragraph := func(name, source, want string) testCase {
		return testCase{name, source, []string{"paragraph | " + want}}
	}
	run(t, []testCase{
		paragraph("emphasis", "*a* _b_ **c** __d__ ***e*** *f **g** h*", "a b c d e f g h"),
		paragraph("no emphasis", "a * b 2*3 snake_case_name * c_ \\*d\\* **", "a * b 2*3 snake_case_name * c_ *d * **"),
		paragraph("emphasis that crosses", "*a __b* c__ *d", "a __b c__ *d"),
		paragraph("multiples of three", "*a**b*", "a**b"),
		paragraph("signs around emphasis", "(**a**), « *b* »", "( a ), « b »"),
		paragraph("strike", "~~a~~ ~b~ ~~~c~~~ d~e ~~f~", "a b ~~~c~~~ d e ~~f"),
		paragraph("emphasis inside a word", "**wh**arf w**har**f a*b*c", "wharf wharf a b c"),
		paragraph("code", "`a` ``b`c`` ` d ` `*e*` `f", "a b`c d *e* `f"),
		paragraph("code over lines", "`a\nb` c", "a b c"),
		paragraph("backslash in code", "`a\\` b`", "a\\ b`"),
		paragraph("code before emphasis", "*a `*` b*", "a * b"),
		paragraph("escapes", `\# \[a\](b) \a \\ \&amp;`, `# [a ](b) \a \ &amp;`),
		paragraph("hard breaks", "a  \nb\\\nc<br>d", "a b c d"),
		paragraph("links", "[a](b) [c](<d e> 'f') [g](h \"i\") [j](k (l)) [m]() [n](o(p)q)", "a c g j m n"),
		paragraph("no links", "[a] (b) [c](d e) [f](g 'h) [i](j[", "[a] (b) [c](d e) [f](g 'h) [i](j["),
		paragraph("link over lines", "[a\nb](c\n'd\ne') f", "a b f"),
		paragraph("markup in a link", "[*a* `]` **b**](c)*", "a ] b *"),
		paragraph("emphasis does not leave a link", "*a [b* c](d) e*", "a b* c e"),
		paragraph("link in a link", "[a [b](c) d](e)", "[a b d](e)"),
		paragraph("image", "a ![The *wharf*](b.png \"c\") d", "a The wharf d"),
		paragraph("image in a link", "[![a](b)](c)", "a"),
		paragraph("image without text", "a ![](b) c", "a c"),
		{"references", "[a][Le  Quai] [le quai][] [LE QUAI] ![b][le quai] [c][d] [e]\n\n[le quai]: f\n", []string{"paragraph | a le quai LE QUAI b [c][d] [e]"}},
		paragraph("addresses", "<https://a.b/c_d> <e@f.ca> <mailto:g> <h, i> <1:j>", "https://a.b/c_d e@f.ca mailto:g <h, i> <1:j>"),
		paragraph("bare addresses", "http://a.b/_c_/*d* **https://e.f** (www.g.h/_i_) xhttp://j.k/ *l*", "http://a.b/_c_/*d* https://e.f (www.g.h/_i_) xhttp://j.k/ l"),
		paragraph("entity in a bare address", "https://a.b/?c=d&copy;e", "https://a.b/?c=d&copy;e"),
		paragraph("tags", "a <b>c</b> <i class=\"d > e\">f</i > <g-h i='j' k=l m/> <n o> <p q=\" < 5 > 4", "a c f <p q=\" < 5 > 4"),
		paragraph("what is no tag", "<a b = > <1> < b> </> <a.b> <a b=c'd'>", "<a b = > <1> < b> </> <a.b> <a b=c'd'>"),
		paragraph("comments", "a <!-- b *c* --> d <!--> e <?f?> g <!H i> j <![CDATA[k]]> l <!-- m", "a d e g j l <!-- m"),
		paragraph("tags inside words", "M<sup>me</sup> Roy, 1<sup>er</sup> mai, H<sub>2</sub>O, a<br>b", "Mme Roy, 1er mai, H2O, a b"),
		paragraph("script in a line", "a <script>b *c*</script> d <STYLE>e</style> f", "a d f"),
		{"script over paragraphs", "a <script> b\n\n```\nc\n```\n\n- d </script> e\n", []string{"paragraph | a", "item 1 | e"}},
		paragraph("script without end", "a <script> b", "a b"),
		{"blocks in a line", "a <ul><li>b</li><li>c <ul><li>d</ul></ul> e <h2>f</h2> g", []string{"paragraph | a", "item 1 | b", "item 1 | c", "item 2 | d", "paragraph | e", "heading 2 | f", "paragraph | g"}},
		{"blocks in an item", "- a<div>b</div>\n", []string{"item 1 - | a", "paragraph | b"}},
		{"list in a cell", "|a|\n|-|\n|<ul><li>b</li><li>c</li></ul>d|\n", []string{"cell | a", "item 1 | b", "item 1 | c", "cell | d"}},
		{"two breaks", "a<br><br/>b<br>c</br>\n</br>d", []string{"paragraph | a", "paragraph | b c", "paragraph | d"}},
	})
}
