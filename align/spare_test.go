package align_test

import (
	"context"
	"runtime"
	"testing"
	"weak"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// Nothing keeps two documents that have been aligned: one garbage collection takes
// them away.
func TestDocumentsAreNotKept(t *testing.T) {
	aligned := func() [2]weak.Pointer[segment.Document] {
		en := segment.Parse("en", "The wharf is closed. It opens on May 3. Call 613-555-0199.", lang.English())
		fr := segment.Parse("fr", "Le quai est fermé. Il ouvre le 3 mai. Composez le 613-555-0199.", lang.French())
		a := align.Aligner{Scorer: align.Evidence{}}
		_, err := a.Align(context.Background(), en, fr)
		require.NoError(t, err)
		return [2]weak.Pointer[segment.Document]{weak.Make(en), weak.Make(fr)}
	}
	docs := aligned()
	runtime.GC()
	for _, d := range docs {
		assert.Nil(t, d.Value())
	}
}
