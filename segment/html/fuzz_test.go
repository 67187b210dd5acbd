package html_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

var fuzzSeeds = []string{
	"",
	"<!DOCTYPE html><html lang=fr><head><title>Avis</title><meta name=description content='Le quai'></head><body><h1>Avis</h1><p>Le quai est ferm&eacute;. Oui&nbsp;!</body></html>",
	"<ul><li>a<ul><li>b</ul><li hidden>c<li><p>d<p>e</ul><dl><dt>f<dd>g</dl>",
	"<table><caption>a<tr><th>b<td lang=en>c<br>d<tr aria-hidden=true><td>e</table>f",
	"<p>See <img alt='the &quot;map&quot;' title=b> M<sup>me</sup> <b>R</b>oy<sup>1</sup> su<wbr>per<br><br>Ann<br>Bo",
	"---\ntitle: \"a\"\ndescription: >\n  b\n---\n{{#if a > b}}<p {{c}}>{{!-- -- --}}{% d %}</p>{{/if}} <% e %> {{ f",
	"&laquo;&nbsp;R&amp;D&nbsp;&raquo; &#8217; &#x80; &#xD800; &Re; &nGt; &notit; &pound;5 90&#160;089 &#",
	"<pre>a\n<code>b</code>\r\nc</pre><xmp><b></xmp><textarea>&lt;</textarea><script></scr</script><svg><title/><text>d</svg><select><option>e</select>",
	"</p></b><b><p></b>a</p><h2>b</h3><a href=x><a>c</a><i hidden/>d<![CDATA[e]]><?f?><!-- g --!>h<!i>j</>k<l",
	"<p title='e\u0301' lang=fr>M<sup class=\"e\u0302\u0323\">me</sup>. E\u0301. Roy <b>\u0301\u0316</b>&eacute;\u0302\u0323 \u212b<\u0338 =\u0338 \u1112\u1161",
	"<x-card label='a\u00a0' card-title=\u00adb>\ufeff\u2028\x00\xff\xc2</x-card><plaintext>c",
}

// FuzzParse checks what holds for every page, and that neither line ends nor
// the spelling of accents matter.
func FuzzParse(f *testing.F) {
	for i, s := range fuzzSeeds {
		f.Add(s, uint8(i))
	}
	all := parsers()
	f.Fuzz(func(t *testing.T, source string, which uint8) {
		p := all[int(which)%len(all)]
		check(t, source, func(s string) *segment.Document { return html.Parse("fuzz", s, p) })
	})
}

// FuzzCharset checks that a label is one, and stands in the bytes that count.
func FuzzCharset(f *testing.F) {
	f.Add([]byte(`<meta charset="ISO-8859-1">`))
	f.Add([]byte(`<meta http-equiv=content-type content="text/html; charset='utf-8'">`))
	f.Add([]byte(`<!-- > --><title><META content=charset=charset HTTP-EQUIV=Content-Type>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		before := bytes.Clone(page)
		label, ok := html.Charset(page)
		if !bytes.Equal(before, page) {
			t.Fatal("the page has changed")
		}
		if ok != (label != "") || label != strings.ToLower(label) || strings.ContainsAny(label, " \t\r\n") {
			t.Fatalf("%q, %v", label, ok)
		}
		if short, _ := html.Charset(page[:min(len(page), 1024)]); short != label {
			t.Fatalf("%q, but %q in 1,024 bytes", label, short)
		}
	})
}
