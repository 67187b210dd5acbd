package site

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignored is the patterns of .gitignore files, those of folders above first.
type ignored []ignoreRule

type ignoreRule struct {
	pattern string // from the root of the site
	folder  bool   // for folders only
	keep    bool   // takes back what patterns above ignore
}

// with adds the patterns of the .gitignore file of a folder. Those that mean
// nothing are passed over, as git does.
func (r ignored) with(dir, text string) ignored {
	out := r[:len(r):len(r)]
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if !strings.HasSuffix(line, `\ `) {
			line = strings.TrimRight(line, " \t")
		}
		if line == "" || line[0] == '#' {
			continue
		}
		var rule ignoreRule
		line, rule.keep = strings.CutPrefix(line, "!")
		line, rule.folder = strings.CutSuffix(line, "/")
		line, anchored := strings.CutPrefix(line, "/")
		if !anchored && !strings.Contains(line, "/") {
			line = "**/" + line
		}
		rule.pattern = line
		if dir != "." {
			rule.pattern = escapeGlob(dir) + "/" + line
		}
		// Braces are letters to git.
		rule.pattern = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(rule.pattern)
		if line != "" && doublestar.ValidatePattern(rule.pattern) {
			out = append(out, rule)
		}
	}
	return out
}

// ignores reports whether a file or folder is ignored; the last pattern that
// fits decides.
func (r ignored) ignores(name string, folder bool) bool {
	for i := len(r) - 1; i >= 0; i-- {
		if r[i].folder && !folder {
			continue
		}
		if ok, _ := doublestar.Match(r[i].pattern, path.Clean(name)); ok {
			return !r[i].keep
		}
	}
	return false
}

// escapeGlob makes a pattern that fits a path and no other. Braces are left.
func escapeGlob(name string) string {
	return strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`, `\`, `\\`).Replace(name)
}
