package segment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/segtest"
)

// A text is cut alike whether its accented letters are composed or not.
func TestComposedOrNot(t *testing.T) {
	eachRealText(t, func(t *testing.T, source string) {
		for _, l := range []*lang.Language{lang.English(), lang.French()} {
			segtest.Forms(t, source, func(s string) *segment.Document { return segment.Parse("-", s, l) })
		}
	})
}

// TestSpellings checks that a text is cut like another that a reader cannot tell
// from it: the words, blocks and reasons are those of the second.
func TestSpellings(t *testing.T) {
	long := strings.Repeat("été à l’hôtel de Genève ", 12) + "fermé"
	for _, c := range []struct{ name, text, like string }{
		{"heading near the limit", norm.NFD.String(long) + "\n\nLe quai est fermé.", long + "\n\nLe quai est fermé."},
		{"initial with its accent apart", "M. E\u0301. Roy est parti. Il revient.", "M. É. Roy est parti. Il revient."},
		{"accents in disorder", "Vie\u0302\u0323. Nam.", "Vi\u1ec7. Nam."},
		{"Ångström sign", "\u212b. Roy est parti.", "Å. Roy est parti."},
		{"kelvin sign", "\u212a. Roy est parti.", "K. Roy est parti."},
		{"Greek question mark", "un\u037e deux\u037e trois", "un; deux; trois"},
		{"Greek accent that is a backtick", "\u1fef Le quai.", "` Le quai."},
		{"sign struck through", "a =\u0338 b. Le quai.", "a ≠ b. Le quai."},
		{"Hangul in letters", "\u1112\u1161\u11ab. The end.", "한. The end."},
		{"joiner in an initial", "Le quai de J\u00ad. Roy. Il part.", "Le quai de J. Roy. Il part."},
		{"joiners in an initial with an accent", "M. É\u2060\u00ad. Roy est parti.", "M. É. Roy est parti."},
		{"joiner before an accent", "M. E\u00ad\u0301. Roy est parti.", "M. É. Roy est parti."},
		{"joiners in initials", "The U\u200b.S\ufeff. Army came.", "The U.S. Army came."},
		{"joiners in an abbreviation", "Voir l’a\u00adrt\u2060. 5 du règlement.", "Voir l’art. 5 du règlement."},
		{"joiners in a long word", "Voir M" + strings.Repeat("\u2060", 20) + "me. Roy est là.", "Voir Mme. Roy est là."},
		{"joiner behind a full stop", "Il part.\u200b Le quai ferme.", "Il part. Le quai ferme."},
		{"joiner for the missing space", "Il est fermé.\u200bLe quai.", "Il est fermé.Le quai."},
		{"joiner in a marker", "1\u2060. un\n2\u2060. deux", "1. un\n2. deux"},
		{"carriage returns in an ellipsis", "Il part. .\r\n. Le quai.", "Il part. .\n. Le quai."},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, l := range []*lang.Language{lang.English(), lang.French()} {
				got, want := segment.Parse("-", c.text, l), segment.Parse("-", c.like, l)
				checkDocument(t, got)
				assert.Equal(t, spelled(want), spelled(got))
			}
		})
	}
}

// spelled describes a document in one spelling.
func spelled(d *segment.Document) string {
	s := strings.NewReplacer("\u00ad", "", "\u2060", "", "\u200b", "", "\ufeff", "", "\r\n", "\n").Replace(describe(d))
	return norm.NFC.String(s)
}

// Joiners that stand by themselves are kept: something has to hold them.
func TestJoinersAlone(t *testing.T) {
	d := segment.Parse("-", "Le quai. \u200b Il ferme.\n\n\ufeff\n", lang.French())
	checkDocument(t, d)
	assert.Equal(t, []string{"Le quai.", "\u200b Il ferme.", "\ufeff"}, texts(d))
}
