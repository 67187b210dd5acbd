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
	d.lang = p.lang[name]
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
	if d.lang == "" {
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
	said := map[string]declared{}
	for _, name := range p.Pages {
		if !p.taken[name] {
			said[name] = p.declaration(name)
		}
	}
	p.said = said
	names := sortedKeys(said)
	groups := map[string][2][]string{}
	for _, name := range names {
		d := said[name]
		if d.lang == "" {
			continue
		}
		for _, key := range d.keys {
			g := groups[key]
			g[side(d.lang)] = append(g[side(d.lang)], name)
			groups[key] = g
			p.lang[name] = d.lang // a page with a key is one of a pair
		}
	}
	p.pairGroups(groups, ByKey)
	p.byReference(names, said)
}

// byReference pairs pages by the page that each refers to: one that refers back,
// or to which no other of its language refers.
func (p *pairer) byReference(names []string, said map[string]declared) {
	at := newRoutes(p.Pages)
	claims := map[string][]string{}
	choice, how := map[string]string{}, map[string]string{}
	for _, name := range names {
		d := said[name]
		if p.taken[name] || d.lang == "" {
			continue
		}
		twin, by := p.reference(name, d, at)
		if twin == "" || twin == name || p.taken[twin] || said[twin].lang == d.lang {
			continue
		}
		choice[name], how[name] = twin, by
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
func (p *pairer) reference(name string, d declared, at routes) (twin, by string) {
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
		if twin := at.resolve(name, l.href); twin != "" && twin != name {
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
