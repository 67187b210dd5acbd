package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/visavis/visavis/align/bitext"
	"github.com/visavis/visavis/align/report"
)

// generated makes a site of so many pairs, with gaps, values that differ,
// suppressions that suppress nothing, pages alone, a page that is no text, and
// settings that change severities.
func generated(t *testing.T, dir string, pairs int) {
	t.Helper()
	put := func(name, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	put(".visavis.toml", "languages = [\"en\", \"fr\"]\n[[rule]]\npaths = [\"en/0*\"]\n[rule.severity]\nomission = \"note\"\nsuppression = \"error\"\n")
	for i := range pairs {
		en, fr := "# Notice\n\nThe office opens at 9:00 a.m. on Monday.\n", "# Avis\n\nLe bureau ouvre à 9 h le lundi.\n"
		switch i % 5 {
		case 1:
			en = strings.Replace(en, "\n\n", "\n\n<!-- visavis:ignore omission: old -->\n\n", 1)
		case 2:
			fr = strings.Replace(fr, "\n\n", "\n\n<!-- visavis:ignore omision -->\n\n", 1)
		}
		for k := range 6 {
			en += fmt.Sprintf("\n- The committee reviewed application %d and sent its decision by mail.\n", 10*i+k)
			if k != 3 || i%3 != 0 {
				fr += fmt.Sprintf("\n- Le comité a examiné la demande %d et a envoyé sa décision par la poste.\n", 10*i+k+max(0, k-4)*(i%2))
			}
		}
		put(fmt.Sprintf("en/%02d.md", i), en)
		put(fmt.Sprintf("fr/%02d.md", i), fr)
	}
	put("en/alone.md", "# Alone\n\nA page in English only.\n")
	put("fr/seul/seule.md", "# Seule\n\nUne page en français seulement.\n")
	put("en/broken.md", "\x00\x01\x02")
	put("fr/broken.md", "\x00\x01\x02")
}

// all runs a check that writes every form of report, and returns them by name.
func all(t *testing.T, args ...string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	args = append([]string{"check"}, args...)
	for _, f := range forms() {
		args = append(args, "--format", f.name+"="+filepath.Join(dir, f.name))
	}
	code, out, errs := command(args...)
	require.Contains(t, []int{exitFindings, exitError}, code, errs)
	require.Empty(t, out)
	got := map[string]string{}
	for _, f := range forms() {
		b, err := os.ReadFile(filepath.Join(dir, f.name))
		require.NoError(t, err)
		require.NotEmpty(t, b, f.name)
		got[f.name] = string(b)
	}
	return got
}

// Every form is the same, byte for byte, whatever the number of pairs that are
// checked at a time.
func TestFormsDoNotDependOnJobs(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	t.Setenv("GITHUB_STEP_SUMMARY", "")
	for name, site := range map[string]func(dir string){
		"the example":  func(dir string) { require.NoError(t, os.CopyFS(dir, os.DirFS(filepath.Join("..", "site")))) },
		"thirty pairs": func(dir string) { generated(t, dir, 30) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			site(dir)
			t.Chdir(dir)
			want := all(t, "--jobs", "1")
			for _, jobs := range []string{"2", "8"} {
				got := all(t, "--jobs", jobs)
				for _, f := range forms() {
					if want[f.name] != got[f.name] {
						t.Errorf("%s differs with %s jobs", f.name, jobs)
					}
				}
			}
		})
	}
}

