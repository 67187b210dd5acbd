package site

import (
	"path"
	"slices"
)

// candidates are the pages that each page might face by its path, with how
// unlikely that is. They are in both directions.
type candidates map[string]map[string]int

// face makes two pages candidates for each other.
func (p *pairer) face(x, y string, rank int) {
	rank *= 2
	if path.Ext(x) != path.Ext(y) {
		rank++ // a.htm faces a page .htm rather than one .html
	}
	for range 2 {
		if p.near[x] == nil {
			p.near[x] = map[string]int{}
		}
		if r, ok := p.near[x][y]; !ok || rank < r {
			p.near[x][y] = rank
		}
		x, y = y, x
	}
}

// settle pairs candidates where that can be done in one way. Where it cannot it
// leaves them as they are, for what the pages declare may decide; the last time,
// it is a fault.
func (p *pairer) settle(last bool) {
	done := map[string]bool{}
	for _, name := range p.Pages {
		if p.taken[name] || done[name] {
			continue
		}
		group := p.connected(name)
		for _, x := range group {
			done[x] = true
		}
		pairs, ok := p.only(group)
		switch {
		case len(group) < 2:
		case ok:
			for _, xy := range pairs {
				p.claim(xy[0], xy[1])
				p.pair(xy[0], xy[1], ByPath)
			}
		case last:
			p.blame(group)
		}
	}
}

// connected are the pages that are candidates for one, for those, and so on,
// without those that are taken, in order.
func (p *pairer) connected(name string) []string {
	group := []string{name}
	for i := 0; i < len(group); i++ {
		for y := range p.near[group[i]] {
			if !p.taken[y] && !slices.Contains(group, y) {
				group = append(group, y)
			}
		}
	}
	slices.Sort(group)
	return group
}

// only finds the one way to pair all pages of a group. A page that has one
// candidate left must take it; of several, pages that are the likeliest for each
// other are paired.
func (p *pairer) only(group []string) (pairs [][2]string, ok bool) {
	paired := map[string]bool{}
	left := func(x string) (out []string) {
		for _, y := range group {
			if _, ok := p.near[x][y]; ok && !paired[y] {
				out = append(out, y)
			}
		}
		return out
	}
	likeliest := func(x string) string {
		best, tie := "", false
		for _, y := range left(x) {
			switch {
			case best == "" || p.near[x][y] < p.near[x][best]:
				best, tie = y, false
			case p.near[x][y] == p.near[x][best]:
				tie = true
			}
		}
		if tie {
			return ""
		}
		return best
	}
	pair := func(must bool) bool {
		for _, x := range group {
			if paired[x] {
				continue
			}
			y := likeliest(x)
			if y == "" || must && len(left(x)) > 1 || !must && likeliest(y) != x {
				continue
			}
			pairs = append(pairs, [2]string{x, y})
			paired[x], paired[y] = true, true
			return true
		}
		return false
	}
	for pair(true) || pair(false) {
	}
	return pairs, len(paired) == len(group)
}

// blame makes the faults of a group that can be paired in several ways, or not
// wholly, until each page is named.
func (p *pairer) blame(group []string) {
	near := map[string][]string{}
	for _, x := range group {
		for _, y := range group {
			if _, ok := p.near[x][y]; ok {
				near[x] = append(near[x], y)
			}
		}
	}
	for _, x := range group {
		if len(near[x]) > 1 && slices.ContainsFunc(append(near[x], x), func(y string) bool { return !p.taken[y] }) {
			p.ambiguous(x, near[x])
		}
	}
}

// claim gives two pages that face each other their languages.
func (p *pairer) claim(x, y string) {
	for range 2 {
		if p.lang[x] == "" {
			p.lang[x] = p.lastLang(x)
		}
		if p.lang[x] == "" {
			p.lang[x] = other(p.lastLang(y))
		}
		x, y = y, x
	}
}
