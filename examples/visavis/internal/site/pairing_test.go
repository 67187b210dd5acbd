package site

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tree makes a site of files, with settings.
func tree(t *testing.T, files map[string]string, settings string) *Tree {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	c, err := Parse([]byte(settings), ConfigName, []string{"omission", "number", "unpaired"})
	require.NoError(t, err)
	root, err := os.OpenRoot(dir)
	require.NoError(t, err)
	t.Cleanup(func() { root.Close() })
	tr, err := Walk(root, c)
	require.NoError(t, err)
	return tr
}

func pages(names ...string) map[string]string {
	m := map[string]string{}
	for _, n := range names {
		m[n] = ""
	}
	return m
}

func TestPairByPath(t *testing.T) {
	for name, c := range map[string]struct {
		files   []string
		pairs   [][2]string
		alone   []string
		unknown []string
		faults  []string
	}{
		"dot":                          {files: []string{"a.en.md", "a.fr.md"}, pairs: [][2]string{{"a.en.md", "a.fr.md"}}},
		"underscore":                   {files: []string{"d/a_en.md", "d/a_fr.md"}, pairs: [][2]string{{"d/a_en.md", "d/a_fr.md"}}},
		"hyphen":                       {files: []string{"a-en.html", "a-fr.html"}, pairs: [][2]string{{"a-en.html", "a-fr.html"}}},
		"three letters":                {files: []string{"a-eng.html", "a-fra.html"}, pairs: [][2]string{{"a-eng.html", "a-fra.html"}}},
		"fre":                          {files: []string{"a-eng.html", "a-fre.html"}, pairs: [][2]string{{"a-eng.html", "a-fre.html"}}},
		"one letter":                   {files: []string{"a_e.txt", "a_f.txt"}, pairs: [][2]string{{"a_e.txt", "a_f.txt"}}},
		"region":                       {files: []string{"a.en-ca.md", "a.fr-ca.md"}, pairs: [][2]string{{"a.en-ca.md", "a.fr-ca.md"}}},
		"folders":                      {files: []string{"en/x/a.md", "fr/x/a.md"}, pairs: [][2]string{{"en/x/a.md", "fr/x/a.md"}}},
		"folders of three":             {files: []string{"s/eng/x/a.md", "s/fra/x/a.md"}, pairs: [][2]string{{"s/eng/x/a.md", "s/fra/x/a.md"}}},
		"content":                      {files: []string{"content/en/a.md", "content/fr/a.md"}, pairs: [][2]string{{"content/en/a.md", "content/fr/a.md"}}},
		"both":                         {files: []string{"en/a-en.md", "fr/a-fr.md"}, pairs: [][2]string{{"en/a-en.md", "fr/a-fr.md"}}},
		"both of two styles":           {files: []string{"en/a-eng.md", "fr/a-fra.md"}, pairs: [][2]string{{"en/a-eng.md", "fr/a-fra.md"}}},
		"the name of the file decides": {files: []string{"fr/a-en.md", "fr/a-fr.md"}, pairs: [][2]string{{"fr/a-en.md", "fr/a-fr.md"}}},
		"case":                         {files: []string{"A.EN.md", "a.FR.md"}, pairs: [][2]string{{"A.EN.md", "a.FR.md"}}},
		"extensions of a kind":         {files: []string{"a.en.md", "a.fr.markdown"}, pairs: [][2]string{{"a.en.md", "a.fr.markdown"}}},
		"kinds":                        {files: []string{"a.en.md", "a.fr.html"}, alone: []string{"a.en.md", "a.fr.html"}},
		"forms of Unicode":             {files: []string{"e\u0301.en.md", "\u00e9.fr.md"}, pairs: [][2]string{{"e\u0301.en.md", "\u00e9.fr.md"}}},
		"bare English":                 {files: []string{"a.md", "a.fr.md"}, pairs: [][2]string{{"a.md", "a.fr.md"}}},
		"bare French":                  {files: []string{"a.md", "a.en.md"}, pairs: [][2]string{{"a.en.md", "a.md"}}},
		"bare beside both":             {files: []string{"a.md", "a.en.md", "a.fr.md"}, pairs: [][2]string{{"a.en.md", "a.fr.md"}}, unknown: []string{"a.md"}},
		"bare folder":                  {files: []string{"d/x/a.md", "d/fr/x/a.md"}, pairs: [][2]string{{"d/x/a.md", "d/fr/x/a.md"}}},
		"bare beside folders of both":  {files: []string{"index.md", "fr/index.md", "en/about.md"}, alone: []string{"en/about.md", "fr/index.md"}, unknown: []string{"index.md"}},
		"alone":                        {files: []string{"a.en.md", "b.fr.md"}, alone: []string{"a.en.md", "b.fr.md"}},
		"no language":                  {files: []string{"README.md", "LICENSE.txt"}, unknown: []string{"LICENSE.txt", "README.md"}},
		"bare of a series":             {files: []string{"d/a.md", "d/a.fr.md", "d/b.md", "d/b.fr.md", "d/c.md"}, pairs: [][2]string{{"d/a.md", "d/a.fr.md"}, {"d/b.md", "d/b.fr.md"}}, alone: []string{"d/c.md"}},
		"one bare pair is no series":   {files: []string{"README.md", "README.fr.md", "CHANGES.md"}, pairs: [][2]string{{"README.md", "README.fr.md"}}, unknown: []string{"CHANGES.md"}},
		"letters of a series":          {files: []string{"annex-d.md", "annex-e.md", "annex-f.md"}, unknown: []string{"annex-d.md", "annex-e.md", "annex-f.md"}},
		"a letter alone":               {files: []string{"vitamin-e.md"}, unknown: []string{"vitamin-e.md"}},
		"a name that is a language":    {files: []string{"en.md", "fr.md"}, pairs: [][2]string{{"en.md", "fr.md"}}},
		"not a name of a language":     {files: []string{"green.md", "gfr.md", "men/a.md", "children.html"}, unknown: []string{"children.html", "gfr.md", "green.md", "men/a.md"}},
		"two candidates":               {files: []string{"a.en.md", "a.fr.md", "a.fr.markdown"}, faults: []string{"a.en.md: which page is its other version: a.fr.markdown or a.fr.md?"}},
		"two names for French":         {files: []string{"a-eng.md", "a-fra.md", "a-fre.md"}, faults: []string{"a-eng.md: which page is its other version: a-fra.md or a-fre.md?"}},
		"one name for French":          {files: []string{"a-eng.md", "a-fre.md", "b-eng.md", "b-fra.md"}, pairs: [][2]string{{"a-eng.md", "a-fre.md"}, {"b-eng.md", "b-fra.md"}}},
		"two signs":                    {files: []string{"a.md", "a.fr.md", "a_fr.md"}, faults: []string{"a.md: which page is its other version: a.fr.md or a_fr.md?"}},
		"three candidates":             {files: []string{"a.md", "a.fr.md", "a_fr.md", "fr/a.md"}, faults: []string{"a.md: which page is its other version: a.fr.md, a_fr.md or fr/a.md?"}},
		"a file and a folder":          {files: []string{"index.md", "index.fr.md", "fr/index.md"}, faults: []string{"index.md: which page is its other version: fr/index.md or index.fr.md?"}},
		"a file, and folders of both":  {files: []string{"index.md", "index.fr.md", "fr/index.md", "en/index.md"}, pairs: [][2]string{{"en/index.md", "fr/index.md"}, {"index.md", "index.fr.md"}}},
		"bare between two styles":      {files: []string{"a.md", "a.en.md", "a-fr.md"}, faults: []string{"a.md: which page is its other version: a-fr.md or a.en.md?"}},
		"bare beside two for French":   {files: []string{"a.md", "a-eng.md", "a-fra.md", "a-fre.md"}, faults: []string{"a-eng.md: which page is its other version: a-fra.md or a-fre.md?"}, unknown: []string{"a.md"}},
		"styles that are mixed":        {files: []string{"a-en.md", "a-fr.md", "b.en.md", "b.fr.md", "c.md", "c.fr.md", "e_e.md", "e_f.md", "en/d.md", "fr/d.md"}, pairs: [][2]string{{"a-en.md", "a-fr.md"}, {"b.en.md", "b.fr.md"}, {"c.md", "c.fr.md"}, {"e_e.md", "e_f.md"}, {"en/d.md", "fr/d.md"}}},
		"both in both folders":         {files: []string{"en/a-en.md", "en/a-fr.md", "fr/a-en.md", "fr/a-fr.md"}, pairs: [][2]string{{"en/a-en.md", "fr/a-en.md"}, {"en/a-fr.md", "fr/a-fr.md"}}},
		"regions beside languages":     {files: []string{"a.en.md", "a.en-ca.md", "a.fr.md", "a.fr-ca.md"}, pairs: [][2]string{{"a.en-ca.md", "a.fr-ca.md"}, {"a.en.md", "a.fr.md"}}},
		"a region too many":            {files: []string{"a.en.md", "a.fr.md", "a.fr-ca.md"}, faults: []string{"a.en.md: which page is its other version: a.fr-ca.md or a.fr.md?"}},
		"each with its extension":      {files: []string{"a.en.htm", "a.en.html", "a.fr.htm", "a.fr.html"}, pairs: [][2]string{{"a.en.htm", "a.fr.htm"}, {"a.en.html", "a.fr.html"}}},
		"a name of two parts":          {files: []string{"en/a-eng.md", "fr/a-fre.md"}, pairs: [][2]string{{"en/a-eng.md", "fr/a-fre.md"}}},
		"case only":                    {files: []string{"a.en.md", "A.en.md", "a.fr.md"}, faults: []string{"A.en.md: differs from a.en.md by case only"}},
		"annexes":                      {files: []string{"en/annex-d.md", "en/annex-e.md", "en/annex-f.md", "fr/annex-d.md", "fr/annex-e.md", "fr/annex-f.md"}, pairs: [][2]string{{"en/annex-d.md", "fr/annex-d.md"}, {"en/annex-e.md", "fr/annex-e.md"}, {"en/annex-f.md", "fr/annex-f.md"}}},
		"two annexes":                  {files: []string{"en/annex_e.md", "en/annex_f.md", "fr/annex_e.md", "fr/annex_f.md"}, pairs: [][2]string{{"en/annex_e.md", "fr/annex_e.md"}, {"en/annex_f.md", "fr/annex_f.md"}}},
		"an annex of each folder":      {files: []string{"en/a/annex-e.md", "en/annex-f.md", "fr/a/annex-e.md", "fr/annex-f.md"}, pairs: [][2]string{{"en/a/annex-e.md", "fr/a/annex-e.md"}, {"en/annex-f.md", "fr/annex-f.md"}}},
		"an annex not translated":      {files: []string{"en/annex-e.md", "en/annex-f.md", "fr/annex-f.md"}, pairs: [][2]string{{"en/annex-f.md", "fr/annex-f.md"}}, alone: []string{"en/annex-e.md"}},
		"annexes beside a folder":      {files: []string{"d/annex-e.md", "d/annex-f.md", "d/fr/annex-e.md", "d/fr/annex-f.md"}, pairs: [][2]string{{"d/annex-e.md", "d/fr/annex-e.md"}, {"d/annex-f.md", "d/fr/annex-f.md"}}},
		"annexes without a name":       {files: []string{"annex-d.md", "annex-d.fr.md", "annex-e.md", "annex-e.fr.md", "annex-f.md", "annex-f.fr.md"}, pairs: [][2]string{{"annex-d.md", "annex-d.fr.md"}, {"annex-e.md", "annex-e.fr.md"}, {"annex-f.md", "annex-f.fr.md"}}},
		"annexes, one not translated":  {files: []string{"annex-d.md", "annex-d.fr.md", "annex-e.md", "annex-f.md", "annex-f.fr.md"}, pairs: [][2]string{{"annex-d.md", "annex-d.fr.md"}, {"annex-f.md", "annex-f.fr.md"}}, alone: []string{"annex-e.md"}},
		"annexes with a name":          {files: []string{"annex-e.en.md", "annex-e.fr.md", "annex-f.en.md", "annex-f.fr.md", "g-e-eng.html", "g-e-fra.html", "h-e-e.html", "h-e-f.html"}, pairs: [][2]string{{"annex-e.en.md", "annex-e.fr.md"}, {"annex-f.en.md", "annex-f.fr.md"}, {"g-e-eng.html", "g-e-fra.html"}, {"h-e-e.html", "h-e-f.html"}}},
		"letters in folders":           {files: []string{"en/x_e.html", "en/y_e.html", "fr/x_f.html", "fr/y_f.html"}, pairs: [][2]string{{"en/x_e.html", "fr/x_f.html"}, {"en/y_e.html", "fr/y_f.html"}}},
		"a guide to a language":        {files: []string{"en/guide-en.md", "en/moving-to-fr.md", "fr/guide-en.md", "fr/moving-to-fr.md"}, pairs: [][2]string{{"en/guide-en.md", "fr/guide-en.md"}, {"en/moving-to-fr.md", "fr/moving-to-fr.md"}}},
		"a guide not translated":       {files: []string{"en/a.md", "en/moving-to-fr.md", "fr/a.md"}, pairs: [][2]string{{"en/a.md", "fr/a.md"}}, alone: []string{"en/moving-to-fr.md"}},
		"a guide beside its version":   {files: []string{"moving-to-fr.md", "moving-to-fr.fr.md"}, pairs: [][2]string{{"moving-to-fr.md", "moving-to-fr.fr.md"}}},
		"a region is no version":       {files: []string{"a-en.md", "a-fr.md", "a-en-us.md", "a-fr-fr.md"}, pairs: [][2]string{{"a-en-us.md", "a-fr-fr.md"}, {"a-en.md", "a-fr.md"}}},
		"folders in folders":           {files: []string{"docs/en/en/x.md", "docs/en/fr/x.md", "docs/fr/en/x.md", "docs/fr/fr/x.md"}, pairs: [][2]string{{"docs/en/en/x.md", "docs/fr/en/x.md"}, {"docs/en/fr/x.md", "docs/fr/fr/x.md"}}},
		"folders in a folder":          {files: []string{"fr/docs/en/x.md", "fr/docs/fr/x.md"}, pairs: [][2]string{{"fr/docs/en/x.md", "fr/docs/fr/x.md"}}},
		"left out":                     {files: []string{".git/a.en.md", "node_modules/a.fr.md", ".hidden.en.md", "a.en.go"}},
		"not UTF-8":                    {files: []string{"\xff.en.md", "\xff.fr.md"}, pairs: [][2]string{{"\xff.en.md", "\xff.fr.md"}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := tree(t, pages(c.files...), "").Pair(nil)
			require.NoError(t, err)
			assertPairs(t, got, c.pairs, c.alone, c.unknown, c.faults)
		})
	}
}

