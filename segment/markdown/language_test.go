package markdown_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

// TestLanguages checks which blocks of an English page are said to be of another
// language.
func TestLanguages(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string
	}{
		{"no language", "The quay\n\n<p>b</p>\n", []string{"The quay", "b"}},
		{"span around a paragraph", "<span lang=\"fr\">Le *quai*</span>\n\nThe quay\n", []string{"fr: Le quai", "The quay"}},
		{"span around words", "The <span lang=\"fr\">quai</span> is closed\n", []string{"The quai is closed"}},
		{"span inside a word", "M<sup lang=\"fr\">me</sup> Roy\n", []string{"Mme Roy"}},
		{"signs around a span", "1. (<i lang='fr'>Le quai</i>)\n", []string{"fr: ( Le quai )"}},
		{"span in a heading", "# <span lang=fr>Avis</span>\n\n# Notice\n", []string{"fr: Avis", "Notice"}},
		{"span in a cell", "| a | <span lang=fr>Le quai</span> |\n|---|---|\n| b | c |\n", []string{"a", "fr: Le quai", "b", "c"}},
		{"span of several sentences", "<span lang=fr>Un. Deux.</span> <span lang=fr>Trois.</span>\n", []string{"fr: Un.Deux.Trois."}},
		{"spans of two languages", "<span lang=fr>Un.</span> <span lang=de>Zwei.</span>\n", []string{"Un.Zwei."}},
		{"span that is not closed", "<span lang=fr>Le quai\n\nThe quay\n", []string{"fr: Le quai", "The quay"}},
		{"span in a span", "<span lang=fr>Le <span>quai</span> fermé</span>\n\n<span>b</span>\n", []string{"fr: Le quai fermé", "b"}},
		{"link in another language", "[<span lang=fr>Le quai</span>](a)\n", []string{"fr: Le quai"}},
		{"div around Markdown", "<div lang=\"fr\">\n\nLe *quai*\n\n- un\n\n</div>\n\nThe quay\n", []string{"fr: Le quai", "fr: un", "The quay"}},
		{"div around HTML", "<div lang=fr><div>a</div><p>b</p>c</div>d\n", []string{"fr: a", "fr: b", "fr: c", "d"}},
		{"a word in a div", "<div lang=fr>Le <i lang=en>quay</i></div>\n", []string{"fr: Le quay"}},
		{"paragraphs that are not closed", "<p lang=fr>a<p>b\n\nc\n", []string{"fr: a", "b", "c"}},
		{"items that are not closed", "<ul><li lang=fr>a<li>b</ul>\n", []string{"fr: a", "b"}},
		{"list", "<ul lang=fr><li>a<li lang=en>b<li>c</ul>d\n", []string{"fr: a", "b", "fr: c", "d"}},
		{"image", "<p lang=fr><img alt=\"Le quai\"></p>\n", []string{"fr: Le quai"}},
		{"image in another language", "The <img lang=fr alt=quai> is closed\n", []string{"The quai is closed"}},
		{"xml:lang", "<p xml:lang=fr>a</p><p xml:lang=fr lang=en>b</p>\n", []string{"fr: a", "b"}},
		{"in capitals", "<P LANG='FR-ca'>a</P>b\n", []string{"fr: a", "b"}},
		{"without lists", "<p lang=de>a</p>\n", []string{"de: a"}},
		{"a language that is none", "<p lang=qqqqq>a</p><p lang=\"\">b</p><p lang=\"{{ x }}\">c</p>\n", []string{"a", "b", "c"}},
		{"breaks and rules", "<hr lang=fr>a<br lang=fr>b\n", []string{"a b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := markdown.Parse("-", c.source, segment.Parser{Lang: lang.English()})
			checkDocument(t, d)
			assert.Equal(t, c.want, languages(d))
		})
	}
}

// languages writes the text of each block behind the language that it is said to
// be in.
func languages(d *segment.Document) (out []string) {
	for _, b := range d.Blocks {
		text := ""
		if b.Lang != nil {
			text = b.Lang.Tag() + ": "
		}
		for i := b.First; i < b.Last; i++ {
			text += plain(d.SegmentText(i))
		}
		out = append(out, text)
	}
	return out
}

// The sentences of a block are those of its language.
func TestSentencesOfAnotherLanguage(t *testing.T) {
	source := "<div lang=fr>\n\nVoir la p. ex. Le quai.\n\n</div>\n\nThe ferry leaves the wharf at noon.\n"
	d := markdown.Parse("-", source, segment.Parser{})
	assert.Equal(t, "en", d.Lang.Tag())
	assert.Equal(t, 1, d.Blocks[0].Last-d.Blocks[0].First)
}
