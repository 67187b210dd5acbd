package site

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// ByContent pairs pages whose twin nothing names by what they hold: words of
// alike spelling, numbers, names and addresses. Pages are compared with those
// beside them first: below the folders of the two languages, or in one folder
// where the names of the files tell the language; then with all of their kind that
// are left, and then with those of others: a.md with a.html.
// Two are paired if each is most like the other by a clear margin, and if the
// caller, who may look closer, agrees. It is a guess, to be written down and
// looked at by people.
func (t *Tree) ByContent(alone []Page, agree func(english, french Page) bool) []Pair {
	var pairs []Pair
	taken := map[string]bool{}
	for i, groupOf := range []func(name string) string{beside, kind, func(string) string { return "" }} {
		left := slices.DeleteFunc(slices.Clone(alone), func(p Page) bool { return taken[p.Path] })
		if i == 2 && !slices.ContainsFunc(left, func(p Page) bool { return kind(p.Path) != kind(left[0].Path) }) {
			break // they were compared
		}
		for _, p := range t.byContent(left, groupOf, agree) {
			pairs = append(pairs, p)
			taken[p.Source], taken[p.Target] = true, true
		}
	}
	slices.SortFunc(pairs, func(a, b Pair) int { return cmp.Compare(a.Source, b.Source) })
	return pairs
}

// beside is what pages have in common that are compared first.
func beside(name string) string {
	name = folded(name)
	m := allMarks(name)
	switch {
	case len(m) == 0:
		return path.Dir(name) + "\x00" + kind(name)
	case m[0].folder:
		return name[:m[0].start] + "\x00" + kind(name)
	}
	return path.Dir(name) + "/\x00" + kind(name)
}

// byContent compares the pages that have a group in common.
func (t *Tree) byContent(alone []Page, groupOf func(name string) string, agree func(english, french Page) bool) []Pair {
	type group struct {
		pages    [2][]Page
		features [2][]map[string]float64
	}
	groups := map[string]*group{}
	for _, p := range alone {
		b, err := t.Read(p.Path)
		if err != nil || len(b) > 1<<20 {
			continue
		}
		source, _, err := segment.Decode(b)
		if err != nil {
			continue
		}
		key := groupOf(p.Path)
		if groups[key] == nil {
			groups[key] = &group{}
		}
		g, k := groups[key], side(p.Lang)
		if len(g.pages[k]) < mostAlone {
			g.pages[k] = append(g.pages[k], p)
			g.features[k] = append(g.features[k], features(p.Path, source))
		}
	}
	var out []Pair
	for _, key := range sortedKeys(groups) {
		g := groups[key]
		weigh(g.features)
		for _, ij := range likest(g.features[0], g.features[1]) {
			english, french := g.pages[0][ij[0]], g.pages[1][ij[1]]
			if agree != nil && !agree(english, french) {
				continue
			}
			pair := Pair{english.Path, french.Path, ByContent}
			if t.Config.Source() == "fr" {
				pair.Source, pair.Target = pair.Target, pair.Source
			}
			out = append(out, pair)
		}
	}
	return out
}

const (
	mostAlone   = 200  // pages a language and folder that are compared with each other
	leastAlike  = 0.05 // cosine of two pages that the caller is asked about
	clearMargin = 1.25 // by which it is above that of either with any other page
)

// features counts what a page is known by in either language.
func features(name, source string) map[string]float64 {
	out := map[string]float64{}
	for _, word := range strings.FieldsFunc(folded(source), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		word = plain(word)
		switch {
		case unicode.IsDigit(rune(word[0])) && len(word) > 1:
			out[word]++
		case len(word) >= 6:
			out[word[:5]]++
		}
	}
	for _, word := range strings.FieldsFunc(plain(path.Base(folded(name))), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) >= 6 {
			out[word[:5]] += 2
		}
	}
	out["\x00depth"+strings.Repeat("/", strings.Count(name, "/"))] = 1
	return out
}

// plain is a word without accents.
func plain(word string) string {
	if k := lang.Fold(word); k != "" {
		return k
	}
	return word
}

// weigh turns counts into weights: the rarer a feature among the pages of either
// language, the more it weighs. The weights of a page have length 1.
func weigh(sides [2][]map[string]float64) {
	in, most := map[string]int{}, max(len(sides[0]), len(sides[1]))
	for _, pages := range sides {
		here := map[string]int{}
		for _, p := range pages {
			for f := range p {
				here[f]++
				in[f] = max(in[f], here[f])
			}
		}
	}
	for _, p := range slices.Concat(sides[0], sides[1]) {
		keys, sum := sortedKeys(p), 0.0
		for _, f := range keys {
			p[f] = (1 + math.Log(p[f])) * math.Log(float64(most+1)/float64(in[f]))
			sum += p[f] * p[f]
		}
		for _, f := range keys {
			p[f] /= math.Sqrt(max(sum, 1e-9))
		}
	}
}

// likest finds the pages that are clearly each other's likest. Those that are
// taken leave the others to compare.
func likest(xs, ys []map[string]float64) (out [][2]int) {
	score := make([][]float64, len(xs))
	for i, x := range xs {
		score[i] = make([]float64, len(ys))
		keys := sortedKeys(x)
		for j, y := range ys {
			for _, f := range keys {
				score[i][j] += x[f] * y[f]
			}
		}
	}
	row, column := make([]bool, len(xs)), make([]bool, len(ys))
	for {
		var found [][2]int // one at most of a row or column
		for i := range xs {
			for j := range ys {
				if !row[i] && !column[j] && score[i][j] >= leastAlike && clear(score, row, column, i, j) {
					found = append(found, [2]int{i, j})
				}
			}
		}
		if len(found) == 0 {
			return out
		}
		for _, ij := range found {
			row[ij[0]], column[ij[1]] = true, true
		}
		out = append(out, found...)
	}
}

// clear reports whether no other page that is left is nearly as like.
func clear(score [][]float64, row, column []bool, i, j int) bool {
	for k := range column {
		if k != j && !column[k] && score[i][k]*clearMargin > score[i][j] {
			return false
		}
	}
	for k := range row {
		if k != i && !row[k] && score[k][j]*clearMargin > score[i][j] {
			return false
		}
	}
	return true
}
