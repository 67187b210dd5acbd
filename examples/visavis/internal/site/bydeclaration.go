package site

import (
	"path"
	"slices"
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// declared is what a page says of its other version.
type declared struct {
	lang   string
	named  string   // the language that front matter or the html element names
	keys   []string // translationKey and ref, told apart
	prefix string   // altLangPrefix: how the name of the other page starts
	links  []link   // altLangPage first
}

// declaration reads what a page says. One that cannot be read says nothing; the
// fault comes when it is checked.
func (p *pairer) declaration(name string) (d declared) {
	b, err := p.Read(name)
	if err != nil {
		return d
	}
	source, _, err := segment.Decode(b)
	if err != nil {
		return d
	}
	m := frontMatter(source)
	if on(p.Config.Pairing.FrontMatter) {
		for _, key := range []string{"translationkey", "ref"} {
			if v := m.text(key); v != "" {
				d.keys = append(d.keys, key+"\x00"+v)
			}
		}
		d.prefix = m.text("altlangprefix")
		if href := m.text("altlangpage"); href != "" {
			d.links = append(d.links, link{href: href})
		}
	}
	var of string
	var links []link
	if kind(name) != "text" {
		of, links = languageLinks(source)
	}
	if on(p.Config.Pairing.Links) {
		d.links = append(d.links, links...)
	}
	if d.named = m.lang(); d.named == "" {
		d.named = of
	}
	if d.lang = p.lang[name]; d.lang == "" {
		d.lang = d.named
	}
	if d.lang == "" && len(d.keys)+len(d.links)+len(d.prefix) > 0 {
		if l := lang.Identify(source[:min(len(source), 1<<20)]).Language; l != nil {
			d.lang = l.Tag()
		}
	}
	return d
}

// byDeclaration pairs the pages that are left by what they say.
func (p *pairer) byDeclaration() {
	for name, d := range p.said {
		if p.lang[name] != "" {
			d.lang = p.lang[name]
			p.said[name] = d
		}
	}
	groups := p.keyed()
	for _, g := range groups {
		for i, lang := range []string{"en", "fr"} {
			for _, name := range g[i] {
				p.lang[name] = lang // a page with a key is one of a pair
			}
		}
	}
	p.pairGroups(groups, ByKey)
	p.byReference()
}

// byReference pairs pages by the page that each refers to: one that refers back,
// or to which no other of its language refers. One that leads to both versions of
// another claims neither.
func (p *pairer) byReference() {
	names, said := sortedKeys(p.said), p.said
	claims := map[string][]string{}
	choice, how := map[string]string{}, map[string]string{}
	for _, name := range names {
		d := said[name]
		if p.taken[name] || d.lang == "" {
			continue
		}
		twin, by := p.reference(name, d)
		if twin == "" || twin == name || p.taken[twin] || said[twin].lang == d.lang {
			continue
		}
		choice[name], how[name] = twin, by
	}
	paired := p.pairedWith()
	for _, name := range sortedKeys(choice) {
		twin := choice[name]
		if choice[twin] != name && p.chooses(name, func(x, y string) bool { return paired[x] == y || choice[x] == y || choice[y] == x }) {
			delete(choice, name)
			continue
		}
		claims[twin] = append(claims[twin], name)
	}
	for _, name := range names {
		from := claims[name]
		if p.taken[name] || len(from) == 0 {
			continue
		}
		if c := choice[name]; c != "" {
			if choice[c] == name && !p.taken[c] {
				p.lang[name], p.lang[c] = said[name].lang, said[c].lang
				p.pair(name, c, how[name])
			}
			continue
		}
		if from = slices.DeleteFunc(slices.Clone(from), func(x string) bool { return p.taken[x] }); len(from) > 1 {
			p.ambiguous(name, from)
		} else if len(from) == 1 {
			p.lang[from[0]] = said[from[0]].lang
			p.lang[name] = other(p.lang[from[0]])
			p.pair(name, from[0], how[from[0]])
		}
	}
}

// reference is the page that one refers to as its other version, or "", and by
// what.
func (p *pairer) reference(name string, d declared) (twin, by string) {
	if d.prefix != "" {
		found := slices.DeleteFunc(p.existing(prefixed(name, d.prefix)), func(x string) bool { return p.taken[x] })
		if len(found) == 1 {
			return found[0], ByKey
		}
	}
	for _, l := range d.links {
		if l.lang == d.lang {
			continue // to itself, or to another page of its language
		}
		if twin := p.at.resolve(name, l.href); twin != "" && twin != name {
			if l.lang == "" {
				return twin, ByKey
			}
			return twin, ByLink
		}
	}
	return "", ""
}

// prefixed are the paths of the other version of a page, whose name starts with
// a prefix and ends as its own does, with the other language.
func prefixed(name, prefix string) (out []string) {
	name = folded(name)
	m := marks(name)
	if len(m) == 0 || m[len(m)-1].folder || strings.Contains(prefix, "/") {
		return nil
	}
	last := m[len(m)-1]
	dir := path.Dir(name)
	for _, token := range twinTokens(name[last.start:last.end]) {
		sign := ""
		if last.start > 0 && name[last.start-1] != '/' {
			sign = name[last.start-1 : last.start]
		}
		out = append(out, path.Join(dir, folded(prefix)+sign+token+name[last.end:]))
	}
	return out
}
