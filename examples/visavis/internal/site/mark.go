package site

import (
	"path"
	"slices"
	"strings"
)

// families are the names that paths give the two languages, English first, each
// with its twin.
var families = [...][2]string{
	{"en", "fr"}, {"eng", "fra"}, {"eng", "fre"}, {"english", "french"}, {"english", "francais"}, {"english", "français"},
	{"anglais", "francais"}, {"anglais", "français"},
	{"en-ca", "fr-ca"}, {"en_ca", "fr_ca"}, {"en-us", "fr-fr"}, {"en", "fr-ca"}, {"en-ca", "fr"},
	{"e", "f"},
}

const tokenPattern = `en|fr|eng|fra|fre|english|french|francais|français|anglais|en-ca|fr-ca|en_ca|fr_ca|en-us|fr-fr|e|f`

// tokenLang is the language of a name, and the first family that has it.
func tokenLang(token string) (lang, family string) {
	token = folded(token)
	for _, f := range families {
		if token == f[0] {
			return "en", f[0]
		}
		if token == f[1] {
			return "fr", f[0]
		}
	}
	return "", ""
}

// twinTokens are the names of the other language that may face a name.
func twinTokens(token string) []string {
	var out []string
	for _, f := range families {
		switch token {
		case f[0]:
			out = append(out, f[1])
		case f[1]:
			out = append(out, f[0])
		}
	}
	return out
}

// mark is a name of a language in a path: a folder, or the end of the name of a
// file.
type mark struct {
	start, end int // in the path
	lang       string
	folder     bool
	letter     bool // e or f, which tells nothing unless the twin exists
}

// marks finds the names of languages in a path that is folded. If the last one
// is of another language than those before it, it alone counts: fr/notice-en.md
// is in English.
func marks(name string) []mark { return agreeing(allMarks(name)) }

// agreeing are the last marks, as far back as they name one language.
func agreeing(all []mark) []mark {
	for i := len(all) - 2; i >= 0; i-- {
		if all[i].lang != all[len(all)-1].lang {
			return all[i+1:]
		}
	}
	return all
}

// allMarks finds the names of languages in a path that is folded, whether they
// agree or not.
func allMarks(name string) []mark {
	var out []mark
	dir, file := path.Split(name)
	at := 0
	for part := range strings.SplitSeq(strings.TrimSuffix(dir, "/"), "/") {
		if lang, _ := tokenLang(part); lang != "" && len(part) > 1 {
			out = append(out, mark{at, at + len(part), lang, true, false})
		}
		at += len(part) + 1
	}
	stem := strings.TrimSuffix(file, path.Ext(file))
	if start := strings.LastIndexAny(stem, "._-") + 1; start > 1 || start == 0 {
		// en-ca and en_ca have a sign inside.
		if k := strings.LastIndexAny(stem[:max(0, start-1)], "._-") + 1; start > 0 && (k > 1 || k == 0) {
			if lang, _ := tokenLang(stem[k:]); lang != "" {
				start = k
			}
		}
		token := stem[start:]
		if lang, _ := tokenLang(token); lang != "" && (len(token) > 1 || start > 1 && stem[start-1] != '.') {
			out = append(out, mark{len(dir) + start, len(dir) + len(stem), lang, false, len(token) == 1})
		}
	}
	return out
}

// maxMarks is the number of marks in a path that are tried in all combinations.
const maxMarks = 4

// twinsOf are the paths, folded, that the other version of a page may have if
// marks of its folded path name its language: the likely ones first, in groups of
// equal worth, and at the end those without a mark.
func twinsOf(name string, all []mark) [][]string {
	if n := len(all); n > maxMarks {
		all = all[n-maxMarks:]
	}
	if len(all) == 0 {
		return nil
	}
	full, partial := []string{}, []string{}
	for set := 1<<len(all) - 1; set > 0; set-- {
		var chosen []mark
		for i, m := range all {
			if set>>i&1 == 1 {
				chosen = append(chosen, m)
			}
		}
		if set == 1<<len(all)-1 {
			full = replaceAll(name, chosen)
		} else {
			partial = append(partial, replaceAll(name, chosen)...)
		}
	}
	groups := [][]string{}
	for _, p := range full {
		groups = append(groups, []string{p})
	}
	return append(groups, partial, bare(name, all[len(all)-1]))
}

// Twins are the paths, in small letters, that the other version of a page may
// have by the rules of names, whichever of the names of languages in it count.
func Twins(name string) []string {
	name = folded(name)
	var out []string
	for all := allMarks(name); len(all) > 0; all = all[:len(all)-1] {
		out = append(out, slices.Concat(twinsOf(name, agreeing(all))...)...)
	}
	return out
}

// replaceAll replaces marks by each name of the other language that may face
// them; where there are several marks, all by one family.
func replaceAll(name string, chosen []mark) []string {
	var out []string
	for _, f := range families {
		b, last, ok := strings.Builder{}, 0, true
		for _, m := range chosen {
			token := name[m.start:m.end]
			if len(chosen) > 1 {
				// Marks of different styles each have the first twin of their own.
				b.WriteString(name[last:m.start] + twinTokens(token)[0])
			} else {
				from, to := f[0], f[1]
				if m.lang == "fr" {
					from, to = to, from
				}
				if from != token {
					ok = false
					break
				}
				b.WriteString(name[last:m.start] + to)
			}
			last = m.end
		}
		if ok {
			out = append(out, b.String()+name[last:])
		}
		if len(chosen) > 1 {
			break
		}
	}
	return out
}

// bare is the path without a mark: notice.md for notice.fr.md, docs/notice.md for
// docs/fr/notice.md.
func bare(name string, m mark) []string {
	switch {
	case m.letter || m.folder && len(name) <= m.end:
		return nil
	case m.folder:
		return []string{name[:m.start] + name[m.end+1:]}
	case m.start == 0 || name[m.start-1] == '/':
		return nil
	}
	return []string{name[:m.start-1] + name[m.end:]}
}
