package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
)

type trainCommand struct {
	Source     string   `name:"source" default:"en" placeholder:"TAG" help:"help_train_source"`
	Target     string   `name:"target" default:"fr" placeholder:"TAG" help:"help_train_target"`
	Dictionary []string `name:"dictionary" sep:"none" placeholder:"FILE" help:"help_dictionary"`
	Entries    int      `name:"entries" placeholder:"N" help:"help_entries"`
	Iterations int      `name:"iterations" default:"5" placeholder:"N" help:"help_iterations"`
	Output     string   `name:"output" short:"o" required:"" placeholder:"FILE" help:"help_output"`

	Files []string `arg:"" name:"bitext" help:"help_bitext"`
}

// Run learns a lexicon and writes it.
func (c *trainCommand) Run(ctx context.Context, s *streams) error {
	if c.Entries < 0 || c.Iterations < 1 {
		return errors.New(words(s.ui, "--entries, --iterations: want 1 or more", "--entries, --iterations : 1 ou plus est attendu"))
	}
	source, err := s.language("--source", c.Source, true)
	if err != nil {
		return err
	}
	target, err := s.language("--target", c.Target, true)
	if err != nil {
		return err
	}
	if info, err := os.Stat(c.Output); err == nil && info.IsDir() {
		return fmt.Errorf("%s: %s", c.Output, words(s.ui, "is a folder, not a file", "est un dossier et non un fichier"))
	}
	// The file is opened first: learning takes a while.
	f, err := newReplacement(c.Output)
	if err != nil {
		return s.unopened(c.Output, err)
	}
	defer f.abandon()
	progress, done := s.progress()
	trainer := lexicon.Trainer{Iterations: c.Iterations, Entries: c.Entries, Progress: progress}
	l, stats, err := trainer.Train(ctx, source, target, c.pairs(s, source, target))
	done()
	if err != nil {
		return s.libraryError(err)
	}
	bytes, err := l.WriteTo(f)
	if err == nil {
		err = f.commit()
	}
	if err != nil {
		return s.fileError(c.Output, err)
	}
	number := func(n int) string { return report.Count(n, s.ui) }
	fmt.Fprintf(s.err, words(s.ui,
		"visavis: %s of %s pairs, %s + %s words; %s entries for %s + %s stems, %s bytes\n",
		"visavis: %s paires sur %s, %s + %s mots; %s entrées pour %s + %s radicaux, %s octets\n"),
		number(stats.Used), number(stats.Pairs), number(stats.SourceWords), number(stats.TargetWords),
		number(l.Len()), number(l.SourceLen()), number(l.TargetLen()), number(int(bytes)))
	return nil
}

// pairs reads the pairs of all files, dictionaries after the others.
func (c *trainCommand) pairs(s *streams, source, target *lang.Language) iter.Seq2[lexicon.Pair, error] {
	return func(yield func(lexicon.Pair, error) bool) {
		for i, path := range append(slices.Clip(c.Files), c.Dictionary...) {
			read := func(in io.Reader) iter.Seq2[lexicon.Pair, error] {
				if i >= len(c.Files) {
					return lexicon.Dictionary(in, path)
				}
				return lexicon.Pairs(in, path, source, target)
			}
			for p, err := range s.filePairs(path, read) {
				if !yield(p, err) || err != nil {
					return
				}
			}
		}
	}
}

// filePairs reads the pairs of one file, or of standard input for "-".
func (s *streams) filePairs(path string, read func(io.Reader) iter.Seq2[lexicon.Pair, error]) iter.Seq2[lexicon.Pair, error] {
	return func(yield func(lexicon.Pair, error) bool) {
		in := s.in
		if path != "-" {
			f, err := s.open(path)
			if err != nil {
				yield(lexicon.Pair{}, err)
				return
			}
			defer f.Close()
			in = f
		}
		read(in)(yield)
	}
}

// progress draws a bar on standard error, if that is a terminal, and returns what
// takes it away.
func (s *streams) progress() (show func(done, total int), end func()) {
	f, ok := s.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	start := func(total int, text string) *progressbar.ProgressBar {
		return progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(text),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	}
	reading := true
	show = func(done, total int) {
		switch {
		case total == 0 && bar == nil:
			bar = start(-1, words(s.ui, "reading", "lecture"))
		case total > 0 && reading:
			if bar != nil {
				bar.Finish()
			}
			reading, bar = false, start(total, words(s.ui, "learning", "apprentissage"))
		}
		bar.Set(done)
	}
	return show, func() {
		if bar != nil {
			bar.Finish()
		}
	}
}