func assertPairs(t *testing.T, got *Pairs, pairs [][2]string, alone, unknown, faults []string) {
	t.Helper()
	var gotPairs [][2]string
	for _, p := range got.Pairs {
		gotPairs = append(gotPairs, [2]string{p.Source, p.Target})
	}
	assert.Equal(t, pairs, gotPairs, "pairs")
	var names []string
	for _, p := range got.Alone {
		names = append(names, p.Path)
	}
	assert.Equal(t, alone, names, "alone")
	assert.Equal(t, unknown, got.Unknown, "unknown")
	names = nil
	for _, f := range got.Faults {
		names = append(names, strings.TrimSuffix(f.Error(), " Settle it by a list of pairs, front matter, a link or exclude."))
	}
	assert.Equal(t, faults, names, "faults")
}

func TestPairByDeclaration(t *testing.T) {
	for name, c := range map[string]struct {
		files   map[string]string
		pairs   [][2]string
		alone   []string
		single  []string
		unknown []string
		faults  []string
	}{
		"translationKey": {files: map[string]string{
			"en/about.md": "---\ntranslationKey: about\n---\n", "fr/a-propos.md": "---\ntranslationKey: 'about'\n---\n"},
			pairs: [][2]string{{"en/about.md", "fr/a-propos.md"}}},
		"translationKey in TOML": {files: map[string]string{
			"en/about.md": "+++\ntranslationKey = \"about\"\n+++\n", "fr/a-propos.md": "+++\ntranslationKey = 'about'\n+++\n"},
			pairs: [][2]string{{"en/about.md", "fr/a-propos.md"}}},
		"ref and lang": {files: map[string]string{
			"about.md": "---\nref: x\nlang: en\n---\n", "propos.md": "---\nref: x\nlang: fr-CA\n---\n"},
			pairs: [][2]string{{"about.md", "propos.md"}}},
		"keys that differ": {files: map[string]string{
			"en/a.md": "---\ntranslationKey: a\n---\n", "fr/b.md": "---\ntranslationKey: b\n---\n"},
			alone: []string{"en/a.md", "fr/b.md"}},
		"two with a key": {files: map[string]string{
			"en/a.md": "---\ntranslationKey: k\n---\n", "en/b.md": "---\ntranslationKey: k\n---\n", "fr/c.md": "---\ntranslationKey: k\n---\n"},
			faults: []string{"fr/c.md: which page is its other version: en/a.md or en/b.md?"}},
		"altLangPage": {files: map[string]string{
			"about.html": "---\n{\n\t\"language\": \"en\",\n\t\"altLangPage\": \"/site/propos.html\"\n}\n---\n", "propos.html": "---\n{\"language\": \"fr\"}\n---\n"},
			pairs: [][2]string{{"about.html", "propos.html"}}},
		"altLangPrefix": {files: map[string]string{
			"x/about-en.html": "---\n{ \"altLangPrefix\": \"propos\" }\n---\n", "x/propos-fr.html": "---\n{ \"altLangPrefix\": \"about\" }\n---\n"},
			pairs: [][2]string{{"x/about-en.html", "x/propos-fr.html"}}},
		"hreflang": {files: map[string]string{
			"about.html":  `<html lang="en"><link rel="alternate" hreflang="en" href="about.html"><link rel="alternate" hreflang="fr" href="https://example.org/propos.html">`,
			"propos.html": `<html lang="fr">`},
			pairs: [][2]string{{"about.html", "propos.html"}}},
		"a link in the page": {files: map[string]string{
			"en/about.html":  `<html lang="en"><section id="wb-lng"><a lang="fr" href="../fr/propos.html">Fran&ccedil;ais</a></section>`,
			"fr/propos.html": `<html lang="fr"><a lang="en" href="../en/about.html">English</a>`},
			pairs: [][2]string{{"en/about.html", "fr/propos.html"}}},
		"a link in Markdown": {files: map[string]string{
			"en/about.md": "[Français](../fr/propos.md)\n", "fr/propos.md": "# Bonjour\n"},
			pairs: [][2]string{{"en/about.md", "fr/propos.md"}}},
		"all link to the home page": {files: map[string]string{
			"en/a.html": `<a href="../fr/accueil.html">Français</a>`, "en/b.html": `<a href="../fr/accueil.html">Français</a>`,
			"fr/accueil.html": ""},
			faults: []string{"fr/accueil.html: which page is its other version: en/a.html or en/b.html?"}},
		"the home page links back": {files: map[string]string{
			"en/a.html": `<a href="../fr/accueil.html">Français</a>`, "en/home.html": `<a href="../fr/accueil.html">Français</a>`,
			"fr/accueil.html": `<a href="../en/home.html">English</a>`},
			pairs: [][2]string{{"en/home.html", "fr/accueil.html"}}, alone: []string{"en/a.html"}},
		"a link to elsewhere": {files: map[string]string{
			"en/a.html": `<a href="../fr/b.html">our French friends</a><a href="mailto:x">Français</a>`, "fr/b.html": ""},
			alone: []string{"en/a.html", "fr/b.html"}},
		"damaged front matter": {files: map[string]string{
			"en/a.md": "---\ntranslationKey: [\n---\n", "fr/b.md": "---\ntranslationKey: a\n"},
			alone: []string{"en/a.md", "fr/b.md"}},
		"a language alone is no pair": {files: map[string]string{
			"a.html": `<html lang="en">`, "b.html": `<html lang="fr">`}, single: []string{"a.html", "b.html"}},
		"a link settles two names": {files: map[string]string{
			"a-eng.html": `<link rel="alternate" hreflang="fr" href="a-fre.html">`, "a-fra.html": "", "a-fre.html": ""},
			pairs: [][2]string{{"a-eng.html", "a-fre.html"}}, alone: []string{"a-fra.html"}},
		"a key settles two names": {files: map[string]string{
			"a.md": "---\nlang: en\nref: a\n---\n", "a.fr.md": "---\nref: a\n---\n", "a_fr.md": ""},
			pairs: [][2]string{{"a.md", "a.fr.md"}}, alone: []string{"a_fr.md"}},
		"links that settle nothing": {files: map[string]string{
			"a-eng.md": "", "a-fra.md": "[English](a-eng.md)", "a-fre.md": "[English](a-eng.md)"},
			faults: []string{"a-eng.md: which page is its other version: a-fra.md or a-fre.md?"}},
		"declared, and its twin is missing": {files: map[string]string{
			"about.html": `<html lang="en"><a href="propos.html">Français</a>`, "propos.html": `<html lang="fr">`, "seule.html": `<html lang="fr">`},
			pairs: [][2]string{{"about.html", "propos.html"}}, alone: []string{"seule.html"}},
		"declared in front matter": {files: map[string]string{
			"a.md": "---\nlang: en\nref: a\n---\n", "b.md": "---\nlang: fr\nref: a\n---\n", "c.md": "---\nlang: fr\n---\n", "d.md": "# D\n"},
			pairs: [][2]string{{"a.md", "b.md"}}, alone: []string{"c.md"}, unknown: []string{"d.md"}},
		"a blog in one language": {files: map[string]string{
			"about.html": `<html lang="en"><a href="propos.html">Français</a>`, "propos.html": `<html lang="fr">`, "seule.html": `<html lang="fr">`,
			"blog/a.html": `<html lang="fr">`, "blog/b.html": `<html lang="fr">`},
			pairs: [][2]string{{"about.html", "propos.html"}}, alone: []string{"seule.html"},
			single: []string{"blog/a.html", "blog/b.html"}},
		"a folder for each page": {files: map[string]string{
			"about/index.html": `<html lang="en"><a href="../propos/">Français</a>`, "propos/index.html": `<html lang="fr">`, "seule/index.html": `<html lang="fr">`,
			"blog/a/index.html": `<html lang="fr">`, "blog/b/index.html": `<html lang="fr">`},
			pairs: [][2]string{{"about/index.html", "propos/index.html"}}, alone: []string{"seule/index.html"},
			single: []string{"blog/a/index.html", "blog/b/index.html"}},
		"most in one language": {files: map[string]string{
			"about.html": `<html lang="en"><a href="propos.html">Français</a>`, "propos.html": `<html lang="fr">`, "b.html": `<html lang="en">`, "c.html": `<html lang="en">`},
			pairs: [][2]string{{"about.html", "propos.html"}}, single: []string{"b.html", "c.html"}},
		"keys that cross the names": {files: map[string]string{
			"en/a.md": "---\ntranslationKey: f\n---\n", "fr/a.md": "---\ntranslationKey: w\n---\n", "en/b.md": "---\ntranslationKey: w\n---\n", "fr/b.md": "---\ntranslationKey: f\n---\n"},
			pairs: [][2]string{{"en/a.md", "fr/b.md"}, {"en/b.md", "fr/a.md"}}},
		"a key that leaves a name": {files: map[string]string{
			"a.en.md": "---\ntranslationKey: f\n---\n", "a.fr.md": "", "b.fr.md": "---\ntranslationKey: f\n---\n"},
			pairs: [][2]string{{"a.en.md", "b.fr.md"}}, alone: []string{"a.fr.md"}},
		"a key of one page": {files: map[string]string{
			"a.en.md": "---\ntranslationKey: f\n---\n", "a.fr.md": "---\ntranslationKey: w\n---\n"},
			pairs: [][2]string{{"a.en.md", "a.fr.md"}}},
		"a key that was copied": {files: map[string]string{
			"en/a.md": "---\ntranslationKey: f\n---\n", "fr/a.md": "---\ntranslationKey: f\n---\n", "en/b.md": "---\ntranslationKey: f\n---\n", "fr/b.md": ""},
			pairs: [][2]string{{"en/a.md", "fr/a.md"}, {"en/b.md", "fr/b.md"}}},
		"links that cross the names": {files: map[string]string{
			"a-eng.html": `<link rel="alternate" hreflang="fr" href="b-fra.html">`, "b-fra.html": `<link rel="alternate" hreflang="en" href="a-eng.html">`,
			"b-eng.html": `<a href="a-fra.html">Français</a>`, "a-fra.html": `<a href="b-eng.html">English</a>`},
			pairs: [][2]string{{"a-eng.html", "b-fra.html"}, {"b-eng.html", "a-fra.html"}}},
		"a link that is not returned": {files: map[string]string{
			"a-eng.html": `<link rel="alternate" hreflang="fr" href="b-fra.html">`, "b-fra.html": "", "b-eng.html": "", "a-fra.html": ""},
			pairs: [][2]string{{"a-eng.html", "a-fra.html"}, {"b-eng.html", "b-fra.html"}}},
		"keys win over links": {files: map[string]string{
			"a-eng.md": "---\nref: x\n---\n[Français](a-fra.md)", "a-fra.md": "[English](a-eng.md)", "b-fra.md": "---\nref: x\n---\n"},
			pairs: [][2]string{{"a-eng.md", "b-fra.md"}}, alone: []string{"a-fra.md"}},
		"the choice between two versions": {files: map[string]string{
			"home.html": `<html lang="en"><a href="accueil.html">Français</a>`, "accueil.html": `<html lang="fr"><a href="home.html">English</a>`,
			"index.html": `<html lang="en"><a href="home.html">English</a> <a href="accueil.html">Français</a>`},
			pairs: [][2]string{{"home.html", "accueil.html"}}, unknown: []string{"index.html"}},
		"the choice, and no link back": {files: map[string]string{
			"home.html": `<html lang="en"><a href="accueil.html">Français</a>`, "accueil.html": `<html lang="fr">`,
			"index.html": `<html lang="en"><a href="home.html">English</a> <a href="accueil.html">Français</a>`},
			pairs: [][2]string{{"home.html", "accueil.html"}}, unknown: []string{"index.html"}},
		"links to pages of two pairs": {files: map[string]string{
			"a.html": `<html lang="en"><a href="b.html">Français</a>`, "b.html": `<html lang="fr"><a href="a.html">English</a>`,
			"c.html": `<html lang="en"><a href="d.html">Français</a>`, "d.html": `<html lang="fr"><a href="c.html">English</a>`,
			"z.html": `<html lang="en"><a href="a.html">English</a> <a href="d.html">Français</a>`},
			pairs: [][2]string{{"a.html", "b.html"}, {"c.html", "d.html"}}, alone: []string{"z.html"}},
		"another language than the bare pages": {files: map[string]string{
			"a.md": "", "a.fr.md": "", "b.md": "", "b.fr.md": "", "c.md": "---\nlang: fr\n---\n"},
			pairs: [][2]string{{"a.md", "a.fr.md"}, {"b.md", "b.fr.md"}}, single: []string{"c.md"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := tree(t, c.files, "").Pair(nil)
			var single []string
			for _, p := range got.Single {
				single = append(single, p.Path)
			}
			assert.Equal(t, c.single, single, "single")
			require.NoError(t, err)
			assertPairs(t, got, c.pairs, c.alone, c.unknown, c.faults)
		})
	}
}

