package markdown_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

func TestPropertiesOfRealPages(t *testing.T) {
	eachPage(t, func(t *testing.T, source string) {
		for _, p := range []segment.Parser{
			{},
			{Lang: lang.English(), SplitQuotes: true, Semicolons: segment.SplitAll},
			{Lang: lang.French(), Semicolons: segment.KeepSemicolons},
		} {
			check(t, source, func(s string) *segment.Document { return markdown.Parse("-", s, p) })
		}
	})
}

// pieces are what generated pages are made of.
var pieces = []string{
	"wharf", "ferry", "Été", "M.", "5", "x", " ", " ", " ", " ", "  ", "\t", "\n", "\n", "\n", "\n\n", "\n\n", "\n    ", "\n  ",
	"# ", "## ", " #", "===", "---", "- ", "* ", "+ ", "1. ", "2) ", "> ", ">", "[ ] ", "[x] ", ": ", "    ", "```\n", "~~~", "| ", "|", "|---|", "|-|-|\n",
	"*", "**", "***", "_", "__", "~~", "~", "`", "``", "\\", "\\|", "!", "[", "]", "](", ")", "](u)", "](<u v> 'w')", "[a]", "[a]: u\n", "[^n]", "[^n]: ", "![", "<", ">",
	"<b>", "</b>", "<div>", "</div>", "<p>", "<ul>", "<li>", "</li>", "</ul>", "<td>", "<br>", "<h2>", "</h2>", "<sup>", "</sup>", "<pre>", "</pre>", "<script>", "</script>", "<style>", "<!-- ", " -->", "<a href=\"", "\">", "<?", "<![CDATA[",
	"&nbsp;", "&eacute;", "&rsquo;", "&laquo;", "&amp;", "&#233;", "&shy;", "&", ";", "http://a.b/c_d", "<http://a.b>", "a@b.ca", "www.a.b",
	"{% x %}", "{{ y }}", "{%", "%}", "{{", "}}", "{#i}", "{: .c}", "{# ", " #}", "{/* ", " */}", "!!! note", "!!! a \"B\"\n", "=== \"T\"\n", ":::", "::: tip C\n", "[!NOTE]", "import 'a'\n",
	"---\n", "+++\n", "title: ", "title = ", "\"", "'", "\xff", "\xc3", "\x00", "\u2028", "\u0085", "\u00a0", "\u200b", "\f", "\v", ".", "?", "é", "’",
	"e\u0301", "\u0301", "\u0338", "\u0327\u0302", "<b title=\"e\u0301\">", "[\u00e9]", "[e\u0301]: u\n", "\u212b", "\u037e", "가", "M", "\u00ad",
}

// page makes a page of pieces.
func page(random *rand.Rand, longest int) string {
	var b strings.Builder
	if random.IntN(8) == 0 {
		b.WriteString("---\ntitle: ")
	}
	for range random.IntN(longest) {
		b.WriteString(pieces[random.IntN(len(pieces))])
	}
	return b.String()
}

func TestPropertiesOfGeneratedPages(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 67))
	for i := range 3000 {
		source := page(random, 60)
		check(t, source, func(s string) *segment.Document { return markdown.Parse("-", s, segment.Parser{}) })
		if t.Failed() {
			t.Fatalf("page %d: %q", i, source)
		}
	}
}

// TestParseIsSafeForConcurrentUse is for the race detector.
func TestParseIsSafeForConcurrentUse(t *testing.T) {
	source := strings.Join(fuzzSeeds, "\n\n")
	want := describe(parse(source))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() { assert.Equal(t, want, describe(parse(source))) })
	}
	group.Wait()
}

