package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// site checks the pages of a site.
func (k *checker) site(ctx context.Context) error {
	tree, pairs, err := k.pages()
	if err != nil {
		return err
	}
	only, err := k.chosen()
	if err != nil {
		return err
	}
	for _, f := range tree.Skipped {
		if only(f.Path) {
			fmt.Fprintf(k.s.err, "visavis: %s\n", report.Excerpt(k.shownFault(f), 0))
		}
	}
	if !held(pairs, only) {
		return k.noPages(tree, pairs, only)
	}
	for _, r := range k.config.Rules {
		if !slices.ContainsFunc(tree.Pages, r.Fits) {
			k.idle = append(k.idle, r.Line)
		}
	}
	var jobs []func() outcome
	for _, f := range pairs.Faults {
		switch {
		case !only(f.Path):
		case !k.concerns(f):
			k.leave(f)
		default:
			jobs = append(jobs, func() outcome { return k.fault(f) })
		}
	}
	aligner, err := k.siteAligner()
	if err != nil {
		return err
	}
	for _, p := range pairs.Pairs {
		switch {
		case !only(p.Source) && !only(p.Target):
		case k.changes != nil && !k.changes.Any(p.Source) && !k.changes.Any(p.Target):
			k.left[p.Source], k.left[p.Target] = true, true
		default:
			k.checked[p.Source], k.checked[p.Target] = true, true
			jobs = append(jobs, func() outcome { return k.pair(ctx, tree, aligner, p) })
		}
	}
	var alone []site.Page
	for _, p := range pairs.Alone {
		if only(p.Path) {
			k.checked[p.Path] = true
			alone = append(alone, p)
		}
	}
	perhaps := k.perhaps(ctx, tree, aligner, pairs, alone)
	for _, p := range alone {
		jobs = append(jobs, func() outcome { return k.alone(tree, p, perhaps[p.Path]) })
	}
	for _, p := range pairs.Single {
		if only(p.Path) {
			k.single = append(k.single, p.Path)
		}
	}
	for _, u := range pairs.Unknown {
		if only(u) {
			k.unknown = append(k.unknown, u)
		}
	}
	aligner.Workers = max(1, k.jobs()/max(1, min(len(jobs), k.jobs())))
	return k.work(ctx, jobs)
}

// noPages is the error of a site, or of folders of it, without pages to pair, or
// without any that a rule pairs.
func (k *checker) noPages(tree *site.Tree, pairs *site.Pairs, only func(page string) bool) error {
	where := k.shown
	if len(k.Paths) > 0 {
		where = strings.Join(k.Paths, ", ")
	}
	langs := map[string]bool{}
	for _, p := range tree.Free(pairs) {
		if only(p.Path) {
			langs[p.Lang] = true
		}
	}
	if len(langs) == 2 {
		return fmt.Errorf("%s: %s", where, words(k.s.ui,
			"no pairs found by names, front matter or links; visavis init compares the texts",
			"aucune paire trouvée par les noms, les métadonnées ou les liens; visavis init compare les textes"))
	}
	return fmt.Errorf("%s: %s", where, words(k.s.ui, "no pages in two languages found", "aucune page en deux langues trouvée"))
}

// held reports whether the folders of the command line hold any page of a
// language: a check of none would always pass.
func held(pairs *site.Pairs, only func(page string) bool) bool {
	return slices.ContainsFunc(pairs.Pairs, func(p site.Pair) bool { return only(p.Source) || only(p.Target) }) ||
		slices.ContainsFunc(pairs.Alone, func(p site.Page) bool { return only(p.Path) }) ||
		slices.ContainsFunc(pairs.Faults, func(f *site.Fault) bool { return only(f.Path) })
}

