package html

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	nethtml "golang.org/x/net/html"

	"github.com/visavis/visavis/segment"
)

// random returns a text of up to n scraps.
func random(r *rand.Rand, n int, scraps ...string) string {
	var b strings.Builder
	for range r.IntN(n) {
		b.WriteString(scraps[r.IntN(len(scraps))])
	}
	return b.String()
}

// TestAttributesAreThoseOfTheTokenizer checks that the attributes of a tag, whose
// places the tokenizer does not tell, are found where it finds them.
func TestAttributesAreThoseOfTheTokenizer(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 20_000 {
		tag := "<p" + random(r, 14, " ", "\n", "\r\n", "\t", "\f", "/", "=", "'", `"`, "a", "B", "c=", "d='e'", `f="g"`, "h=i", "<") + ">"
		z := nethtml.NewTokenizer(strings.NewReader(tag))
		if z.Next() == nethtml.ErrorToken {
			continue
		}
		tag = tag[:len(z.Raw())]
		want := z.Token().Attr
		var got []nethtml.Attribute
		seen := map[string]bool{}
		scanAttributes(tag, func(key, value segment.Span) bool {
			k := strings.ToLower(tag[key.Start:key.End])
			if !seen[k] {
				seen[k] = true
				v := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(tag[value.Start:value.End])
				got = append(got, nethtml.Attribute{Key: k, Val: v})
			}
			return true
		})
		require.Equal(t, want, got, "%q", tag)
	}
}

// TestReferencesAreThoseOfTheTokenizer checks that references are read as the
// tokenizer reads them.
func TestReferencesAreThoseOfTheTokenizer(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 20_000 {
		s := random(r, 8, "&", "#", "x", "X", ";", "=", " ", "1", "39", "a0", "é", "eacute", "amp", "lt", "not", "it", "notin", "semi", "fjlig", "hellip", "nbsp", "copy", "Re", "bne", "foo")
		for _, inAttribute := range []bool{false, true} {
			want := nethtml.UnescapeString(s)
			if inAttribute {
				z := nethtml.NewTokenizer(strings.NewReader(`<p a="` + s + `">`))
				z.Next()
				want = z.Token().Attr[0].Val
			}
			got := ""
			for i := 0; i < len(s); {
				n, text := 0, ""
				if s[i] == '&' {
					n, text = entity(s[i:], inAttribute)
				}
				if n == 0 {
					n, text = 1, s[i:i+1]
				}
				got += text
				i += n
			}
			assert.Equal(t, want, got, "%q %v", s, inAttribute)
		}
		if t.Failed() {
			return
		}
	}
}
