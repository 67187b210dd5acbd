package site

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

// In the pages here a finding is on the text between ‹ and ›, or on the empty
// place before |.
func TestSuppressions(t *testing.T) {
	for name, c := range map[string]struct {
		page   string
		silent bool
	}{
		"next block":                {"One.\n\n<!-- visavis:ignore omission: why -->\n\n‹Two.›\n\nThree.\n", true},
		"next block, no blank line": {"One.\n\n<!-- visavis:ignore omission -->\n‹Two.›\n\nThree.\n", true},
		"of any check":              {"<!-- visavis:ignore -->\n\n‹Two.›\n\nThree.\n", true},
		"of two checks":             {"<!-- visavis:ignore number, omission -->\n\n‹Two.›\n\nThree.\n", true},
		"with spaces":               {"<!--visavis : ignore omission-->\n\n‹Two.›\n\nThree.\n", true},
		"a sentence of the block":   {"<!-- visavis:ignore omission -->\n\nOne. ‹Two.› Three.\n\nFour.\n", true},
		"same line":                 {"- One\n- ‹Two› <!-- visavis:ignore omission -->\n- Three\n", true},
		"same line, next item":      {"- One\n- Two <!-- visavis:ignore omission -->\n- ‹Three›\n", false},
		"the block after the next":  {"<!-- visavis:ignore omission -->\n\nTwo.\n\n‹Three.›\n", false},
		"the block before":          {"‹One.›\n\n<!-- visavis:ignore omission -->\n\nTwo.\n\nThree.\n", false},
		"of another check":          {"<!-- visavis:ignore number -->\n\n‹Two.›\n", false},
		"place before the next":     {"One.\n\n<!-- visavis:ignore omission -->\n\n|Two.\n\nThree.\n", true},
		"place behind the last":     {"One.|\n\n<!-- visavis:ignore omission -->\n\nTwo.\n\nThree.\n", true},
		"place at the end":          {"One.\n\nTwo.|\n\n<!-- visavis:ignore omission -->\n", true},
		"place in the next block":   {"<!-- visavis:ignore omission -->\n\nOne. |Two.\n\nThree.\n", true},
		"place further on":          {"<!-- visavis:ignore omission -->\n\nOne.\n\n|Two.\n\nThree.\n", false},
		"off":                       {"<!-- visavis:off -->\n\nOne.\n\n‹Two.›\n\nThree.\n", true},
		"off and on":                {"<!-- visavis:off -->\n\nOne.\n\n<!-- visavis:on -->\n\n‹Two.›\n", false},
		"off, and another on":       {"<!-- visavis:off omission, number -->\n\nOne.\n\n<!-- visavis:on number -->\n\n‹Two.›\n", true},
		"off, and this one on":      {"<!-- visavis:off omission, number -->\n\nOne.\n\n<!-- visavis:on omission -->\n\n‹Two.›\n", false},
		"before off":                {"‹One.›\n\n<!-- visavis:off -->\n\nTwo.\n", false},
		"off, place":                {"One.\n\n<!-- visavis:off omission -->\n\nTwo.\n\n|Three.\n", true},
		"front matter":              {"---\nvisavis: {ignore: [omission]}\n---\n\n‹One.›\n", true},
		"front matter, a name":      {"---\nvisavis:\n  ignore: omission\n---\n\n‹One.›\n", true},
		"front matter, off":         {"---\nvisavis: off\n---\n\n‹One.›\n", true},
		"front matter in TOML":      {"+++\n[visavis]\nignore = ['omission']\n+++\n\n‹One.›\n", true},
		"front matter, other":       {"---\nvisavis: {ignore: [number]}\n---\n\n‹One.›\n", false},
		"in code":                   {"```\n<!-- visavis:ignore -->\n```\n\n‹Two.›\n", false},
		"in words":                  {"Write `<!-- visavis:off -->` to end it.\n\n‹Two.›\n", false},
		"escaped":                   {"&lt;!-- visavis:off --&gt;\n\n‹Two.›\n", false},
		"another comment":           {"<!-- visavis is fine: ignore -->\n\n‹Two.›\n", false},
		"never closed":              {"One.\n\n‹Two.›\n\n<!-- visavis:off\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			page := c.page
			var span segment.Span
			if i := strings.IndexByte(page, '|'); i >= 0 {
				page = page[:i] + page[i+1:]
				span = segment.Span{Start: i, End: i}
			} else {
				i := strings.Index(page, "‹")
				page = strings.Replace(page, "‹", "", 1)
				j := strings.Index(page, "›")
				page = strings.Replace(page, "›", "", 1)
				span = segment.Span{Start: i, End: j}
			}
			d := markdown.Parse("x.md", page, segment.Parser{Lang: lang.English()})
			s := ReadSuppressions(d, checks)
			assert.Equal(t, c.silent, s.Silence("omission", span, false))
		})
	}
}

