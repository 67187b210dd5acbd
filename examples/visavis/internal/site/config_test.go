package site

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

var checks = []string{"omission", "number", "unpaired"}

func TestParse(t *testing.T) {
	c, err := Parse([]byte(`languages = ["fr", "en"]
include = ["docs/**"]
min-confidence = 0
[pairing]
templates = ["{lang}/**"]
links = false
[[rule]]
paths = ["docs/a.*"]
disable = ["number"]
severity = { omission = "note" }
[[rule]]
paths = ["**/b.md"]
checks = ["omission"]
[[allow]]
pattern = 'ISO \d+'
paths = ["docs/**"]
`), "x.toml", checks)
	require.NoError(t, err)
	assert.Equal(t, "fr", c.Source())
	assert.Equal(t, "en", c.Target())
	assert.Zero(t, *c.MinConfidence)
	s := c.For("docs/a.en.md", "docs/a.fr.md")
	assert.False(t, s.Runs("number"))
	assert.True(t, s.Runs("omission"))
	assert.Equal(t, "note", s.Severity["omission"])
	s = c.For("docs/c.md", "b.md") // a rule for either page
	assert.True(t, s.Runs("omission"))
	assert.False(t, s.Runs("unpaired"))
	assert.True(t, c.For("x.md", "").Runs("number"))
	assert.Equal(t, 0, c.Allowed("number", "docs/x.md", "y.md", "", "see ISO 9001"))
	assert.Equal(t, -1, c.Allowed("number", "docs/x.md", "y.md", "ISO", "9001"))
	assert.Equal(t, -1, c.Allowed("number", "x.md", "", "ISO 9001", ""))
	assert.Equal(t, 15, c.Allow[0].Line)

	c, err = Parse(nil, "", nil)
	require.NoError(t, err)
	assert.Equal(t, "en", c.Source())
	assert.True(t, c.For("a", "b").Runs("anything"))
}

