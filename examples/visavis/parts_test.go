package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

func TestParts(t *testing.T) {
	src := segment.Parse("a", "Open at eight. Closed at five.\n\n- Bring a bag\n- Bring a coat\n\n***\n\nThe end.", lang.English())
	dst := segment.Parse("b", "Rien.", lang.French())
	a := &align.Alignment{Src: src, Dst: dst}
	whole := segment.Span{Start: 0, End: len("Open at eight. Closed at five.\n\n- Bring a bag\n- Bring a coat")}
	texts := func(fs []part, wide bool) (out []string) {
		for _, p := range fs {
			s := p.Src
			if wide {
				s = p.wide.Src
			}
			out = append(out, src.Source[s.Start:s.End])
		}
		return out
	}

	f := align.Finding{Check: "omission", Src: whole, Args: []string{"4", "paragraph"}}
	parts := partsOf(a, f)
	require.Equal(t, []string{"Open at eight.", "Closed at five.", "- Bring a bag", "- Bring a coat"}, texts(parts, false))
	assert.Equal(t, []string{"Open at eight. Closed at five.", "Open at eight. Closed at five.", "- Bring a bag", "- Bring a coat"}, texts(parts, true))
	assert.Equal(t, []string{"1", "sentence"}, parts[0].Args)
	assert.Equal(t, []string{"1", "item"}, parts[2].Args)
	assert.Equal(t, []string{"4", "paragraph"}, f.Args, "the finding stays as it was")

	for name, c := range map[string]struct {
		first, end int
		text       string
		args       []string
	}{
		"a sentence":          {1, 2, "Closed at five.", []string{"1", "sentence"}},
		"a paragraph":         {0, 2, "Open at eight. Closed at five.", []string{"2", "paragraph"}},
		"a sentence and more": {1, 3, "Closed at five.\n\n- Bring a bag", []string{"2", "sentence"}},
		"items":               {2, 4, "- Bring a bag\n- Bring a coat", []string{"2", "item"}},
		"all":                 {0, 4, src.Source[:whole.End], []string{"4", "paragraph"}},
	} {
		got := joined(a, f, parts[c.first:c.end])
		assert.Equal(t, c.text, src.Source[got.Src.Start:got.Src.End], name)
		assert.Equal(t, c.args, got.Args, name)
		assert.True(t, worded(a, got), name)
	}

	// What is one segment, or of another check, is a part by itself.
	for name, f := range map[string]align.Finding{
		"one segment":    {Check: "omission", Src: segment.Span{Start: 15, End: 30}, Args: []string{"1", "sentence"}},
		"another check":  {Check: "untranslated", Src: whole, Dst: segment.Span{Start: 0, End: 5}, Args: []string{"en", "fr", "target"}},
		"no passage":     {Check: "addition", Src: whole, Args: []string{"1", "paragraph"}},
		"the whole pair": {Check: "unparallel"},
	} {
		assert.Equal(t, []part{{Finding: f, wide: f}}, partsOf(a, f), name)
	}
}
