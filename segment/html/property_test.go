package html_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

// parsers are some settings of a Parser.
func parsers() []segment.Parser {
	return []segment.Parser{
		{},
		{Lang: lang.English(), SplitQuotes: true},
		{Lang: lang.French(), Semicolons: segment.SplitAll},
	}
}

func TestPropertiesOfRealPages(t *testing.T) {
	eachPage(t, func(t *testing.T, source string) {
		for _, p := range parsers() {
			check(t, source, func(s string) *segment.Document { return html.Parse("page", s, p) })
		}
		// A page that ends anywhere.
		for cut := 0; cut < len(source); cut += 1 + len(source)/40 {
			checkDocument(t, html.Parse("page", source[:cut], segment.Parser{}))
		}
	})
}

// scraps are what generated pages are made of.
var scraps = []string{
	"Roy", "the", "The", "l’", "été", "5", "90", "089", "a", ".", ". ", "? ", " ", " ", " ", "\n", "\t", "\u00a0", "\x00", "\xff", "😀",
	"&eacute;", "&Eacute;", "&nbsp;", "&#160;", "&rsquo;", "&laquo;", "&raquo;", "&amp;", "&amp", "&lt;", "&gt", "&Re;", "&nGt;", "&", "&#", "&#x", "&#x80;", "&shy;", "&#10;", "&notit;",
	"<p>", "</p>", "<div>", "</div>", "<li>", "</li>", "<ul>", "</ul>", "<ol>", "<dl>", "<dt>", "<dd>", "<h2>", "</h2>", "</h3>",
	"<table>", "</table>", "<tr>", "<td>", "</td>", "<th>", "<caption>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<br>", "<br>", "<hr>",
	"<b>", "</b>", "<em>", "</em>", "<sup>", "</sup>", "<span>", "</span>", "<a>", "<a href='#'>", "</a>", "<code>", "</code>", "<wbr>",
	"<span hidden>", "<div hidden>", "<b aria-hidden=true>", "<p style='display:none'>", "<span lang=fr>", "<div lang=en>", "<p xml:lang=\"de\">",
	"<img alt=\"Roy's wharf\">", "<img alt=x title='y &amp; z'>", "<input type=submit value=Go>", "<nav aria-label=Menu>", "</nav>", "<button title=t>", "</button>",
	"<script>", "</script>", "<style>", "</style>", "<template>", "</template>", "<svg>", "</svg>", "<text>", "<title>", "</title>", "<head>", "</head>", "<body>", "<html lang=fr>",
	"<noscript>", "</noscript>", "<textarea>", "</textarea>", "<select>", "<option>", "</select>", "<iframe>", "</iframe>", "<xmp>", "<plaintext>",
	"<!--", "-->", "<!-- x -->", "<!DOCTYPE html>", "<![CDATA[", "]]>", "<?xml", "?>", "<", ">", "</", "<1", "\"", "'", "=", "<p title=\"", "<div/>", "<br/>", "<x-card label=Ann/>",
	"{{", "}}", "{{x}}", "{%", "%}", "{{!--", "--}}", "{#", "#}", "<%", "%>", "---\n", "title: ",
	"e\u0301", "\u0301", "\u0338", "\u0327\u0302", "<b title=\"e\u0301\">", "<p class=\u00e9\u0302>", "\u212b", "\u037e", "가", "M", "\u00ad",
}

func TestPropertiesOfGeneratedPages(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 89))
	for i := range 6000 {
		var b strings.Builder
		for range random.IntN(50) {
			b.WriteString(scraps[random.IntN(len(scraps))])
		}
		source := b.String()
		p := parsers()[i%len(parsers())]
		check(t, source, func(s string) *segment.Document { return html.Parse("page", s, p) })
		if t.Failed() {
			t.Fatalf("page %d: %q", i, source)
		}
	}
}