func TestParseFaults(t *testing.T) {
	for name, c := range map[string]struct{ text, en, fr string }{
		"unknown key":           {"\nlangage = 1", `x:2: unknown key "langage"`, `x:2: clé inconnue "langage"`},
		"unknown key inside":    {"[pairing]\ntemplate = []", `x:2: unknown key "pairing.template"`, `x:2: clé inconnue "pairing.template"`},
		"unknown table":         {"[rules]\n", `x:1: unknown key "rules"`, `x:1: clé inconnue "rules"`},
		"not TOML":              {"a = ", "x:1: not valid TOML (expected value, not end of input)", "x:1: n’est pas du TOML correct (une valeur est attendue)"},
		"a text without end":    {"\nbaseline = \"a\n", "x:2: not valid TOML (basic strings cannot have new lines)", "x:2: n’est pas du TOML correct (le texte n’est pas fermé par un guillemet)"},
		"a text without quotes": {"baseline = a", "x:1: not valid TOML (unexpected character 'a' at start of value)", "x:1: n’est pas du TOML correct (aucune valeur ne commence par 'a')"},
		"lists in lists":        {"a = " + strings.Repeat("[", 20000), "x:1: not valid TOML (arrays and inline tables are nested more than the maximum of 10000 levels deep)", "x:1: n’est pas du TOML correct (plus de 10000 listes et tables l’une dans l’autre)"},
		"a list without end":    {"include = [\"a\"", "x:1: not valid TOML (array is incomplete)", "x:1: n’est pas du TOML correct (la liste n’est pas terminée)"},
		"a table without end":   {"[pairing\n", "x:1: not valid TOML (expected ']' to close table name)", "x:1: n’est pas du TOML correct (« ] » est attendu après le nom d’une table)"},
		"a key twice":           {"baseline = \"a\"\nbaseline = \"b\"", "x:2: not valid TOML (key baseline is already defined)", "x:2: n’est pas du TOML correct (la clé baseline est déjà définie)"},
		"what is seldom":        {"fail-on = 0x", "x:1: not valid TOML (radix prefix", "x:1: n’est pas du TOML correct (radix prefix"},
		"not a list":            {"include = 3", `x:1: include: want a list such as ["one", "two"]`, "x:1: include : une liste comme"},
		"not a number at all":   {"\nmin-confidence = 'high'", "x:2: min-confidence: want a number", "x:2: min-confidence : un nombre est attendu"},
		"not a text":            {"fail-on = 3", "x:1: fail-on: want a text in quotes", "x:1: fail-on : un texte entre guillemets"},
		"not true or false":     {"[pairing]\nlinks = 'yes'", "x:2: pairing.links: want true or false", "x:2: pairing.links : true ou false"},
		"not tables":            {"allow = 'x'", "x:1: allow: want tables", "x:1: allow : des tables"},
		"not a table":           {"pairing = 3", "x:1: pairing: want a table", "x:1: pairing : une table"},
		"languages":             {`languages = ["en", "de"]`, `x:1: languages: want ["en", "fr"]`, "x:1: languages : "},
		"one language":          {`languages = ["en"]`, `x:1: languages: want`, "x:1: languages : "},
		"fail-on":               {"# a\nfail-on = 'bad'", `x:2: fail-on: "bad" is not note, warning or error`, `x:2: fail-on : "bad" n’est pas`},
		"confidence":            {"min-confidence = 1.5", "x:1: min-confidence: want a number from 0 to 1", "x:1: min-confidence : un nombre de 0 à 1"},
		"not a number":          {"min-confidence = nan", "x:1: min-confidence: want a number from 0 to 1", "x:1: min-confidence : un nombre de 0 à 1"},
		"check":                 {`disable = ["nothing"]`, `x:1: disable: no check "nothing"`, `x:1: disable : aucune vérification "nothing"`},
		"glob":                  {`exclude = ["a[" ]`, `x:1: exclude: "a[" is not a pattern of paths`, "x:1: exclude : "},
		"outside":               {"pairs = '/etc/pairs'", `x:1: pairs: "/etc/pairs" is outside the site`, "x:1: pairs : "},
		"template":              {"[pairing]\ntemplates = ['docs/**']", `x:2: templates: "docs/**" is no template: want {lang}`, "x:2: templates : \"docs/**\" n’est pas un modèle : {lang}, ou"},
		"templates that differ": {"[pairing]\ntemplates = ['a/** | b.md']", `x:2: templates: "a/** | b.md" is no template: want as many *`, "x:2: templates : "},
		"rule without paths":    {"[[rule]]\npaths = ['a']\n[[rule]]\nchecks = []", "x:3: paths: a rule needs paths", "x:3: paths : "},
		"rule with a check":     {"[[rule]]\npaths = ['a']\n[[rule]]\npaths = ['b']\nchecks = ['z']", `x:5: checks: no check "z"`, "x:5: checks : "},
		"severity":              {"[[rule]]\npaths = ['a']\nseverity = { omission = 'big' }", `x:3: severity: "big" is not note`, "x:3: severity : "},
		"pattern":               {"[[allow]]\npattern = '('", "x:2: pattern: not a pattern: missing closing )", "x:2: pattern : "},
		"no pattern":            {"[[allow]]\nreason = ''", "x:1: pattern: want a pattern", "x:1: pattern : "},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse([]byte(c.text), "x", checks)
			var f *Fault
			require.ErrorAs(t, err, &f)
			assert.True(t, strings.HasPrefix(f.In(report.English), c.en), f.In(report.English))
			assert.True(t, strings.HasPrefix(f.In(report.French), c.fr), f.In(report.French))
		})
	}
}

