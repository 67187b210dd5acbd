package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const sharedPairs = "../../../shared/pairs"

// lay copies the real pairs below a folder, each where name says.
func lay(t *testing.T, dir string, name func(row map[string]string, lang string) string) (pairs int) {
	t.Helper()
	f, err := os.Open(filepath.Join(sharedPairs, "INDEX.tsv"))
	if err != nil {
		t.Skip("the real pairs are not beside the project")
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = '\t'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, head := range rows[0] {
			row[head] = cells[i]
		}
		for _, lang := range []string{"en", "fr"} {
			b, err := os.ReadFile(filepath.Join(sharedPairs, strings.Replace(row["local"], "{en,fr}", lang, 1)))
			require.NoError(t, err)
			path := filepath.Join(dir, filepath.FromSlash(name(row, lang)))
			require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
			require.NoError(t, os.WriteFile(path, b, 0o644))
		}
		pairs++
	}
	return pairs
}

// command runs the command in the current folder.
func command(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(context.Background(), append(args, "--ui=en"), nil, &o, &e)
	return code, o.String(), e.String()
}

// Sites laid out as their repositories have them, and in other ways that are
// usual, are paired without a rule written by hand. Of one whose pages have other
// names in the two languages, and nothing that links them, the pairs are found by
// content.
func TestRealSitesArePaired(t *testing.T) {
	local := func(row map[string]string, lang string) (repo, name, ext string) {
		repo, name, _ = strings.Cut(row["local"], "/")
		name, ext, _ = strings.Cut(name, ".{en,fr}")
		return repo, name, ext
	}
	for name, path := range map[string]func(row map[string]string, lang string) string{
		"as the repositories": func(row map[string]string, lang string) string {
			// Handlebars pages of these repositories are HTML.
			return strings.ReplaceAll(row["repo"], "/", "__") + "/" + strings.Replace(row["path_"+lang], ".hbs", ".html", 1)
		},
		"dots": func(row map[string]string, lang string) string {
			return strings.Replace(row["local"], "{en,fr}", lang, 1)
		},
		"folders": func(row map[string]string, lang string) string {
			repo, name, ext := local(row, lang)
			return "content/" + lang + "/" + repo + "/" + name + ext
		},
		"three letters": func(row map[string]string, lang string) string {
			repo, name, ext := local(row, lang)
			return repo + "/" + name + map[string]string{"en": "-eng", "fr": "-fra"}[lang] + ext
		},
		"one letter": func(row map[string]string, lang string) string {
			repo, name, ext := local(row, lang)
			return repo + "/" + name + "_" + lang[:1] + ext
		},
		"English without a name": func(row map[string]string, lang string) string {
			repo, name, ext := local(row, lang)
			return repo + "/" + name + map[string]string{"en": "", "fr": ".fr"}[lang] + ext
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			n := lay(t, dir, path)
			t.Chdir(dir)
			code, _, errs := command("init")
			assert.Equal(t, exitClean, code)
			assert.Contains(t, errs, fmt.Sprintf(".visavis.toml written; pairs: %d; pages without their other version: 0; pages that name no language: 0\n", n))
		})
	}
}

// A site adopts the command with a baseline; then a bullet deleted from a French
// page is the one finding.
func TestRealSiteAdoptsABaseline(t *testing.T) {
	dir := t.TempDir()
	n := lay(t, dir, func(row map[string]string, lang string) string {
		return strings.Replace(row["local"], "{en,fr}", lang, 1)
	})
	t.Chdir(dir)
	code, _, _ := command("init")
	require.Equal(t, exitClean, code)
	code, out, errs := command("check", "--update-baseline")
	require.Equal(t, exitClean, code, errs)
	assert.Empty(t, out)
	code, out, errs = command("check")
	assert.Equal(t, exitClean, code)
	assert.Empty(t, out)
	assert.Contains(t, errs, fmt.Sprintf("pairs: %d;", n))

	for i, c := range []struct{ page, bullet, english string }{
		{"canada-ca__open-source-logiciel-libre/definitions", "les intérêts économiques du Canada", "economic interests"},
		{"ECCC-MSC__open-data/readme_reps", "Note technique", "Technical"},
		{"cds-snc__gcds-docs/details-code", "", ""},
	} {
		page := filepath.FromSlash(c.page + ".fr.md")
		whole, err := os.ReadFile(page)
		require.NoError(t, err)
		lines := strings.SplitAfter(string(whole), "\n")
		at := -1
		for n, line := range lines {
			if regexp.MustCompile(`^[-*] .{30}`).MatchString(line) && strings.Contains(line, c.bullet) {
				at = n
				break
			}
		}
		require.GreaterOrEqual(t, at, 0, page)
		require.NoError(t, os.WriteFile(page, []byte(strings.Join(append(lines[:at:at], lines[at+1:]...), "")), 0o644))
		args := []string{"check"}
		if i > 0 {
			args = append(args, filepath.Dir(page))
		}
		code, out, errs = command(args...)
		assert.Equal(t, exitFindings, code, errs)
		var heads []string
		for line := range strings.Lines(out) {
			if !strings.HasPrefix(line, " ") {
				heads = append(heads, line)
			}
		}
		if assert.Len(t, heads, 1, out) {
			assert.Regexp(t, `^`+regexp.QuoteMeta(c.page+".en.md")+`:\d+:\d+: error omission: Only in English: this list item`, heads[0])
			assert.Contains(t, out, c.english)
			// Where it would stand in the French page: behind the line before.
			assert.Regexp(t, `→ `+regexp.QuoteMeta(c.page+".fr.md")+fmt.Sprintf(`:(%d|%d):`, at, at+1), out)
		}
		require.NoError(t, os.WriteFile(page, whole, 0o644))
	}
}

// The example site has the gap that its settings speak of, and no other.
func TestExampleSite(t *testing.T) {
	t.Chdir(filepath.Join("..", "site"))
	code, out, errs := command("check")
	assert.Equal(t, exitFindings, code)
	assert.Equal(t, `en/borrowing.md:12:1: error omission: Only in English: this list item is missing from the French text.
    - one musical instrument, for two months, after a deposit of $40
    → fr/emprunts.md:12:1
`, out)
	assert.Contains(t, errs, "pairs: 4; pages without their other version: 0; findings: 1\n")
}
