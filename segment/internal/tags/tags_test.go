package tags_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment/internal/tags"
)

func TestOf(t *testing.T) {
	ls := tags.Languages{}
	for range 2 { // the second time from memory
		assert.Same(t, lang.French(), ls.Of(" fr-CA "))
		assert.Same(t, lang.English(), ls.Of("en"))
		assert.Equal(t, "de", ls.Of("de").Tag())
		assert.Nil(t, ls.Of("no language at all"))
		assert.Nil(t, ls.Of(strings.Repeat("fr-", 20)))
	}
}
