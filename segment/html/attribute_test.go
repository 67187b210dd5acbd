package html_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

func TestAttributes(t *testing.T) {
	runBlocks(t, []blockCase{
		{"a picture in a sentence", `<p>See <img alt="the map"> here.`, []string{"paragraph: See the map here."}},
		{"a picture at the start", `<p><img alt="Note"> Go in.`, []string{"paragraph: Note Go in."}},
		{"a picture at the end", `<p>Go in <img alt="now">`, []string{"paragraph: Go in now"}},
		{"pictures alone", `<div><img alt="Map"><img alt=Quay></div>`, []string{"line: Map", "line: Quay"}},
		{"a picture in an item", `<ul><li><a href=x><img alt="Map"></a></ul>`, []string{"line: Map"}},
		{"a picture as a heading", `<h1><img alt="Souris"></h1>`, []string{"heading1: Souris"}},
		{"a picture without text", `<p>a <img alt=""><img alt> b`, []string{"paragraph: a b"}},
		{"a title before the text", `<a href=x title="Go to the quay">Quay</a>`, []string{"line: Go to the quay", "line: Quay"}},
		{"a title behind the text", `<p>Name <input title="Yours">`, []string{"paragraph: Name", "line: Yours"}},
		{"a title in the text", `<p>At the <abbr title="World Fair">WF</abbr> now.`, []string{"paragraph: At the World Fair WF now."}},
		{"a title behind a picture", `<p><img alt=a title=b>c <img alt=d title=e>`, []string{"line: a", "line: b", "paragraph: c d", "line: e"}},
		{"titles of blocks", `<section aria-label="Menu"><p title=Tip>a</p></section>`, []string{"line: Menu", "line: Tip", "paragraph: a"}},
		{"fields", `<input placeholder="Find"><input type=submit value=Go><input TYPE="Reset" value="Empty"><input value=no><input type=image alt=Send>`,
			[]string{"line: Find", "line: Go", "line: Empty", "line: Send"}},
		{"menus and tables", `<optgroup label=Fruit><option label=Pear><track label=English><p label=no></p><table summary="Fares"></table>`,
			[]string{"line: Fruit", "line: Pear", "line: English", "line: Fares"}},
		{"meta", `<meta name=description content="About it"><meta property="og:title" content=It><meta name="dcterms.title" content="It too"><meta name=keywords content=no><meta content=no>`,
			[]string{"line: About it", "line: It", "line: It too"}},
		{"custom elements", `<x-card card-title="Quay" description="It is long." href=no data-id=no label='Go'></x-card>`,
			[]string{"line: Quay", "line: It is long.", "line: Go"}},
		{"references", `<img alt="Roy &amp; fils&eacute; &copy=1 &copy; &lt">`, []string{"line: Roy & filsé &copy=1 © <"}},
		{"quotes", `<img alt='a "b"'><img alt="c 'd'"><img alt=e'f><img alt = "g">`, []string{`line: a "b"`, "line: c 'd'", "line: e'f", "line: g"}},
		{"faults", `<img "alt=a" alt=b/ alt=c><img alt=d alt=e><img/alt=f/><img =alt=g alt=h><img alt="i"title="j">`,
			[]string{"line: b/", "line: d", "line: f/", "line: h", "line: i", "line: j"}},
		{"lines", "<img alt=\"a\n  b\" \n alt=c\n>", []string{"line: a b"}},
		{"a greater-than sign", `<img alt="a > b">`, []string{"line: a > b"}},
	})
}

func TestLanguages(t *testing.T) {
	runBlocks(t, []blockCase{
		{"blocks", `<html lang=fr><p>Le quai<p lang=en>The quay<p lang=fr-CA>Le quai`, []string{"paragraph: Le quai", "paragraph en: The quay", "paragraph: Le quai"}},
		{"inherited", `<html lang=fr><div lang=en>a<p>b<p lang=fr>c<ul><li>d</ul></div>e`,
			[]string{"paragraph en: a", "paragraph en: b", "paragraph: c", "item1 en: d", "paragraph: e"}},
		{"xml:lang", `<html xml:lang=fr><p xml:lang=en>a<p xml:lang=en lang=fr>b`, []string{"paragraph en: a", "paragraph: b"}},
		{"all words of a block", `<html lang=fr><ul><li><a lang=en href=x>English</a><li>(<i lang=en>quay</i>)</ul>`, []string{"item1 en: English", "item1 en: ( quay )"}},
		{"a word of a block", `<html lang=fr><p>Le quai (<i lang=en>quay</i>)<p lang=en>The <i lang=fr>quai</i>`, []string{"paragraph: Le quai ( quay )", "paragraph en: The quai"}},
		{"attributes", `<html lang=fr><img lang=en alt=Quay><p lang=en title=Tip>b`, []string{"line en: Quay", "line en: Tip", "paragraph en: b"}},
		{"without lists", `<html lang=fr><p lang=de>Der Kai<p lang=iu>ᑐᒃᑐ`, []string{"paragraph de: Der Kai", "paragraph iu: ᑐᒃᑐ"}},
		{"no language", `<html lang=fr><p lang=qqqqq>a<p lang="">b<p lang="{{l}}">c`, []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
	})
}

func TestLanguageOfDocument(t *testing.T) {
	const french = "<p>Le quai est fermé pour la saison, et les bateaux sont partis."
	german, err := lang.Bare("de")
	assert.NoError(t, err)
	for name, c := range map[string]struct {
		source string
		lang   *lang.Language
		want   string
	}{
		"stated":                       {"<html lang=en-CA>" + french, nil, "en"},
		"stated first":                 {"<html><html lang=fr><html lang=en>", nil, "fr"},
		"identified":                   {french, nil, "fr"},
		"identified where badly named": {"<html lang='{{page.lang}}'>" + french, nil, "fr"},
		"given":                        {"<html lang=en>" + french, lang.French(), "fr"},
		"without lists":                {"<html lang=de>" + french, nil, "de"},
		"given without lists":          {french, german, "de"},
		"of the front matter":          {"---\nlang: en\n---\n" + french, nil, "en"},
		"unknown":                      {"<p>5", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := html.Parse("test", c.source, segment.Parser{Lang: c.lang})
			assert.Equal(t, c.want, d.Lang.Tag())
			for _, b := range d.Blocks {
				assert.Nil(t, b.Lang)
			}
		})
	}
}
