package site

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

// requireFault checks that an error tells its file and a line of it, in one line,
// in both languages.
func requireFault(t *testing.T, err error, text string) {
	t.Helper()
	var fault *Fault
	require.ErrorAs(t, err, &fault)
	require.Equal(t, "x", fault.Path)
	require.True(t, 0 <= fault.Line && fault.Line <= 1+strings.Count(text, "\n"), err)
	for _, ui := range []report.UI{report.English, report.French} {
		require.True(t, strings.HasPrefix(fault.In(ui), "x:"), fault.In(ui))
		require.NotContains(t, fault.In(ui), "\n")
		if !strings.Contains(text, "%!") {
			require.NotContains(t, fault.In(ui), "%!")
		}
	}
}

// FuzzParse checks that settings are read, twice alike, or refused with a line,
// and that those that are read can be asked.
func FuzzParse(f *testing.F) {
	f.Add("languages = ['en', 'fr']\n[[rule]]\npaths = ['**']\nseverity = { omission = 'note' }\n[[allow]]\npattern = 'a'\n")
	f.Add("[pairing]\ntemplates = ['{lang}/**', '** | fr/**']\nlinks = false\n")
	f.Add("a = ")
	f.Add("checks = ['omission']\ndisable = [1]\nmin-confidence = 2\n\"a\\nb\" = 1\n")
	f.Add("baseline = '../b'\nfail-on = 'never'\n[[rule]]\ndisable = ['a\tb']\n[[allow]]\npattern = '('\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse([]byte(text), "x", checks)
		again, err2 := Parse([]byte(text), "x", checks)
		if err != nil {
			requireFault(t, err, text)
			require.EqualError(t, err2, err.Error())
			return
		}
		for _, page := range []string{"a/b.md", "fr/c.html"} {
			require.Equal(t, c.For(page, "c.md"), again.For(page, "c.md"))
			require.Equal(t, c.For(page, "c.md").Runs("omission"), again.For(page, "c.md").Runs("omission"))
			require.Less(t, c.Allowed("omission", page, "", "text", "texte"), max(1, len(c.Allow)))
		}
	})
}

// FuzzBaseline checks that what is read is the same after it is written and read
// again.
func FuzzBaseline(f *testing.F) {
	f.Add("# head\n0123456789abcdef0123456789abcdef\tomission\ta.md\ttext\n")
	f.Add("\ufeff\r\n0123456789ABCDEF0123456789abcdef\tb\t\t\r\n0123456789abcdef\tb\t\t")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := ParseBaseline("x", []byte(text))
		if err != nil {
			requireFault(t, err, text)
			return
		}
		again, err := ParseBaseline("x", []byte(b.String()))
		require.NoError(t, err)
		require.Equal(t, b, again)
	})
}

// FuzzList checks that no listed page is outside the site or listed twice.
func FuzzList(f *testing.F) {
	f.Add("a.md\tb.md\n# c\n\n./d//e.md \tf.md\r\n")
	f.Add("..\t/")
	f.Add("a\tb/../a\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ParseList("x", []byte(text))
		if err != nil {
			requireFault(t, err, text)
			return
		}
		seen := map[string]bool{}
		for _, p := range l.pairs {
			for _, page := range []string{p.source, p.target} {
				require.True(t, filepath.IsLocal(filepath.FromSlash(page)) && path.Clean(page) == page, page)
				require.False(t, seen[page], page)
				seen[page] = true
			}
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
		require.Contains(t, []string{"", "en", "fr"}, m.lang())
		require.Equal(t, strings.TrimSpace(m.text("translationkey")), m.text("translationkey"))
		require.Equal(t, m, frontMatter(text))
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
	f.Add("en/a.md\nfr/a.md\nb-eng.html\nb-fra.html\nc.md\nc.fr.md")
	f.Add("x_e.txt\nx_f.txt\nen.md\n.fr.md\n-en.md")
	f.Add("en/x-e.md\nfr/x-e.md\nen/x-f.md\nfr/x-f.md\na-e.md\na-e.fr.md\nd/fr/x-e.md\nd/x-e.md")
	f.Fuzz(func(t *testing.T, names string) {
		for _, name := range strings.Split(names, "\n") {
			Twins(name)
			if k := sameKind(folded(name)); kind(k) != kind(name) {
				t.Errorf("%q is of another kind than %q", k, name)
			}
		}
		p := newPairer(&Tree{Config: &Config{}, Pages: strings.Split(names, "\n")})
		p.readings()
		p.byMarks()
		for name, near := range p.near {
			for twin := range near {
				if p.lastLang(name) == p.lastLang(twin) {
					t.Errorf("%q faces %q of its language", name, twin)
				}
			}
		}
	})
}

// FuzzDiff checks that the changes of a diff of two files, with names of any
// bytes as git quotes them, are those that were written, whatever stands before.
func FuzzDiff(f *testing.F) {
	f.Add(diff, "a b.md", "c\"\\\t\x01é.md", 3, 2)
	f.Add("@@ -1,99999999999999999999 +1,2 @@\n", "x", "dev/null", 1, 0)
	f.Add("diff --git a/x b/x\n@@ -1,9223372036854775807 +9223372036854775807,9223372036854775807 @@ \n+++ \"b/\\", "\xff", "y", 1, 1)
	f.Fuzz(func(t *testing.T, before, one, two string, line, lines int) {
		if one == "" || two == "" || folded(one) == folded(two) || strings.ContainsAny(one+two, "\x00") {
			return
		}
		line, lines = 1+int(uint(line)%1e6), 1+int(uint(lines)%1e3)
		c := parseDiff(nil)
		require.Empty(t, c.files)
		text := fmt.Sprintf("diff --git a/x b/x\n--- %s\n+++ %s\n@@ -1 +%d,%d @@\n-a\n%s", quoted("a/"+one), quoted("b/"+one), line, lines, strings.Repeat("+@@ -1 +1 @@\n", lines)) +
			fmt.Sprintf("diff --git a/y b/y\n--- %s\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", quoted("a/"+two))
		c = parseDiff([]byte(text))
		require.Equal(t, &change{hunks: []hunk{{line, lines, true}}}, c.files[one])
		require.Len(t, c.files, 1)
		require.True(t, c.Any(one) && c.Gone(two) && !c.Gone(one))
		require.True(t, c.Touch(one, line+lines-1, line+lines) && !c.Touch(one, line+lines, line+lines))
		for _, c := range []*Changes{parseDiff([]byte(before)), parseDiff([]byte(before + "\n" + text))} {
			c.Touch("a b.md", 1, 3)
			c.Cut("a b.md", 1, 3)
		}
	})
}

// quoted is a path as git writes it.
func quoted(path string) string {
	var b strings.Builder
	for i := range len(path) {
		switch c := path[i]; {
		case c == '"' || c == '\\':
			b.WriteString("\\" + string(c))
		case c == '\t':
			b.WriteString("\\t")
		case c < ' ' || c > '~':
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	if b.Len() == len(path) {
		return path
	}
	return `"` + b.String() + `"`
}
