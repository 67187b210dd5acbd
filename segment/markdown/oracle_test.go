package markdown_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	rendered "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
)

// oracle is another reader of the same Markdown.
func oracle(t testing.TB, source string) string {
	t.Helper()
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList, extension.Linkify),
		goldmark.WithRendererOptions(rendered.WithUnsafe()),
	)
	var page bytes.Buffer
	require.NoError(t, md.Convert([]byte(source), &page))
	return visible(page.String())
}

// visible returns what a browser shows of a page, images by what stands for
// them.
func visible(page string) string {
	var b strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(page))
	hidden := ""
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if text := tokens.Token().Data; hidden == "" {
				b.WriteString(text)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := tokens.Token()
			if t.Data == "script" || t.Data == "style" {
				hidden = t.Data
			}
			for _, a := range t.Attr {
				if t.Data == "img" && a.Key == "alt" {
					b.WriteString(a.Val)
				}
			}
		case html.EndTagToken:
			if tokens.Token().Data == hidden {
				hidden = ""
			}
		}
	}
}

// squeeze drops white space and signs of no width.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("\u00ad\u2060", r) {
			return -1
		}
		return r
	}, s)
}

// shown returns the text of all segments of a page.
func shown(t testing.TB, source string) string {
	t.Helper()
	d := parse(source)
	checkDocument(t, d)
	var b strings.Builder
	for i := range d.Segments {
		b.WriteString(d.SegmentText(i))
	}
	return squeeze(b.String())
}

// TestTextIsWhatGoldmarkShows checks that the text of real pages is, character
// by character, what goldmark renders of them.
func TestTextIsWhatGoldmarkShows(t *testing.T) {
	eachPage(t, func(t *testing.T, source string) {
		if strings.HasPrefix(source, "---") || strings.Contains(source, "{{") || strings.Contains(source, "{%") {
			return // goldmark knows neither templates nor front matter
		}
		// goldmark knows no stars in addresses and takes them out.
		noStars := strings.NewReplacer("*", "")
		assert.Equal(t, noStars.Replace(squeeze(oracle(t, source))), noStars.Replace(shown(t, source)))
	})
}

// differences are the examples of the CommonMark specification of which we show
// another text. The list may only shrink.
var differences = map[int]string{
	156: "a tag that does not end is text",
	157: "a tag that does not end is text",
	158: "a tag that does not end is text",
	180: "a processing instruction ends at ?>, not at the first > as in a browser",
	216: "a definition that is underlined is hidden with its line",
	629: "a CDATA section ends at ]]>, not at the first > as in a browser",
}

// TestCommonMark checks the text of the examples of the specification, which
// come with the source of goldmark.
func TestCommonMark(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skip("the source of goldmark cannot be found: ", err)
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	require.NoError(t, err)
	var examples []struct {
		Example        int
		Markdown, HTML string
	}
	require.NoError(t, json.Unmarshal(b, &examples))
	assert.Greater(t, len(examples), 600)
	for _, e := range examples {
		want, got := squeeze(visible(e.HTML)), shown(t, e.Markdown)
		if reason, ok := differences[e.Example]; ok {
			assert.NotEqual(t, want, got, "example %d is no difference any more: %s", e.Example, reason)
			continue
		}
		assert.Equal(t, want, got, "example %d: %q", e.Example, e.Markdown)
	}
}
