package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/evaluate"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
	"github.com/visavis/visavis/segment"
)

type evaluateAlign struct {
	Documents bool     `name:"documents" xor:"documents" help:"help_documents"`
	Markdown  bool     `name:"markdown" help:"help_markdown"`
	Lexicon   []string `name:"lexicon" sep:"none" placeholder:"FILE" help:"help_evaluate_lexicon"`
	Without   []string `name:"without" xor:"without" enum:"length,words,lexicon,labels,punctuation,structure,adaptation" placeholder:"KIND" help:"help_without"`
	Ablation  bool     `name:"ablation" xor:"documents,without" help:"help_ablation"`
	Dir       string   `arg:"" help:"help_dir"`
}

// kinds are the kinds of evidence that can be left out, in the order of the
// table that compares them. The lexicon is none of the library's.
var kinds = []struct {
	name string
	kind align.Kinds
}{
	{"length", align.Length}, {"words", align.Words}, {"lexicon", 0}, {"labels", align.Labels},
	{"punctuation", align.Punctuation}, {"structure", align.Structure}, {"adaptation", align.Adaptation},
}

// evidence is what is left of the evidence without the kinds named.
func evidence(l *lexicon.Lexicon, without ...string) align.Evidence {
	e := align.Evidence{Lexicon: l}
	for _, name := range without {
		for _, k := range kinds {
			if k.name == name {
				e.Without |= k.kind
			}
		}
		if name == "lexicon" {
			e.Lexicon = nil
		}
	}
	return e
}

// goldSet is the gold standards of one folder.
type goldSet struct {
	dir   string
	golds []string
}

func (g goldSet) name() string { return filepath.Base(g.dir) }

// Run scores every NAME.gold under the folder, by the folder it is in.
func (c *evaluateAlign) Run(ctx context.Context, s *streams) error {
	start := time.Now()
	sets, err := s.goldSets(c.Dir)
	if err != nil {
		return err
	}
	asked := lexiconFlag{c.Lexicon}
	l, err := asked.lexicon(s, lang.English(), lang.French())
	if err != nil {
		return err
	}
	if c.Ablation {
		return c.ablation(ctx, s, sets, l)
	}
	aligner := &align.Aligner{Scorer: evidence(l, c.Without...)}
	w := newTable(s, c.Markdown, "set", "documents", "segments", "strict P", "R", "F1", "lax F1", "unaligned P", "R", "F1", "segments/s")
	for _, set := range sets {
		total, spent, err := set.score(ctx, s, aligner, func(name string, score evaluate.Alignment, d time.Duration) {
			if c.Documents {
				alignmentRow(w, name, 1, score, d)
			}
		})
		if err != nil {
			return err
		}
		alignmentRow(w, set.name(), len(set.golds), total, spent)
	}
	if err := w.flush(); err != nil || c.Markdown {
		return err
	}
	_, err = fmt.Fprintf(s.out, words(s.ui, "peak memory %d MB, %.1f s\n", "mémoire maximale %d Mo, %.1f s\n"),
		peakMemory()/1e6, decimal{time.Since(start).Seconds(), s.ui})
	return err
}

// peakMemory is the most memory that the program has had of the system, in
// bytes: what it has given back counts too.
func peakMemory() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys
}

// ablation scores the sets with all evidence, and without each kind of it.
func (c *evaluateAlign) ablation(ctx context.Context, s *streams, sets []goldSet, l *lexicon.Lexicon) error {
	heads := []string{words(s.ui, "left out", "sans")}
	for _, set := range sets {
		heads = append(heads, set.name())
	}
	w := newTable(s, c.Markdown, heads...)
	row := func(label string, without ...string) error {
		aligner := &align.Aligner{Scorer: evidence(l, without...)}
		cells := []string{label}
		for _, set := range sets {
			a, _, err := set.score(ctx, s, aligner, func(string, evaluate.Alignment, time.Duration) {})
			if err != nil {
				return err
			}
			cells = append(cells, fmt.Sprintf("%.4f %.3f", decimal{a.Strict.F1(), s.ui}, decimal{a.Unaligned.F1(), s.ui}))
		}
		w.row("%s", strings.Join(cells, "\t"))
		return nil
	}
	if err := row(words(s.ui, "nothing", "rien")); err != nil {
		return err
	}
	for _, k := range kinds {
		if err := row(k.name, k.name); err != nil {
			return err
		}
	}
	return w.flush()
}

