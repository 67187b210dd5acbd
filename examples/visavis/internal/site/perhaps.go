package site

import (
	"cmp"
	"slices"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// Perhaps guesses which pages without a twin belong together, in both directions:
// those of which git tells that one of them was renamed, if changes are given,
// and then those that are alike by their content, if the caller agrees. Pages
// that name no language are among them. It is for messages, and pairs nothing.
func (t *Tree) Perhaps(found *Pairs, c *Changes, agree func(english, french Page) bool) map[string]string {
	free := t.Free(found)
	out := map[string]string{}
	if c != nil {
		renamed(free, c, out)
	}
	free = slices.DeleteFunc(free, func(p Page) bool { return out[p.Path] != "" })
	for _, p := range t.ByContent(free, agree) {
		out[p.Source], out[p.Target] = p.Target, p.Source
	}
	return out
}

// Free are the pages that have no twin, by path, and of which a language is known:
// by name, by what they say, or, of the first that do neither, by their text.
func (t *Tree) Free(found *Pairs) []Page {
	free := slices.Concat(found.Alone, found.Single)
	for _, name := range found.Unknown[:min(len(found.Unknown), 2*mostAlone)] {
		if l := t.identify(name); l != "" {
			free = append(free, Page{name, l})
		}
	}
	slices.SortFunc(free, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	return free
}

// renamed finds the pages of two languages that were twins by their names before
// one of them, or both, were renamed.
func renamed(free []Page, c *Changes, out map[string]string) {
	was := func(p Page) string {
		if old, ok := c.renamed[p.Path]; ok {
			return old
		}
		return p.Path
	}
	at := map[string]Page{}
	for _, p := range free {
		at[sameKind(folded(was(p)))] = p
	}
	for _, x := range free {
		for _, old := range Twins(was(x)) {
			y, ok := at[sameKind(old)]
			moved := c.renamed[x.Path] != "" || c.renamed[y.Path] != ""
			if ok && moved && x.Lang != y.Lang && out[x.Path] == "" && out[y.Path] == "" {
				out[x.Path], out[y.Path] = y.Path, x.Path
			}
		}
	}
}

// identify tells the language of a page by its text, or "".
func (t *Tree) identify(name string) string {
	b, err := t.Read(name)
	if err != nil {
		return ""
	}
	source, _, err := segment.Decode(b)
	if err != nil {
		return ""
	}
	if l := lang.Identify(source[:min(len(source), 1<<20)]).Language; l != nil && other(l.Tag()) != "" {
		return l.Tag()
	}
	return ""
}
