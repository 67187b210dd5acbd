package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/visavis/visavis/align/evaluate"
)

type evaluateCommand struct {
	Align   evaluateAlign   `cmd:"" help:"help_evaluate_align"`
	Check   evaluateCheck   `cmd:"" help:"help_evaluate_check"`
	Segment evaluateSegment `cmd:"" help:"help_evaluate_segment"`
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

func globEscape(path string) string {
	return strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`, `\`, `\\`).Replace(path)
}

type evaluateSegment struct {
	Errors   bool   `name:"errors" help:"help_errors"`
	Markdown bool   `name:"markdown" help:"help_markdown"`
	Lists    string `name:"lists" enum:"names,keep,split" default:"keep" help:"help_lists"`
	Dir      string `arg:"" help:"help_dir"`
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
