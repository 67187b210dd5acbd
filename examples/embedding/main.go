// Command embedding aligns two files with the sentence embeddings of a server
// or of vecalign's files. See README.md.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/vecalign"
	"github.com/visavis/visavis/segment"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "embedding:", err)
		os.Exit(2)
	}
}

// settings are what the command line says.
type settings struct {
	client
	src, dst vecalign.Files
	lenient  bool
	lines    bool
	alone    bool
	timeout  time.Duration
	paths    [2]string
}

func run(ctx context.Context, args []string, env func(string) string, out io.Writer) error {
	s, err := parse(args, env)
	if err != nil {
		return err
	}
	embedder, err := s.embedder()
	if err != nil {
		return err
	}
	src, err := s.read(s.paths[0])
	if err != nil {
		return err
	}
	dst, err := s.read(s.paths[1])
	if err != nil {
		return err
	}
	scorer := align.Embedding(embedder)
	if !s.alone {
		scorer = align.Sum(align.Evidence{}, scorer)
	}
	a, err := (&align.Aligner{Scorer: scorer}).Align(ctx, src, dst)
	if err != nil {
		return err
	}
	return write(out, a)
}

// parse reads the command line and, for what it does not say, the environment.
func parse(args []string, env func(string) string) (*settings, error) {
	s := &settings{}
	f := flag.NewFlagSet("embedding", flag.ContinueOnError)
	f.Usage = func() {
		fmt.Fprintln(f.Output(), "usage: embedding [flags] SOURCE TARGET")
		f.PrintDefaults()
	}
	f.StringVar(&s.url, "url", env("EMBEDDINGS_URL"), "base `URL` of the server, as http://localhost:8080/v1 (or EMBEDDINGS_URL)")
	f.StringVar(&s.model, "model", env("EMBEDDINGS_MODEL"), "`name` of the model (or EMBEDDINGS_MODEL)")
	f.IntVar(&s.batch, "batch", 256, "most texts in a request")
	f.IntVar(&s.retries, "retries", 5, "how often to ask again a server that is busy or fails")
	f.DurationVar(&s.timeout, "timeout", 2*time.Minute, "longest wait for one answer")
	f.StringVar(&s.src.Overlaps, "src-overlaps", "", "overlaps `file` of the source, in place of a server")
	f.StringVar(&s.src.Vectors, "src-emb", "", "vectors `file` of the source")
	f.StringVar(&s.dst.Overlaps, "dst-overlaps", "", "overlaps `file` of the target")
	f.StringVar(&s.dst.Vectors, "dst-emb", "", "vectors `file` of the target")
	f.BoolVar(&s.src.Float16, "float16", false, "the vectors files have 16 bits a number, not 32")
	f.BoolVar(&s.lenient, "lenient", false, "groups that the overlaps files lack are like nothing, not an error")
	f.BoolVar(&s.lines, "lines", false, "take each line as one segment; always so with overlaps files")
	f.BoolVar(&s.alone, "alone", false, "align by the embeddings alone, without words and lengths")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() != 2 {
		return nil, fmt.Errorf("want two files, SOURCE and TARGET, not %d", f.NArg())
	}
	s.paths = [2]string(f.Args())
	s.key = env("EMBEDDINGS_KEY")
	s.dst.Float16 = s.src.Float16
	return s, s.check()
}

// fromFiles reports whether the vectors are in files.
func (s *settings) fromFiles() bool {
	return s.src.Overlaps+s.src.Vectors+s.dst.Overlaps+s.dst.Vectors != ""
}

func (s *settings) check() error {
	switch {
	case s.fromFiles():
		for _, path := range []string{s.src.Overlaps, s.src.Vectors, s.dst.Overlaps, s.dst.Vectors} {
			if path == "" {
				return errors.New("overlaps files need all of -src-overlaps, -src-emb, -dst-overlaps and -dst-emb")
			}
		}
	case s.url == "":
		return errors.New("no vectors: give -url and -model, or overlaps files")
	case s.batch < 1:
		return fmt.Errorf("-batch %d: want at least 1", s.batch)
	}
	return nil
}

func (s *settings) embedder() (align.Embedder, error) {
	if s.fromFiles() {
		t, err := vecalign.Open(s.src, s.dst)
		if err != nil {
			return nil, err
		}
		t.MissingAsZero = s.lenient
		return t, nil
	}
	s.http = &http.Client{Timeout: s.timeout}
	s.pause = time.Second
	return &s.client, nil
}

// read reads a text and cuts it into segments.
func (s *settings) read(path string) (*segment.Document, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text, _, err := segment.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if s.lines || s.fromFiles() {
		return segment.Lines(path, text, nil), nil
	}
	return segment.Parse(path, text, nil), nil
}

// write prints a bead a line: its shape, confidence and the two passages.
func write(out io.Writer, a *align.Alignment) error {
	w := bufio.NewWriter(out)
	for _, b := range a.Beads {
		src, dst := a.SrcSpan(b), a.DstSpan(b)
		fmt.Fprintf(w, "%v\t%.3f\t%s\t%s\n", b.Type(), b.Confidence,
			oneLine(a.Src.Text[src.Start:src.End]), oneLine(a.Dst.Text[dst.Start:dst.End]))
	}
	return w.Flush()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
