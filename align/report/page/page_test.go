package page_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/align/report/page"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func written(t testing.TB, o page.Options, verdicts ...*align.Verdict) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, page.Write(&b, verdicts, o))
	return b.String()
}

func compared(t testing.TB, name string) *align.Verdict {
	t.Helper()
	var docs [2]*segment.Document
	for i, l := range []*lang.Language{lang.English(), lang.French()} {
		file := name + "." + l.Tag() + ".txt"
		text, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", file))
		require.NoError(t, err)
		docs[i] = segment.Parse(file, string(text), l)
	}
	v, err := align.Compare(context.Background(), docs[0], docs[1])
	require.NoError(t, err)
	return v
}

// paired takes each line as a segment and pairs them one to one.
func paired(en, fr string, findings ...align.Finding) *align.Verdict {
	a := &align.Alignment{Src: segment.Lines("a.en", en, lang.English()), Dst: segment.Lines("a.fr", fr, lang.French())}
	for i := range min(len(a.Src.Segments), len(a.Dst.Segments)) {
		r := align.Range{Lo: i, Hi: i + 1}
		a.Beads = append(a.Beads, align.Bead{Src: r, Dst: r, Confidence: 1})
	}
	return &align.Verdict{Alignment: a, Parallel: true, Findings: findings}
}

func parsed(t testing.TB, text string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	require.NoError(t, err)
	return root
}

func elements(root *html.Node, tag string) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (tag == "" || n.Data == tag) {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// Style and script are left out of the golden file, and so are their hashes.
func TestGolden(t *testing.T) {
	en := segment.Parse("notice.en.txt", "Notice\n\nThe office opens at 9:00 a.m. on Monday. Bring two photos.\n\n• Pay $40.\n\n• Sign here.\n\nStart of content\n", lang.English())
	fr := segment.Parse("notice.fr.txt", "Avis\n\nLe bureau ouvre à 8 h le lundi. Apportez deux photos.\n\n• Signez ici.\n\nStart of content\n", lang.French())
	v, err := align.Compare(context.Background(), en, fr)
	require.NoError(t, err)
	got := written(t, page.Options{}, v)
	for _, pattern := range []string{`(?s)(<style>).*?(</style>)`, `(?s)(<script>).*?(</script>)`, `(sha256-).*?(=)`, `(id="words">).*?(</script>)`} {
		got = regexp.MustCompile(pattern).ReplaceAllString(got, "$1…$2")
	}
	golden := filepath.Join("testdata", "notice.golden.html")
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// A browser runs and applies what the policy names by its hash, and no more.
func TestPolicy(t *testing.T) {
	root := parsed(t, written(t, page.Options{}, compared(t, "petition")))
	var policy string
	for _, m := range elements(root, "meta") {
		if attribute(m, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(m, "content")
		}
	}
	assert.Contains(t, policy, "default-src 'none';")
	assert.NotContains(t, policy, "unsafe")
	hashes := 0
	for _, n := range append(elements(root, "script"), elements(root, "style")...) {
		if attribute(n, "type") == "application/json" {
			continue
		}
		sum := sha256.Sum256([]byte(text(n)))
		assert.Contains(t, policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		hashes++
	}
	assert.Equal(t, 3, hashes)
	assert.Equal(t, 3, strings.Count(policy, "sha256-"))
	for _, n := range elements(root, "") {
		assert.Empty(t, attribute(n, "style"))
	}
}

// Every finding has an address, and every reference leads somewhere.
func TestAddresses(t *testing.T) {
	petition, wetland := compared(t, "petition"), compared(t, "wetland")
	require.NotEmpty(t, petition.Findings)
	root := parsed(t, written(t, page.Options{}, petition, wetland))
	ids := map[string]int{}
	for _, n := range elements(root, "") {
		if id := attribute(n, "id"); id != "" {
			ids[id]++
		}
	}
	for id, n := range ids {
		assert.Equal(t, 1, n, id)
	}
	for p, v := range []*align.Verdict{petition, wetland} {
		for i := range v.Findings {
			assert.Contains(t, ids, fmt.Sprintf("p%d-f%d", p+1, i+1))
		}
		for i := range v.Alignment.Beads {
			assert.Contains(t, ids, fmt.Sprintf("p%d-b%d", p+1, i+1))
		}
	}
	marked := map[string]bool{}
	for _, n := range elements(root, "") {
		for _, id := range strings.Fields(attribute(n, "data-f")) {
			assert.Contains(t, ids, id)
			marked[id] = true
		}
		if n.Data == "a" {
			assert.Contains(t, ids, strings.TrimPrefix(attribute(n, "href"), "#"))
		}
		for _, id := range strings.Fields(attribute(n, "aria-labelledby")) {
			assert.Contains(t, ids, id)
		}
	}
	assert.Len(t, marked, len(petition.Findings)+len(wetland.Findings), "each is marked in the text")
}

func TestLanguages(t *testing.T) {
	for _, c := range []struct {
		name string
		ui   report.UI
		want string
	}{{"none", "", "en"}, {"English", report.English, "en"}, {"French", report.French, "fr"}, {"another", "de", "en"}} {
		t.Run(c.name, func(t *testing.T) {
			root := parsed(t, written(t, page.Options{UI: c.ui}, compared(t, "petition")))
			assert.Equal(t, c.want, attribute(elements(root, "html")[0], "lang"))
			var en, fr int
			for _, n := range elements(root, "") {
				switch class, l := attribute(n, "class"), attribute(n, "lang"); {
				case class == "u":
					assert.NotEmpty(t, strings.TrimSpace(text(n)))
					en, fr = en+strings.Count(l, "en"), fr+strings.Count(l, "fr")
				case class == "s" || class == "d":
					for _, x := range elements(n, "div") {
						if strings.HasPrefix(attribute(x, "class"), "x") {
							assert.Equal(t, map[string]string{"s": "en", "d": "fr"}[class], attribute(x, "lang"))
						}
					}
				}
			}
			assert.Positive(t, en)
			assert.Equal(t, en, fr)
		})
	}
}

// Text left in the other language is marked as being in it.
func TestLanguageOfUntranslated(t *testing.T) {
	v := paired("Hello there.", "Hello there.", align.Finding{
		Check: "untranslated", Severity: align.Error, Src: segment.Span{End: 12}, Dst: segment.Span{End: 12}, Args: []string{"en", "fr", "target"}})
	assert.Contains(t, written(t, page.Options{}, v), `<mark class="error" data-f="p1-f1" lang="en">Hello there.</mark>`)
}

func TestDeterministic(t *testing.T) {
	v := compared(t, "petition")
	want := written(t, page.Options{}, v, v)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { assert.Equal(t, want, written(t, page.Options{}, v, v)) })
	}
	wg.Wait()
}

func TestErrors(t *testing.T) {
	outside := paired("a", "b")
	outside.Alignment.Beads[0].Dst.Hi = 2
	for name, c := range map[string]struct {
		v    *align.Verdict
		want string
	}{
		"none":         {nil, "page: verdict 1 has no alignment"},
		"no alignment": {&align.Verdict{}, "page: verdict 1 has no alignment"},
		"no documents": {&align.Verdict{Alignment: &align.Alignment{}}, "page: verdict 1 has no alignment"},
		"outside":      {outside, "page: verdict 1: bead 1 is outside the texts"},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			assert.EqualError(t, page.Write(&b, []*align.Verdict{c.v}, page.Options{}), c.want)
			assert.Zero(t, b.Len())
		})
	}
	full := errors.New("disk full")
	assert.ErrorIs(t, page.Write(fails{full}, []*align.Verdict{paired("a", "b")}, page.Options{}), full)
}

