package site

import "slices"

// byMarks finds which pages might face each other by the names of languages in
// their paths, and pairs them. A page that names no language faces those that
// no page of the other language does.
func (p *pairer) byMarks() {
	for _, name := range p.Pages {
		all := p.marks(name)
		if p.taken[name] || len(all) == 0 {
			continue
		}
		if n := len(all); n > 1 || !all[0].letter {
			p.lang[name] = all[n-1].lang
		}
		groups := twinsOf(folded(name), all)
		bare, facing := groups[len(groups)-1], false
		for rank, group := range groups[:len(groups)-1] {
			for _, twin := range p.existing(group) {
				if p.lastLang(twin) == other(p.lastLang(name)) && (p.reading[name] == nil) == (p.reading[twin] == nil) {
					p.face(name, twin, rank)
					facing = true
				}
			}
		}
		if facing {
			continue
		}
		for _, twin := range p.existing(bare) {
			if len(p.marks(twin)) == 0 && !p.splash(name) {
				p.face(name, twin, len(groups))
			}
		}
	}
}

// existing are the pages of some paths.
func (p *pairer) existing(paths []string) (found []string) {
	for _, f := range paths {
		for _, page := range p.byFold[sameKind(f)] {
			if !slices.Contains(found, page) {
				found = append(found, page)
			}
		}
	}
	return found
}

// splash reports whether a page outside the folder of a language, which one
// inside might face, stands beside folders of both languages.
func (p *pairer) splash(inside string) bool {
	m := p.marks(inside)
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
		for _, m := range allMarks(page) {
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
	langs := p.versions(name)
	return slices.Contains(langs, "en") && slices.Contains(langs, "fr")
}
