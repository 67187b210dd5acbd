package report_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
)

// explained are the checks that have a page.
func explained() []string {
	names := []string{report.Unpaired, report.Suppression}
	for _, c := range align.Checks() {
		names = append(names, c.Name)
	}
	return names
}

// What a page must have in both languages, figures, and examples word for word,
// and words that it must not have.
var (
	inner    = regexp.MustCompile(`(?i)\b(args|arguments?|spans?|aligners?|beads?|groupes?|scorers?|embedders?|segments?|configuration)\b`)
	examples = regexp.MustCompile(`(?m)^(?:\t|    )\S.*$`)
	digits   = regexp.MustCompile(`\d+`)
)

// Each check has its page in both languages, with the same number of paragraphs,
// examples and figures, and without words that only programmers read.
func TestPages(t *testing.T) {
	for _, name := range explained() {
		t.Run(name, func(t *testing.T) {
			en, fr := report.Explain(name, report.English), report.Explain(name, report.French)
			require.NotEmpty(t, en)
			require.NotEmpty(t, fr)
			assert.NotEqual(t, en, fr)
			assert.Equal(t, strings.Count(en, "\n\n"), strings.Count(fr, "\n\n"), "paragraphs")
			assert.Equal(t, examples.FindAllString(en, -1), examples.FindAllString(fr, -1), "examples")
			assert.ElementsMatch(t, digits.FindAllString(en, -1), digits.FindAllString(fr, -1), "figures")
			for _, page := range []string{en, fr} {
				first, _, _ := strings.Cut(page, "\n\n")
				assert.NotContains(t, first, "\n")
				assert.NotRegexp(t, inner, page, "a word of the library")
				assert.Equal(t, strings.TrimSpace(page), page)
				assert.True(t, strings.HasSuffix(first, "."), first)
				for line := range strings.Lines(page) {
					assert.LessOrEqual(t, len([]rune(line)), 121, line)
				}
			}
		})
	}
}

func TestExplainUnknown(t *testing.T) {
	for _, name := range []string{"", "nothing", "../en/unpaired", "omission.txt", "Omission"} {
		assert.Empty(t, report.Explain(name, report.English), name)
		assert.Empty(t, report.Explain(name, report.French), name)
	}
	assert.Equal(t, report.Explain("omission", report.English), report.Explain("omission", "de"), "English is the default")
}

// No page is left over.
func TestPagesAreUsed(t *testing.T) {
	require.NoError(t, fs.WalkDir(os.DirFS("checks"), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			assert.Contains(t, explained(), strings.TrimSuffix(d.Name(), ".txt"))
		}
		return err
	}))
}

var verb = regexp.MustCompile(`%[-+# 0]*\d*(?:\.\d+)?[a-zA-Z%]`)

// Every text of the package that exists in both languages has the same verbs in
// both, in the same order.
func TestTextsHaveTheSameVerbs(t *testing.T) {
	n := 0
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		ast.Inspect(tree, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) != 3 || fmt.Sprint(call.Fun) != "text" {
				return true
			}
			en, ok1 := literal(call.Args[1])
			fr, ok2 := literal(call.Args[2])
			if ok1 && ok2 {
				n++
				assert.Equal(t, verb.FindAllString(en, -1), verb.FindAllString(fr, -1), en)
				assert.NotEmpty(t, fr)
			}
			return true
		})
	}
	assert.Greater(t, n, 30)
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

func TestMessagesOfSites(t *testing.T) {
	assert.Equal(t, "This page has no version in French.", report.UnpairedMessage("fr", report.English))
	assert.Equal(t, "Cette page n’existe pas en français.", report.UnpairedMessage("fr", report.French))
	assert.Equal(t, "Cette page n’existe pas en « de ».", report.UnpairedMessage("de", report.French))
	assert.Equal(t, "This suppression matches nothing: a b", report.SuppressionMessage("a\n b", report.English))
	assert.Equal(t, "Cette exception ne s’applique à rien : \ufffd[2J", report.SuppressionMessage("\x1b[2J", report.French))
}