func TestSuppressionsOfHTML(t *testing.T) {
	const page = "<p>One.</p>\n<!-- visavis:ignore omission -->\n<p>Two.</p><p>Three.</p>\n<script>'<!-- visavis:off -->'</script>\n<p>Four.</p>"
	s := ReadSuppressions(html.Parse("x.html", page, segment.Parser{Lang: lang.English()}), checks)
	at := func(text string) segment.Span {
		i := strings.Index(page, text)
		return segment.Span{Start: i, End: i + len(text)}
	}
	assert.False(t, s.Silence("omission", at("One."), false))
	assert.True(t, s.Silence("omission", at("Two."), false))
	assert.False(t, s.Silence("omission", at("Three."), false))
	// In plain text there are no comments.
	assert.False(t, ReadSuppressions(segment.Parse("x", "<!-- visavis:off -->\n\nOne.\n", lang.English()), checks).Silence("omission", segment.Span{Start: 22, End: 26}, false))
}

func TestComplaints(t *testing.T) {
	ran := func(string) bool { return true }
	for name, c := range map[string]struct {
		page string
		ran  func(string) bool
		want []string
	}{
		"unused":             {"<!-- visavis:ignore omission -->\n\nOne.\n", ran, []string{"unused omission"}},
		"unused, of any":     {"One. <!-- visavis:ignore -->\n", ran, []string{"unused "}},
		"off, unused":        {"<!-- visavis:off -->\n\nOne.\n", ran, []string{"unused "}},
		"off and on, once":   {"<!-- visavis:off omission, number -->\n\nOne.\n\n<!-- visavis:on number -->\n\nTwo.\n", ran, []string{"unused omission, number"}},
		"did not run":        {"<!-- visavis:ignore omission -->\n\nOne.\n", func(c string) bool { return c != "omission" }, nil},
		"not all ran":        {"<!-- visavis:ignore -->\n\nOne.\n", func(c string) bool { return c != "" }, nil},
		"no such check":      {"<!-- visavis:ignore omision -->\n\nOne.\n", ran, []string{"unknown check omision"}},
		"no such word":       {"<!-- visavis:ignored -->\n\nOne.\n", ran, []string{"unknown word ignored"}},
		"no word":            {"<!-- visavis: -->\n\nOne.\n", ran, []string{"unknown word "}},
		"on alone":           {"<!-- visavis:on -->\n\nOne.\n", ran, []string{"nothing off "}},
		"on twice":           {"---\nvisavis: off\n---\n<!-- visavis:off -->\n\nOne.\n\n<!-- visavis:on -->\n\n<!-- visavis:on -->\n", ran, []string{"unused ", "unused ", "nothing off "}},
		"front matter":       {"---\nvisavis: {ignore: [omision]}\n---\nOne.\n", ran, []string{"unknown check omision"}},
		"front matter, key":  {"---\nvisavis: {ignored: [omission]}\n---\nOne.\n", ran, []string{"unknown word ignored"}},
		"front matter, list": {"---\nvisavis: [omission]\n---\nOne.\n", ran, []string{"unknown word visavis"}},
		"none":               {"---\ntitle: visavis\n---\nOne. <!-- a comment -->\n", ran, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, x := range ReadSuppressions(markdown.Parse("x.md", c.page, segment.Parser{Lang: lang.English()}), checks).Complaints(c.ran) {
				got = append(got, x.Why+" "+x.Name)
			}
			assert.Equal(t, c.want, got)
		})
	}
}