// TestHardPages reads pages that are hard on a careless reader: one of quadratic
// time would not finish within the time a test is given.
func TestHardPages(t *testing.T) {
	const n = 20_000
	repeat := func(s string) string { return strings.Repeat(s, n/len(s)) }
	var lists, notes, ticks strings.Builder
	for i := range 300 {
		fmt.Fprintf(&lists, "%s- a\n", strings.Repeat(" ", 2*i))
		fmt.Fprintf(&ticks, "a%s", strings.Repeat("`", i))
	}
	for i := range n / 20 {
		fmt.Fprintf(&notes, "[^%d]: a\n\na [^%d]\n\n[%d]: a\n\n", i, i, i)
	}
	for name, source := range map[string]string{
		"quotes":                   strings.Repeat(">", n),
		"quotes with tabs":         repeat(">\t"),
		"quotes and blank lines":   strings.Repeat(">", 500) + "a\n" + repeat(">>>>>>>>>>>>>>>>>>>>>>>>>>>>\n"),
		"items on a line":          repeat("- "),
		"numbers on a line":        repeat("1. "),
		"items and blank lines":    strings.Repeat("- ", 500) + "a\n" + repeat("\n"),
		"nested lists":             lists.String(),
		"brackets":                 strings.Repeat("[", n),
		"closed brackets":          strings.Repeat("[", n) + strings.Repeat("]", n),
		"links in links":           strings.Repeat("[", n) + repeat("](a)"),
		"images in images":         repeat("![") + repeat("](a)"),
		"targets without end":      repeat("[a]("),
		"targets in angles":        repeat("[a](<b"),
		"titles without end":       repeat("[a](b 'c\n"),
		"references":               "[a]: b\n\n" + repeat("[a][a]"),
		"labels without end":       "[a]: b\n\n" + repeat("[a][b"),
		"definitions":              repeat("[a]: b\n"),
		"definitions with titles":  repeat("[a]: b\n'c\n"),
		"footnotes and references": notes.String(),
		"stars":                    strings.Repeat("*", n),
		"open emphasis":            repeat("*a "),
		"mixed emphasis":           repeat("*a_ "),
		"strong and not":           repeat("**a *b "),
		"emphasis inside words":    repeat("a**b"),
		"emphasis that closes":     repeat("*a_b~~c") + repeat(" d*"),
		"backticks":                ticks.String(),
		"tags without end":         "<div>\n" + repeat("<a b=\">\" "),
		"angles":                   strings.Repeat("<", n),
		"comments without end":     repeat("a <!-- <? <![CDATA[ <!a "),
		"nested elements":          "<div>" + repeat("<ul><li>") + repeat("</ol>"),
		"scripts without end":      repeat("a <script> <style>\n\n"),
		"entities":                 repeat("&amp;&"),
		"addresses":                repeat("http://a.b/("),
		"wide table":               repeat("a|") + "\n" + repeat("-|"),
		"sparse table":             repeat("a|") + "\n" + repeat("-|") + "\n" + repeat("b|\n"),
		"tables":                   repeat("|a|\n|-|\n"),
		"escaped bars":             "|a|\n|-|\n" + repeat("|`a\\|b`|\n"),
		"terms":                    repeat("a\n: b\n\n"),
		"colons":                   "a\n" + repeat(": "),
		"braces":                   strings.Repeat("{", n),
		"templates without end":    repeat("{{ a {% {# {/* "),
		"templates":                repeat("{{a}}{%b%}"),
		"attributes without end":   repeat("{:a"),
		"metadata":                 "---\n" + repeat("title: 'a\n") + "---\n",
		"metadata without end":     "---\n" + repeat("title: a\n"),
		"boxes":                    repeat("!!! note \"a\"\n    b\n"),
		"containers":               repeat("::: a b\n"),
		"modules":                  repeat("import 'a'\n\n"),
		"one line":                 repeat("The *clerk* [read](it). "),
		"spaces":                   strings.Repeat(" ", n) + "a",
		"blank lines":              strings.Repeat("\n", n),
		"carriage returns":         repeat("a\r\n\r"),
	} {
		t.Run(name, func(t *testing.T) {
			checkDocument(t, parse(source))
		})
	}
}
