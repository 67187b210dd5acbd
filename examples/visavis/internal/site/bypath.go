package site

import (
	"path"
	"slices"
	"strings"
)

// byMarks pairs pages by the names of languages in their paths. A page takes the
// likeliest twin there is; two pages are paired if each takes the other.
func (p *pairer) byMarks() {
	choice := map[string]string{}
	for _, name := range p.Pages {
		if p.taken[name] {
			continue
		}
		lang := marked(name)
		if p.spelled(name) {
			continue
		}
		p.lang[name] = lang
		for _, group := range twins(name) {
			found := p.existing(group)
			if len(found) > 1 {
				p.ambiguous(name, found[0], found[1])
			}
			if len(found) > 0 {
				if len(found) == 1 {
					choice[name] = found[0]
				}
				break
			}
		}
	}
	// A page that names no language faces those that choose it. If they are in
	// both languages it is neither: the page where a reader chooses.
	claims := map[string][]string{}
	for _, name := range p.Pages {
		if c := choice[name]; c != "" && len(marks(folded(c))) == 0 {
			claims[c] = append(claims[c], name)
		}
	}
	bares := map[[3]string]int{} // pairs by folder, extension and language of the bare page
	for _, name := range p.Pages {
		from := claims[name]
		if p.taken[name] || len(from) == 0 || !p.oneLanguage(from) {
			continue
		}
		if len(from) > 1 {
			p.ambiguous(name, from[0], from[1])
			continue
		}
		if p.taken[from[0]] || p.splash(from[0], name) {
			continue
		}
		p.claim(from[0])
		p.lang[name] = other(p.lang[from[0]])
		p.pair(name, from[0], ByPath)
		bares[[3]string{path.Dir(name), kind(name), p.lang[name]}]++
	}
	for _, name := range p.Pages {
		if twin := choice[name]; twin != "" && choice[twin] == name && !p.taken[name] && !p.taken[twin] {
			p.claim(name)
			p.claim(twin)
			p.pair(name, twin, ByPath)
		}
	}
	p.adopt(bares)
}

// claim gives a page the language that its path names, be it by one letter.
func (p *pairer) claim(name string) {
	if m := marks(folded(name)); len(m) > 0 {
		p.lang[name] = m[len(m)-1].lang
	}
}

// existing are the pages of some paths that are not taken.
func (p *pairer) existing(paths []string) (found []string) {
	for _, f := range paths {
		for _, page := range p.byFold[sameKind(f)] {
			if !p.taken[page] && !slices.Contains(found, page) && !p.spelled(page) {
				found = append(found, page)
			}
		}
	}
	return found
}

// oneLanguage reports whether all pages are of one language.
func (p *pairer) oneLanguage(pages []string) bool {
	return !slices.ContainsFunc(pages, func(x string) bool { return p.lang[x] != p.lang[pages[0]] })
}

// splash reports whether a page outside a folder of a language, which one inside
// might face, stands beside folders of both languages.
func (p *pairer) splash(inside, outside string) bool {
	m := marks(folded(inside))
	last := m[len(m)-1]
	if !last.folder {
		return false
	}
	return p.folders[folded(inside)[:last.start]+other(last.lang)]
}

// languageFolders are the folders that hold one of a language, each with the
// language behind it.
func languageFolders(pages []string) map[string]bool {
	out := map[string]bool{}
	for _, page := range pages {
		page = folded(page)
		for _, m := range marks(page) {
			if m.folder {
				out[page[:m.start]+m.lang] = true
			}
		}
	}
	return out
}

// spelled reports whether the letter at the end of a name is one of a series,
// annex-d, annex-e, annex-f, and names no language.
func (p *pairer) spelled(name string) bool {
	name = sameKind(folded(name))
	m := marks(name)
	if len(m) == 0 || !m[len(m)-1].letter {
		return false
	}
	last := m[len(m)-1]
	for c := 'a'; c <= 'z'; c++ {
		if c != 'e' && c != 'f' && len(p.byFold[name[:last.start]+string(c)+name[last.end:]]) > 0 {
			return true
		}
	}
	return false
}

// adopt gives a language to pages that name none, where most such pages of their
// folder have a twin that does: notice.md beside rules.md and rules.fr.md.
func (p *pairer) adopt(bares map[[3]string]int) {
	alone := map[[2]string][]string{}
	for _, name := range p.Pages {
		if !p.taken[name] && p.lang[name] == "" && len(marks(folded(name))) == 0 {
			key := [2]string{path.Dir(name), kind(name)}
			alone[key] = append(alone[key], name)
		}
	}
	for _, lang := range []string{"en", "fr"} {
		for key, pages := range alone {
			n := bares[[3]string{key[0], key[1], lang}]
			if n < 2 || n < len(pages) || bares[[3]string{key[0], key[1], other(lang)}] > 0 {
				continue
			}
			for _, name := range pages {
				if !p.chooser(name) {
					p.lang[name] = lang
				}
			}
		}
	}
}

// chooser reports whether a page that names no language has versions in both:
// notice.md beside notice.en.md and notice.fr.md.
func (p *pairer) chooser(name string) bool {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(folded(name), ext)
	var langs []string
	for _, sign := range []string{".", "-", "_"} {
		for _, f := range families {
			for _, token := range f {
				if len(token) > 1 && len(p.byFold[sameKind(stem+sign+token+folded(ext))]) > 0 {
					lang, _ := tokenLang(token)
					langs = append(langs, lang)
				}
			}
		}
	}
	return slices.Contains(langs, "en") && slices.Contains(langs, "fr")
}
