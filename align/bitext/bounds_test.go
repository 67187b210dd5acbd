package bitext_test

import (
	"bytes"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/bitext"
)

const (
	mega     = 1 << 20
	longXML  = "unit 1: a text or tag longer than 1048576 bytes"
	longLine = "unit 1: a line longer than 8388608 bytes"
)

// TestBounds: what is written is read again, and what would not be is refused.
func TestBounds(t *testing.T) {
	text := func(n int, s string) bitext.Unit { return pair(strings.Repeat(s, n/len(s)), "x") }
	file := func(n int) bitext.Unit {
		u := pair("a", "b")
		u.Source.File = strings.Repeat("f", n)
		return u
	}
	xml := []bitext.Format{bitext.TMX, bitext.XLIFF12, bitext.XLIFF21}
	for name, c := range map[string]struct {
		formats []bitext.Format
		unit    bitext.Unit
		want    string
	}{
		"xml, a megabyte":      {xml, text(mega, "a"), ""},
		"xml, more":            {xml, text(mega+1, "a"), longXML},
		"xml, marks":           {xml, text(mega/5, `"`), ""},
		"xml, more marks":      {xml, text(mega/5+1, `"`), longXML},
		"xml, letters":         {xml, text(mega, "é"), ""},
		"xml, more letters":    {xml, text(mega+2, "é"), longXML},
		"xml, controls":        {xml, text(mega/3, "\u009b"), ""},
		"xml, more controls":   {xml, text(mega/3+2, "\u009b"), longXML},
		"xml, two texts":       {xml, pair(strings.Repeat("a", mega), strings.Repeat("b", mega)), ""},
		"xml, the target":      {xml, pair("a", strings.Repeat("b", mega+1)), longXML},
		"xliff, a name":        {xml[1:], file(mega - 4), ""},
		"xliff, a longer name": {xml[1:], file(mega), longXML},
		"tmx, no name":         {xml[:1], file(2 * mega), ""},
		"tsv":                  {[]bitext.Format{bitext.TSV, bitext.Moses}, text(8*mega-3, "a"), ""},
		"tsv, more":            {[]bitext.Format{bitext.TSV}, text(8*mega-2, "a"), longLine},
		"moses":                {[]bitext.Format{bitext.Moses}, text(8*mega-1, "a"), ""},
		"moses, more":          {[]bitext.Format{bitext.Moses}, text(8*mega, "a"), longLine},
		"ladder-text":          {[]bitext.Format{bitext.LadderText}, text(8*mega-5, "a"), ""},
		"ladder-text, more":    {[]bitext.Format{bitext.LadderText}, text(8*mega-4, "a"), longLine},
		"jsonl":                {[]bitext.Format{bitext.JSONLines}, text(8*mega-100, "a"), ""},
		"jsonl, more":          {[]bitext.Format{bitext.JSONLines}, text(8*mega, "a"), longLine},
	} {
		for _, format := range c.formats {
			t.Run(name+" "+string(format), func(t *testing.T) {
				w := bitext.Writer{Format: format, SourceLang: "en", TargetLang: "fr"}
				r := bitext.Reader{Format: format, SourceLang: "en", TargetLang: "fr"}
				var s, d bytes.Buffer
				units, write := r.Read("x", &s), func() error { return w.Write(&s, of(c.unit)) }
				if format == bitext.Moses {
					units, write = r.ReadPair("x", &s, "y", &d), func() error { return w.WritePair(&s, &d, of(c.unit)) }
				}
				if err := write(); c.want != "" {
					assert.EqualError(t, err, c.want)
					return
				} else {
					require.NoError(t, err)
				}
				got, err := all(units)
				require.NoError(t, err)
				require.Len(t, got, 1)
				assert.True(t, c.unit.Source.Text() == got[0].Source.Text() && c.unit.Target.Text() == got[0].Target.Text())
			})
		}
	}
}

