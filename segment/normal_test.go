package segment_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// normal returns the segments and kinds of a document, composed.
func normal(d *segment.Document) (out []string) {
	for i, s := range d.Segments {
		out = append(out, norm.NFC.String(d.Blocks[s.Block].Kind.String()+" "+d.Marker(i)+" "+d.SegmentText(i)))
	}
	return out
}

// A text is cut alike whether its accented letters are composed or not.
func TestComposedOrNot(t *testing.T) {
	eachRealText(t, func(t *testing.T, source string) {
		for _, l := range []*lang.Language{lang.English(), lang.French()} {
			composed := segment.Parse("-", norm.NFC.String(source), l)
			decomposed := segment.Parse("-", norm.NFD.String(source), l)
			assert.Equal(t, normal(composed), normal(decomposed))
		}
	})
}
