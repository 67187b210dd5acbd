package site

import (
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// List is a file of pairs.
type List struct {
	name  string
	pairs []listed
}

// listed is a pair that a file of pairs lists.
type listed struct {
	source, target string
	line           int
}

// ParseList reads lines of source TAB target, paths below the root of the site.
// Blank lines and those that start with # are passed over. A path that leads out
// of the site, and a page listed twice, is a fault. Name is what faults call the
// file.
func ParseList(name string, data []byte) (*List, error) {
	out := &List{name: name}
	seen := map[string]int{}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if t := strings.TrimSpace(line); t == "" || t[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 2 {
			return nil, faultf(name, n, "want two paths with a tab between them", "deux chemins séparés par une tabulation sont attendus")
		}
		for i, f := range fields {
			f = strings.TrimSpace(f)
			if f == "" || strings.IndexByte(f, 0) >= 0 || !filepath.IsLocal(filepath.FromSlash(f)) {
				return nil, faultf(name, n, "%q is not a path inside the site", "%q n’est pas un chemin du site", f)
			}
			f = filepath.ToSlash(filepath.Clean(filepath.FromSlash(f)))
			if first, ok := seen[f]; ok {
				return nil, faultf(name, n, "%q is on line %d already", "%q est déjà à la ligne %d", f, first)
			}
			seen[f], fields[i] = n, f
		}
		out.pairs = append(out.pairs, listed{fields[0], fields[1], n})
	}
	return out, nil
}

// printable reports whether a path can stand in a file of pairs.
func printable(p string) bool {
	return utf8.ValidString(p) && !strings.ContainsAny(p, "\t\r\n") && strings.TrimSpace(p) == p && p[0] != '#'
}
