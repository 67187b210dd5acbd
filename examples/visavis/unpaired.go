package main

import (
	"context"
	"fmt"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
	"github.com/visavis/visavis/segment"
)

// alone is the finding on a page whose twin is missing. Perhaps it is the page
// named, which has none either.
func (k *checker) alone(tree *site.Tree, page site.Page, perhaps string) outcome {
	d, err := k.document(tree, page)
	p := report.Pair{Parallel: true, Findings: []report.Finding{}}
	side, file := report.Source, report.File{Path: page.Path, Lang: page.Lang}
	if page.Lang == k.config.Source() {
		p.Source = file
	} else {
		side, p.Target = report.Target, file
	}
	o := outcome{pair: p, err: err}
	settings := k.settings(page.Path, "")
	if err == nil && settings.Runs("unpaired") {
		f := unpaired(page.Lang, side, k.s.ui)
		o.pair.Findings = []report.Finding{f}
		o.pair.Identify()
		f = o.pair.Findings[0]
		o.pair.Findings = []report.Finding{}
		c := candidate{f, f.Confidence, site.ReadSuppressions(d, checkNames()).Silence(f.Check, segment.Span{}, true), false,
			k.parted(tree, page.Path, perhaps), k.config.Allowed(f.Check, o.pair.Source.Path, o.pair.Target.Path, "", "")}
		is := k.weigh(&o, &o.pair, c, settings)
		if o.tell(f, is, settings); is == told && perhaps != "" {
			// A baseline holds the finding without the guess.
			f := &o.pair.Findings[0]
			here, there := perhapsMessage(k.show(perhaps), k.s.ui), perhapsMessage(k.show(perhaps), other(k.s.ui))
			f.Message, f.Other = f.Message+" "+here, f.Other+" "+there
		}
	}
	o.pair.Source.Path, o.pair.Target.Path = k.showIf(o.pair.Source.Path), k.showIf(o.pair.Target.Path)
	return o
}

// perhapsMessage says which page might be the twin of one that has none.
func perhapsMessage(path string, ui report.UI) string {
	return words(ui, "Its other version may be ", "Son autre version est peut-être ") + report.Excerpt(path, 0) + "."
}

// parted reports whether a page has lost its twin, or has come without one, since
// the revision that the command line names, if it does.
func (k *checker) parted(tree *site.Tree, page, perhaps string) bool {
	c := k.changes
	if c == nil || c.Any(page) || c.Parted(page, tree) || perhaps != "" && (c.Renamed(page) || c.Renamed(perhaps)) {
		return true
	}
	for _, twin := range site.Twins(page) {
		if c.Gone(twin) {
			return true
		}
	}
	return false
}

// perhaps guesses which pages without a twin belong together, if any of them is
// to be told.
func (k *checker) perhaps(ctx context.Context, tree *site.Tree, aligner *align.Aligner, pairs *site.Pairs, alone []site.Page) map[string]string {
	for _, p := range alone {
		if k.settings(p.Path, "").Runs("unpaired") {
			return tree.Perhaps(pairs, k.changes, k.parallel(ctx, tree, aligner))
		}
	}
	return nil
}

func (k *checker) showIf(page string) string {
	if page == "" {
		return ""
	}
	return k.show(page)
}

// tellSingle says on standard error which pages are left out because, as most
// around them, they are in one language.
func (k *checker) tellSingle(pages []string) {
	if len(pages) > 0 {
		fmt.Fprintf(k.s.err, words(k.s.ui, "visavis: pages in one language, as most around them, left out: %d, the first %s\n",
			"visavis: pages en une seule langue, comme la plupart autour d’elles, omises : %d, la première %s\n"),
			len(pages), report.Excerpt(k.show(pages[0]), 0))
	}
}
