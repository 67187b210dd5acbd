package canon_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/segment/internal/canon"
)

func TestSettle(t *testing.T) {
	for _, c := range []struct {
		name, source string
		page         string // empty: no markup has been blanked
		want         string
	}{
		{"plain", "Été à l’hôtel… «\u00a0oui\u00a0»", "", "Été à l’hôtel… «\u00a0oui\u00a0»"},
		{"accents apart", "E\u0301te\u0301", "", "Été"},
		{"accents in disorder", "e\u0302\u0323x", "", "ệx"},
		{"accents behind a space", "a \u0301\u0316", "", "a \u0316\u0301"},
		{"singletons", "\u212b\u037e\u2000\u1fef", "", "Å;\u2002`"},
		{"Hangul", "\u1112\u1161\u11ab", "", "한"},
		{"line ends", "a\r\nb\rc\nd\r\r\n", "", "a\nb\nc\nd\n\n"},
		{"joiners", "a\u00adb\u200bc\u200c\u200d\u2060d\ufeff", "", "abcd"},
		{"joiners at the start", "\ufeffa \u200bb", "", "\ufeffa \u200bb"},
		{"joiner before an accent", "e\u00ad\u0301", "", "é"},
		{"joiner between broken bytes", "\xe2\x80\u00ad\xa8", "", "\xe2\x80\u00ad\xa8"},
		{"spaces", "a  b   c", "", "a  b   c"},
		{"spaces, masked", "a   b \n  c  ", "a<b>b \n**c* ", "a b \n c "},
		{"markup before a full stop", "J    . Roy  .", "J</b>. Roy *.", "J. Roy ."},
		{"a byte of markup before a full stop", "J .", "J_.", "J."},
		{"a space before a full stop", "J      .", "J&nbsp;.", "J ."},
		{"invalid bytes", "e\xff\u0301\xcc", "", "e\xff\u0301\xcc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := canon.Settle(c.source)
			if c.page != "" {
				got = canon.SettleMasked(c.source, c.page)
			}
			assert.Equal(t, c.want, got.Text)
			assert.Equal(t, c.want == c.source, got.Same())
			checkOrigins(t, got, c.source)
		})
	}
}

// checkOrigins checks that the places in the source go forward, from its start
// to its end.
func checkOrigins(t *testing.T, text canon.Text, source string) {
	t.Helper()
	last := 0
	for i := range len(text.Text) + 1 {
		at := text.Origin(i)
		assert.GreaterOrEqual(t, at, last, "offset %d", i)
		last = at
	}
	assert.Equal(t, 0, text.Origin(0))
	assert.Equal(t, len(source), last)
}

func TestOrigin(t *testing.T) {
	text := canon.Settle("a e\u0301\u00ad.\r\nb")
	assert.Equal(t, "a é.\nb", text.Text)
	for offset, want := range map[int]int{0: 0, 1: 1, 2: 2, 4: 7, 5: 8, 6: 10, 7: 11} {
		assert.Equal(t, want, text.Origin(offset), "offset %d", offset)
	}
}

func TestMask(t *testing.T) {
	for _, c := range []struct{ name, source, masked, want string }{
		{"composed", "<é>é", "    é", "    é"},
		{"kept", "e\u0301a", "éa", "e\u0301a"},
		{"blanked", "<e\u0301>a", "    a", "     a"},
		{"in disorder", "<b>e\u0302\u0323", "   ệ", "   e\u0302\u0323"},
		{"joiners", "M<e\u0301>e", "M\u00ad\u00ade", "M\u2060\u00ade"},
		{"joiners of the source", "e\u0301\u2060<\u212b>\u00ad", "é\u2060    \u00ad", "e\u0301\u2060     \u00ad"},
		{"accents behind a tag", "<b>\u0302\u0323", "   \u0323\u0302", "   \u0302\u0323"},
		{"accents behind a reference", "&eacute;\u0302\u0323", "é\u00ad\u00ad\u00ad\u0323\u0302", "é\u00ad\u00ad\u00ad\u0302\u0323"},
		{"line ends", "<e\u0301\n>", "   \n ", "    \n "},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := canon.Compose(c.source)
			assert.Equal(t, norm.NFC.String(c.source), text.Text)
			assert.Len(t, c.masked, len(text.Text), "a mistake in the case")
			assert.Equal(t, c.want, string(text.Mask([]byte(c.masked))))
		})
	}
}

// TestComposeGenerated compares with norm, and a mask of what is between angles.
func TestComposeGenerated(t *testing.T) {
	pieces := []string{"a", "e", "é", "\u0301", "\u0302", "\u0323", "\u0327", "<", ">", " ", "\n", "\u212b", "\u037e", "\u00ad", "\xff", "\xe2", "가", "\u11a8", "\u1161", "\u0f71\u0f72", "=", "\u0338", "\u0958"}
	random := rand.New(rand.NewPCG(19, 67))
	for range 20000 {
		var b strings.Builder
		for range random.IntN(24) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		source := b.String()
		text := canon.Compose(source)
		assert.Equal(t, norm.NFC.String(source), text.Text)
		checkOrigins(t, text, source)
		masked := string(text.Mask(maskAngles(text.Text)))
		assert.Len(t, masked, len(source))
		assert.True(t, utf8.ValidString(masked) || !utf8.ValidString(source), "UTF-8")
		if t.Failed() {
			t.Fatalf("%q", source)
		}
	}
}

// maskAngles blanks what stands between angles, or fills it with joiners.
func maskAngles(s string) []byte {
	b := []byte(s)
	for i := 0; i < len(s); i++ {
		n := strings.IndexByte(s[i:], '>')
		if s[i] != '<' || n < 0 {
			continue
		}
		for k := i; k <= i+n; k++ {
			b[k] = ' '
		}
		if n%2 == 0 {
			canon.Join(b[i : i+n+1])
		}
		i += n
	}
	return b
}
