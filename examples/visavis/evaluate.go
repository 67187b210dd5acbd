package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/evaluate"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

type evaluateCommand struct {
	Align   evaluateAlign   `cmd:"" help:"${help_evaluate_align}"`
	Check   evaluateCheck   `cmd:"" help:"${help_evaluate_check}"`
	Segment evaluateSegment `cmd:"" help:"${help_evaluate_segment}"`
}

type evaluateAlign struct {
	Documents bool     `name:"documents" help:"${help_documents}"`
	Markdown  bool     `name:"markdown" help:"${help_markdown}"`
	Without   []string `name:"without" enum:"length,words,labels,punctuation,structure,adaptation" placeholder:"KIND" help:"${help_without}"`
	Dir       string   `arg:"" help:"${help_dir}"`
}

var kinds = map[string]align.Kinds{
	"length": align.Length, "words": align.Words, "labels": align.Labels,
	"punctuation": align.Punctuation, "structure": align.Structure, "adaptation": align.Adaptation,
}

// Run scores every NAME.gold under the folder, by the folder it is in.
func (c *evaluateAlign) Run(ctx context.Context, s *streams) error {
	var golds []string
	err := filepath.WalkDir(c.Dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".gold") {
			golds = append(golds, path)
		}
		return err
	})
	if err != nil {
		return s.fileError(c.Dir, err)
	}
	if len(golds) == 0 {
		return fmt.Errorf("%s: %s", c.Dir, words(s.ui, "no .gold files in the folder", "aucun fichier .gold dans le dossier"))
	}
	var without align.Kinds
	for _, name := range c.Without {
		without |= kinds[name]
	}
	aligner := &align.Aligner{Scorer: align.Evidence{Without: without, Lexicon: enfr.Lexicon()}}
	w := newTable(s.out, c.Markdown, "set", "documents", "segments", "strict P", "R", "F1", "lax F1", "unaligned P", "R", "F1", "segments/s")
	for len(golds) > 0 {
		dir := filepath.Dir(golds[0])
		n := slices.IndexFunc(golds, func(g string) bool { return filepath.Dir(g) != dir })
		if n < 0 {
			n = len(golds)
		}
		var total evaluate.Alignment
		var spent time.Duration
		for _, g := range golds[:n] {
			score, d, err := scoreOne(ctx, s, aligner, g)
			if err != nil {
				return err
			}
			total.Add(score)
			spent += d
			if c.Documents {
				alignmentRow(w, strings.TrimSuffix(filepath.Base(g), ".gold"), 1, score, d)
			}
		}
		alignmentRow(w, filepath.Base(dir), n, total, spent)
		golds = golds[n:]
	}
	return w.flush()
}

func alignmentRow(w *table, name string, documents int, a evaluate.Alignment, d time.Duration) {
	w.row("%s\t%d\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.3f\t%.3f\t%.3f\t%.0f", name, documents, a.Segments,
		a.Strict.Precision(), a.Strict.Recall(), a.Strict.F1(), a.Lax.F1(),
		a.Unaligned.Precision(), a.Unaligned.Recall(), a.Unaligned.F1(), float64(a.Segments)/d.Seconds())
}

// table prints rows in columns, for a terminal or as Markdown.
type table struct {
	markdown bool
	out      io.Writer
	columns  *tabwriter.Writer
}

func newTable(out io.Writer, markdown bool, heads ...string) *table {
	t := &table{markdown, out, tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)}
	t.row("%s", strings.Join(heads, "\t"))
	if markdown {
		fmt.Fprintf(out, "|---|%s\n", strings.Repeat("---:|", len(heads)-1))
	}
	return t
}

// row prints a row whose cells are separated by tabs.
func (t *table) row(format string, args ...any) {
	row := fmt.Sprintf(format, args...)
	if t.markdown {
		fmt.Fprintf(t.out, "| %s |\n", strings.ReplaceAll(row, "\t", " | "))
		return
	}
	fmt.Fprintf(t.columns, "%s\t\n", row)
}

