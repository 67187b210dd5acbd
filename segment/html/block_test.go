package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// blockCase is a page and the blocks that it is to have, as describe writes
// them.
type blockCase struct {
	name, source string
	want         []string
}

func runBlocks(t *testing.T, cases []blockCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, blocks(t, c.source)) })
	}
}

func TestKinds(t *testing.T) {
	runBlocks(t, []blockCase{
		{"nothing", "", nil},
		{"no markup", "The quay.", []string{"paragraph: The quay."}},
		{"white space alone", " <p>\n&nbsp;</p>\t", nil},
		{"headings", "<h1>Quay</h1><h6>Ferry</h6>", []string{"heading1: Quay", "heading6: Ferry"}},
		{"a heading in parts", "<h2>Quay <small>and</small> <a href=x>ferry</a></h2>", []string{"heading2: Quay and ferry"}},
		{"sentences", "<p>Go in. Come <b>out</b>. Now!</p>", []string{"paragraph: Go in. | Come out . | Now!"}},
		{"a list", "<ul><li>quay<li>ferry</ul>", []string{"item1: quay", "item1: ferry"}},
		{"lists in lists", "<ol><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ol>", []string{"item1: a", "item2: b", "item3: c", "item1: d"}},
		{"an item of paragraphs", "<ul><li><p>a</p><p>b</p></li></ul>", []string{"item1: a", "paragraph: b"}},
		{"text behind a list in an item", "<ul><li>a<ul><li>b</ul>c</ul>", []string{"item1: a", "item2: b", "paragraph: c"}},
		{"an item under a heading", "<ul><li><h3>Quay</h3>It is long.</ul>", []string{"heading3: Quay", "item1: It is long."}},
		{"an item outside a list", "<li>a", []string{"item1: a"}},
		{"terms", "<dl><dt>quay<dd>a wharf<dd><p>a pier</dl>", []string{"item1: quay", "item1: a wharf", "item1: a pier"}},
		{"a table", "<table><caption>Fares</caption><thead><tr><th>Age<th>Fare<tbody><tr><td>5<td>free</table>",
			[]string{"paragraph: Fares", "cell: Age", "cell: Fare", "cell: 5", "cell: free"}},
		{"paragraphs in a cell", "<td><p>a</p><div>b</div></td>", []string{"cell: a", "cell: b"}},
		{"a list in a cell", "<td>a<ul><li>b</ul></td>", []string{"cell: a", "item1: b"}},
		{"a quotation", "<blockquote><p>Go in.</p><footer>Ann Roy</footer></blockquote>", []string{"quote: Go in.", "line: Ann Roy"}},
		{"code", "<pre>x = 1\n\n  y &lt; 2\n</pre>", []string{"code: x = 1 | y < 2"}},
		{"code with line breaks", "<pre>a. b<br>c</pre>", []string{"code: a. b", "code: c"}},
		{"a paragraph of code", "<p><code>go</code> <samp>run</samp></p>", []string{"code: go run"}},
		{"code in a paragraph", "<p>Run <code>go</code>.</p>", []string{"paragraph: Run go ."}},
		{"a cell of code", "<td><code>go</code></td>", []string{"cell: go"}},
		{"markup shown as it stands", "<xmp><p>&amp;</xmp><p>x", []string{"code: <p>&amp;", "paragraph: x"}},
		{"plain text to the end", "a<plaintext><p>b</plaintext>", []string{"paragraph: a", "code: <p>b</plaintext>"}},
		{"a form", "<form><label>Your name <input></label><select><optgroup label=Fruit><option>Pear<option selected>Fig</select><textarea>Type &amp; send</textarea><button>Send</button></form>",
			[]string{"line: Your name", "line: Fruit", "line: Pear", "line: Fig", "line: Type & send", "line: Send"}},
		{"a field set", "<fieldset><legend>Is it open?</legend>Yes.</fieldset>", []string{"line: Is it open?", "paragraph: Yes."}},
		{"a long label", "<label>" + strings.Repeat("long ", 50) + "</label>", []string{"paragraph: " + strings.TrimSpace(strings.Repeat("long ", 50))}},
		{"details", "<details><summary>More</summary>It is open.</details>", []string{"line: More", "paragraph: It is open."}},
		{"around the page", "<header>Harbour</header><nav>Menu<ul><li>Quay</ul></nav><footer><div>Top</div><p>The end.</p></footer>",
			[]string{"line: Harbour", "line: Menu", "item1: Quay", "line: Top", "paragraph: The end."}},
		{"a paragraph that is a link", "<p><a href=x>More</a>, <p><a href=x>More</a> <a href=y>Less</a><p>See <a href=x>more</a>",
			[]string{"paragraph: More ,", "line: More Less", "paragraph: See more"}},
		{"an anchor that is not closed", "<a name=top><p>Go in.</p>", []string{"paragraph: Go in."}},
		{"figures", "<figure>x<figcaption>Map 1</figcaption></figure>", []string{"paragraph: x", "paragraph: Map 1"}},
		{"text between blocks", "a<div>b<hr>c</div>d<section>e</section>f", []string{"paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d", "paragraph: e", "paragraph: f"}},
		{"inline elements", "<i>a</i><span>b</span><time>c</time> <q>d</q><cite>e</cite>", []string{"paragraph: a b c d e"}},
		{"a word in parts", "<p><b>A</b>rt, M<sup>me</sup> Roy, n<sup>o</sup> 5, su<wbr>per, in<!-- -->side", []string{"paragraph: Art, Mme Roy, no 5, super, inside"}},
		{"words apart", "<p>quay<sup>a</sup> and ferry<sup>1</sup>, <a>Home</a><a>Jobs</a>", []string{"paragraph: quay a and ferry 1 , Home Jobs"}},
		{"no word across lines", "<p>a<b\n>b</b>", []string{"paragraph: a b"}},
		{"no word across attributes", "<p>a<b title=c>b</b>", []string{"paragraph: a c b"}},
	})
}

