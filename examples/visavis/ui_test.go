package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

var verb = regexp.MustCompile(`%[-+# 0]*\d*(?:\.\d+)?[a-zA-Z%]`)

// Every text of the command exists in both languages, with the same verbs in the
// same order.
func TestTextsHaveTheSameVerbs(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, nil, 0)
		require.NoError(t, err)
		ast.Inspect(tree, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) != 3 || fmt.Sprint(call.Fun) != "words" {
				return true
			}
			en, fr := literals(call.Args[1]), literals(call.Args[2])
			if en != "" && fr != "" {
				n++
				assert.Equal(t, verb.FindAllString(en, -1), verb.FindAllString(fr, -1), set.Position(call.Pos()))
				assert.Equal(t, strings.HasSuffix(en, "\n"), strings.HasSuffix(fr, "\n"), set.Position(call.Pos()))
			}
			return true
		})
	}
	assert.Greater(t, n, 40)
}

// literals joins the string literals in an expression.
func literals(e ast.Expr) string {
	var b strings.Builder
	ast.Inspect(e, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if s, err := strconv.Unquote(l.Value); err == nil {
				b.WriteString(s)
			}
		}
		return true
	})
	return b.String()
}

var named = regexp.MustCompile(`--[a-z-]+|\b(?:json|jsonl|github|sarif|junit|gitlab|rdjsonl|html|markdown|builtin|vecalign|tsv|hunalign|TMX|TAB|JSON)\b`)

// The help of both languages names the same flags, values and forms.
func TestHelpNamesTheSame(t *testing.T) {
	names := func(s string) map[string]bool {
		out := map[string]bool{}
		for _, name := range named.FindAllString(s, -1) {
			out[name] = true
		}
		return out
	}
	for key, help := range helpTexts {
		assert.Equal(t, names(help.en), names(help.fr), key)
		assert.Equal(t, verb.FindAllString(help.en, -1), verb.FindAllString(help.fr, -1), key)
	}
}

func TestTranslateUsage(t *testing.T) {
	for message, want := range map[string][2]string{
		`unknown flag --nope`:                                                          {`unknown flag --nope`, `option inconnue : --nope`},
		`unknown flag --form, did you mean "--format"?`:                                {`unknown flag --form, did you mean "--format"?`, `option inconnue : --form`},
		`unexpected argument x`:                                                        {`unexpected argument x`, `argument inattendu : x`},
		`expected "<target>"`:                                                          {`expected "<target>"`, `il manque : <target>`},
		`--format: expected string value but got "EOL" (<EOL>)`:                        {`--format: missing value`, `--format : valeur manquante`},
		`--checks: missing value, expecting "<arg>,..."`:                               {`--checks: missing value`, `--checks : valeur manquante`},
		`--a: expected string value but got "--b" (long flag); perhaps try --a="--b"?`: {`--a: missing value`, `--a : valeur manquante`},
		`--jobs: expected int value but got "-1" (short flag)`:                         {`--jobs: -1 is not above zero`, `--jobs : -1 n’est pas supérieur à zéro`},
		`--min-confidence: expected float value but got "-1" (short flag)`:             {`--min-confidence: want a number from 0 to 1 and not -1`, `--min-confidence : un nombre de 0 à 1 est attendu et non -1`},
		`--width: expected a valid 64 bit int but got "x"`:                             {`--width: want a whole number and not "x"`, `--width : un nombre entier est attendu et non « x »`},
		`--min: expected a float but got "x" (string)`:                                 {`--min: want a number and not "x"`, `--min : un nombre est attendu et non « x »`},
		`--input must be one of "a","b" but got "c"`:                                   {`--input must be one of "a","b" but got "c"`, `--input doit être l’un de "a","b" et non "c"`},
		`--segmented: bool value must be true, 1, yes, false, 0 or no but got "x"`:     {`--segmented: want true or false and not "x"`, `--segmented : true ou false est attendu et non "x"`},
		`something else`: {`something else`, `something else`},
	} {
		assert.Equal(t, want[0], translateUsage(message, report.English))
		assert.Equal(t, want[1], translateUsage(message, report.French))
	}
}
