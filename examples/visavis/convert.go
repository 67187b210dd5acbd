package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/visavis/visavis/align/bitext"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
)

type convertCommand struct {
	From          string `name:"from" enum:"auto,tmx,xliff-1.2,xliff-2.1,xces,ladder,ladder-text,vecalign,moses,tsv,jsonl" default:"auto" help:"help_from"`
	To            string `name:"to" enum:"auto,tmx,xliff-1.2,xliff-2.1,xces,ladder,ladder-text,vecalign,moses,tsv,jsonl" default:"auto" help:"help_to"`
	SourceLang    string `name:"source-lang" placeholder:"TAG" help:"help_convert_source"`
	TargetLang    string `name:"target-lang" placeholder:"TAG" help:"help_convert_target"`
	SourceText    string `name:"source-text" placeholder:"FILE" help:"help_source_text"`
	TargetText    string `name:"target-text" placeholder:"FILE" help:"help_target_text"`
	DropUnaligned bool   `name:"drop-unaligned" help:"help_drop_unaligned"`
	Output        string `name:"output" short:"o" placeholder:"OUT" help:"help_convert_output"`

	In    string   `arg:"" name:"in" help:"help_convert_files"`
	Out   []string `arg:"" optional:"" name:"out" help:"help_convert_out"` // the last, or more to read
	files []string // to read
	from  origin
}

// origin is where the unit comes from that was read last.
type origin struct {
	name   string // of the file, or the first of a Moses pair; "" before any is read
	number int    // of the unit in it, from 1
}

// Run writes one or more bitexts in another format.
func (c *convertCommand) Run(ctx context.Context, s *streams) error {
	c.files = append([]string{c.In}, c.Out...)
	if last := len(c.files) - 1; c.Output == "" {
		if last == 0 {
			return errors.New(words(s.ui, "want IN and OUT", "IN et OUT sont attendus"))
		}
		c.Output, c.files = c.files[last], c.files[:last]
	}
	for _, flag := range [...][2]string{{"--source-lang", c.SourceLang}, {"--target-lang", c.TargetLang}} {
		if err := s.checkTag(flag[0], flag[1]); err != nil {
			return err
		}
	}
	to := bitext.Format(c.To)
	if c.To == "auto" {
		if to = bitext.FormatOf(c.Output); to == "" {
			return fmt.Errorf("%s: %s", c.Output, words(s.ui, "cannot tell the format from the name; use --to", "impossible de reconnaître le format d’après le nom; utilisez --to"))
		}
	}
	reader, err := c.reader(s)
	if err != nil {
		return err
	}
	units, err := c.units(s, reader)
	if err != nil {
		return err
	}
	writer := bitext.Writer{Format: to, SourceLang: c.SourceLang, TargetLang: c.TargetLang, DropUnaligned: c.DropUnaligned}
	dropped := 0
	var refused origin // where writing has ended
	var fault error    // of the files behind that
	err = s.writeBitext(writer, c.Output, func(yield func(bitext.Unit, error) bool) {
		for u, err := range units {
			if err == nil {
				err = ctx.Err()
			}
			if refused.name != "" {
				if fault = err; err != nil {
					return
				}
				continue
			}
			if c.DropUnaligned && u.Unaligned() {
				dropped++
			}
			if !yield(u, err) && err == nil {
				refused = c.from
			}
			// Where languages are missing the rest is read too: a file that is wrong
			// says more.
			if err != nil || refused.name != "" && !c.nameless(to, u) {
				return
			}
		}
	})
	if err == nil && dropped > 0 {
		s.tellDropped(dropped)
	}
	if fault != nil && errors.Is(err, bitext.ErrLanguages) {
		return s.bitextError(fault)
	}
	return c.unwritten(s, refused, err)
}

// nameless reports whether nothing says the language of a side, of which the format
// wants to know.
func (c *convertCommand) nameless(to bitext.Format, u bitext.Unit) bool {
	if to != bitext.TMX && to != bitext.XLIFF12 && to != bitext.XLIFF21 {
		return false
	}
	return cmp.Or(c.SourceLang, u.Source.Lang) == "" || cmp.Or(c.TargetLang, u.Target.Lang) == ""
}

// unwritten puts the file that a unit is from before the error that the format
// cannot hold it.
func (c *convertCommand) unwritten(s *streams, at origin, err error) error {
	var b *bitextFault
	if !errors.As(err, &b) {
		return err
	}
	cause := errors.Unwrap(b.error) // without the number among all units
	switch {
	case errors.Is(err, bitext.ErrLanguages) && c.from.name != "":
		return fmt.Errorf("%s: %w", cmp.Or(at.name, c.from.name), s.bitextError(bitext.ErrLanguages))
	case at.name != "" && cause != nil:
		return fmt.Errorf("%s: %w", at.name, s.bitextError(fmt.Errorf("unit %d: %w", at.number, cause)))
	}
	return err
}

// tellDropped says how many passages are left out.
func (s *streams) tellDropped(n int) {
	one := words(s.ui, "1 passage without a counterpart left out", "1 passage sans contrepartie omis")
	if n != 1 {
		one = fmt.Sprintf(words(s.ui, "%s passages without a counterpart left out", "%s passages sans contrepartie omis"), report.Count(n, s.ui))
	}
	fmt.Fprintf(s.err, "visavis: %s\n", one)
}

