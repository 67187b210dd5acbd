package site

import (
	"strings"
	"testing"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

func FuzzParse(f *testing.F) {
	f.Add("languages = ['en', 'fr']\n[[rule]]\npaths = ['**']\nseverity = { omission = 'note' }\n[[allow]]\npattern = 'a'\n")
	f.Add("[pairing]\ntemplates = ['{lang}/**', '** | fr/**']\nlinks = false\n")
	f.Add("a = ")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse([]byte(text), "x", checks)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n") && !strings.ContainsAny(text, "\n") {
				t.Errorf("more than one line: %q", err)
			}
			return
		}
		c.For("a/b.md", "c.md").Runs("omission")
		c.Allowed("omission", "a/b.md", "", "text", "texte")
	})
}

func FuzzBaseline(f *testing.F) {
	f.Add("# head\n0123456789abcdef0123456789abcdef\tomission\ta.md\ttext\n")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := ParseBaseline("x", []byte(text))
		if err != nil {
			return
		}
		again, err := ParseBaseline("x", []byte(b.String()))
		if err != nil || again.String() != b.String() {
			t.Errorf("not the same again: %v", err)
		}
	})
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("---\ntranslationKey: a\nvisavis: {ignore: [omission]}\n---\n")
	f.Add("+++\nref = 1\n+++\n")
	f.Add("---\n{\"lang\": \"en\"}\n---\n")
	f.Add("---\na: &a [*a]\n---\n")
	f.Fuzz(func(t *testing.T, text string) {
		m := frontMatter(text)
		m.lang()
		m.text("translationkey")
	})
}

func FuzzSuppressions(f *testing.F) {
	f.Add("One.\n\n<!-- visavis:ignore omission: why -->\n\nTwo.\n", 20)
	f.Add("<!-- visavis:off -->\n<p>One.</p><!-- visavis:on omission -->", 0)
	f.Add("---\nvisavis: off\n---\nOne.", 5)
	f.Fuzz(func(t *testing.T, text string, at int) {
		p := segment.Parser{Lang: lang.English()}
		for _, d := range []*segment.Document{markdown.Parse("x", text, p), html.Parse("x", text, p), p.Parse("x", text)} {
			s := ReadSuppressions(d, checks)
			s.Silence("omission", segment.Span{Start: at, End: at}, false)
			for _, c := range s.Complaints(func(string) bool { return true }) {
				if c.Start < 0 || c.End > len(text) || c.Start > c.End {
					t.Errorf("outside the text: %v", c)
				}
			}
		}
	})
}

func FuzzPairing(f *testing.F) {
	f.Add("en/a.md\nfr/a.md\nb-eng.html\nb-fra.html\nc.md\nc.fr.md", "a.md\tb.md\n")
	f.Add("x_e.txt\nx_f.txt\nen.md\n.fr.md\n-en.md", "..\t/")
	f.Fuzz(func(t *testing.T, names, list string) {
		if l, err := ParseList("x", []byte(list)); err == nil {
			for _, p := range l.pairs {
				if strings.Contains("/"+p.source+"/", "/../") || strings.HasPrefix(p.target, "/") {
					t.Errorf("outside: %q %q", p.source, p.target)
				}
			}
		}
		for _, name := range strings.Split(names, "\n") {
			Twins(name)
			marked(name)
			if k := sameKind(folded(name)); kind(k) != kind(name) {
				t.Errorf("%q is of another kind than %q", k, name)
			}
		}
	})
}

func FuzzDiff(f *testing.F) {
	f.Add(diff)
	f.Fuzz(func(t *testing.T, text string) {
		c := parseDiff([]byte(text))
		c.Touch("a b.md", 1, 3)
		c.Cut("a b.md", 1, 3)
	})
}
