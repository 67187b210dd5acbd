package page_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report/page"
	"github.com/visavis/visavis/segment"
)

// Text that means something else elsewhere is shown as it is.
func TestHostileText(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"script":            {`<script>alert(1)</script>`, ""},
		"end of script":     {`</script><script>alert(1)</script>`, ""},
		"end of style":      {`</style><script>alert(1)</script>`, ""},
		"handler":           {`<img src=x onerror=alert(1)>`, ""},
		"out of attribute":  {`"><svg onload=alert(1)> ' onclick='alert(1)`, ""},
		"CDATA":             {`]]><b>`, ""},
		"comment":           {`--><!-- <!`, ""},
		"link":              {`javascript:alert(1)`, ""},
		"template":          {`{{.Title}} {{define "p"}}`, ""},
		"script template":   {"`${alert(1)}`", ""},
		"entities":          {`&lt;b&gt; &#60;i&#62; &amp`, ""},
		"line separators":   {"a\u2028b\u2029c", "a b c"},
		"controls":          {"a\x00b\x1b[2Jc\x7f", "a\ufffdb\ufffd[2Jc\ufffd"},
		"turned direction":  {"a\u202eb\u2066c", "a\ufffdb\ufffdc"},
		"broken UTF-8":      {"a\xff\xfeb\xc3", "a\ufffd\ufffdb\ufffd"},
		"no-break spaces":   {"12\u00a0000\u202f$", "12\u00a0000\u202f$"},
		"marks that remain": {"e\u0301 \u200e \u00ad", "e\u0301 \u200e \u00ad"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.want == "" {
				c.want = c.in
			}
			v := paired(c.in, c.in, align.Finding{Check: c.in, Src: segment.Span{Start: 1, End: len(c.in) + 9}, Dst: segment.Span{Start: -5, End: 3}, Args: []string{c.in}})
			v.Alignment.Src.Name, v.Alignment.Dst.Name = c.in, c.in
			harmless(t, written(t, page.Options{Title: c.in}, v, v))
			var shown []string
			for _, n := range elements(parsed(t, written(t, page.Options{}, v)), "div") {
				if attribute(n, "class") == "x" && attribute(n, "lang") == "en" {
					shown = append(shown, text(n))
				}
			}
			assert.Equal(t, c.want, strings.Join(shown, " "))
		})
	}
}

// harmless fails where a page has more than its own scripts, any handler, or an
// address that is not within it.
func harmless(t testing.TB, text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	require.NoError(t, err)
	scripts := 0
	for _, n := range elements(root, "") {
		switch n.Data {
		case "script":
			scripts++
		case "img", "svg", "math", "iframe", "object", "embed", "base", "form", "b":
			if n.Data != "b" || n.Parent.Data != "p" {
				t.Errorf("<%s> in the page", n.Data)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" ||
				a.Key == "href" && !strings.HasPrefix(a.Val, "#") && a.Val != "data:," {
				t.Errorf("%s=%q in the page", a.Key, a.Val)
			}
		}
	}
	assert.Equal(t, 4, scripts)
	for _, r := range text {
		if r < ' ' && r != '\n' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			t.Errorf("%U in the page", r)
		}
	}
}

// Whatever the texts, the findings and the places they point to, the page is
// written, is harmless and shows the text.
func FuzzWrite(f *testing.F) {
	f.Add("The fee is 4.\nPay <b>now</b>.", "Le tarif est de 5.", "number", 11, 12, -1, 99)
	f.Add("a\n\n- b", "</script>", "omission", 0, 4, 3, 3)
	f.Add("\xff\u202e", "", "</style>", 1, 0, 0, 0)
	f.Fuzz(func(t *testing.T, en, fr, check string, i, j, k, l int) {
		v := paired(en, fr, align.Finding{Check: "of its own " + check, Src: segment.Span{Start: i, End: j}, Dst: segment.Span{Start: k, End: l}, Args: []string{check}})
		v.Alignment.Src.Name = check
		var b bytes.Buffer
		require.NoError(t, page.Write(&b, []*align.Verdict{v}, page.Options{Title: check, Remarks: []page.Remark{
			{File: fr, Lang: check, Check: check, English: en, Text: fr, Position: segment.Position{Line: i, Column: j}, Severity: align.Severity(k)}}}))
		harmless(t, b.String())
	})
}
