package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

// hardPages are pages that are hard on a careless parser.
func hardPages(n int) map[string]string {
	repeat := strings.Repeat
	attributes := &strings.Builder{}
	for i := range n {
		fmt.Fprintf(attributes, " a%d=x title=y", i)
	}
	return map[string]string{
		"nested div":               repeat("<div>", n) + "Roy" + repeat("</div>", n),
		"unclosed div":             repeat("<div>the wharf ", n),
		"unclosed b":               repeat("<b>", n) + "the wharf",
		"unclosed b in paragraphs": repeat("<p><b lang=fr>the wharf", n),
		"end tags of nothing":      repeat("<i lang=fr>", n) + "the wharf" + repeat("</b>", n),
		"end tags out of reach":    "<b lang=fr><table><td>" + repeat("<i lang=fr>", n) + repeat("</b>", n),
		"a hidden tower":           repeat("<span hidden>", n) + "Roy" + repeat("</span>", n),
		"less-than signs":          repeat("<", 10*n),
		"ampersands":               repeat("&", 10*n),
		"long names":               repeat("&"+repeat("a", 40), n/4),
		"a long reference":         "&#" + repeat("0", 10*n) + "65;",
		"references":               repeat("caf&eacute;&rsquo;&nbsp;", n),
		"a long attribute":         "<img alt=\"" + repeat("the wharf ", 5*n) + "\">",
		"an unclosed attribute":    "<img alt=\"" + repeat("the wharf ", 5*n),
		"many attributes":          "<p" + attributes.String() + ">Roy" + repeat("<b a=1>Roy</b>", n),
		"many tags cut off":        repeat("<a ", n),
		"many comments":            repeat("<!-- ", n),
		"a table":                  "<table>" + repeat("<tr><th>Roy<td>the wharf", n) + "</table>",
		"a list":                   "<ul>" + repeat("<li>the wharf", n),
		"nested lists":             repeat("<ul><li>the wharf", n),
		"line breaks":              "<p>" + repeat("the wharf<br>", n),
		"empty line breaks":        repeat("<br>", n),
		"pictures":                 "<p>" + repeat("<img alt=Roy title=wharf>", n) + "the wharf",
		"one long paragraph":       repeat("The clerk <em>read</em> it. ", n),
		"templates":                repeat("{{x}}", n),
		"open templates":           repeat("{{ ", n) + repeat("{% ", n) + repeat("{{!--", n) + repeat("<%", n),
		"braces":                   repeat("{", 5*n) + "x" + repeat("}", 5*n),
		"front matter":             "---\n" + repeat("title: Roy\n", n) + "---\n",
		"endless front matter":     "---\n" + repeat("title: Roy\n", n),
		"languages":                repeat("<p lang=fr>le quai<p lang=qq>wharf", n/2),
		"script":                   "<script>" + repeat("</scrip", n),
		"words in pieces":          repeat("a<b>", n),
		"spaces":                   "<pre>" + repeat(repeat(" ", 100)+"\n", n/10) + "x",
	}
}

// TestHardPages parses each hard page, which a quadratic parser would not
// finish within the time a test is given.
func TestHardPages(t *testing.T) {
	for name, source := range hardPages(20_000) {
		t.Run(name, func(t *testing.T) {
			checkDocument(t, html.Parse("page", source, segment.Parser{Lang: lang.English()}))
		})
	}
}

// BenchmarkHardPages shows that the time is linear in the length.
func BenchmarkHardPages(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for name, source := range hardPages(n) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					html.Parse("page", source, segment.Parser{Lang: lang.English()})
				}
			})
		}
	}
}
