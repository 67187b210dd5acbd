package align_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

// marked parses two Markdown texts, given as lines.
func marked(en, fr []string) (src, dst *segment.Document) {
	src = markdown.Parse("page.en.md", strings.Join(en, "\n\n"), segment.Parser{Lang: lang.English()})
	dst = markdown.Parse("page.fr.md", strings.Join(fr, "\n\n"), segment.Parser{Lang: lang.French()})
	return src, dst
}

func TestStructure(t *testing.T) {
	for name, c := range map[string]struct {
		en, fr []string
		want   []string
	}{
		"a heading is a paragraph": {
			[]string{"# Library", en[0], "## Opening hours", en[1], en[2]},
			[]string{"# Bibliothèque", fr[0], "**Heures d’ouverture**", fr[1], fr[2]},
			[]string{"note structure heading 2 paragraph 0 1 at 5/5"}},
		"items are paragraphs": {
			[]string{"# Library", en[0], "- " + en[1], "- " + en[2], en[3], en[4]},
			[]string{"# Bibliothèque", fr[0], fr[1], fr[2], fr[3], fr[4]},
			[]string{"note structure item 0 paragraph 0 2 at 5/5"}},
		"one heading of another level": {
			[]string{"# Library", "## Opening hours", en[0], "## Books", en[1], "## Fines", en[2]},
			[]string{"# Bibliothèque", "## Heures d’ouverture", fr[0], "### Livres", fr[1], "## Amendes", fr[2]},
			[]string{"note structure heading 2 heading 3 1 at 7/7"}},

		"alike": {
			[]string{"# Library", en[0], "- " + en[1], "- " + en[2], "## Opening hours", en[4]},
			[]string{"# Bibliothèque", fr[0], "- " + fr[1], "- " + fr[2], "## Heures d’ouverture", fr[4]},
			[]string{}},
		"all headings a level lower": {
			[]string{"# Library", "## Opening hours", en[0], "## Books", en[1], "## Fines", en[2]},
			[]string{"## Bibliothèque", "### Heures d’ouverture", fr[0], "### Livres", fr[1], "### Amendes", fr[2]},
			[]string{}},
		"a paragraph in quotation": {
			[]string{"# Library", en[0], en[1], en[2]}, []string{"# Bibliothèque", fr[0], "> " + fr[1], fr[2]}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			src, dst := marked(c.en, c.fr)
			assert.Equal(t, c.want, findings(t, src, dst, "structure"))
		})
	}
}

// Plain text does not say what is a heading.
func TestStructureOfPlainText(t *testing.T) {
	src := english("OPENING HOURS", en[0], "- "+en[1], en[2], en[3])
	dst := french("Heures d’ouverture :", fr[0], fr[1], fr[2], fr[3])
	assert.Empty(t, findings(t, src, dst, "structure"))
}

func TestList(t *testing.T) {
	items := func(text ...string) string { return "- " + strings.Join(text, "\n- ") }
	for name, c := range map[string]struct {
		en, fr []string
		want   []string
	}{
		"two items in one": {
			[]string{en[0], items(en[1], en[3], "a fine of 25 cents;", "a fee of 30 dollars;"), en[4]},
			[]string{fr[0], items(fr[1], fr[3], "une amende de 25 cents et des frais de 30 dollars;"), fr[4]},
			[]string{"note list item 4 3 at 5/5"}},

		"as many": {
			[]string{en[0], items(en[1], en[2], en[3]), en[4]}, []string{fr[0], items(fr[1], fr[2], fr[3]), fr[4]}, []string{}},
		"an item that stands alone": {
			[]string{en[0], items(en[1], en[2], en[3]), en[4]}, []string{fr[0], items(fr[1], fr[3]), fr[4]},
			[]string{"error omission 1 item at 4/-"}},
		"an item twice": {
			[]string{en[0], items(en[1], en[2], en[2], en[3]), en[4]}, []string{fr[0], items(fr[1], fr[2], fr[3]), fr[4]},
			[]string{"error duplicate source equal 4 at 5/4"}},
		"a list and prose": {
			[]string{en[0], items(en[1], en[2], en[3]), en[4]}, []string{fr[0], fr[1] + " " + fr[2] + " " + fr[3], fr[4]}, []string{}},
		"an item of two sentences": {
			[]string{en[0], items(en[1]+" "+en[2], en[3]), en[4]}, []string{fr[0], items(fr[1]+" "+fr[2], fr[3]), fr[4]}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			src, dst := marked(c.en, c.fr)
			assert.Equal(t, c.want, findings(t, src, dst, "list"))
		})
	}
}

// The finding points at one of the items that were merged where there is
// evidence which, and otherwise at both.
func TestListMadeByHand(t *testing.T) {
	src, dst := marked([]string{"- one fish\n- two fishes\n- a bird"}, []string{"- des poissons\n- un oiseau"})
	a := &align.Alignment{Src: src, Dst: dst, Beads: []align.Bead{
		{Src: align.Range{Lo: 0, Hi: 2}, Dst: align.Range{Lo: 0, Hi: 1}, Score: 9, Confidence: 1},
		{Src: align.Range{Lo: 2, Hi: 3}, Dst: align.Range{Lo: 1, Hi: 2}, Score: 9, Confidence: 1},
	}}
	assert.Equal(t, []string{"note list item 3 2 at 1-2/1"}, summary(align.Inspect(a), []string{"list"}))
}

// Every check has documentation, and a name of its own.
func TestChecksAreDocumented(t *testing.T) {
	names := map[string]bool{}
	for _, c := range align.Checks() {
		first, rest, ok := strings.Cut(c.Doc, "\n\n")
		assert.True(t, ok, c.Name)
		assert.True(t, strings.HasSuffix(first, "."), c.Name)
		assert.NotContains(t, first, "\n", c.Name)
		assert.NotEmpty(t, rest, c.Name)
		assert.False(t, names[c.Name], c.Name)
		names[c.Name] = true
	}
}