// checkTag refuses what is no language tag.
func (s *streams) checkTag(flag, tag string) error {
	if tag == "" {
		return nil
	}
	if _, err := lang.Bare(tag); err != nil {
		return fmt.Errorf("%s: %s", flag, words(s.ui,
			fmt.Sprintf("%q is not a language tag such as en or fr-CA", tag), fmt.Sprintf("%q n’est pas une étiquette de langue comme en ou fr-CA", tag)))
	}
	return nil
}

// reader has the settings of the command line, and the texts it names.
func (c *convertCommand) reader(s *streams) (r bitext.Reader, err error) {
	r = bitext.Reader{SourceLang: c.SourceLang, TargetLang: c.TargetLang}
	if c.From != "auto" {
		r.Format = bitext.Format(c.From)
	}
	if (c.SourceText == "") != (c.TargetText == "") {
		return r, errors.New(words(s.ui, "--source-text and --target-text go together", "--source-text et --target-text vont ensemble"))
	}
	if c.SourceText == "" {
		return r, nil
	}
	if r.SourceText, err = s.segmentedText(c.SourceText); err != nil {
		return r, err
	}
	r.TargetText, err = s.segmentedText(c.TargetText)
	return r, err
}

func (s *streams) segmentedText(path string) (*bitext.Text, error) {
	f, err := s.open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := bitext.ReadText(path, f)
	if err != nil {
		return nil, s.bitextError(err)
	}
	return t, nil
}

// units reads all files, one behind the other.
func (c *convertCommand) units(s *streams, r bitext.Reader) (iter.Seq2[bitext.Unit, error], error) {
	files := c.files
	step := 1
	if r.Format == bitext.Moses {
		if step = 2; len(files)%2 != 0 {
			return nil, errors.New(words(s.ui, "a Moses pair is two files", "une paire Moses est faite de deux fichiers"))
		}
	}
	return func(yield func(bitext.Unit, error) bool) {
		for ; len(files) > 0; files = files[step:] {
			c.from = origin{name: files[0]}
			if !s.fileUnits(r, files[:step], func(u bitext.Unit, err error) bool {
				c.from.number++
				return yield(u, err)
			}) {
				return
			}
		}
	}, nil
}

// fileUnits yields the units of a file, or of a Moses pair, and reports whether
// to go on.
func (s *streams) fileUnits(r bitext.Reader, paths []string, yield func(bitext.Unit, error) bool) bool {
	var in [2]io.Reader
	for i, path := range paths {
		in[i] = s.in
		if path == "-" {
			continue
		}
		f, err := s.open(path)
		if err != nil {
			yield(bitext.Unit{}, err)
			return false
		}
		defer f.Close()
		in[i] = f
	}
	units := r.Read(paths[0], in[0])
	if len(paths) == 2 {
		units = r.ReadPair(paths[0], in[0], paths[1], in[1])
	}
	for u, err := range units {
		if !yield(u, err) || err != nil {
			return false
		}
	}
	return true
}

// writeBitext writes units to a file, or in the format moses to the two that path
// and the languages name.
func (s *streams) writeBitext(w bitext.Writer, path string, units iter.Seq2[bitext.Unit, error]) error {
	paths := []string{path}
	write := func(outs []io.Writer) error { return w.Write(outs[0], units) }
	if w.Format == bitext.Moses {
		if path == "-" {
			return errors.New(words(s.ui, "a Moses pair is two files", "une paire Moses est faite de deux fichiers"))
		}
		if w.SourceLang == "" || w.TargetLang == "" {
			var stop func()
			var err error
			units, stop, err = namedLanguages(&w, units)
			defer stop()
			if err != nil {
				return s.bitextError(err)
			}
		}
		if w.SourceLang == "" || w.TargetLang == "" {
			return s.bitextError(bitext.ErrLanguages)
		}
		stem, packed := strings.CutSuffix(path, ".gz")
		paths = []string{stem + "." + w.SourceLang, stem + "." + w.TargetLang}
		if packed {
			paths[0], paths[1] = paths[0]+".gz", paths[1]+".gz"
		}
		write = func(outs []io.Writer) error { return w.WritePair(outs[0], outs[1], units) }
	}
	return s.writeFiles(paths, func(outs []io.Writer) error {
		if err := write(outs); err != nil {
			return s.bitextError(err)
		}
		return nil
	})
}

// namedLanguages gives the writer the languages that the units name, and returns
// all of the units; stop is to be called at the end.
func namedLanguages(w *bitext.Writer, units iter.Seq2[bitext.Unit, error]) (all iter.Seq2[bitext.Unit, error], stop func(), err error) {
	next, stop := iter.Pull2(units)
	var first []bitext.Unit
	for w.SourceLang == "" || w.TargetLang == "" {
		u, err, more := next()
		if !more || err != nil {
			return nil, stop, err
		}
		first = append(first, u)
		w.SourceLang = cmp.Or(w.SourceLang, u.Source.Lang)
		w.TargetLang = cmp.Or(w.TargetLang, u.Target.Lang)
	}
	return func(yield func(bitext.Unit, error) bool) {
		for _, u := range first {
			if !yield(u, nil) {
				return
			}
		}
		for u, err, ok := next(); ok; u, err, ok = next() {
			if !yield(u, err) {
				return
			}
		}
	}, stop, nil
}