// pages lists and pairs the pages.
func (k *checker) pages() (*site.Tree, *site.Pairs, error) {
	var err error
	if info, err := os.Stat(k.dir); err == nil && !info.IsDir() {
		return nil, nil, fmt.Errorf("%s: %s", k.shown, words(k.s.ui, "is a file, not a folder", "est un fichier et non un dossier"))
	}
	if k.root, err = os.OpenRoot(k.dir); err != nil {
		return nil, nil, k.s.fileError(k.shown, err)
	}
	var written []string
	for _, name := range k.written {
		written = append(written, k.inSite(name))
	}
	tree, err := site.Walk(k.root, k.config, written...)
	if err != nil {
		var f *site.Fault
		if errors.As(err, &f) {
			f.Path = k.shown
		}
		return nil, nil, k.s.fault(err)
	}
	tree.MaxBytes = int64(k.MaxBytes)
	var list *site.List
	if name, data, err := k.listed(tree); err != nil {
		return nil, nil, k.s.fault(err)
	} else if name != "" {
		if list, err = site.ParseList(name, data); err != nil {
			return nil, nil, k.s.fault(err)
		}
	}
	pairs, err := tree.Pair(list)
	return tree, pairs, k.s.fault(err)
}

// listed reads the file of pairs, if there is one.
func (k *checker) listed(tree *site.Tree) (name string, data []byte, err error) {
	if k.Pairs != "" {
		data, err = k.s.readRegular(k.Pairs, maxBytes)
		return k.Pairs, data, err
	}
	if k.config.Pairs == "" {
		return "", nil, nil
	}
	data, err = tree.Read(k.config.Pairs)
	var f *site.Fault
	if errors.As(err, &f) {
		f.Path = k.show(f.Path)
	}
	return k.show(k.config.Pairs), data, err
}

// chosen tells which pages the folders of the command line hold.
func (k *checker) chosen() (func(page string) bool, error) {
	var folders []string
	for _, p := range k.Paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, err
		}
		rel, err := filepath.Rel(k.dir, abs)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, fmt.Errorf("%s: %s %s", p, words(k.s.ui, "is outside the site", "est en dehors du site"), k.shown)
		}
		folders = append(folders, filepath.ToSlash(rel))
	}
	return func(page string) bool {
		for _, f := range folders {
			if f == "." || strings.HasPrefix(page, f+"/") {
				return true
			}
		}
		return len(folders) == 0
	}, nil
}

// siteAligner is the aligner of all pairs.
func (k *checker) siteAligner() (*align.Aligner, error) {
	a, err := (&aligningFlags{lexiconFlag: k.lexiconFlag, Types: k.Types}).aligner(k.s, empty(lang.English()), empty(lang.French()))
	if err != nil {
		return nil, err
	}
	borders := k.config.Borders
	if k.Border != "" {
		borders = []string{k.Border}
	}
	a.Known = func(src, dst *segment.Document) ([]align.Bead, error) {
		var all []knownBead
		for _, text := range borders {
			// A pair that has it here only, or not as often, has no such border.
			beads, err := align.SharedLines(text)(src, dst)
			for i := 0; err == nil && i < len(beads); i++ {
				all = append(all, knownBead{beads[i], text})
			}
		}
		beads, err := k.s.inOrder(all)
		if err != nil {
			return nil, nil
		}
		return beads, nil
	}
	return a, nil
}

func empty(l *lang.Language) *segment.Document { return segment.Parse("", "", l) }

// pair checks two pages.
func (k *checker) pair(ctx context.Context, tree *site.Tree, aligner *align.Aligner, p site.Pair) outcome {
	failed := outcome{pair: report.Pair{
		Source: report.File{Path: k.show(p.Source), Lang: k.config.Source()},
		Target: report.File{Path: k.show(p.Target), Lang: k.config.Target()}}}
	ctx, cancel := k.timed(ctx)
	defer cancel()
	var docs [2]*segment.Document
	for i, page := range []site.Page{{Path: p.Source, Lang: k.config.Source()}, {Path: p.Target, Lang: k.config.Target()}} {
		d, err := segment.Within(ctx, func() (*segment.Document, error) { return k.document(tree, page) })
		if err != nil {
			failed.err = k.timedOut(k.s, k.show(p.Source), k.show(p.Target), err)
			return failed
		}
		docs[i] = d
	}
	if len(docs[0].Segments)+len(docs[1].Segments) == 0 {
		failed.pair.Parallel, failed.pair.Findings = true, []report.Finding{}
		return failed // two pages without text do not differ
	}
	if p.By == site.ByList && swapped(docs) {
		failed.err = fmt.Errorf(words(k.s.ui, "%s: is not in the language of the source; in the file of pairs, the source comes first",
			"%s: n’est pas dans la langue de la source; dans le fichier de paires, la source vient en premier"), k.show(p.Source))
		return failed
	}
	o := k.judge(ctx, aligner, docs[0], docs[1])
	if o.err != nil {
		failed.err = k.timedOut(k.s, k.show(p.Source), k.show(p.Target), o.err)
		return failed
	}
	o.pair.Source.Path, o.pair.Target.Path = k.show(p.Source), k.show(p.Target)
	docs[0].Name, docs[1].Name = o.pair.Source.Path, o.pair.Target.Path // for the page
	return o
}

