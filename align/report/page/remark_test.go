package page_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/align/report/page"
	"github.com/visavis/visavis/segment"
)

// shown is the text of what has an attribute of a value, in one language.
func shown(n *html.Node, lang string) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if attribute(n, "class") == "u" && attribute(n, "lang") != lang {
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func byID(t *testing.T, root *html.Node, id string) *html.Node {
	t.Helper()
	for _, n := range elements(root, "") {
		if attribute(n, "id") == id {
			return n
		}
	}
	require.Fail(t, "nothing has the id "+id)
	return nil
}

func having(root *html.Node, name, value string) (out []*html.Node) {
	for _, n := range elements(root, "") {
		if attribute(n, name) == value {
			out = append(out, n)
		}
	}
	return out
}

var (
	alone    = page.Remark{File: "en/far/alone.md", Lang: "en", Check: report.Unpaired, Severity: align.Warning, English: "No French.", French: "Pas de français."}
	settings = page.Remark{File: "settings.toml", Position: segment.Position{Line: 3, Column: 2}, Check: report.Suppression, Severity: align.Note, English: "Nothing.", French: "Rien."}
	comment  = page.Remark{File: "a.fr", Lang: "fr", Position: segment.Position{Line: 7, Column: 1}, Check: report.Suppression, Severity: align.Error, English: "Wrong.", French: "Faux.", Text: "<!-- x -->"}
	broken   = page.Remark{File: "en/broken.md", English: "not text"}
)

// Findings on files are counted, listed and shown in both languages.
func TestRemarks(t *testing.T) {
	v := paired("1", "2", align.Finding{Check: "number", Severity: align.Warning, Src: segment.Span{End: 1}, Dst: segment.Span{End: 1}, Args: []string{"1", "2"}})
	root := parsed(t, written(t, page.Options{Remarks: []page.Remark{alone, comment, broken, settings}}, v))
	assert.Equal(t, "3 differences, 1 to look at first, 1 note; 1 pair could not be checked – a.en – a.fr", text(elements(root, "title")[0]))
	for id, want := range map[string][2]string{
		"p1-f1": {"FR 7:1 suppression (error) Wrong.", "FR 7:1 exception (erreur) Faux."},
		"f1":    {"en/far/alone.md unpaired (warning) No French.", "en/far/alone.md sans autre version (avertissement) Pas de français."},
		"f2":    {"settings.toml 3:2 suppression (note) Nothing.", "settings.toml 3:2 exception (remarque) Rien."},
	} {
		n := byID(t, root, id)
		assert.Equal(t, want, [2]string{shown(n, "en"), shown(n, "fr")})
		links := having(root, "href", "#"+id)
		assert.Len(t, links, 1, "one item of the list")
		assert.NotEmpty(t, attribute(n, "data-check"))
	}
	for i, l := range []string{"en", "fr"} {
		item := shown(having(root, "href", "#p1-f1")[0], l)
		assert.Equal(t, []string{"suppression, error FR 7:1<!-- x -->", "exception, erreur FR 7:1<!-- x -->"}[i], item)
	}
	failed := having(root, "class", "failed")
	require.Len(t, failed, 1)
	assert.Equal(t, "en/broken.md non vérifié not text", shown(failed[0], "fr"))
	assert.Equal(t, "Outside the pairs 1 difference, 1 note; 1 pair could not be checked",
		shown(having(root, "href", "#outside")[1].Parent, "en"))
	counts := map[string]string{}
	for _, box := range elements(root, "input") {
		if name := attribute(box, "name"); name == "check" || name == "severity" {
			counts[attribute(box, "value")] = shown(box.Parent, "en")
		}
	}
	assert.Equal(t, map[string]string{"error": "errors 1", "warning": "warnings 2", "note": "notes 1",
		"suppression": "suppression 2", "number": "number 1", "unpaired": "unpaired 1"}, counts)
}

// What is said of a page with remarks and no texts, or hardly any.
func TestRemarksAlone(t *testing.T) {
	for name, c := range map[string]struct {
		remarks []page.Remark
		pairs   int
		en, fr  string
		outside bool
	}{
		"nothing":            {nil, 0, "No texts to compare.", "Aucun texte à comparer.", false},
		"a pair":             {nil, 1, "No differences found.", "Aucune différence trouvée.", false},
		"a page alone":       {[]page.Remark{alone}, 0, "1 difference", "1 différence", true},
		"a note":             {[]page.Remark{settings}, 1, "1 note", "1 remarque", true},
		"failures":           {[]page.Remark{broken, broken}, 0, "No differences found; 2 pairs could not be checked", "Aucune différence trouvée; 2 paires n’ont pas pu être vérifiées", true},
		"on the pair's file": {[]page.Remark{comment}, 1, "1 difference", "1 différence", false},
		"the zero value":     {[]page.Remark{{}}, 1, "No differences found; 1 pair could not be checked", "Aucune différence trouvée; 1 paire n’a pas pu être vérifiée", true},
	} {
		t.Run(name, func(t *testing.T) {
			root := parsed(t, written(t, page.Options{Remarks: c.remarks}, []*align.Verdict{paired("a", "b")}[:c.pairs]...))
			verdict := having(root, "class", "verdict")[0]
			assert.Equal(t, [2]string{c.en, c.fr}, [2]string{shown(verdict, "en"), shown(verdict, "fr")})
			assert.Len(t, having(root, "id", "outside"), map[bool]int{true: 1}[c.outside])
		})
	}
}

// A message in one language stands in for the other.
func TestRemarkInOneLanguage(t *testing.T) {
	for _, r := range []page.Remark{{Check: "own", English: "x"}, {Check: "own", French: "x"}} {
		root := parsed(t, written(t, page.Options{Remarks: []page.Remark{r}}))
		assert.Equal(t, "own (note) x", shown(byID(t, root, "f1"), "en"))
	}
}

// Paths keep all of their text, in two parts, and in the title.
func TestPaths(t *testing.T) {
	for name, want := range map[string][]string{
		"a.md": {"a.md"}, "docs/en/a.md": {"docs/en/", "a.md"}, `docs\a.md`: {`docs\`, "a.md"}, "/": {"/"}, "docs/": {"docs/"}, "": {""},
	} {
		r := alone
		r.File = name
		bdi := elements(byID(t, parsed(t, written(t, page.Options{Remarks: []page.Remark{r}})), "f1"), "bdi")[0]
		var parts []string
		for _, n := range elements(bdi, "span") {
			parts = append(parts, text(n))
		}
		assert.Equal(t, want, parts)
		assert.Equal(t, name, attribute(bdi, "title"))
	}
}

// Only what has letters of such a script asks the browser for the direction.
func TestDirection(t *testing.T) {
	for in, want := range map[string]string{"English": "", "1 234 $ « é »": "", "שלום": "auto", "See שלום.": "auto", "مرحبا": "auto", "Ελλάδα": ""} {
		root := parsed(t, written(t, page.Options{}, paired(in, "x")))
		for _, n := range elements(root, "div") {
			if attribute(n, "class") == "x" && attribute(n, "lang") == "en" {
				assert.Equal(t, want, attribute(elements(n, "p")[0], "dir"), in)
			}
		}
	}
}

func TestHostileRemarks(t *testing.T) {
	for _, bad := range []string{`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "\u202e\x00\xff", "javascript:alert(1)/x"} {
		r := page.Remark{File: bad, Lang: bad, Check: bad, English: bad, French: bad, Text: bad, Severity: 99, Position: segment.Position{Line: 1}}
		harmless(t, written(t, page.Options{Remarks: []page.Remark{r, {File: bad, English: bad}}}))
	}
}
