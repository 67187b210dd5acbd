package main

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
)

// shardFn aligns the pairs of a shard, which is the unit of work: it is done as a
// whole, and again as a whole. Its exported fields travel to the workers.
type shardFn struct {
	Input, Output          string
	Resume                 bool
	SourceLang, TargetLang string
	Jobs, MaxBytes         int
	Timeout                time.Duration

	stream *corpus.Stream // made on the worker
}

// check says what is wrong with the command line, before anything is sent.
func (s *shardFn) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("%q is no flag; put the pattern of -input in quotes", rest[0])
	case s.Input == "" || s.Output == "":
		return errors.New("-input and -output are needed")
	case s.Jobs < 0 || s.MaxBytes < 0 || s.Timeout < 0:
		return errors.New("-jobs, -max-bytes and -timeout want a number above 0")
	}
	s.Input, s.Output = clean(s.Input), clean(s.Output)
	if s.mixed() {
		return fmt.Errorf("-output %s: -input %s would take the results for shards", s.Output, s.Input)
	}
	return s.Setup()
}

// Setup is called by Beam on each worker before its first shard.
func (s *shardFn) Setup() error {
	s.stream = &corpus.Stream{
		Aligner: align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}},
		Workers: s.Jobs, MaxBytes: s.MaxBytes, Timeout: s.Timeout,
	}
	for _, l := range []struct {
		flag, tag string
		to        **lang.Language
	}{{"-source-lang", s.SourceLang, &s.stream.Source}, {"-target-lang", s.TargetLang, &s.stream.Target}} {
		if l.tag == "" {
			continue
		}
		var err error
		if *l.to, err = lang.Lookup(l.tag); err != nil {
			return fmt.Errorf("%s: %q is not English or French", l.flag, l.tag)
		}
	}
	return nil
}

// ProcessElement writes the results of a shard. They do not depend on the worker,
// so that it does no harm if two of them do the same shard. An error has the
// runner try again, or end the run; so a damaged file, which no other try mends,
// is not one: it has no results, is told and counted, and the others go on.
func (s *shardFn) ProcessElement(ctx context.Context, shard fileio.ReadableFile, emit func(string)) error {
	name := shard.Metadata.Path
	out, err := s.result(name)
	if err != nil {
		return err
	}
	fs, err := filesystem.New(ctx, out)
	if err != nil {
		return err
	}
	defer fs.Close()
	if s.Resume && exists(ctx, fs, out) {
		count(ctx, "skipped", 1)
		emit(name + ": done before")
		return nil
	}
	sum, err := s.align(ctx, shard, fs, out)
	switch {
	case err == nil:
		count(ctx, "shards", 1)
		count(ctx, "pairs", sum.Pairs)
		count(ctx, "failed", sum.Failed)
		emit(fmt.Sprintf("%s: pairs: %d; failed: %d", name, sum.Pairs, sum.Failed))
	case strings.HasSuffix(name, ".gz") && damaged(err):
		emit(fmt.Sprintf("%s: damaged: %v", name, err))
		count(ctx, "damaged", 1)
	default:
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// align reads, aligns and writes a shard, of which a few lines at a time are in
// memory. What came compressed goes compressed.
func (s *shardFn) align(ctx context.Context, shard fileio.ReadableFile, fs filesystem.Interface, out string) (sum corpus.Summary, err error) {
	in, err := shard.Open(ctx)
	if err != nil {
		return sum, err
	}
	defer in.Close()
	err = replace(ctx, fs, out, func(w io.Writer) error {
		if !strings.HasSuffix(out, ".gz") {
			sum, err = s.stream.Lines(ctx, in, w)
			return err
		}
		z := gzip.NewWriter(w)
		sum, err = s.stream.Lines(ctx, in, z)
		return errors.Join(err, z.Close())
	})
	return sum, err
}

// damaged reports whether an error is about what is in a compressed file.
func damaged(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.As(err, &corrupt) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)
}

// count adds to a counter, which runners show while they run.
func count(ctx context.Context, name string, n int) {
	beam.NewCounter("visavis", name).Inc(ctx, int64(n))
}