// Settings and a list of pairs settle what paths leave open.
func TestPairSettled(t *testing.T) {
	files := pages("a-eng.md", "a-fra.md", "a-fre.md", "a.md")
	list, err := ParseList("pairs.tsv", []byte("a-eng.md\ta-fre.md\n"))
	require.NoError(t, err)
	for name, c := range map[string]struct {
		settings       string
		list           *List
		pairs          [][2]string
		alone, unknown []string
		faults         []string
	}{
		"nothing":         {unknown: []string{"a.md"}, faults: []string{"a-eng.md: which page is its other version: a-fra.md or a-fre.md?"}},
		"a list":          {list: list, pairs: [][2]string{{"a-eng.md", "a-fre.md"}}, alone: []string{"a-fra.md"}, unknown: []string{"a.md"}},
		"exclude":         {settings: `exclude = ["*-fra.md"]`, pairs: [][2]string{{"a-eng.md", "a-fre.md"}}, unknown: []string{"a.md"}},
		"none excluded":   {settings: `exclude = ["b-eng.md"]`, unknown: []string{"a.md"}, faults: []string{"a-eng.md: which page is its other version: a-fra.md or a-fre.md?"}},
		"a template":      {settings: "[pairing]\ntemplates = ['*-eng.md | *-fre.md']", pairs: [][2]string{{"a-eng.md", "a-fre.md"}}, unknown: []string{"a-fra.md", "a.md"}},
		"a wide template": {settings: "[pairing]\ntemplates = ['*-{lang}.md']", unknown: []string{"a.md"}, faults: []string{"a-eng.md: which page is its other version: a-fra.md or a-fre.md?"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := tree(t, files, c.settings).Pair(c.list)
			require.NoError(t, err)
			assertPairs(t, got, c.pairs, c.alone, c.unknown, c.faults)
		})
	}
}

