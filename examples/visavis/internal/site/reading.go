package site

import (
	"path"
	"slices"
	"strings"
)

// readings settles which names of languages in the paths count. The same path
// below the folders of both languages, or without the folder, wins over names
// further on: en/annex-e.md faces fr/annex-e.md, and docs/en/fr/a.md faces
// docs/fr/fr/a.md. The end of a name counts for nothing where the page has
// versions of its own (annex-e.md and annex-e.fr.md), where it is a letter of a
// series, and where no page answers to it, unless that is all the page has to say
// or it stands behind a dot.
func (p *pairer) readings() {
	for _, name := range p.Pages {
		all := allMarks(folded(name))
		for k := 1; k < len(all) && p.reading[name] == nil; k++ {
			outer := agreeing(all[:k])
			if len(p.existing(replaceAll(folded(name), outer))) > 0 {
				p.reading[name] = outer
			} else if above := p.above(name, outer[len(outer)-1]); len(above) > 0 && !all[k].folder {
				p.reading[name] = outer
				for _, twin := range above {
					if m := allMarks(folded(twin)); len(m) > 0 {
						p.reading[twin] = agreeing(m[:len(m)-1])
					}
				}
			}
		}
		if n := len(all); n > 0 && p.reading[name] == nil && !all[n-1].folder && (len(p.versions(name)) > 0 || p.spelled(name)) {
			p.reading[name] = agreeing(all[:n-1])
		}
	}
	named := map[string]bool{} // pages that the end of a name pairs
	for _, name := range p.Pages {
		for _, group := range endTwins(folded(name), p.marks(name)) {
			for _, twin := range p.existing(group) {
				if m := p.marks(twin); len(m) > 0 && !m[len(m)-1].folder {
					named[name], named[twin] = true, true
				}
			}
		}
	}
	for _, name := range p.Pages {
		folder, all := folded(name), p.marks(name)
		n := len(all)
		if n == 0 || named[name] || all[n-1].folder || folder[max(0, all[n-1].start-1)] == '.' {
			continue
		}
		if before := allMarks(folder); all[n-1].letter || len(before) > 1 {
			p.reading[name] = agreeing(before[:len(before)-1])
		}
	}
}

// marks are the names of languages in the path of a page that count.
func (p *pairer) marks(name string) []mark {
	if m, ok := p.reading[name]; ok {
		return m
	}
	return marks(folded(name))
}

// lastLang is the language that the last mark of a path names, be it by one
// letter, or "".
func (p *pairer) lastLang(name string) string {
	if m := p.marks(name); len(m) > 0 {
		return m[len(m)-1].lang
	}
	return ""
}

// above are the pages that have the path of one without the folder of a language,
// where the other language has no such folder.
func (p *pairer) above(name string, m mark) []string {
	name = folded(name)
	if !m.folder || p.folders[name[:m.start]+other(m.lang)] {
		return nil
	}
	return p.existing(bare(name, m))
}

// endTwins are the twins of a page that differ from it in the mark at the end of
// its name, and perhaps in folders.
func endTwins(name string, all []mark) (out [][]string) {
	if len(all) == 0 || all[len(all)-1].folder {
		return nil
	}
	last := all[len(all)-1]
	for _, group := range twinsOf(name, all) {
		group = slices.DeleteFunc(slices.Clone(group), func(twin string) bool {
			return strings.HasSuffix(twin, name[last.start-min(1, last.start):])
		})
		out = append(out, group)
	}
	if len(out) > 0 {
		out = out[:len(out)-1] // that without a mark
	}
	return out
}

// versions are the languages of the pages whose names are that of a page with a
// language behind: those of notice.en.md and notice.fr.md for notice.md.
func (p *pairer) versions(name string) (langs []string) {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(folded(name), folded(ext))
	for _, sign := range []string{".", "-", "_"} {
		for _, f := range families {
			for _, token := range f {
				twin := stem + sign + token + folded(ext)
				if len(token) < 2 || len(p.byFold[sameKind(twin)]) == 0 {
					continue
				}
				// a-fr-fr.md is no version of a-fr.md but one of a.md.
				if m := allMarks(twin); m[len(m)-1].start > len(stem) {
					langs = append(langs, m[len(m)-1].lang)
				}
			}
		}
	}
	return langs
}
