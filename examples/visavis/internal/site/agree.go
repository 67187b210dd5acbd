package site

import (
	"runtime"
	"sync"
)

// declare reads what the pages say that no list pairs.
func (p *pairer) declare() {
	said := make([]declared, len(p.Pages))
	next, done := make(chan int), sync.WaitGroup{}
	for range min(runtime.GOMAXPROCS(0), len(p.Pages)) {
		done.Go(func() {
			for i := range next {
				said[i] = p.declaration(p.Pages[i])
			}
		})
	}
	for i, name := range p.Pages {
		if !p.taken[name] {
			next <- i
		}
	}
	close(next)
	done.Wait()
	p.said, p.at = map[string]declared{}, newRoutes(p.Pages)
	for i, name := range p.Pages {
		if !p.taken[name] {
			p.said[name] = said[i]
		}
	}
}

// agree lets what two pages say of each other win over their names: a key that no
// other page has, or else a link from each to the other. Neither of them faces
// any other page then.
func (p *pairer) agree() {
	agreed := map[string]string{}
	for _, g := range p.keyed() {
		if len(g[0]) != 1 || len(g[1]) != 1 {
			continue
		}
		for i, x := range []string{g[0][0], g[1][0]} {
			y := g[1-i][0]
			if before, ok := agreed[x]; ok && before != y {
				y = "" // two keys that name two pages
			}
			agreed[x] = y
		}
	}
	choice := map[string]string{}
	for name, d := range p.said {
		if _, ok := agreed[name]; !ok && d.lang != "" {
			choice[name], _ = p.reference(name, d)
		}
	}
	for x, y := range choice {
		if y != "" && y != x && choice[y] == x && p.said[y].lang == other(p.said[x].lang) {
			agreed[x] = y
		}
	}
	for x, y := range agreed {
		if y == "" || agreed[y] != x {
			continue
		}
		for z := range p.near[x] {
			if z != y {
				delete(p.near[x], z)
				delete(p.near[z], x)
			}
		}
	}
}

// keyed are the free pages that have a key, by key and side.
func (p *pairer) keyed() map[string][2][]string {
	groups := map[string][2][]string{}
	for _, name := range p.Pages {
		d, ok := p.said[name]
		if !ok || d.lang == "" || p.taken[name] {
			continue
		}
		for _, key := range d.keys {
			g := groups[key]
			g[side(d.lang)] = append(g[side(d.lang)], name)
			groups[key] = g
		}
	}
	return groups
}

// chooses reports whether a page whose path names no language leads to both
// versions of another: it is the choice between them, and has no version itself.
// Paired tells which those are.
func (p *pairer) chooses(name string, paired func(x, y string) bool) bool {
	if p.lastLang(name) != "" || len(p.said[name].keys) > 0 {
		return false
	}
	var to [2][]string
	for _, l := range p.said[name].links {
		if page := p.at.resolve(name, l.href); l.lang != "" && page != "" && page != name {
			to[side(l.lang)] = append(to[side(l.lang)], page)
		}
	}
	for _, x := range to[0] {
		for _, y := range to[1] {
			if paired(x, y) {
				return true
			}
		}
	}
	return false
}
