package html_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	nethtml "golang.org/x/net/html"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

// letters keeps the letters and digits of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// apart returns what follows where two texts part, at some length.
func apart(a, b string) (string, string) {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	i = max(0, i-20)
	return a[i:min(len(a), i+80)], b[i:min(len(b), i+80)]
}

// shown returns the text of a page as the HTML parser of golang.org/x/net, which
// builds the tree that a browser builds, has it: without what is not shown.
func shown(t *testing.T, source string) string {
	t.Helper()
	root, err := nethtml.ParseWithOptions(strings.NewReader(source), nethtml.ParseOptionEnableScripting(false))
	require.NoError(t, err)
	var b strings.Builder
	var walk func(n *nethtml.Node, drawing bool)
	walk = func(n *nethtml.Node, drawing bool) {
		switch n.Type {
		case nethtml.TextNode:
			b.WriteString(n.Data)
		case nethtml.ElementNode:
			drawing = drawing || n.Data == "svg"
			switch n.Data {
			case "script", "style", "template", "iframe", "noembed", "noframes", "annotation", "desc", "metadata":
				return
			case "title":
				if drawing {
					return
				}
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true", a.Key == "style" && strings.Contains(a.Val, "display:none"):
					return
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, drawing)
		}
	}
	walk(root, false)
	return letters(b.String())
}

var (
	templates     = regexp.MustCompile(`\{\{[^}]*\}\}`)
	textAttribute = regexp.MustCompile(`\s(alt|title|aria-label|placeholder|label|card-title|description|content)="[^"]*"`)
	submitValue   = regexp.MustCompile(`\stype="(submit|button|reset)"`)
	settings      = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
)

// TestTextIsWhatTheTreeHolds compares the text of real pages with that of the
// tree that another parser builds of them, attributes and templates taken out
// beforehand.
func TestTextIsWhatTheTreeHolds(t *testing.T) {
	eachPage(t, func(t *testing.T, source string) {
		for _, r := range []*regexp.Regexp{settings, templates, textAttribute, submitValue} {
			source = r.ReplaceAllString(source, "")
		}
		d := html.Parse("page", source, segment.Parser{})
		want, got := apart(shown(t, source), letters(d.Text))
		assert.Equal(t, want, got)
	})
}

// TestTextIsWhatTheTreeHoldsOfGeneratedPages does the same with pages whose end
// tags are left out where HTML allows it, or stand for others.
func TestTextIsWhatTheTreeHoldsOfGeneratedPages(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 24))
	for i := range 2000 {
		g := generator{random: random}
		g.flow(0)
		source := "<!DOCTYPE html><body>" + g.String()
		got := letters(html.Parse("page", source, segment.Parser{}).Text)
		if want := shown(t, source); got != want {
			t.Fatalf("page %d: %q\n got %s\nwant %s", i, source, got, want)
		}
	}
}

// generator writes a page that is nearly well formed.
type generator struct {
	strings.Builder
	random *rand.Rand
	words  int
}

func (g *generator) text() {
	g.words++
	fmt.Fprintf(g, " w%d&eacute;x", g.words)
}

// open writes a start tag, now and then of an element that is not shown.
func (g *generator) open(name string) {
	attribute := ""
	switch g.random.IntN(12) {
	case 0:
		attribute = " hidden"
	case 1:
		attribute = ` aria-hidden="true"`
	case 2:
		attribute = ` style="color:red; display:none"`
	case 3:
		attribute = ` class=">" lang='fr'`
	}
	g.WriteString("<" + name + attribute + ">")
}

func (g *generator) close(name string, optional bool) {
	if !optional || g.random.IntN(2) == 0 {
		g.WriteString("</" + name + ">")
	}
}

func (g *generator) phrasing(depth int) {
	for range 1 + g.random.IntN(3) {
		switch name := []string{"", "", "em", "span", "q", "sup", "label"}[g.random.IntN(7)]; {
		case name == "" || depth > 3:
			g.text()
		default:
			g.open(name)
			g.phrasing(depth + 1)
			g.close(name, false)
		}
	}
}

func (g *generator) flow(depth int) {
	for range 1 + g.random.IntN(3) {
		if depth > 4 {
			g.text()
			continue
		}
		switch g.random.IntN(8) {
		case 0:
			g.open("p")
			g.phrasing(depth + 1)
			g.close("p", true)
		case 1:
			name := []string{"div", "section", "blockquote", "article"}[g.random.IntN(4)]
			g.open(name)
			g.flow(depth + 1)
			g.close(name, false)
		case 2:
			g.open("ul")
			for range 1 + g.random.IntN(3) {
				g.open("li")
				g.flow(depth + 1)
				g.close("li", true)
			}
			g.close("ul", false)
		case 3:
			g.open("dl")
			for range 1 + g.random.IntN(3) {
				name := []string{"dt", "dd"}[g.random.IntN(2)]
				g.open(name)
				g.phrasing(depth + 1)
				g.close(name, true)
			}
			g.close("dl", false)
		case 4:
			g.table(depth)
		case 5:
			g.open("h2")
			g.phrasing(depth + 1)
			g.close([]string{"h2", "h3"}[g.random.IntN(2)], false)
		case 6:
			g.open("select")
			for range 1 + g.random.IntN(3) {
				g.open("option")
				g.text()
				g.close("option", true)
			}
			g.close("select", false)
		default:
			// An end tag that belongs to nothing.
			g.text()
			g.close([]string{"section", "em", "li"}[g.random.IntN(3)], true)
		}
	}
}

func (g *generator) table(depth int) {
	g.open("table")
	if g.random.IntN(2) == 0 {
		g.open("caption")
		g.phrasing(depth + 1)
		g.close("caption", false)
	}
	for range 1 + g.random.IntN(2) {
		g.open("tbody")
		for range 1 + g.random.IntN(2) {
			g.open("tr")
			for range 1 + g.random.IntN(2) {
				name := []string{"td", "th"}[g.random.IntN(2)]
				g.open(name)
				g.flow(depth + 1)
				g.close(name, true)
			}
			g.close("tr", true)
		}
		g.close("tbody", true)
	}
	g.close("table", false)
}