// Every form of check and align is the same, byte for byte, whatever the number of
// processors, and from run to run.
func TestFormsDoNotDependOnProcessors(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	t.Setenv("GITHUB_STEP_SUMMARY", "")
	texts := filepath.Join("..", "..", "testdata")
	written := func(name string) map[string]string {
		src, dst := filepath.Join(texts, name+".en.txt"), filepath.Join(texts, name+".fr.txt")
		got := all(t, src, dst)
		dir := t.TempDir()
		args := []string{"align", src, dst, "--format", "text=" + filepath.Join(dir, "text")}
		for _, f := range bitext.Formats() {
			args = append(args, "--format", string(f)+"="+filepath.Join(dir, string(f)))
		}
		code, _, errs := command(args...)
		require.Zero(t, code, errs)
		files, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.Greater(t, len(files), len(bitext.Formats()))
		for _, f := range files {
			b, err := os.ReadFile(filepath.Join(dir, f.Name()))
			require.NoError(t, err)
			got["align "+f.Name()] = string(b)
		}
		return got
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, name := range []string{"petition", "wetland"} {
		want := written(name)
		for _, processors := range []int{1, 2, 8, 8} {
			runtime.GOMAXPROCS(processors)
			for form, got := range written(name) {
				if want[form] != got {
					t.Errorf("%s of %s differs with %d processors", form, name, processors)
				}
			}
		}
	}
}

// The page has each finding that the other forms have, with its severity, and
// says how many pairs could not be checked; in both languages.
func TestPageHasAllFindings(t *testing.T) {
	dir := t.TempDir()
	generated(t, dir, 12)
	t.Chdir(dir)
	heads := regexp.MustCompile(`(?m)^(\S+?):\d+:\d+: (error|warning|note) ([a-z-]+): `)
	for _, run := range [][]string{nil, {"--disable", "unpaired"}, {"--checks", "unpaired"}, {"--checks", "suppression,omission"}, {"en"}} {
		t.Run(strings.Join(run, " "), func(t *testing.T) {
			got := all(t, run...)
			var want, shown []string
			for _, m := range heads.FindAllStringSubmatch(got["text"], -1) {
				want = append(want, m[2]+" "+m[3])
			}
			root, err := html.Parse(strings.NewReader(got["html"]))
			require.NoError(t, err)
			items, failed, pairs := 0, 0, 0
			for n := range root.Descendants() {
				a := map[string]string{}
				for _, x := range n.Attr {
					a[x.Key] = x.Val
				}
				switch {
				case n.Data == "li" && a["data-check"] != "" && a["id"] != "":
					shown = append(shown, a["data-severity"]+" "+a["data-check"])
				case n.Data == "li" && a["data-check"] != "":
					items++
				case a["class"] == "failed":
					for range n.ChildNodes() {
						failed++
					}
					failed /= 2 // a line end and an element each
				case a["class"] == "pair":
					pairs++
				}
			}
			slices.Sort(want)
			slices.Sort(shown)
			assert.Equal(t, want, shown)
			assert.Equal(t, len(want), items)
			var r report.Report
			require.NoError(t, json.Unmarshal([]byte(got["json"]), &r))
			assert.Equal(t, r.Summary.Errors+r.Summary.Warnings+r.Summary.Notes, len(shown))
			assert.Equal(t, r.Summary.Failed, failed)
			assert.Equal(t, r.Summary.Pairs, pairs)
			for _, path := range []string{"en/alone.md", "fr/seul/seule.md"} {
				assert.Equal(t, strings.Contains(got["text"], path), strings.Contains(got["html"], `title="`+path+`"`))
			}
		})
	}
}

// Paths on the page are those that the other forms have, from where the user is.
func TestPageNamesFilesAsTheText(t *testing.T) {
	dir := t.TempDir()
	generated(t, dir, 1)
	t.Chdir(filepath.Join(dir, "en"))
	got := all(t, "..")
	assert.Contains(t, got["text"], "\n../fr/seul/seule.md:1:1")
	for _, path := range []string{"00.md", "../fr/00.md", "alone.md", "../fr/seul/seule.md"} {
		assert.Contains(t, got["html"], `title="`+path+`"`)
	}
	assert.Contains(t, got["html"], "Cette page n’existe pas en anglais.")
	assert.Contains(t, got["html"], "This page has no version in English.")
}
