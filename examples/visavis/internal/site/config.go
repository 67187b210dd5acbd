package site

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pelletier/go-toml/v2"

	"github.com/visavis/visavis/align"
)

// ConfigName is the name of the file that holds the settings of a site, in its
// root.
const ConfigName = ".visavis.toml"

// Config is the settings of a site. The zero value is those of a site without
// any: all pages, paired by the built-in rules, all checks.
type Config struct {
	Languages     []string `toml:"languages"`      // of source and target: en, fr where empty
	Include       []string `toml:"include"`        // globs of pages; all where empty
	Exclude       []string `toml:"exclude"`        // globs of pages left out
	Checks        []string `toml:"checks"`         // the checks that run; all where empty
	Disable       []string `toml:"disable"`        // those that do not
	MinConfidence *float64 `toml:"min-confidence"` // of findings that are told
	FailOn        string   `toml:"fail-on"`        // note, warning or error
	Lexicons      []string `toml:"lexicons"`       // builtin, none, or files below the root
	Borders       []string `toml:"borders"`        // lines that no pair of passages crosses
	Pairs         string   `toml:"pairs"`          // file of pairs, below the root
	Baseline      string   `toml:"baseline"`       // file of accepted findings, below the root
	Pairing       Pairing  `toml:"pairing"`
	Rules         []Rule   `toml:"rule"`
	Allow         []Allow  `toml:"allow"`

	path string // of the file, for faults
	data []byte // the file
}

// Pairing says how pages are paired.
type Pairing struct {
	Templates   []string `toml:"templates"`    // paths with {lang}; the built-in rules where nil
	FrontMatter *bool    `toml:"front-matter"` // keys in the metadata of pages; true where nil
	Links       *bool    `toml:"links"`        // links to the other language; true where nil
}

// Rule has other settings for some pages. Of several that fit a page, the later
// wins.
type Rule struct {
	Paths         []string          `toml:"paths"`
	Checks        []string          `toml:"checks"`
	Disable       []string          `toml:"disable"`
	MinConfidence *float64          `toml:"min-confidence"`
	Severity      map[string]string `toml:"severity"` // check to severity

	Line int `toml:"-"` // of the paths, in the file of settings
}

// Allow has a pattern of passages on which nothing is told.
type Allow struct {
	Check   string   `toml:"check"`   // any where empty
	Pattern string   `toml:"pattern"` // RE2, found in the passage of either side
	Paths   []string `toml:"paths"`   // all where empty
	Reason  string   `toml:"reason"`  // for people

	Line int `toml:"-"` // in the file of settings

	pattern *regexp.Regexp
}

// FindConfig looks for the settings of the site that a folder belongs to: in the
// folder and the ones above it, up to the top of a git repository, which it
// returns too. Where there is none of either it returns "".
func FindConfig(dir string) (config, top string, err error) {
	dir, err = filepath.Abs(dir)
	for err == nil {
		path := filepath.Join(dir, ConfigName)
		if _, err := os.Stat(path); err == nil {
			return path, "", nil
		}
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return "", dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	return "", "", err
}

// Load reads a file of settings. Known are the names of the checks there are;
// name is what faults call the file.
func Load(path, name string, known []string) (*Config, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, faultf(name, 0, "no such file", "fichier introuvable")
	case err == nil && !info.Mode().IsRegular():
		return nil, faultf(name, 0, "not a file", "n’est pas un fichier")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, faultf(name, 0, "cannot be read", "ne peut être lu")
	}
	return Parse(data, name, known)
}

// Parse reads settings. Keys that do not exist and values that mean nothing are
// faults at their line.
func Parse(data []byte, name string, known []string) (*Config, error) {
	c := &Config{path: name, data: data}
	d := toml.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return nil, tomlFault(name, err)
	}
	if err := c.verify(known); err != nil {
		return nil, err
	}
	return c, nil
}

// verify looks at the values, and compiles the patterns.
func (c *Config) verify(known []string) error {
	if n := len(c.Languages); n != 0 && !(n == 2 && c.Languages[0] != c.Languages[1] && !slices.ContainsFunc(c.Languages, func(l string) bool { return other(l) == "" })) {
		return c.fault("", 0, "languages", `want ["en", "fr"] or ["fr", "en"]`, `["en", "fr"] ou ["fr", "en"] est attendu`)
	}
	if c.FailOn != "" {
		if _, err := align.ParseSeverity(c.FailOn); err != nil {
			return c.fault("", 0, "fail-on", "%q is not note, warning or error", "%q n’est pas note, warning ou error", c.FailOn)
		}
	}
	for _, f := range []struct {
		key   string
		paths []string
	}{{"pairs", []string{c.Pairs}}, {"baseline", []string{c.Baseline}}, {"lexicons", c.Lexicons}} {
		for _, path := range f.paths {
			if path != "" && !filepath.IsLocal(filepath.FromSlash(path)) {
				return c.fault("", 0, f.key, "%q is outside the site", "%q est en dehors du site", path)
			}
		}
	}
	for _, t := range c.Pairing.Templates {
		if _, err := newTemplate(t); err != nil {
			english, french := err.Error(), err.Error()
			if f, ok := err.(*Fault); ok {
				english, french = f.English, f.French
			}
			return c.fault("pairing", 0, "templates", "%[1]q is no template: %[2]s", "%[1]q n’est pas un modèle : %[3]s", t, english, french)
		}
	}
	if err := c.globs("", 0, "include", c.Include); err != nil {
		return err
	}
	if err := c.globs("", 0, "exclude", c.Exclude); err != nil {
		return err
	}
	if err := c.verifyChecks("", 0, c.Checks, c.Disable, c.MinConfidence, known); err != nil {
		return err
	}
	for i, r := range c.Rules {
		c.Rules[i].Line = keyLine(c.data, "rule", i, "paths")
		if len(r.Paths) == 0 {
			return c.fault("rule", i, "paths", "a rule needs paths", "une règle demande paths")
		}
		if err := c.globs("rule", i, "paths", r.Paths); err != nil {
			return err
		}
		if err := c.verifyChecks("rule", i, r.Checks, r.Disable, r.MinConfidence, known); err != nil {
			return err
		}
		for _, check := range sortedKeys(r.Severity) {
			if !slices.Contains(known, check) {
				return c.severityFault(i, check, "no check %q", "aucune vérification %q", check)
			}
			if _, err := align.ParseSeverity(r.Severity[check]); err != nil {
				return c.severityFault(i, check, "%q is not note, warning or error", "%q n’est pas note, warning ou error", r.Severity[check])
			}
		}
	}
	for i := range c.Allow {
		if err := c.verifyAllow(i, known); err != nil {
			return err
		}
	}
	return nil
}