// TestNumberBounds does so for the numbers of segments.
func TestNumberBounds(t *testing.T) {
	run := func(lo, hi int) (index []int) {
		for i := lo; i < hi; i++ {
			index = append(index, i)
		}
		return index
	}
	numbered := []bitext.Format{bitext.XCES, bitext.Ladder, bitext.Vecalign, bitext.JSONLines}
	first, again, once := linked(run(0, 2), run(0, 1), 0), linked(run(1, 2), nil, 0), numbered[2:3]
	for name, c := range map[string]struct {
		formats []bitext.Format
		units   []bitext.Unit
		want    string
	}{
		"negative":             {numbered, []bitext.Unit{linked([]int{-1}, []int{0}, 0)}, "unit 1: -1 is not the number of a segment"},
		"negative target":      {numbered, []bitext.Unit{first, linked([]int{2}, []int{-7}, 0)}, "unit 2: -7 is not the number of a segment"},
		"too large":            {numbered, []bitext.Unit{linked([]int{math.MaxInt32}, []int{0}, 0)}, "unit 1: 2147483647 is not the number of a segment"},
		"the largest":          {numbered[2:], []bitext.Unit{linked([]int{math.MaxInt32 - 1}, []int{0}, 0)}, ""},
		"vecalign, twice":      {once, []bitext.Unit{linked([]int{0, 0}, nil, 0)}, "unit 1: the numbers of the source do not rise: 0, 0"},
		"vecalign, back":       {once, []bitext.Unit{linked(nil, []int{3, 2}, 0)}, "unit 1: the numbers of the target do not rise: 3, 2"},
		"vecalign, again":      {once, []bitext.Unit{first, again}, "unit 2: segment 1 of the source is in a unit before"},
		"vecalign, crossing":   {once, []bitext.Unit{linked([]int{0}, []int{1}, 0), linked([]int{1}, []int{0}, 0), linked([]int{2, 4}, nil, 0)}, ""},
		"xces, twice":          {numbered[:1], []bitext.Unit{linked([]int{3, 0, 3}, nil, 0)}, "unit 1: segment 3 twice on one side"},
		"xces, back and again": {numbered[:1], []bitext.Unit{linked([]int{3, 0}, nil, 0), linked([]int{0}, []int{0}, 0)}, ""},
		"xces, many":           {numbered[:1], []bitext.Unit{linked(run(0, 200000), nil, 0)}, longXML},
		"vecalign, many":       {once, []bitext.Unit{linked(run(0, 1200000), nil, 0)}, longLine},
		"ladder, twice":        {numbered[1:2], []bitext.Unit{linked([]int{0, 0}, nil, 0)}, "unit 1: segments 0 and 0 are not neighbours, which a ladder cannot hold"},
		"ladder, many":         {numbered[1:2], []bitext.Unit{linked(run(0, mega), run(0, 3), 0), linked(run(mega, mega+1), nil, 0)}, ""},
		"ladder, too many":     {numbered[1:2], []bitext.Unit{linked(run(0, mega+1), nil, 0)}, "unit 1: more than 1048576 segments between two rungs"},
		"ladder, a gap":        {numbered[1:2], []bitext.Unit{linked(nil, []int{mega + 1}, 0)}, "unit 1: more than 1048576 segments between two rungs"},
	} {
		for _, format := range c.formats {
			t.Run(name+" "+string(format), func(t *testing.T) {
				var b bytes.Buffer
				err := bitext.Writer{Format: format}.Write(&b, of(c.units...))
				if c.want != "" {
					assert.EqualError(t, err, c.want)
					return
				}
				require.NoError(t, err)
				got, err := all(bitext.Reader{Format: format}.Read("x", &b))
				require.NoError(t, err)
				assert.Equal(t, c.units, got)
			})
		}
	}
	moved := linked([]int{0}, []int{2 * mega}, 0)
	moved.Moved = true
	assert.EqualError(t, bitext.Writer{Format: bitext.Ladder}.Write(io.Discard, of(moved)), "more than 1048576 segments between two rungs")
}