func (t *table) flush() error { return t.columns.Flush() }

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
		return none, 0, fmt.Errorf("%s: %w", gold, err)
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

func globEscape(path string) string {
	return strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`, `\`, `\\`).Replace(path)
}

type evaluateSegment struct {
	Errors   bool   `name:"errors" help:"${help_errors}"`
	Markdown bool   `name:"markdown" help:"${help_markdown}"`
	Lists    string `name:"lists" enum:"names,keep,split" default:"keep" help:"${help_lists}"`
	Dir      string `arg:"" help:"${help_dir}"`
}

// Run scores every .jsonl file of the folder.
func (c *evaluateSegment) Run(s *streams) error {
	files, err := filepath.Glob(filepath.Join(globEscape(c.Dir), "*.jsonl"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: %s", c.Dir, words(s.ui, "no .jsonl files in the folder", "aucun fichier .jsonl dans le dossier"))
	}
	parser := cutFlags{Lists: c.Lists}.parser()
	w := newTable(s.out, c.Markdown, "set", "records", "passed", "P", "R", "F1", "F1, items neutral", "MB/s")
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".jsonl")
		records, err := readRecords(path)
		if err != nil {
			// A damaged record is told, and the others count.
			fmt.Fprintf(s.err, "visavis: %s: %s\n", path, strings.ReplaceAll(err.Error(), "\n", "; "))
			if len(records) == 0 {
				continue
			}
		}
		var miss func(evaluate.Cut)
		if c.Errors {
			miss = func(cut evaluate.Cut) { printCut(s.err, name, cut) }
		}
		got, err := evaluate.Segment(parser, records, miss)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		b := got.Boundaries
		w.row("%s\t%d\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.0f", name, got.Records, got.Passed,
			b.Precision(), b.Recall(), b.F1(), got.Neutral.F1(), float64(got.Bytes)/1e6/got.Spent.Seconds())
	}
	if err := w.flush(); err != nil {
		return err
	}
	return c.blocks(s)
}

// blocks scores the kinds of blocks against petition_blocks.json, where the
// folder holds it. It is left out, and that told, where a text that it speaks of
// is not beside the folder.
func (c *evaluateSegment) blocks(s *streams) error {
	path := filepath.Join(c.Dir, "petition_blocks.json")
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return s.fileError(path, err)
	}
	defer f.Close()
	lines, err := evaluate.ReadBlocks(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	parser := cutFlags{Lists: c.Lists}.parser()
	got, err := evaluate.Blocks(parser, lines, func(name string) (string, error) {
		seed := filepath.Join(c.Dir, "..", "..", "seeds", name)
		if _, err := os.Stat(seed); err != nil {
			return "", err
		}
		in, err := s.read(seed, formatFlag{"text"})
		if err != nil {
			return "", err
		}
		return in.text, nil
	}, func(m evaluate.BlockMiss) {
		if c.Errors {
			fmt.Fprintf(s.err, "%s:%d: %s, not %s\n", m.Line.File, m.Line.Line, m.Got, m.Line.Kind)
		}
	})
	if errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(s.err, "visavis: %s: %s: %v\n", path, words(s.ui, "left out, as a text is missing", "laissé de côté, car un texte manque"), err)
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "blocks: %d lines, kind agrees on %d (%.1f %%), sentences on %d\n", got.Lines, got.Kinds, 100*float64(got.Kinds)/float64(got.Lines), got.Sentences)
	return nil
}

func readRecords(path string) ([]evaluate.Record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return evaluate.ReadRecords(f)
}

// printCut shows a boundary that is wrong, with what stands around it.
func printCut(w io.Writer, set string, c evaluate.Cut) {
	sign := "-" // missed
	if c.Extra {
		sign = "+"
	}
	t := c.Record.Text
	fmt.Fprintf(w, "%s %s %s %q | %q\n", set, c.Record.ID, sign, t[max(0, c.Offset-60):c.Offset], t[c.Offset:min(len(t), c.Offset+40)])
}