// Reports are no pages: those of this run, and side-by-side pages of any.
func TestWalkLeavesReportsOut(t *testing.T) {
	page := "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta name=\"generator\" content=\"%s\">\n"
	tr := tree(t, map[string]string{
		"h.html": fmt.Sprintf(page, "visavis"), "other.html": fmt.Sprintf(page, "Hugo 0.150"), "en/visavis.html": "<p>content=\"visavis\"</p>",
		"summary.md": "<!-- visavis -->\n## visavis\n", "about.md": "# About\n<!-- visavis -->\n",
		"s.md": "# Findings", "sub/s.md": "# Kept",
	}, "")
	assert.Equal(t, []string{"about.md", "en/visavis.html", "other.html", "s.md", "sub/s.md"}, tr.Pages)
	tr, err := Walk(tr.Root, tr.Config, "s.md", "../x.md")
	require.NoError(t, err)
	assert.Equal(t, []string{"about.md", "en/visavis.html", "other.html", "sub/s.md"}, tr.Pages)
}

// A page whose twin the settings leave out has one.
func TestPairLeavesTwinsOut(t *testing.T) {
	files := pages("en/a.md", "fr/a.md", "en/b.md", "fr/b.md", "c.md", "c.fr.md", "en/archive/d.md", "fr/archive/d.md", "en/e.md", "EN/F.md", "fr/f.md")
	for name, c := range map[string]struct {
		settings       string
		pairs          [][2]string
		alone, unknown []string
	}{
		"a page":          {settings: `exclude = ["fr/a.md", "EN/F.md"]`, pairs: [][2]string{{"c.md", "c.fr.md"}, {"en/archive/d.md", "fr/archive/d.md"}, {"en/b.md", "fr/b.md"}}, alone: []string{"en/e.md"}},
		"a page, bare":    {settings: `exclude = ["c.md", "EN/F.md"]`, pairs: [][2]string{{"en/a.md", "fr/a.md"}, {"en/archive/d.md", "fr/archive/d.md"}, {"en/b.md", "fr/b.md"}}, alone: []string{"en/e.md"}},
		"a folder":        {settings: `exclude = ["fr/archive/**", "EN/F.md"]`, pairs: [][2]string{{"c.md", "c.fr.md"}, {"en/a.md", "fr/a.md"}, {"en/b.md", "fr/b.md"}}, alone: []string{"en/e.md"}},
		"not included":    {settings: `include = ["en/**", "fr/b.md"]`, pairs: [][2]string{{"en/b.md", "fr/b.md"}}, alone: []string{"en/e.md"}},
		"another annex":   {settings: `exclude = ["fr/f.md", "[a-d]*", "*/[a-d]*"]`, alone: []string{"en/e.md"}},
		"another is left": {settings: `exclude = ["fr/archive/d.md", "en/archive/d.md", "c.*", "c.fr.md"]`, pairs: [][2]string{{"EN/F.md", "fr/f.md"}, {"en/a.md", "fr/a.md"}, {"en/b.md", "fr/b.md"}}, alone: []string{"en/e.md"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := tree(t, files, c.settings).Pair(nil)
			require.NoError(t, err)
			assertPairs(t, got, c.pairs, c.alone, c.unknown, nil)
		})
	}
}

// A fault names all its pages as the user sees them.
func TestFaultShown(t *testing.T) {
	show := func(page string) string { return "web/" + page }
	for name, c := range map[string]struct {
		fault *Fault
		want  string
	}{
		"two":     {pagesFault("a", "%s or %s?", "%s ou %s?", "b", "c"), "web/a: web/b or web/c?"},
		"three":   {pagesFault("a", "%s or %s?", "%s ou %s?", "b", "c", "d"), "web/a: web/b, web/c or web/d?"},
		"one":     {pagesFault("a", "like %[2]s", "comme %[2]s", "b"), "web/a: like web/b"},
		"none":    {faultf("a", 3, "is %q", "est %q", "b"), `web/a:3: is "b"`},
		"no path": {faultf("", 0, "wrong", "faux"), "wrong"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, c.fault.Shown(show).Error())
		})
	}
}
