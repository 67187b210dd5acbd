package site

import (
	"cmp"
	"slices"
	"strings"
)

// How two pages were paired.
const (
	ByList    = "list"
	ByPath    = "path"
	ByKey     = "front matter"
	ByLink    = "link"
	ByContent = "content"
)

// Pair is a page and its version in the other language.
type Pair struct {
	Source, Target string
	By             string // one of the constants above
}

// Page is a page of a language.
type Page struct{ Path, Lang string }

// Pairs is what the pages of a site are to each other. Each page is in one pair,
// fault or list, but for the twin of pages whose paths differ by case only, and
// for pages whose twin the settings leave out.
type Pairs struct {
	Pairs   []Pair   // by source
	Alone   []Page   // pages whose twin is missing, by path
	Single  []Page   // pages of a language without a twin, where that is usual, by path
	Unknown []string // pages that name no language and have no twin, or are the choice between two
	Faults  []*Fault // pages that might be paired with several; nothing is chosen
}

// Pair pairs the pages: first those that a file of pairs lists, if there is one,
// then by their paths, then by keys of their front matter (translationKey, ref,
// altLangPage, altLangPrefix), then by their links to the other language. A key, or
// links, on which two pages agree win over their paths. Where two pages have the
// same claim by their paths, what they declare decides; if it does not, that is a
// fault that names both.
//
// A page is alone if its path names its language, if it has a key, or if most
// pages around it that are like it have a twin; see [Pairs.Single] for others.
func (t *Tree) Pair(list *List) (*Pairs, error) {
	p := newPairer(t)
	if list != nil {
		if err := p.list(list); err != nil {
			return nil, err
		}
	}
	p.clashes()
	if t.Config.Pairing.Templates != nil {
		p.byTemplates()
	} else {
		p.readings()
		p.byMarks()
	}
	declared := on(t.Config.Pairing.FrontMatter) || on(t.Config.Pairing.Links)
	if declared {
		p.declare()
		p.agree()
	}
	p.settle(false)
	if declared {
		p.byDeclaration()
	}
	p.settle(true)
	if t.Config.Pairing.Templates == nil {
		p.adopt()
	}
	p.expect()
	p.rest()
	return p.result(), nil
}

func on(b *bool) bool { return b == nil || *b }

// pairer pairs the pages of a tree.
type pairer struct {
	*Tree
	out    Pairs
	taken  map[string]bool     // in a pair, fault or list
	lang   map[string]string   // of pages whose language is known
	byFold map[string][]string // pages by folded path, with one extension for each kind
	faults map[string]*Fault   // by the page at fault
	clash  map[string]bool     // pages whose paths differ by case only
	near   candidates          // by path
	said   map[string]declared // by the pages that no list has paired
	at     routes              // of the pages, where they are declared

	folders map[string]bool   // see languageFolders
	bare    map[string]bool   // the paths without a mark of pages that the settings leave out
	reading map[string][]mark // of pages some of whose marks do not count
}

func newPairer(t *Tree) *pairer {
	p := &pairer{Tree: t, taken: map[string]bool{}, lang: map[string]string{}, byFold: map[string][]string{}, faults: map[string]*Fault{}, clash: map[string]bool{}, near: candidates{}, folders: languageFolders(t.Pages), reading: map[string][]mark{}}
	for _, name := range t.Pages {
		key := sameKind(folded(name))
		p.byFold[key] = append(p.byFold[key], name)
	}
	return p
}

// sameKind gives a path the usual extension of its kind.
func sameKind(name string) string {
	ext := name[strings.LastIndexByte(name, '.')+1:]
	usual := map[string]string{"markdown": "md", "htm": "html", "xhtml": "html"}
	if u, ok := usual[ext]; ok {
		return strings.TrimSuffix(name, ext) + u
	}
	return name
}

// pair pairs two pages of which either may be the source.
func (p *pairer) pair(x, y, by string) {
	if p.lang[x] != p.Config.Source() {
		x, y = y, x
	}
	p.out.Pairs = append(p.out.Pairs, Pair{x, y, by})
	p.taken[x], p.taken[y] = true, true
}

// ambiguous is the fault of a page for which several others are a twin.
func (p *pairer) ambiguous(page string, twins []string) {
	twins = slices.Sorted(slices.Values(twins))
	p.taken[page] = true
	for _, t := range twins {
		p.taken[t] = true
	}
	if p.faults[page] == nil {
		p.faults[page] = pagesFault(page,
			"which page is its other version: %s or %s? Settle it by a list of pairs, front matter, a link or exclude.",
			"quelle page est son autre version : %s ou %s? À préciser par une liste de paires, des métadonnées, un lien ou exclude.", twins...)
	}
}

