package site

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/align/report"
)

// Tree is the pages of a site.
type Tree struct {
	Root     *os.Root
	Config   *Config
	MaxBytes int64    // largest page that is read; 0 means 512 MB
	Pages    []string // in order
	Skipped  []*Fault // what looks like a page and is not read

	except []string        // paths that are no pages
	folded map[string]bool // the pages, folded
	out    map[string]bool // what would be pages but for the settings, folded, with one extension for each kind
}

// Walk lists the pages below a folder: files of text, Markdown and HTML that the
// settings include. Hidden files and folders, node_modules, what the .gitignore
// files of the site name, the side-by-side pages and summaries of visavis itself, and the paths
// in except are left out. A link is followed to a file inside the site, and never
// to a folder. Folders that cannot be read, and links that lead outside, are
// skipped with a fault.
func Walk(root *os.Root, c *Config, except ...string) (*Tree, error) {
	t := &Tree{Root: root, Config: c, except: except, folded: map[string]bool{}, out: map[string]bool{}}
	if err := t.walk(".", nil, false); err != nil {
		return nil, err
	}
	slices.Sort(t.Pages)
	for _, name := range t.Pages {
		t.folded[folded(name)] = true
	}
	return t, nil
}

// walk lists the pages of a folder, or, if the settings leave it out, notes what is
// there.
func (t *Tree) walk(dir string, above ignored, out bool) error {
	entries, err := fs.ReadDir(t.Root.FS(), dir)
	if err != nil {
		if dir == "." {
			return faultf(t.Root.Name(), 0, "cannot be read", "ne peut être lu")
		}
		if !out {
			t.skip(dir, "the folder cannot be read", "le dossier ne peut être lu")
		}
		return nil
	}
	rules := above
	if b, err := t.Read(path.Join(dir, ".gitignore")); err == nil {
		rules = above.with(dir, string(b))
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules" || rules.ignores(name, e.IsDir()) {
			continue
		}
		if e.IsDir() {
			if err := t.walk(name, rules, out || matches(t.Config.Exclude, name) || matches(t.Config.Exclude, name+"/")); err != nil {
				return err
			}
			continue
		}
		if out || !t.included(name) {
			if kind(name) != "" {
				t.out[sameKind(folded(name))] = true
			}
			continue
		}
		if kind(name) != "" && !slices.Contains(t.except, name) && t.regular(name, e.Type()) && !t.made(name) {
			t.Pages = append(t.Pages, name)
		}
	}
	return nil
}

// regular reports whether a page is a file inside the site. If not, it is
// skipped.
func (t *Tree) regular(name string, mode fs.FileMode) bool {
	if mode.IsRegular() {
		return true
	}
	if mode&fs.ModeSymlink == 0 {
		t.skip(name, "is not a regular file", "n’est pas un fichier ordinaire")
		return false
	}
	info, err := t.Root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.skip(name, "the link leads nowhere", "le lien ne mène nulle part")
	case err != nil:
		t.skip(name, "the link leads outside the site", "le lien mène hors du site")
	case !info.Mode().IsRegular():
		t.skip(name, "the link does not lead to a file", "le lien ne mène pas à un fichier")
	default:
		return true
	}
	return false
}

// What a side-by-side page has near its top, and with what a summary begins.
var (
	generator = []byte(`<meta name="generator" content="visavis"`)
	summary   = []byte("<!-- visavis -->")
)

// made reports whether a page is one that visavis has written.
func (t *Tree) made(name string) bool {
	of := kind(name)
	if of == "text" {
		return false
	}
	f, err := t.Root.Open(name)
	if err != nil {
		return false // that is told when the page is read
	}
	defer f.Close()
	top, err := io.ReadAll(io.LimitReader(f, 4096))
	return err == nil && (of == "html" && bytes.Contains(top, generator) || of == "markdown" && bytes.HasPrefix(top, summary))
}

func (t *Tree) skip(name, english, french string) {
	t.Skipped = append(t.Skipped, &Fault{Path: name, English: english + "; skipped", French: french + "; ignoré"})
}

func (t *Tree) included(name string) bool {
	return (len(t.Config.Include) == 0 || matches(t.Config.Include, name)) && !matches(t.Config.Exclude, name)
}

// maxPage is the largest page that is read.
const maxPage = 512 << 20

// Read reads a file of the site. Its errors are faults.
func (t *Tree) Read(name string) ([]byte, error) {
	most := int64(maxPage)
	if t.MaxBytes > 0 {
		most = t.MaxBytes
	}
	info, err := t.Root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, faultf(name, 0, "no such file", "fichier introuvable")
	case errors.Is(err, fs.ErrPermission):
		return nil, faultf(name, 0, "permission denied", "accès refusé")
	case err != nil:
		return nil, faultf(name, 0, "leads outside the site", "mène hors du site")
	case info.IsDir():
		return nil, faultf(name, 0, "is a folder, not a file", "est un dossier et non un fichier")
	case !info.Mode().IsRegular():
		return nil, faultf(name, 0, "is not a regular file", "n’est pas un fichier ordinaire")
	case info.Size() > most:
		return nil, t.tooLarge(name)
	}
	f, err := t.Root.Open(name)
	if err != nil {
		return nil, faultf(name, 0, "permission denied", "accès refusé")
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, faultf(name, 0, "cannot be read", "ne peut être lu")
	}
	if int64(len(b)) > most {
		return nil, t.tooLarge(name)
	}
	return b, nil
}

func (t *Tree) tooLarge(name string) *Fault {
	if t.MaxBytes > 0 {
		n := int(t.MaxBytes)
		return &Fault{Path: name, English: "larger than " + report.Count(n, report.English) + " bytes", French: "plus de " + report.Count(n, report.French) + " octets"}
	}
	return faultf(name, 0, "larger than 512 MB", "plus de 512 Mo")
}

// kind is the format of a page by its extension: markdown, html, text, or "" for
// other files.
func kind(name string) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return "markdown"
	case ".html", ".htm", ".xhtml":
		return "html"
	case ".txt":
		return "text"
	}
	return ""
}

// folded is a path in one case and one form of Unicode.
func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }
