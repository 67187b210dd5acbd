package page

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

// Masked markup leaves no trace in what is shown.
func TestText(t *testing.T) {
	md := func(s string) *segment.Document { return markdown.Parse("", s, segment.Parser{Lang: lang.French()}) }
	web := func(s string) *segment.Document { return html.Parse("", s, segment.Parser{Lang: lang.French()}) }
	for name, c := range map[string]struct {
		d    *segment.Document
		want string
	}{
		"link":              {md("Voir l’[horaire](h.md) de *mai*."), "Voir l’horaire de mai."},
		"real space":        {md("Oui *bien* : non"), "Oui bien : non"},
		"bold in guillemet": {md("Dit «**oui**»."), "Dit «oui»."},
		"inside a word":     {web("<p>M<sup>me</sup> Roy"), "Mme Roy"},
		"entities":          {web("<p>caf&eacute; d&rsquo;&eacute;t&eacute;&hellip; 12&nbsp;000&nbsp;&#36;"), "café d’été… 12\u00a0000\u00a0$"},
		"quoted":            {web("<p>&laquo;&nbsp;Oui&nbsp;&raquo;, dit-il"), "«\u00a0Oui\u00a0», dit-il"},
		"white space":       {web("<p>a\n   b<br>\nc"), "a b c"},
		"own soft hyphen":   {md("an\u00adti"), "an\u00adti"},
	} {
		t.Run(name, func(t *testing.T) {
			require.NotEmpty(t, c.d.Segments)
			assert.Equal(t, c.want, plain(c.d, segment.Span{Start: c.d.Segments[0].Start, End: c.d.Segments[len(c.d.Segments)-1].End}, 99))
		})
	}
}

// show writes pieces with the marks around them.
func show(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Mark == nil:
			b.WriteString(p.Text)
		case p.Mark.Caret:
			b.WriteString("^(" + p.Mark.Findings + ")")
		default:
			b.WriteString("[" + p.Text + "](" + p.Mark.Class + " " + p.Mark.Findings + ")")
		}
	}
	return b.String()
}

func TestMarks(t *testing.T) {
	const en, fr = "The fee of $40 is due on May 4.", "Le tarif de 50 $ est payable"
	src, dst := segment.Lines("", en, lang.English()), segment.Lines("", fr, lang.French())
	at := func(text, part string) segment.Span {
		i := strings.Index(text, part)
		return segment.Span{Start: i, End: i + len(part)}
	}
	end := segment.Span{Start: len(fr), End: len(fr)}
	for name, c := range map[string]struct {
		findings []align.Finding
		en, fr   string
	}{
		"none": {nil, en, fr},
		"values that differ": {[]align.Finding{{Check: "amount", Severity: align.Warning, Src: at(en, "$40"), Dst: at(fr, "50 $"), Args: []string{"40", "50"}}},
			"The fee of [$40](warning p1-f1) is due on May 4.", "Le tarif de [50 $](warning p1-f1) est payable"},
		"a value without equal": {[]align.Finding{{Check: "date", Src: at(en, "May 4"), Dst: at(fr, fr), Args: []string{"--05-04", ""}}},
			"The fee of $40 is due on [May 4](note p1-f1).", fr},
		"a value of the target": {[]align.Finding{{Check: "date", Src: at(en, en), Dst: at(fr, "tarif"), Args: []string{"", "x"}}},
			en, "Le [tarif](note p1-f1) de 50 $ est payable"},
		"a part": {[]align.Finding{{Check: "partial", Severity: align.Warning, Src: at(en, "on May 4"), Dst: end, Args: []string{"source"}}},
			"The fee of $40 is due [on May 4](warning p1-f1).", fr + "^(p1-f1)"},
		"untranslated": {[]align.Finding{{Check: "untranslated", Severity: align.Error, Src: at(en, en), Dst: at(fr, fr), Args: []string{"en", "fr", "target"}}},
			"[" + en + "](error facing p1-f1)", "[" + fr + "](error p1-f1)"},
		"one in the other": {[]align.Finding{
			{Check: "untranslated", Severity: align.Error, Src: at(en, "fee of $40 is"), Dst: at(fr, "tarif"), Args: []string{"fr", "en", "source"}},
			{Check: "amount", Severity: align.Note, Src: at(en, "$40"), Dst: at(fr, "50 $"), Args: []string{"40", "50"}}},
			"The [fee of](error p1-f1) [$40](error p1-f1 p1-f2) [is](error p1-f1) due on May 4.",
			"Le [tarif](error facing p1-f1) de [50 $](note p1-f2) est payable"},
		"side by side": {[]align.Finding{
			{Check: "own", Src: at(en, "fee"), Dst: end}, {Check: "own", Src: at(en, "of"), Dst: end}},
			"The [fee](note p1-f1) [of](note p1-f2) $40 is due on May 4.", fr + "^(p1-f1 p1-f2)"},
		"the passage as a whole": {[]align.Finding{{Check: "structure", Src: at(en, en), Dst: at(fr, fr), Args: []string{"item", "1", "heading", "2", "1"}}}, en, fr},
		"outside":                {[]align.Finding{{Check: "own", Src: segment.Span{Start: -9, End: -3}, Dst: segment.Span{Start: 900, End: 999}}}, "^(p1-f1)" + en, fr + "^(p1-f1)"},
	} {
		t.Run(name, func(t *testing.T) {
			a := &align.Alignment{Src: src, Dst: dst, Beads: []align.Bead{{Src: align.Range{Hi: 1}, Dst: align.Range{Hi: 1}, Confidence: 1}}}
			r := newPair(1, &align.Verdict{Alignment: a, Parallel: true, Findings: c.findings}, nil, Options{}).Chunks[0].Rows[0]
			assert.Equal(t, c.en, show(r.Src.Paragraphs[0].Pieces))
			assert.Equal(t, c.fr, show(r.Dst.Paragraphs[0].Pieces))
			assert.Len(t, r.Notes, len(c.findings))
		})
	}
}