// goldSets finds the gold standards under a folder.
func (s *streams) goldSets(root string) (sets []goldSet, err error) {
	err = filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
		if !strings.HasSuffix(path, ".gold") {
			return err
		}
		dir := filepath.Dir(path)
		if len(sets) == 0 || sets[len(sets)-1].dir != dir {
			sets = append(sets, goldSet{dir: dir})
		}
		last := &sets[len(sets)-1]
		last.golds = append(last.golds, path)
		return err
	})
	if err != nil {
		return nil, s.fileError(root, err)
	}
	if len(sets) == 0 {
		return nil, fmt.Errorf("%s: %s", root, words(s.ui, "no .gold files in the folder", "aucun fichier .gold dans le dossier"))
	}
	return sets, nil
}

// score scores all documents of a set; each is told of every one.
func (g goldSet) score(ctx context.Context, s *streams, aligner *align.Aligner, each func(name string, score evaluate.Alignment, d time.Duration)) (total evaluate.Alignment, spent time.Duration, err error) {
	for _, gold := range g.golds {
		score, d, err := scoreOne(ctx, s, aligner, gold)
		if err != nil {
			return total, spent, err
		}
		total.Add(score)
		spent += d
		each(strings.TrimSuffix(filepath.Base(gold), ".gold"), score, d)
	}
	return total, spent, nil
}

func alignmentRow(w *table, name string, documents int, a evaluate.Alignment, d time.Duration) {
	w.row("%s\t%d\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.3f\t%.3f\t%.3f\t%.0f", name, documents, a.Segments,
		a.Strict.Precision(), a.Strict.Recall(), a.Strict.F1(), a.Lax.F1(),
		a.Unaligned.Precision(), a.Unaligned.Recall(), a.Unaligned.F1(), float64(a.Segments)/d.Seconds())
}

// scoreOne aligns NAME.xx with NAME.fr, one segment a line, against NAME.gold.
func scoreOne(ctx context.Context, s *streams, aligner *align.Aligner, gold string) (evaluate.Alignment, time.Duration, error) {
	var none evaluate.Alignment
	f, err := os.Open(gold)
	if err != nil {
		return none, 0, s.fileError(gold, err)
	}
	defer f.Close()
	beads, err := evaluate.ReadBeads(f)
	if err != nil {
		return none, 0, fmt.Errorf("%s: %w", gold, s.libraryError(err))
	}
	base := strings.TrimSuffix(gold, ".gold")
	others, err := filepath.Glob(globEscape(base) + ".??")
	if err != nil || len(others) != 2 {
		return none, 0, fmt.Errorf("%s: %s", gold, words(s.ui, "want two files beside it, such as NAME.en and NAME.fr", "deux fichiers sont attendus à côté, comme NOM.en et NOM.fr"))
	}
	if strings.HasSuffix(others[0], ".fr") {
		others[0], others[1] = others[1], others[0]
	}
	var docs [2]*segment.Document
	for i, path := range others {
		l, err := lang.Bare(strings.TrimPrefix(filepath.Ext(path), "."))
		if err != nil {
			return none, 0, fmt.Errorf("%s: %w", path, err)
		}
		in, err := s.read(path, formatFlag{"text"})
		if err != nil {
			return none, 0, err
		}
		if docs[i], err = s.parse(in, segment.Parser{Lang: l}, true); err != nil {
			return none, 0, err
		}
	}
	start := time.Now()
	a, err := aligner.Align(ctx, docs[0], docs[1])
	if err != nil {
		return none, 0, err
	}
	return evaluate.Align(a, beads), time.Since(start), nil
}