type fails struct{ error }

func (f fails) Write([]byte) (int, error) { return 0, f.error }

func TestSummary(t *testing.T) {
	f := func(s align.Severity) align.Finding {
		return align.Finding{Check: "number", Severity: s, Src: segment.Span{End: 1}, Dst: segment.Span{End: 1}, Args: []string{"1", "2"}}
	}
	for name, c := range map[string]struct {
		findings []align.Finding
		en, fr   string
	}{
		"nothing":            {nil, "No differences found.", "Aucune différence trouvée."},
		"one error":          {[]align.Finding{f(align.Error)}, "1 difference", "1 différence"},
		"errors only":        {[]align.Finding{f(align.Error), f(align.Error)}, "2 differences", "2 différences"},
		"errors and others":  {[]align.Finding{f(align.Error), f(align.Warning), f(align.Note)}, "2 differences, 1 to look at first, 1 note", "2 différences, 1 à voir d’abord, 1 remarque"},
		"errors and notes":   {[]align.Finding{f(align.Error), f(align.Note)}, "1 difference, 1 note", "1 différence, 1 remarque"},
		"warnings only":      {[]align.Finding{f(align.Warning)}, "1 difference", "1 différence"},
		"notes only":         {[]align.Finding{f(align.Note), f(align.Note)}, "2 notes", "2 remarques"},
		"a severity too far": {[]align.Finding{f(9)}, "1 difference", "1 différence"},
	} {
		t.Run(name, func(t *testing.T) {
			v := paired("1", "2", c.findings...)
			for ui, want := range map[report.UI]string{report.English: c.en, report.French: c.fr} {
				root := parsed(t, written(t, page.Options{UI: ui}, v))
				assert.Equal(t, want+" – a.en – a.fr", text(elements(root, "title")[0]))
			}
		})
	}
}

func TestTitle(t *testing.T) {
	v := paired("a", "b")
	for name, c := range map[string]struct {
		o        page.Options
		verdicts []*align.Verdict
		want     string
	}{
		"given":     {page.Options{Title: "Budget\n2026"}, []*align.Verdict{v}, "No differences found. – Budget 2026"},
		"two pairs": {page.Options{}, []*align.Verdict{v, v}, "No differences found. – 2 pairs of texts"},
		"French":    {page.Options{UI: report.French}, []*align.Verdict{v, v}, "Aucune différence trouvée. – 2 paires de textes"},
		"none":      {page.Options{}, nil, "No texts to compare. – 0 pairs of texts"},
	} {
		t.Run(name, func(t *testing.T) {
			root := parsed(t, written(t, c.o, c.verdicts...))
			assert.Equal(t, c.want, text(elements(root, "title")[0]))
		})
	}
}