func (c *Config) verifyAllow(i int, known []string) error {
	a := &c.Allow[i]
	a.Line = keyLine(c.data, "allow", i, "pattern")
	if a.Check != "" && !slices.Contains(known, a.Check) {
		return c.fault("allow", i, "check", "no check %q", "aucune vérification %q", a.Check)
	}
	if a.Pattern == "" {
		return c.fault("allow", i, "pattern", "want a pattern", "un motif est attendu")
	}
	p, err := regexp.Compile(a.Pattern)
	if err != nil {
		english, french := regexpFault(err)
		f := c.fault("allow", i, "pattern", "not a pattern: %s", "n’est pas un motif : %s", english).(*Fault)
		f.French = strings.TrimSuffix(f.French, english) + french
		return f
	}
	a.pattern = p
	return c.globs("allow", i, "paths", a.Paths)
}

func (c *Config) verifyChecks(table string, i int, checks, disable []string, confidence *float64, known []string) error {
	for k, names := range [][]string{checks, disable} {
		for _, name := range names {
			if !slices.Contains(known, name) {
				return c.fault(table, i, []string{"checks", "disable"}[k], "no check %q", "aucune vérification %q", name)
			}
		}
	}
	if confidence != nil && !(*confidence >= 0 && *confidence <= 1) {
		return c.fault(table, i, "min-confidence", "want a number from 0 to 1", "un nombre de 0 à 1 est attendu")
	}
	return nil
}

func (c *Config) globs(table string, i int, key string, globs []string) error {
	for _, g := range globs {
		if !doublestar.ValidatePattern(g) {
			return c.fault(table, i, key, "%q is not a pattern of paths", "%q n’est pas un motif de chemins", g)
		}
	}
	return nil
}

// fault is a fault at a key of the n-th table of a name.
func (c *Config) fault(table string, n int, key, english, french string, args ...any) error {
	f := faultf(c.path, keyLine(c.data, table, n, key), english, french, args...)
	f.English, f.French = key+": "+f.English, key+" : "+f.French
	return f
}

// severityFault is a fault at the severity of a check in a rule, which may stand
// in a table of its own.
func (c *Config) severityFault(n int, check, english, french string, args ...any) error {
	f := c.fault("rule", n, "severity", english, french, args...).(*Fault)
	f.Line = max(f.Line, keyLine(c.data, "rule", n, check))
	return f
}

// keyLine finds the line of a key in the n-th table of a name, counted from 0,
// or else that of the table.
func keyLine(data []byte, table string, n int, key string) int {
	current, seen, start := "", map[string]int{}, 1
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "["); ok {
			head, _, _ = strings.Cut(strings.TrimPrefix(head, "["), "]")
			current = strings.TrimSpace(head)
			base, _, _ := strings.Cut(current, ".")
			if base == current {
				seen[base]++
			}
			if base == table && seen[base] == n+1 {
				if base == current {
					start = number
				} else if current == table+"."+key {
					return number
				}
			}
			continue
		}
		name, _, ok := strings.Cut(line, "=")
		base, _, _ := strings.Cut(current, ".")
		if name = strings.Trim(strings.TrimSpace(name), `"'`); ok && (name == key || strings.HasPrefix(name, key+".")) &&
			base == table && (table == "" || seen[table] == n+1) {
			return number
		}
	}
	return start
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Source and Target are the languages of the two sides.
func (c *Config) Source() string {
	if len(c.Languages) == 2 {
		return c.Languages[0]
	}
	return "en"
}

// Target is the language of the other side.
func (c *Config) Target() string { return other(c.Source()) }

// other is the other one of the two languages.
func other(lang string) string {
	switch lang {
	case "en":
		return "fr"
	case "fr":
		return "en"
	}
	return ""
}

// matches reports whether a path fits one of some patterns.
func matches(globs []string, path string) bool {
	return slices.ContainsFunc(globs, func(g string) bool {
		ok, err := doublestar.Match(strings.TrimPrefix(g, "./"), path)
		return ok && err == nil
	})
}