// list takes the pairs that a file lists.
func (p *pairer) list(list *List) error {
	for _, l := range list.pairs {
		p.lang[l.source], p.lang[l.target] = p.Config.Source(), p.Config.Target()
		for _, page := range []string{l.source, l.target} {
			if _, err := p.Root.Stat(page); err != nil {
				return faultf(list.name, l.line, "%s: no such page in the site", "%s : aucune telle page dans le site", page)
			}
		}
		p.pair(l.source, l.target, ByList)
	}
	return nil
}

// clashes finds pages whose paths differ by case only: on many a machine they
// are one file.
func (p *pairer) clashes() {
	for _, key := range sortedKeys(p.byFold) {
		pages := p.byFold[key]
		for i, x := range pages {
			for _, y := range pages[i+1:] {
				if folded(x) == folded(y) && !p.taken[x] && !p.taken[y] {
					p.faults[x] = pagesFault(x, "differs from %[2]s by case only", "ne diffère de %[2]s que par la casse", y)
					p.taken[x], p.taken[y] = true, true
					p.clash[x], p.clash[y] = true, true
				}
			}
		}
	}
}

// byTemplates pairs pages by the templates of the settings.
func (p *pairer) byTemplates() {
	for _, text := range p.Config.Pairing.Templates {
		t, err := newTemplate(text)
		if err != nil {
			continue // Load has seen them all
		}
		groups := map[string][2][]string{}
		for _, name := range p.Pages {
			lang, key, ok := t.match(name)
			if !ok || p.taken[name] || p.lang[name] != "" {
				continue
			}
			p.lang[name] = lang
			g := groups[key]
			g[side(lang)] = append(g[side(lang)], name)
			groups[key] = g
		}
		for _, g := range groups {
			for _, english := range g[0] {
				for _, french := range g[1] {
					p.face(english, french, 0)
				}
			}
		}
	}
}

func side(lang string) int {
	if lang == "fr" {
		return 1
	}
	return 0
}

// pairGroups pairs the pages that have a key in common.
func (p *pairer) pairGroups(groups map[string][2][]string, by string) {
	for _, key := range sortedKeys(groups) {
		var g [2][]string
		for i := range g { // those of another key may be paired by now
			g[i] = slices.DeleteFunc(slices.Clone(groups[key][i]), func(x string) bool { return p.taken[x] })
		}
		switch {
		case len(g[0]) == 0 || len(g[1]) == 0:
		case len(g[0]) == 1 && len(g[1]) == 1:
			p.pair(g[0][0], g[1][0], by)
		default:
			for i, pages := range g {
				if len(g[1-i]) > 1 {
					for _, page := range pages {
						p.ambiguous(page, g[1-i])
					}
				}
			}
		}
	}
}

// pairedWith are the pages of pairs, each with the other one.
func (p *pairer) pairedWith() map[string]string {
	out := map[string]string{}
	for _, pair := range p.out.Pairs {
		out[pair.Source], out[pair.Target] = pair.Target, pair.Source
	}
	return out
}

// rest sorts out the pages that have no pair.
func (p *pairer) rest() {
	paired := p.pairedWith()
	for _, name := range p.Pages {
		switch {
		case p.taken[name] || p.facesClash(name):
		case p.lang[name] != "" && p.leftOut(name):
		case p.chooses(name, func(x, y string) bool { return paired[x] == y }):
			p.out.Unknown = append(p.out.Unknown, name)
		case p.lang[name] != "":
			p.out.Alone = append(p.out.Alone, Page{name, p.lang[name]})
		case p.said[name].named != "":
			p.out.Single = append(p.out.Single, Page{name, p.said[name].named})
		default:
			p.out.Unknown = append(p.out.Unknown, name)
		}
	}
}

// leftOut reports whether a page has a twin that the settings leave out.
func (p *pairer) leftOut(name string) bool {
	if p.bare == nil {
		p.bare = map[string]bool{}
		for out := range p.Tree.out {
			if m := marks(out); len(m) > 0 {
				for _, twin := range bare(out, m[len(m)-1]) {
					p.bare[sameKind(twin)] = true
				}
			}
		}
	}
	if m := p.marks(name); len(m) > 0 {
		return slices.ContainsFunc(slices.Concat(twinsOf(folded(name), m)...), func(twin string) bool { return p.Tree.out[sameKind(twin)] })
	}
	return p.bare[sameKind(folded(name))]
}

// facesClash reports whether the twin of a page is one of those whose paths differ
// by case only, which is the fault to mend.
func (p *pairer) facesClash(name string) bool {
	for y := range p.near[name] {
		if p.clash[y] {
			return true
		}
	}
	return false
}

func (p *pairer) result() *Pairs {
	for _, name := range sortedKeys(p.faults) {
		p.out.Faults = append(p.out.Faults, p.faults[name])
	}
	slices.SortFunc(p.out.Pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
	return &p.out
}