func TestLineBreaks(t *testing.T) {
	long := strings.Repeat("and on ", 40)
	runBlocks(t, []blockCase{
		{"an address", "<address>Ann Roy<br>12 Quay Street<br/>Souris (PE)<br>K1A 0A9<br>ann@example.org<br>www.example.org</address>",
			[]string{"line: Ann Roy", "line: 12 Quay Street", "line: Souris (PE)", "line: K1A 0A9", "line: ann@example.org", "line: www.example.org"}},
		{"a name that goes on", "<p>Department of Quays<br>and Ferries", []string{"paragraph: Department of Quays and Ferries"}},
		{"a long line", "<p>Note:<br>Go " + long, []string{"paragraph: Note: Go " + strings.TrimSpace(long)}},
		{"long lines and short ones", "<p>" + long + "<br>Ann<br>Bo", []string{"paragraph: " + long + "Ann", "line: Bo"}},
		{"two breaks", "<p>Go in.<br> <br>Come out.", []string{"paragraph: Go in.", "paragraph: Come out."}},
		{"two breaks before a small letter", "<p>a<br><br>b", []string{"paragraph: a", "paragraph: b"}},
		{"breaks at the ends", "<p><br>Ann<br></p>Bo<br>", []string{"paragraph: Ann", "paragraph: Bo"}},
		{"in an item", "<ul><li>Ann<br>Quay<br><br>more</ul>", []string{"item1: Ann", "line: Quay", "paragraph: more"}},
		{"in a cell", "<td>Ann<br>Bo</td>", []string{"cell: Ann", "cell: Bo"}},
		{"in a heading", "<h2>Ann<br><br>Bo</h2>", []string{"heading2: Ann Bo"}},
		{"in the middle of inline elements", "<p><b>Ann<br>Bo</b>", []string{"line: Ann", "line: Bo"}},
		{"an end tag", "Ann</br>Bo", []string{"line: Ann", "line: Bo"}},
		{"hidden", "Ann<span hidden><br></span> Bo", []string{"paragraph: Ann Bo"}},
	})
}

