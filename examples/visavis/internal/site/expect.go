package site

import (
	"path"
	"strings"
)

// adopt gives a language to pages that name none, where most such pages of their
// folder have a twin that does: notice.md beside rules.md and rules.fr.md.
func (p *pairer) adopt() {
	bares := map[[3]string]int{} // pairs by folder, kind and language of the bare page
	for _, pair := range p.out.Pairs {
		for _, name := range []string{pair.Source, pair.Target} {
			if pair.By == ByPath && p.lastLang(name) == "" {
				bares[[3]string{path.Dir(name), kind(name), p.lang[name]}]++
			}
		}
	}
	alone := map[[2]string][]string{}
	for _, name := range p.Pages {
		if !p.taken[name] && p.lang[name] == "" && p.said[name].named == "" && p.lastLang(name) == "" {
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

// kin are pages of a kind and language, below a folder, whose paths name no
// language.
type kin struct{ folder, kind, lang string }

// tally counts the pages of a kin, and those of them that have a twin.
type tally struct{ pages, paired int }

// most reports whether a twin is the rule.
func (t tally) most() bool { return 2*t.paired >= t.pages }

// expect gives a language to pages that name it inside only and have no twin, if
// a twin is the rule: if half or more of the pages of that language in the nearest
// folder above that holds others have one. A folder below it in which a twin is
// not the rule, such as a blog in one language, does not count.
func (p *pairer) expect() {
	direct := map[kin]tally{}
	of := map[string]string{}
	for _, name := range p.Pages {
		lang := p.said[name].named
		if p.taken[name] {
			lang = p.lang[name]
		}
		if lang == "" || p.lastLang(name) != "" || p.lang[name] != "" && !p.taken[name] {
			continue
		}
		key := kin{path.Dir(name), kind(name), lang}
		t := direct[key]
		t.pages++
		if p.taken[name] {
			t.paired++
		} else {
			of[name] = lang
		}
		direct[key] = t
	}
	all := withFolders(direct)
	for name, lang := range of {
		for folder := path.Dir(name); ; folder = path.Dir(folder) {
			if t := all[kin{folder, kind(name), lang}]; t.pages > 1 {
				if t.most() {
					p.lang[name] = lang
				}
				break
			}
			if folder == "." {
				break
			}
		}
	}
}

// withFolders adds to the pages directly in a folder those of the folders below
// it, the deepest first.
func withFolders(direct map[kin]tally) map[kin]tally {
	levels := [][]kin{}
	all := map[kin]tally{}
	for key, t := range direct {
		all[key] = t
		for folder := key.folder; folder != "."; {
			folder = path.Dir(folder)
			up := kin{folder, key.kind, key.lang}
			if _, ok := all[up]; !ok {
				all[up] = direct[up]
			}
		}
	}
	for key := range all {
		level := 0
		if key.folder != "." {
			level = 1 + strings.Count(key.folder, "/")
		}
		for len(levels) <= level {
			levels = append(levels, nil)
		}
		levels[level] = append(levels[level], key)
	}
	for i := len(levels) - 1; i > 0; i-- {
		for _, key := range levels[i] {
			t := all[key]
			if t.pages > 1 && !t.most() {
				continue
			}
			up := kin{path.Dir(key.folder), key.kind, key.lang}
			above := all[up]
			all[up] = tally{above.pages + t.pages, above.paired + t.paired}
		}
	}
	return all
}
