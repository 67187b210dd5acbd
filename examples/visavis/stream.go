package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

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
	Stream   bool          `name:"stream" help:"help_stream"`
	Out      string        `name:"out" placeholder:"FILE" help:"help_stream_out"`
	Resume   bool          `name:"resume" help:"help_stream_resume"`
	Jobs     int           `name:"jobs" placeholder:"N" help:"help_jobs"`
	Timeout  time.Duration `name:"timeout" placeholder:"TIME" help:"help_timeout"`
	MaxBytes int           `name:"max-bytes" placeholder:"N" help:"help_max_bytes"`
}

// misused says which flag of a stream is given where there is none.
func (f *streamFlags) misused(s *streams) error {
	for _, x := range []struct {
		name string
		set  bool
	}{{"--out", f.Out != ""}, {"--resume", f.Resume}, {"--jobs", f.Jobs != 0}, {"--timeout", f.Timeout != 0}, {"--max-bytes", f.MaxBytes != 0}} {
		if x.set {
			return fmt.Errorf("%s: %s", x.name, words(s.ui, "is for --stream", "est pour --stream"))
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
	var end func()
	st.Progress, end = s.streamProgress()
	out, finish := s.out, func(error) error { return nil }
	if c.Out != "" {
		if out, st.Skip, finish, err = s.partial(c.Out, c.Resume); err != nil {
			return err
		}
	}
	sum, err := st.Lines(ctx, s.in, out)
	end()
	if err := errors.Join(err, finish(err)); err != nil {
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
	case c.Jobs < 0 || c.MaxBytes < 0 || c.Timeout < 0:
		return nil, fmt.Errorf("--stream: %s", words(s.ui, "--jobs, --max-bytes and --timeout want a number above 0", "--jobs, --max-bytes et --timeout exigent un nombre supérieur à 0"))
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
	source, target := st.Source, st.Target
	if source == nil {
		source = lang.English()
	}
	if target == nil {
		target = lang.French()
	}
	a, err := c.aligner(s, &segment.Document{Lang: source}, &segment.Document{Lang: target})
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
		if err := errors.Join(f.Sync(), f.Close()); err != nil || failed != nil {
			return err
		}
		return os.Rename(name, path)
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

// streamProgress shows the rate where standard error is a terminal; show is nil
// elsewhere. Where standard input is a file it shows the time left, too. End wipes
// it away.
func (s *streams) streamProgress() (show func(corpus.Summary), end func()) {
	f, ok := s.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil, func() {}
	}
	size := int64(-1)
	if in, ok := s.in.(*os.File); ok {
		if info, err := in.Stat(); err == nil && info.Mode().IsRegular() {
			size = info.Size()
		}
	}
	bar := progressbar.NewOptions64(size, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(words(s.ui, "aligning", "alignement")),
		progressbar.OptionShowBytes(true), progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())
	return func(sum corpus.Summary) {
		bar.Describe(fmt.Sprintf("%s (%s)", words(s.ui, "aligning", "alignement"), report.Count(sum.Pairs, s.ui)))
		_ = bar.Set64(sum.Read)
	}, func() { _ = bar.Clear() }
}