func TestTemplates(t *testing.T) {
	for name, c := range map[string]struct {
		templates string
		files     []string
		pairs     [][2]string
		alone     []string
		unknown   []string
	}{
		"folder": {`["docs/{lang}/**"]`, []string{"docs/en/a.md", "docs/fr/a.md", "en/a.md", "fr/a.md"},
			[][2]string{{"docs/en/a.md", "docs/fr/a.md"}}, nil, []string{"en/a.md", "fr/a.md"}},
		"name": {`["**/*_{lang}.md"]`, []string{"x/a_e.md", "x/a_f.md", "b_en.md"},
			[][2]string{{"x/a_e.md", "x/a_f.md"}}, []string{"b_en.md"}, nil},
		"twice": {`["{lang}/**/*-{lang}.html"]`, []string{"en/x/a-eng.html", "fr/x/a-fra.html", "en/b-fr.html"},
			[][2]string{{"en/x/a-eng.html", "fr/x/a-fra.html"}}, nil, []string{"en/b-fr.html"}},
		"two patterns": {`["docs/** | i18n/fr/**"]`, []string{"docs/x/a.md", "i18n/fr/x/a.md", "docs/b.md"},
			[][2]string{{"docs/x/a.md", "i18n/fr/x/a.md"}}, []string{"docs/b.md"}, nil},
		"the first that fits": {`["**/*.fr.md | **/*.md", "** | fr/**"]`, []string{"a.fr.md", "a.md"}, nil, []string{"a.fr.md", "a.md"}, nil},
		"none":                {`[]`, []string{"a.en.md", "a.fr.md"}, nil, nil, []string{"a.en.md", "a.fr.md"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := tree(t, pages(c.files...), "[pairing]\ntemplates = "+c.templates).Pair(nil)
			require.NoError(t, err)
			assertPairs(t, got, c.pairs, c.alone, c.unknown, nil)
		})
	}
}

func TestParseList(t *testing.T) {
	for name, c := range map[string]struct{ text, fault string }{
		"lines":       {"# a\n\na.md\tb.md\r\nc/d.md\te.md\n", ""},
		"mark":        {"\ufeffa.md\tb.md", ""},
		"columns":     {"a.md b.md", "x:1: want two paths"},
		"up":          {"a.md\tb/../../c.md", `x:1: "b/../../c.md" is not a path inside the site`},
		"absolute":    {"/a.md\tb.md", `x:1: "/a.md" is not`},
		"empty":       {"\na.md\t ", `x:2: "" is not`},
		"NUL":         {"a\x00.md\tb.md", "x:1: "},
		"again":       {"a.md\tb.md\n./b.md\tc.md", `x:2: "b.md" is on line 1 already`},
		"with itself": {"a.md\ta.md", `x:1: "a.md" is on line 1 already`},
		"three":       {"a\tb\tc", "x:1: want two paths"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseList("x", []byte(c.text))
			if c.fault == "" {
				require.NoError(t, err)
				return
			}
			require.Error(t, err)
			assert.True(t, strings.HasPrefix(err.Error(), c.fault), err.Error())
		})
	}
}

func TestIgnored(t *testing.T) {
	rules := ignored(nil).with(".", "# build\n_site\n/out/\n*.tmp.md\n!keep.tmp.md\ndocs/*/draft\n\\#x\n{a}\n[\n").with("sub", "/private\n")
	for name, want := range map[string]bool{
		"_site/": true, "a/_site/": true, "out/": true, "a/out/": false, "out": false, "x.tmp.md": true, "keep.tmp.md": false,
		"docs/a/draft": true, "docs/draft": false, "sub/private": true, "private": false, "site": false, "{a}": true, "a": false, "#x": true,
	} {
		assert.Equal(t, want, rules.ignores(strings.TrimSuffix(name, "/"), strings.HasSuffix(name, "/")), name)
	}
}

func TestWalk(t *testing.T) {
	tr := tree(t, map[string]string{".gitignore": "_site/\n", "_site/a.en.md": "", "x/.gitignore": "b.*", "x/a.en.md": "", "x/b.en.md": "",
		"archive/c.en.md": "", "a.go": "", "d.TXT": "", "e.XHTML": ""}, `exclude = ["archive/**"]`)
	assert.Equal(t, []string{"d.TXT", "e.XHTML", "x/a.en.md"}, tr.Pages)
	tr = tree(t, pages("a/b.md", "a/c.md", "d.md"), `include = ["a/*"]`)
	assert.Equal(t, []string{"a/b.md", "a/c.md"}, tr.Pages)
}
