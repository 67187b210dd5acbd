package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
)

type initCommand struct {
	Force bool   `name:"force" help:"help_force"`
	Dir   string `arg:"" optional:"" name:"dir" default:"." help:"help_init_dir"`
}

// Run looks at the pages of a site and writes its settings.
func (c *initCommand) Run(ctx context.Context, s *streams) error {
	if err := c.free(s, site.ConfigName); err != nil {
		return err
	}
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return err
	}
	k := &checker{checkCommand: &checkCommand{}, s: s, config: &site.Config{}, dir: dir, shown: c.Dir, whole: filepath.IsAbs(c.Dir)}
	defer k.close()
	k.Input = "auto"
	tree, pairs, err := k.pages()
	if err != nil {
		return err
	}
	for _, f := range tree.Skipped {
		fmt.Fprintf(s.err, "visavis: %s\n", report.Excerpt(k.shownFault(f), 0))
	}
	guessed, err := k.guess(ctx, tree, tree.Free(pairs))
	if err != nil {
		return err
	}
	list, guessed := site.ListPairs(guessed, s.ui)
	// What is still alone is seen as check will see it.
	final := pairs
	if parsed, err := site.ParseList(site.PairsName, []byte(list)); err == nil && len(guessed) > 0 {
		if final, err = tree.Pair(parsed); err != nil {
			return s.fault(err)
		}
	}
	if len(guessed) > 0 {
		if err := c.free(s, site.PairsName); err != nil {
			return err
		}
	}
	for _, f := range []struct{ name, text string }{{site.PairsName, list}, {site.ConfigName, site.Scaffold(pairs, guessed, s.ui)}} {
		if f.name == site.PairsName && len(guessed) == 0 {
			continue
		}
		if err := s.replace(filepath.Join(c.Dir, f.name), f.text); err != nil {
			return err
		}
	}
	k.tellPairs(final, guessed)
	return nil
}

// free refuses to write a file that exists, or, if it may be replaced, one that
// is no file of the site, such as a link or a pipe.
func (c *initCommand) free(s *streams, name string) error {
	path := filepath.Join(c.Dir, name)
	switch info, err := os.Lstat(path); {
	case err != nil:
		return nil
	case !c.Force:
		return fmt.Errorf("%s: %s", path, words(s.ui, "exists already; --force replaces it", "existe déjà; --force le remplace"))
	case !info.Mode().IsRegular():
		return s.notRegular(path)
	}
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
	found := tree.ByContent(alone, k.parallel(ctx, tree, aligner))
	return found, ctx.Err()
}

// parallel lets the aligner see whether two pages translate each other.
func (k *checker) parallel(ctx context.Context, tree *site.Tree, aligner *align.Aligner) func(english, french site.Page) bool {
	return func(english, french site.Page) bool {
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
	}
}

// tellPairs says on standard error what was found.
func (k *checker) tellPairs(pairs *site.Pairs, guessed []site.Pair) {
	say := func(en, fr string, args ...any) {
		fmt.Fprintf(k.s.err, words(k.s.ui, "visavis: "+en+"\n", "visavis: "+fr+"\n"), args...)
	}
	for _, p := range guessed {
		say("paired by content: %s and %s", "jumelées par contenu : %s et %s", report.Excerpt(k.show(p.Source), 0), report.Excerpt(k.show(p.Target), 0))
	}
	for i, p := range pairs.Alone {
		if i == 10 {
			say("and %d more without their other version", "et %d autres sans leur autre version", len(pairs.Alone)-i)
			break
		}
		say("%s: no other version found", "%s: aucune autre version trouvée", report.Excerpt(k.show(p.Path), 0))
	}
	for _, f := range pairs.Faults {
		say("%s", "%s", report.Excerpt(k.shownFault(f), 0))
	}
	var single []string
	for _, p := range pairs.Single {
		single = append(single, p.Path)
	}
	k.tellSingle(single)
	say("%s written; pairs: %d; pages without their other version: %d; pages that name no language: %d",
		"%s écrit; paires : %d; pages sans leur autre version : %d; pages qui ne nomment aucune langue : %d",
		k.show(site.ConfigName), len(pairs.Pairs), len(pairs.Alone), len(pairs.Unknown))
}
