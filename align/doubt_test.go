package align_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align"
)

func TestDoubtful(t *testing.T) {
	bead := func(a, b, c, d int, confidence float64, moved bool) align.Bead {
		return align.Bead{Src: align.Range{Lo: a, Hi: b}, Dst: align.Range{Lo: c, Hi: d}, Score: 1, Confidence: confidence, Moved: moved}
	}
	for name, c := range map[string]struct{ beads, want []align.Bead }{
		"nothing": {nil, nil},
		"sure":    {[]align.Bead{bead(0, 1, 0, 1, 0.5, false)}, nil},
		"runs": {
			[]align.Bead{
				bead(0, 1, 0, 1, 0.2, false), bead(1, 2, 1, 1, 0.4, false), bead(2, 2, 1, 2, 0.3, false),
				bead(2, 3, 2, 3, 0.9, false), bead(3, 4, 3, 4, 0.1, false),
			},
			[]align.Bead{
				{Src: align.Range{Lo: 0, Hi: 2}, Dst: align.Range{Lo: 0, Hi: 2}, Score: 3, Confidence: 0.3},
				bead(3, 4, 3, 4, 0.1, false),
			},
		},
		"moved": {
			[]align.Bead{
				bead(0, 1, 0, 1, 0.2, false), bead(1, 2, 4, 5, 0.2, true), bead(2, 3, 5, 6, 0.4, true),
				bead(3, 4, 1, 2, 0.2, false), bead(4, 5, 2, 3, 0.2, false),
			},
			[]align.Bead{
				bead(0, 1, 0, 1, 0.2, false),
				{Src: align.Range{Lo: 1, Hi: 3}, Dst: align.Range{Lo: 4, Hi: 6}, Score: 2, Confidence: 0.3, Moved: true},
				{Src: align.Range{Lo: 3, Hi: 5}, Dst: align.Range{Lo: 1, Hi: 3}, Score: 2, Confidence: 0.2},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := (&align.Alignment{Src: asLines(page(t, "petition.en.txt")), Dst: asLines(page(t, "petition.fr.txt")), Beads: c.beads}).Doubtful(0.5)
			assert.Len(t, got, len(c.want))
			for k := range got {
				assert.InDelta(t, c.want[k].Confidence, got[k].Confidence, 1e-9)
				got[k].Confidence = c.want[k].Confidence
			}
			assert.Equal(t, c.want, got)
		})
	}
}
