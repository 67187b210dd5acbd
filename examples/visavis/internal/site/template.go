package site

import (
	"regexp"
	"strings"
)

// template is a pattern of the paths of a language and its twin:
// "docs/{lang}/**", or "docs/** | i18n/fr/**" with the English pattern first.
type template struct {
	english, french *regexp.Regexp
	tokens          bool // whether {lang} stands for the name of a language
}

// newTemplate reads a template. {lang} is any of the built-in names of a
// language, * any part of a name, ** any folders.
func newTemplate(s string) (template, error) {
	left, right, two := strings.Cut(s, "|")
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if !two {
		if strings.Count(s, "{lang}") == 0 {
			return template{}, &Fault{English: "want {lang}, or two patterns with | between them", French: "{lang}, ou deux motifs séparés par |, est attendu"}
		}
		p, err := templatePattern(left)
		return template{p, p, true}, err
	}
	if strings.Contains(s, "{lang}") || strings.Count(left, "*") != strings.Count(right, "*") {
		return template{}, &Fault{English: "want as many * on either side of |, and no {lang}", French: "autant de * de part et d’autre de |, sans {lang}, sont attendus"}
	}
	english, err := templatePattern(left)
	if err != nil {
		return template{}, err
	}
	french, err := templatePattern(right)
	return template{english, french, false}, err
}

func templatePattern(s string) (*regexp.Regexp, error) {
	if s == "" || strings.HasPrefix(s, "/") || strings.Contains("/"+s+"/", "/../") {
		return nil, &Fault{English: "want a path inside the site", French: "un chemin du site est attendu"}
	}
	var b strings.Builder
	b.WriteString(`(?i)\A`)
	for s != "" {
		switch {
		case strings.HasPrefix(s, "{lang}"):
			b.WriteString(`(?P<lang>` + tokenPattern + `)`)
			s = s[len("{lang}"):]
		case strings.HasPrefix(s, "**/"):
			b.WriteString(`((?:.*/)?)`)
			s = s[3:]
		case strings.HasPrefix(s, "**"):
			b.WriteString(`(.*)`)
			s = s[2:]
		case strings.HasPrefix(s, "*"):
			b.WriteString(`([^/]*)`)
			s = s[1:]
		default:
			n := strings.IndexAny(s[1:], "*{") + 1
			if n == 0 {
				n = len(s)
			}
			b.WriteString(regexp.QuoteMeta(s[:n]))
			s = s[n:]
		}
	}
	b.WriteString(`\z`)
	return regexp.Compile(b.String())
}

// match returns the language of a path and what it has in common with its twin.
func (t template) match(name string) (lang, key string, ok bool) {
	if t.tokens {
		m := t.english.FindStringSubmatch(name)
		if m == nil {
			return "", "", false
		}
		var key strings.Builder
		for i, group := range t.english.SubexpNames()[1:] {
			if group != "lang" {
				key.WriteString(m[i+1] + "\x00")
				continue
			}
			l, family := tokenLang(m[i+1])
			if lang != "" && l != lang {
				return "", "", false
			}
			lang = l
			key.WriteString(family + "\x00")
		}
		return lang, folded(key.String()), true
	}
	for _, side := range []struct {
		lang string
		p    *regexp.Regexp
	}{{"fr", t.french}, {"en", t.english}} {
		if m := side.p.FindStringSubmatch(name); m != nil {
			return side.lang, folded(strings.Join(m[1:], "\x00")), true
		}
	}
	return "", "", false
}
