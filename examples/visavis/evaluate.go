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
	"github.com/visavis/visavis/align/report"
)

type evaluateCommand struct {
	Align   evaluateAlign   `cmd:"" help:"help_evaluate_align"`
	Check   evaluateCheck   `cmd:"" help:"help_evaluate_check"`
	Segment evaluateSegment `cmd:"" help:"help_evaluate_segment"`
}

// table prints rows in columns, for a terminal or as Markdown.
type table struct {
	markdown bool
	ui       report.UI
	out      io.Writer
	columns  *tabwriter.Writer
}

func newTable(s *streams, markdown bool, heads ...string) *table {
	t := &table{markdown, s.ui, s.out, tabwriter.NewWriter(s.out, 0, 0, 2, ' ', tabwriter.AlignRight)}
	t.row("%s", strings.Join(heads, "\t"))
	if markdown {
		fmt.Fprintf(t.out, "|---|%s\n", strings.Repeat("---:|", len(heads)-1))
	}
	return t
}

// decimal is a number that is written with a comma in French.
type decimal struct {
	n  float64
	ui report.UI
}

// Format implements fmt.Formatter for the verbs of a number.
func (d decimal) Format(f fmt.State, verb rune) {
	out := fmt.Sprintf(fmt.FormatString(f, verb), d.n)
	if d.ui == report.French {
		out = strings.Replace(out, ".", ",", 1)
	}
	io.WriteString(f, out)
}

// row prints a row whose cells are separated by tabs.
func (t *table) row(format string, args ...any) {
	for i, a := range args {
		if n, ok := a.(float64); ok {
			args[i] = decimal{n, t.ui}
		}
	}
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
	w := newTable(s, c.Markdown, "set", "records", "passed", "P", "R", "F1", "F1, items neutral", "MB/s")
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".jsonl")
		records, err := readRecords(path)
		if err != nil {
			// A damaged record is told, and the others count.
			fmt.Fprintf(s.err, "visavis: %s: %s\n", path, strings.ReplaceAll(s.message(err), "\n", "; "))
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
		fmt.Fprintf(s.err, words(s.ui, "visavis: %s: left out, as a text is missing: %s\n", "visavis: %s: laissé de côté, car un texte manque : %s\n"), path, s.message(err))
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, words(s.ui, "blocks: %d lines, kind agrees on %d (%.1f %%), sentences on %d\n", "blocs : %d lignes, même genre pour %d (%.1f %%), mêmes phrases pour %d\n"),
		got.Lines, got.Kinds, decimal{100 * float64(got.Kinds) / float64(got.Lines), s.ui}, got.Sentences)
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
