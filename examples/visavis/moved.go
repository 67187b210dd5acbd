package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
)

// The names of both pages are part of a fingerprint. When a pair is renamed, what
// the baseline has of it is known by what it says: a page of which the baseline
// has nothing, and on which all is found that it has of a page that is gone, is
// that page.

// leastMoved is the length in characters of what is accepted on a page by which
// the page is known under another name of its file.
const leastMoved = 30

// pageEntries is what the baseline has of a page: fingerprints by check and text.
type pageEntries map[[2]string][]string

func (a pageEntries) add(e site.Entry) {
	key := [2]string{e.Check, e.Text}
	a[key] = append(a[key], e.Fingerprint)
}

// entriesByPage sorts the entries of the baseline by page, but for those that have
// a message in the place of a text. Gone are the pages that are not there.
func (k *checker) entriesByPage() (pages map[string]pageEntries, gone []string) {
	pages = map[string]pageEntries{}
	for _, e := range k.baseline.Entries() {
		if ofPair(e.Check) {
			continue
		}
		if pages[e.Path] == nil {
			pages[e.Path] = pageEntries{}
			_, err := os.Lstat(filepath.Join(k.dir, filepath.FromSlash(e.Path)))
			if errors.Is(err, fs.ErrNotExist) && filepath.IsLocal(filepath.FromSlash(e.Path)) {
				gone = append(gone, e.Path)
			}
		}
		pages[e.Path].add(e)
	}
	return pages, gone
}

// moved finds which findings on a pair the baseline has of pages that are gone:
// their fingerprints there by those here.
func (k *checker) moved(p *report.Pair) map[string]string {
	if len(k.gone) == 0 {
		return nil
	}
	here := map[string]pageEntries{}
	for _, f := range p.Findings {
		file, at := p.Here(f)
		if k.byPage[file.Path] == nil && at.Text != "" {
			if here[file.Path] == nil {
				here[file.Path] = pageEntries{}
			}
			here[file.Path].add(site.NewEntry(f, file.Path, at.Text))
		}
	}
	out := map[string]string{}
	for _, page := range slices.Sorted(maps.Keys(here)) {
		best, sameName, most := "", false, 0
		for _, old := range k.gone {
			n, is := here[page].hold(k.byPage[old]), path.Base(old) == path.Base(page)
			if n == 0 || !is && n < leastMoved || path.Ext(old) != path.Ext(page) {
				continue
			}
			if best == "" || is && !sameName || is == sameName && n > most {
				best, sameName, most = old, is, n
			}
		}
		for key, prints := range k.byPage[best] {
			for i, print := range prints {
				out[here[page][key][i]] = print
			}
		}
	}
	return out
}

// hold is the length of the texts of another page, if all of them are here, as
// often or more; otherwise 0.
func (a pageEntries) hold(other pageEntries) (n int) {
	for key, prints := range other {
		if len(a[key]) < len(prints) {
			return 0
		}
		n += len(prints) * utf8.RuneCountInString(key[1])
	}
	return n
}
