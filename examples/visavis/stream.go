package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

// streamFlags are the flags for any number of pairs.
type streamFlags struct {
	Stream bool   `name:"stream" help:"help_stream"`
	Pairs  string `name:"pairs" placeholder:"FILE" help:"help_align_pairs"`
	Out    string `name:"out" placeholder:"PATH" help:"help_stream_out"`
	Resume bool   `name:"resume" help:"help_stream_resume"`
	Jobs   int    `name:"jobs" placeholder:"N" help:"help_jobs"`
}

// misused says which flag for many pairs is given where there is one.
func (f *streamFlags) misused(s *streams) error {
	for _, x := range []struct {
		name string
		set  bool
	}{{"--out", f.Out != ""}, {"--resume", f.Resume}, {"--jobs", f.Jobs != 0}} {
		if x.set {
			return fmt.Errorf("%s: %s", x.name, words(s.ui, "is for --stream and --pairs", "est pour --stream et --pairs"))
		}
	}
	return nil
}

// stream aligns the pairs of standard input.
func (c *alignCommand) stream(ctx context.Context, s *streams) error {
	st, err := c.settings(s)
	if err != nil {
		return err
	}
	if c.Resume && c.Out == "" {
		return fmt.Errorf("--resume: %s", words(s.ui, "needs --out", "exige --out"))
	}
	out, finish := s.out, func(error) error { return nil }
	if c.Out != "" {
		sum, err := c.streamSettings(s)
		if err != nil {
			return err
		}
		p, err := s.openPart(c.Out, sum, c.Resume)
		if err != nil {
			return err
		}
		out, st.Done, finish = p, p.done(), p.finish
	}
	show, end := s.streamProgress(ctx)
	st.Progress = show
	sum, err := st.Lines(ctx, s.in, out)
	end()
	if closed := finish(err); err == nil {
		err = closed
	}
	var fault *corpus.DoneError
	if errors.As(err, &fault) {
		return fmt.Errorf("%s.part:%d: %s; %s", c.Out, fault.Line, words(s.ui, fault.Reason, doneFaults[fault.Reason]), doneAgain.in(s.ui))
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.err, words(s.ui, "visavis: pairs: %s; failed: %s; done before: %s\n", "visavis: paires : %s; échouées : %s; faites auparavant : %s\n"),
		report.Count(sum.Pairs, s.ui), report.Count(sum.Failed, s.ui), report.Count(sum.Skipped, s.ui))
	return nil
}

// doneFaults are what is wrong with a line of FILE.part, in French.
var doneFaults = map[string]string{
	"not a result": "n’est pas un résultat",
	"the id is not that of the pair in the input": "l’identifiant n’est pas celui de la paire de l’entrée",
	"not the result of the texts in the input":    "n’est pas le résultat des textes de l’entrée",
	"no pair for it in the input":                 "aucune paire ne lui correspond dans l’entrée",
}

var doneAgain = text{"without --resume all pairs are done again", "sans --resume, toutes les paires sont refaites"}

// streamSettings is the sum of the flags on which results depend.
func (c *alignCommand) streamSettings(s *streams) (string, error) {
	lexicons, err := c.lexiconSums(s)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s\n%q\n%q\n%+v\n%d", version(), c.Types, lexicons, c.textFlags, c.MaxBytes))), nil
}

// settings are those of the stream, from the flags.
func (c *alignCommand) settings(s *streams) (*corpus.Stream, error) {
	st := &corpus.Stream{Parser: c.parser(), Workers: c.Jobs, MaxBytes: c.MaxBytes, Timeout: c.Timeout}
	switch {
	case c.Source != "" || c.Target != "":
		return nil, fmt.Errorf("--stream: %s", words(s.ui, "reads pairs from standard input, and no files", "lit les paires de l’entrée standard, et aucun fichier"))
	case len(c.Format) != 1 || c.Format[0] != "text" && c.Format[0] != "jsonl":
		return nil, fmt.Errorf("--stream: %s", words(s.ui, "writes jsonl", "écrit jsonl"))
	case c.Known != "" || c.Border != "":
		return nil, fmt.Errorf("--stream: %s", words(s.ui, "takes no --known and no --border", "n’accepte ni --known ni --border"))
	}
	if err := c.checkJobs(s); err != nil {
		return nil, err
	}
	var err error
	for _, l := range []struct {
		flag, tag string
		to        **lang.Language
	}{{"--source-lang", c.SourceLang, &st.Source}, {"--target-lang", c.TargetLang, &st.Target}} {
		if l.tag != "" {
			if *l.to, err = s.language(l.flag, l.tag, c.Segmented); err != nil {
				return nil, err
			}
		}
	}
	a, err := c.pairsAligner(s, st.Source, st.Target)
	if err != nil {
		return nil, err
	}
	st.Aligner = align.Aligner{Scorer: a.Scorer, Types: a.Types}
	switch {
	case c.Segmented:
		st.Parse = func(name, text string, p segment.Parser) *segment.Document { return p.Lines(name, text) }
	case c.Input == "markdown":
		st.Parse = markdown.Parse
	case c.Input == "html":
		st.Parse = html.Parse
	}
	return st, nil
}

func (f *streamFlags) checkJobs(s *streams) error {
	if f.Jobs < 0 {
		return fmt.Errorf("--jobs: %s", words(s.ui, "want 1 or more", "1 ou plus est attendu"))
	}
	return nil
}

// pairsAligner is the aligner of all pairs, whose languages are those given, if
// not nil, and otherwise English and French.
func (c *alignCommand) pairsAligner(s *streams, source, target *lang.Language) (*align.Aligner, error) {
	if source == nil {
		source = otherLanguage(target)
	}
	if target == nil {
		target = otherLanguage(source)
	}
	return c.aligner(s, &segment.Document{Lang: source}, &segment.Document{Lang: target})
}

// otherLanguage is the language that a text faces which is in this one, or in none
// that is known.
func otherLanguage(l *lang.Language) *lang.Language {
	if l == lang.English() {
		return lang.French()
	}
	return lang.English()
}