// Empty cells say what is missing only where a finding does.
func TestGaps(t *testing.T) {
	src, dst := segment.Lines("", "One.\nTwo.\nThree.", lang.English()), segment.Lines("", "Un.", lang.French())
	a := &align.Alignment{Src: src, Dst: dst, Beads: []align.Bead{
		{Src: align.Range{Lo: 0, Hi: 1}, Dst: align.Range{Lo: 0, Hi: 1}, Confidence: 0.4},
		{Src: align.Range{Lo: 1, Hi: 2}, Dst: align.Range{Lo: 1, Hi: 1}, Confidence: 1},
		{Src: align.Range{Lo: 2, Hi: 3}, Dst: align.Range{Lo: 1, Hi: 1}, Confidence: 1},
	}}
	f := align.Finding{Check: "omission", Severity: align.Error, Src: src.Segments[1].Span, Dst: segment.Span{Start: 3, End: 3}, Args: []string{"1", "line"}}
	for name, c := range map[string]struct {
		doubtful float64
		doubt    string
	}{"doubtful": {0.5, "40%"}, "not doubtful": {-1, ""}} {
		t.Run(name, func(t *testing.T) {
			p := newPair(1, &align.Verdict{Alignment: a, Parallel: true, Findings: []align.Finding{f}}, nil, Options{Doubtful: c.doubtful})
			rows := p.Chunks[0].Rows
			assert.Nil(t, rows[0].Dst.Gap)
			assert.Equal(t, c.doubt, rows[0].Doubt.En)
			assert.Equal(t, &gap{Findings: "p1-f1", Class: "error", Text: words["missing fr"], Position: "1:4"}, rows[1].Dst.Gap)
			assert.Equal(t, &gap{Text: words["no counterpart"]}, rows[2].Dst.Gap)
			assert.Len(t, rows[1].Notes, 1)
		})
	}
}

// A moved row says where its target stands, and that place leads back.
func TestMoved(t *testing.T) {
	src, dst := segment.Lines("", "A.\nB.\nC.\nD.", lang.English()), segment.Lines("", "C.\nA.\nB.\nD.", lang.French())
	for name, c := range map[string]struct {
		order []int // of the target
		moved int
		home  *place
		guest int // the row that leads to the moved one, or -1
	}{
		"to the front": {[]int{1, 2, 0, 3}, 2, &place{}, -1},
		"further up":   {[]int{0, 2, 3, 1}, 3, &place{"p1-b1", "1"}, 0},
		"further down": {[]int{3, 0, 1, 2}, 0, &place{"p1-b4", "4"}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			a := &align.Alignment{Src: src, Dst: dst}
			for i, j := range c.order {
				a.Beads = append(a.Beads, align.Bead{Src: align.Range{Lo: i, Hi: i + 1}, Dst: align.Range{Lo: j, Hi: j + 1}, Confidence: 1, Moved: i == c.moved})
			}
			rows := newPair(1, &align.Verdict{Alignment: a, Parallel: true}, nil, Options{}).Chunks[0].Rows
			for i, r := range rows {
				if i == c.moved {
					assert.Equal(t, c.home, r.Moved)
				} else {
					assert.Nil(t, r.Moved)
				}
				assert.Equal(t, i == c.guest, len(r.Dst.Guests) == 1, "row %d", i)
			}
		})
	}
}