func TestFaults(t *testing.T) {
	runBlocks(t, []blockCase{
		{"paragraphs without ends", "<p>a<p>b<div>c", []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
		{"end tags of nothing", "a</b></p>b</section></td>c", []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
		{"tags that overlap", "<p><b>a<i>b</b>c</i>d", []string{"paragraph: abcd"}},
		{"a heading without end", "<h2>a<h3>b</h2>c<p>d", []string{"heading2: a", "heading3: b", "paragraph: c", "paragraph: d"}},
		{"a heading ended as another", "<h2>a</h3>b", []string{"heading2: a", "paragraph: b"}},
		{"a hidden cell without end", "<table><tr><td hidden>a<td>b<tr><td>c</table>", []string{"cell: b", "cell: c"}},
		{"a hidden item without end", "<ul><li hidden><b>a<li>b<li hidden><ul><li>c</ul></ul>d", []string{"item1: b", "paragraph: d"}},
		{"a hidden element without end in a paragraph", "<p>a<span hidden>b<p>c", []string{"paragraph: a", "paragraph: c"}},
		{"an end tag does not leave its cell", "<div hidden><table><td></div>a</table>b</div>c", []string{"paragraph: c"}},
		{"an end tag does not leave its list", "<ul><li hidden>a<ul></li>b</ul>c</li><li>d", []string{"item1: d"}},
		{"an inline end tag does not end a block", "<i><p hidden>a</i>b</p>c", []string{"paragraph: c"}},
		{"a tag that closes itself", "<i hidden/>a<div hidden/>b<script/>c</script><title/>d", []string{"paragraph: a b c", "paragraph: d"}},
		{"signs that are no tags", "a < b <3 c > d <> e </> f", []string{"paragraph: a < b <3 c > d <> e f"}},
		{"an item that closes itself", "<li title='a'/>b<hr title=c>d", []string{"line: a", "paragraph: b", "line: c", "paragraph: d"}},
		{"a tag cut off", "a <b title=\"c", []string{"paragraph: a"}},
		{"a comment cut off", "a <!-- b <p>c", []string{"paragraph: a"}},
		{"a select with options open", "<select><option hidden>a</select>b", []string{"paragraph: b"}},
		{"text in head", "<head>a<title>b</title>", []string{"paragraph: a", "line: b"}},
		{"head without end", "<head><title>b</title><noscript>x</noscript><p>c", []string{"line: b", "paragraph: c"}},
		{"text behind the end", "<body><p>a</body></html>b", []string{"paragraph: a", "paragraph: b"}},
		{"capitals", "<P>a<LI HIDDEN>b<LI>c", []string{"paragraph: a", "item1: c"}},
	})
}

func TestLeftOut(t *testing.T) {
	runBlocks(t, []blockCase{
		{"declarations and comments", "<?xml version='1.0'?><!DOCTYPE html>a<!-- b --><![CDATA[ c ]]><?d?>e", []string{"paragraph: ae"}},
		{"programs and styles", "a<script>b<p>c</script> d<style>e</style> f<template><p>g</template> h", []string{"paragraph: a d f h"}},
		{"frames", "a<iframe title=b>c</iframe><noembed>d</noembed><noframes>e</noframes>", []string{"paragraph: a", "line: b"}},
		{"drawings", "<p>a <svg><title>b</title><desc>c</desc><metadata>d</metadata><style/><text>e</text><text>f</text></svg> g",
			[]string{"paragraph: a", "line: e", "line: f", "paragraph: g"}},
		{"formulas", "<p>a <math><mi>x</mi><annotation>\\x</annotation></math> b", []string{"paragraph: a x b"}},
		{"attribute hidden", "<p hidden>a</p><div hidden=hidden><p>b</div><p hidden=until-found>c", []string{"paragraph: c"}},
		{"attribute aria-hidden", "<p aria-hidden=true>a<p aria-hidden=false>b<p aria-hidden=' TRUE '>c", []string{"paragraph: b"}},
		{"display none", "<p style='color:red;Display : NONE !important'>a<p style='display:block'>b<p style='x-display:none'>c", []string{"paragraph: b", "paragraph: c"}},
		{"hidden in a sentence", "<p>a <span hidden>b <b>c</b> <span>d</span></span>e", []string{"paragraph: a e"}},
		{"a hidden block in a sentence", "<div>a <div hidden>b<p>c</div> d</div>", []string{"paragraph: a d"}},
		{"texts of hidden attributes", "<img alt=a hidden><div hidden title=b><img alt=c></div><input type=hidden title=d>", nil},
		{"a body shown later", "<body style='display:none'>a", []string{"paragraph: a"}},
		{"head", "<head><title>a</title><base title=b><link title=c><script title=d></script><meta name=x content=e></head>f", []string{"line: a", "paragraph: f"}},
		{"noscript", "<noscript><p>a <img alt=b></noscript>", []string{"paragraph: a b"}},
		{"nothing to see", "<p>&shy;&zwnj;&#8203;<p>\u00ad\u200b</p><p>a", []string{"paragraph: a"}},
	})
}
