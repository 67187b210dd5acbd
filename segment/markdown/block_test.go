package markdown_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

func TestBlocks(t *testing.T) {
	run(t, []testCase{
		{"nothing", "", nil},
		{"blank lines", " \n\t\n", nil},
		{"paragraphs", "The ferry\nleaves.\n\nIt is late.\n", []string{"paragraph | The ferry leaves.", "paragraph | It is late."}},
		{"headings", "# Ferry #\n## Hours ##  \n###### Six\n####### Seven\n", []string{"heading 1 | Ferry", "heading 2 | Hours", "heading 6 | Six", "paragraph | ####### Seven"}},
		{"empty heading", "#\n\ntext", []string{"paragraph | text"}},
		{"underlined headings", "Ferry\n=====\nThe winter\nhours\n---\ntext\n", []string{"heading 1 | Ferry", "heading 2 | The winter hours", "paragraph | text"}},
		{"rules", "a\n\n---\n\n***\nb", []string{"paragraph | a", "paragraph | b"}},
		{"bullets", "- a\n- b\n\n* c\n+ d\n", []string{"item 1 - | a", "item 1 - | b", "item 1 * | c", "item 1 + | d"}},
		{"numbers", "1. a\n2. b\n\n10) c\n", []string{"item 1 1. | a", "item 1 2. | b", "item 1 10) | c"}},
		{"nested items", "- a\n  - b\n    1. c\n- d\n", []string{"item 1 - | a", "item 2 - | b", "item 3 1. | c", "item 1 - | d"}},
		{"tabs before items", "-\ta\n\n\t- b\n", []string{"item 1 - | a", "item 2 - | b"}},
		{"paragraphs of an item", "- a\n\n  b\n\n  c\n- d", []string{"item 1 - | a", "paragraph | b", "paragraph | c", "item 1 - | d"}},
		{"wrapped item", "- a\n  b\nc\n", []string{"item 1 - | a b c"}},
		{"empty item", "- \n- a\n-\n", []string{"item 1 - | a"}},
		{"item of items", "- - a\n  - b\n", []string{"item 2 - | a", "item 2 - | b"}},
		{"heading in an item", "- # a\n\n  b\n", []string{"heading 1 | a", "paragraph | b"}},
		{"code in an item", "- ```\n  a\n  ```\n", []string{"code | a"}},
		{"tasks", "- [ ] a\n- [x] b\n- [y] c\n- [X]d\n", []string{"item 1 - | a", "item 1 - | b", "item 1 - | [y] c", "item 1 - | [X]d"}},
		{"quote", "> a\n> b\nc\n>\n> d", []string{"quote | a b c", "quote | d"}},
		{"quotes and items", "> a\n> - b\n>\n>   c\n> > d\n\n- > e\n", []string{"quote | a", "item 1 - | b", "paragraph | c", "quote | d", "quote | e"}},
		{"heading in a quote", "> # a\n> b", []string{"heading 1 | a", "quote | b"}},
		{"fenced code", "```go title=x\na := 1\n\n  b *c*\n```\n~~~\nd\n", []string{"code | a := 1 b *c*", "code | d"}},
		{"indented code", "a\n\n    b &amp; c\n    d\n", []string{"paragraph | a", "code | b &amp; c d"}},
		{"table", "| a | *b* |\n|---|:-:|\n| c | d \\| e |\n| `f\\|g` |\n", []string{"cell | a", "cell | b", "cell | c", "cell | d | e", "cell | f |g"}},
		{"table without outer bars", "a | b\n--|--\nc |\n", []string{"cell | a", "cell | b", "cell | c"}},
		{"table after a paragraph", "text\n| a |\n|---|\n| b |\n", []string{"paragraph | text", "cell | a", "cell | b"}},
		{"no table", "a\n| b\n\n- c\n--\n", []string{"paragraph | a | b", "item 1 - | c --"}},
		{"definition list", "Ferry\nBoat\n: It *floats*.\n\n: It sails.\n\nWharf\n:   - a\n\n- b\n  : c\n\n    d\n", []string{"item 1 | Ferry", "item 1 | Boat", "item 1 | It floats .", "item 1 | It sails.", "item 1 | Wharf", "item 2 - | a", "item 2 - | b", "item 2 | c", "paragraph | d"}},
		{"footnotes", "a[^1] b[^2] c![^n]\n\n[^1]: One\n  two.\n\n    Three.\n[^n]: - Four\n", []string{"paragraph | a b[^2] c!", "paragraph | One two.", "paragraph | Three.", "item 1 - | Four"}},
		{"definitions of links", "[a]: b 'c'\n[d]: <e f>\n  \"g\"\n[h] [a] [d][]\n\n> [h]: i\n", []string{"paragraph | h a d"}},
		{"no definitions", "[a]: b 'c' d\n\n[]: e\n\nf\n[g]: h\n", []string{"paragraph | [a]: b 'c' d", "paragraph | []: e", "paragraph | f [g]: h"}},
		{"definition under a line", "[a]: b\nFerry\n===\n\n# [c]: d\n", []string{"heading 1 | Ferry", "heading 1 | [c]: d"}},
	})
}

// TestSentences checks that blocks are cut into sentences, and code into lines.
func TestSentences(t *testing.T) {
	d := markdown.Parse("-", "- Le quai **ouvre**. M. Roy [part](x. y).\n\n```\na. B\nc\n```\n", segment.Parser{Lang: lang.French()})
	var got []string
	for i := range d.Segments {
		got = append(got, strings.Join(strings.Fields(d.SegmentText(i)), " "))
	}
	assert.Equal(t, []string{"Le quai ouvre .", "M. Roy [part](x. y).", "a. B", "c"}, got)
	assert.Equal(t, "-", d.Marker(0))
}

// TestParserIsHeeded checks that the settings of the parser reach the cutting.
func TestParserIsHeeded(t *testing.T) {
	source := "*Il a dit* : « Oui. Tout de suite. » un ; deux\n"
	assert.Len(t, markdown.Parse("-", source, segment.Parser{Lang: lang.French()}).Segments, 1)
	assert.Len(t, markdown.Parse("-", source, segment.Parser{Lang: lang.French(), SplitQuotes: true}).Segments, 2)
	d := markdown.Parse("page.md", "# Le quai\n\nLe quai est fermé pour la saison, et le traversier aussi.\n", segment.Parser{})
	assert.Equal(t, "page.md", d.Name)
	assert.Equal(t, "fr", d.Lang.Tag())
}

// TestNestingIsBounded checks that what nests too deep is read as text, and
// none of it is lost.
func TestNestingIsBounded(t *testing.T) {
	d := parse(strings.Repeat("> ", 100) + "a")
	assert.Equal(t, []string{"quote | " + strings.Repeat("> ", 80) + "a"}, describe(d))
	d = parse(strings.Repeat("- ", 30) + "a")
	assert.Equal(t, []string{"item 20 - | " + strings.Repeat("- ", 10) + "a"}, describe(d))
}
