package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
)

type initCommand struct {
	Force bool   `name:"force" help:"help_force"`
	Dir   string `arg:"" optional:"" name:"dir" default:"." help:"help_init_dir"`
}

// Run looks at the pages of a site and writes its settings.
func (c *initCommand) Run(ctx context.Context, s *streams) error {
	path := filepath.Join(c.Dir, site.ConfigName)
	if _, err := os.Lstat(path); err == nil && !c.Force {
		return fmt.Errorf("%s: %s", path, words(s.ui, "exists already; --force replaces it", "existe déjà; --force le remplace"))
	}
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return err
	}
	k := &checker{checkCommand: &checkCommand{}, s: s, config: &site.Config{}, dir: dir, shown: shownPath(dir)}
	defer k.close()
	k.Input = "auto"
	tree, pairs, err := k.pages()
	if err != nil {
		return err
	}
	for _, f := range tree.Skipped {
		fmt.Fprintf(s.err, "visavis: %s\n", report.Excerpt(k.shownFault(f), 0))
	}
	guessed, err := k.guess(ctx, tree, pairs.Alone)
	if err != nil {
		return err
	}
	list, guessed := site.ListPairs(guessed, s.ui)
	for _, f := range []struct{ name, text string }{{site.PairsName, list}, {site.ConfigName, site.Scaffold(pairs, guessed, s.ui)}} {
		if f.name == site.PairsName && len(guessed) == 0 {
			continue
		}
		if err := s.replace(filepath.Join(c.Dir, f.name), f.text); err != nil {
			return err
		}
	}
	k.tellPairs(pairs, guessed)
	return nil
}

// replace writes a file whole or not at all.
func (s *streams) replace(path, text string) error {
	return s.writeFiles([]string{path}, func(outs []io.Writer) error {
		_, err := io.WriteString(outs[0], text)
		return err
	})
}

// guess pairs pages by their content, and lets the aligner see whether they
// translate each other.
func (k *checker) guess(ctx context.Context, tree *site.Tree, alone []site.Page) ([]site.Pair, error) {
	aligner, err := k.siteAligner()
	if err != nil {
		return nil, err
	}
	found := tree.ByContent(alone, func(english, french site.Page) bool {
		en, err1 := k.document(tree, english)
		fr, err2 := k.document(tree, french)
		if errors.Join(err1, err2) != nil || ctx.Err() != nil {
			return false
		}
		// Of texts of fewer passages the aligner does not tell.
		if min(len(en.Segments), len(fr.Segments)) < 5 {
			return false
		}
		v, err := aligner.Compare(ctx, en, fr)
		return err == nil && v.Parallel
	})
	return found, ctx.Err()
}

// tellPairs says on standard error what was found.
func (k *checker) tellPairs(pairs *site.Pairs, guessed []site.Pair) {
	say := func(en, fr string, args ...any) {
		fmt.Fprintf(k.s.err, words(k.s.ui, "visavis: "+en+"\n", "visavis: "+fr+"\n"), args...)
	}
	twin := map[string]bool{}
	for _, p := range guessed {
		twin[p.Source], twin[p.Target] = true, true
		say("paired by content: %s and %s", "jumelées par contenu : %s et %s", report.Excerpt(k.show(p.Source), 0), report.Excerpt(k.show(p.Target), 0))
	}
	var alone []string
	for _, p := range pairs.Alone {
		if !twin[p.Path] {
			alone = append(alone, p.Path)
		}
	}
	for i, p := range alone {
		if i == 10 {
			say("and %d more without their other version", "et %d autres sans leur autre version", len(alone)-i)
			break
		}
		say("%s: no other version found", "%s : aucune autre version trouvée", report.Excerpt(k.show(p), 0))
	}
	for _, f := range pairs.Faults {
		say("%s", "%s", report.Excerpt(k.shownFault(f), 0))
	}
	say("%s written; pairs: %d; pages without their other version: %d; pages that name no language: %d",
		"%s écrit; paires : %d; pages sans leur autre version : %d; pages qui ne nomment aucune langue : %d",
		k.show(site.ConfigName), len(pairs.Pairs)+len(guessed), len(alone), len(pairs.Unknown))
}
