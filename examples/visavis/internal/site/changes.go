package site

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// Changes are the lines of the pages that git has seen change since a revision:
// of the files as they are now, committed or not.
type Changes struct {
	Direct bool // whether they are since the revision itself, where there is no merge base

	files map[string]*change
	gone  map[string]bool // deleted or renamed, folded

	renamed map[string]string // from the new path to the old

	dir, since string // where and since when
}

// change is what has changed in a file.
type change struct {
	whole bool
	hunks []hunk
}

// hunk is a run of lines that are new. Where it has none, lines were taken out
// behind the one it names.
type hunk struct {
	line, lines int
	removed     bool
}

// GitChanges asks git what has changed below a folder since the merge base of a
// revision and HEAD: what the branch of the revision got since is no change here.
// Without a merge base, as in a shallow clone, it is since the revision itself.
// Files that git does not know are wholly changed.
func GitChanges(ctx context.Context, dir, revision string) (*Changes, error) {
	git := func(args ...string) ([]byte, error) { return runGit(ctx, dir, args...) }
	if _, err := git("rev-parse", "--is-inside-work-tree"); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, faultf("--changed-since", 0, "git is not installed", "git n’est pas installé")
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, faultf("--changed-since", 0, "the site is not in a git repository", "le site n’est pas dans un dépôt git")
	}
	out, err := git("rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, faultf("--changed-since", 0, "git knows no revision %q", "git ne connaît aucune révision %q", revision)
	}
	since := strings.TrimSpace(string(out))
	base, err := git("merge-base", since, "HEAD")
	direct := err != nil
	if !direct {
		since = strings.TrimSpace(string(base))
	}
	diff, err := git("diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules",
		"--src-prefix=a/", "--dst-prefix=b/", "--relative", since, "--", ".")
	if err != nil {
		return nil, faultf("--changed-since", 0, "git diff failed", "git diff a échoué")
	}
	c := parseDiff(diff)
	c.Direct, c.dir, c.since = direct, dir, since
	untracked, err := git("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
	if err != nil {
		return nil, faultf("--changed-since", 0, "git ls-files failed", "git ls-files a échoué")
	}
	for name := range strings.SplitSeq(string(untracked), "\x00") {
		if name != "" {
			c.files[name] = &change{whole: true}
		}
	}
	return c, nil
}

func runGit(ctx context.Context, dir string, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"-C", dir, "--no-pager", "-c", "core.quotePath=true", "-c", "core.fsmonitor=false"}, args...)...)
	c.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	return c.Output()
}

// Before reads a page as it was then, and says where it was. It is not ok where
// there was none.
func (c *Changes) Before(ctx context.Context, page string) (path string, content []byte, ok bool) {
	path = page
	if c.Renamed(page) {
		path = c.renamed[page]
	}
	content, err := runGit(ctx, c.dir, "cat-file", "blob", c.since+":./"+path)
	return path, content, err == nil
}

// parseDiff reads a diff without context.
func parseDiff(diff []byte) *Changes {
	c := &Changes{files: map[string]*change{}, gone: map[string]bool{}, renamed: map[string]string{}}
	var from, to string
	content := 0 // lines of the hunk still to come
	for line := range bytes.Lines(diff) {
		line := strings.TrimRight(string(line), "\n")
		switch {
		case content > 0 && line != "" && (line[0] == '+' || line[0] == '-'):
			content--
		case strings.HasPrefix(line, "diff --git "):
			from, to, content = "", "", 0
		case strings.HasPrefix(line, "rename from "):
			from = unquote(line[len("rename from "):])
			c.gone[folded(from)] = true
		case strings.HasPrefix(line, "rename to "):
			c.renamed[unquote(line[len("rename to "):])] = from
		case strings.HasPrefix(line, "--- "):
			from = diffPath(line[4:], "a/")
		case strings.HasPrefix(line, "+++ "):
			if to = diffPath(line[4:], "b/"); to == "" {
				c.gone[folded(from)] = true
			}
		case strings.HasPrefix(line, "@@ "):
			var removed int
			h, ok := hunk{}, false
			if to != "" && from == "" {
				c.of(to).whole = true // a new file
			}
			if h, removed, ok = parseHunk(line); ok && to != "" {
				c.of(to).hunks = append(c.of(to).hunks, h)
			}
			content = removed + h.lines
		}
	}
	return c
}

func (c *Changes) of(name string) *change {
	if c.files[name] == nil {
		c.files[name] = &change{}
	}
	return c.files[name]
}

// diffPath reads the path of a file in a diff, "" if it is none.
func diffPath(s, prefix string) string {
	s = unquote(strings.TrimSuffix(s, "\t"))
	if s == "/dev/null" {
		return ""
	}
	return strings.TrimPrefix(s, prefix)
}

// unquote reads a path as git quotes it, in the manner of C.
func unquote(s string) string {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s
	}
	var b strings.Builder
	for i := 1; i < len(s)-1; i++ {
		if s[i] != '\\' || i+2 >= len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if n, err := strconv.ParseUint(s[i:min(i+3, len(s))], 8, 8); err == nil {
			b.WriteByte(byte(n))
			i += 2
			continue
		}
		if k := strings.IndexByte(`abtnvfr`, s[i]); k >= 0 {
			b.WriteByte("\a\b\t\n\v\f\r"[k])
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// parseHunk reads "@@ -1,2 +3,4 @@".
func parseHunk(line string) (h hunk, removed int, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 4 || len(fields[1]) < 2 || len(fields[2]) < 2 {
		return h, 0, false
	}
	_, removed, ok1 := lineCount(fields[1][1:])
	first, lines, ok2 := lineCount(fields[2][1:])
	return hunk{first, lines, removed > 0}, removed, ok1 && ok2
}

func lineCount(s string) (line, n int, ok bool) {
	left, right, counted := strings.Cut(s, ",")
	line, err := strconv.Atoi(left)
	n = 1
	if counted && err == nil {
		n, err = strconv.Atoi(right)
	}
	return line, n, err == nil && line >= 0 && n >= 0
}

// Any reports whether a page has changed at all.
func (c *Changes) Any(page string) bool {
	f := c.files[page]
	return f != nil && (f.whole || len(f.hunks) > 0)
}

// Gone reports whether a page was there, in any case, and is no longer.
func (c *Changes) Gone(page string) bool { return c.gone[folded(page)] }

// Renamed reports whether a page had another path.
func (c *Changes) Renamed(page string) bool { return c.renamed[page] != "" }

// Parted reports whether a page was renamed and had a twin before, by the rules of
// names: one that is among the pages, or gone too.
func (c *Changes) Parted(page string, t *Tree) bool {
	if !c.Renamed(page) {
		return false
	}
	return slices.ContainsFunc(Twins(c.renamed[page]), func(twin string) bool { return t.folded[twin] || c.Gone(twin) })
}

// Touch reports whether some of the lines first to last of a page are new.
func (c *Changes) Touch(page string, first, last int) bool {
	f := c.files[page]
	if f == nil {
		return false
	}
	for _, h := range f.hunks {
		if h.lines > 0 && h.line <= last && first < h.line+h.lines {
			return true
		}
	}
	return f.whole
}

// Cut reports whether lines were taken out, or replaced, between two lines of a
// page.
func (c *Changes) Cut(page string, first, last int) bool {
	f := c.files[page]
	if f == nil {
		return false
	}
	for _, h := range f.hunks {
		if h.removed && h.line <= last && first <= h.line+max(1, h.lines) {
			return true
		}
	}
	return f.whole
}
