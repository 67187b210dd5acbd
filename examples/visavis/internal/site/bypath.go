package site

import (
	"path"
	"slices"
	"strings"
)

// byMarks finds which pages might face each other by the names of languages in
// their paths, and pairs them. A page that names no language faces those that
// no page of the other language does.
func (p *pairer) byMarks() {
	for _, name := range p.Pages {
		if p.taken[name] || p.spelled(name) {
			continue
		}
		p.lang[name] = marked(name)
		groups := twins(name)
		if groups == nil {
			continue
		}
		bare, facing := groups[len(groups)-1], false
		for rank, group := range groups[:len(groups)-1] {
			for _, twin := range p.existing(group) {
				if lastLang(twin) == other(lastLang(name)) {
					p.face(name, twin, rank)
					facing = true
				}
			}
		}
		if facing {
			continue
		}
		for _, twin := range p.existing(bare) {
			if len(marks(folded(twin))) == 0 && !p.splash(name) {
				p.face(name, twin, len(groups))
			}
		}
	}
	p.settle(false)
}

// lastLang is the language that the last mark of a path names, be it by one
// letter, or "".
func lastLang(name string) string {
	if m := marks(folded(name)); len(m) > 0 {
		return m[len(m)-1].lang
	}
	return ""
}

// existing are the pages of some paths.
func (p *pairer) existing(paths []string) (found []string) {
	for _, f := range paths {
		for _, page := range p.byFold[sameKind(f)] {
			if !slices.Contains(found, page) && !p.spelled(page) {
				found = append(found, page)
			}
		}
	}
	return found
}

// splash reports whether a page outside the folder of a language, which one
// inside might face, stands beside folders of both languages.
func (p *pairer) splash(inside string) bool {
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
