package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

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
		if out, st.Skip, finish, err = s.partial(c.Out, c.Resume); err != nil {
			return err
		}
	}
	show, end := s.streamProgress(ctx)
	st.Progress = show
	sum, err := st.Lines(ctx, s.in, out)
	end()
	if closed := finish(err); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.err, words(s.ui, "visavis: pairs: %s; failed: %s; done before: %s\n", "visavis: paires : %s; échouées : %s; faites auparavant : %s\n"),
		report.Count(sum.Pairs, s.ui), report.Count(sum.Failed, s.ui), report.Count(sum.Skipped, s.ui))
	return nil
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

// partial opens the file that results are gathered in until all are there, which
// lies beside the one asked for. To resume, what is cut off at its end is taken
// away, and the lines before are counted. Finish puts the file in its place,
// unless there was an error.
func (s *streams) partial(path string, resume bool) (out io.Writer, done int, finish func(error) error, err error) {
	name := path + ".part"
	if _, err := os.Stat(path); err == nil && resume {
		return nil, 0, nil, fmt.Errorf("%s: %s", path, words(s.ui, "is finished: nothing to resume", "est terminé : rien à reprendre"))
	}
	mode := os.O_RDWR | os.O_CREATE
	if !resume {
		mode |= os.O_TRUNC
	}
	f, err := os.OpenFile(name, mode, 0o644)
	if err != nil {
		return nil, 0, nil, s.fileError(name, err)
	}
	done, end, err := wholeLines(f)
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		_, err = f.Seek(end, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, 0, nil, s.fileError(name, err)
	}
	finish = func(failed error) error {
		err := errors.Join(f.Sync(), f.Close())
		if err == nil && failed == nil {
			err = os.Rename(name, path)
		}
		if err != nil {
			return s.fileError(path, err)
		}
		return nil
	}
	return f, done, finish, nil
}

// wholeLines counts the lines of a file that have their end, and says where the
// last of them ends.
func wholeLines(r io.Reader) (lines int, end int64, err error) {
	buf := make([]byte, 1<<20)
	in, at := bufio.NewReader(r), int64(0)
	for {
		n, err := in.Read(buf)
		if k := bytes.LastIndexByte(buf[:n], '\n'); k >= 0 {
			lines += bytes.Count(buf[:n], []byte{'\n'})
			end = at + int64(k) + 1
		}
		at += int64(n)
		if err == io.EOF {
			return lines, end, nil
		}
		if err != nil {
			return 0, 0, err
		}
	}
}