// swapped reports whether each of two pages is in the language of the other.
func swapped(docs [2]*segment.Document) bool {
	for i, d := range docs {
		text := strings.Join(strings.Fields(d.Text[:min(len(d.Text), 1<<20)]), " ")
		if lang.Identify(text).Language != docs[1-i].Lang {
			return false
		}
	}
	return true
}

// document reads a page.
func (k *checker) document(tree *site.Tree, page site.Page) (*segment.Document, error) {
	b, err := tree.Read(page.Path)
	var f *site.Fault
	if errors.As(err, &f) {
		return nil, errors.New(k.shownFault(f))
	}
	in, err := k.s.decode(k.show(page.Path), b, k.formatFlag)
	if err != nil {
		return nil, err
	}
	in.path = page.Path
	p := k.parser()
	if p.Lang, err = lang.Lookup(page.Lang); err != nil {
		return nil, err
	}
	return in.document(p, k.Segmented), nil
}

// fault is the outcome of a page that cannot be paired.
func (k *checker) fault(f *site.Fault) outcome {
	k.leave(f)
	shown := f.Shown(k.show)
	return outcome{pair: report.Pair{Source: report.File{Path: shown.Path}, Named: shown.Pages}, err: errors.New(shown.In(k.s.ui))}
}

// leave keeps what a baseline holds of the pages of a fault.
func (k *checker) leave(f *site.Fault) {
	k.left[f.Path] = true
	for _, page := range f.Pages {
		k.left[page] = true
	}
}

// shownFault tells a fault with the paths as the user sees them.
func (k *checker) shownFault(f *site.Fault) string { return f.Shown(k.show).In(k.s.ui) }

// concerns reports whether a fault is one of pages that have changed, where only
// changes are told.
func (k *checker) concerns(f *site.Fault) bool {
	return k.changes == nil || slices.ContainsFunc(append([]string{f.Path}, f.Pages...), func(page string) bool {
		return k.changes.Any(page) || k.changes.Renamed(page)
	})
}

// work runs the jobs on all cores and adds what they find in their order.
func (k *checker) work(ctx context.Context, jobs []func() outcome) error {
	show, end := k.progress(len(jobs))
	defer end()
	results := make([]chan outcome, len(jobs))
	for i := range results {
		results[i] = make(chan outcome, 1)
	}
	free := make(chan struct{}, k.jobs())
	go func() {
		for i, job := range jobs {
			free <- struct{}{}
			go func() {
				results[i] <- job()
				<-free
			}()
		}
	}()
	for i := range results {
		o := <-results[i]
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if o.err != nil {
			end()
			message := k.s.message(o.err)
			fmt.Fprintf(k.s.err, "visavis: %s\n", report.Excerpt(message, 0))
			k.failed++
			o.pair.Error, o.pair.Findings = message, []report.Finding{}
		}
		k.add(o)
		show(i + 1)
	}
	return nil
}

// progress draws a bar on standard error, if that is a terminal.
func (k *checker) progress(total int) (show func(int), end func()) {
	f, ok := k.s.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(int) {}, func() {}
	}
	bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(words(k.s.ui, "checking", "vérification")),
		progressbar.OptionShowCount(), progressbar.OptionThrottle(50*time.Millisecond), progressbar.OptionClearOnFinish())
	return func(done int) { bar.Set(done) }, func() { bar.Clear() }
}
