// Command beam aligns sharded JSON Lines in an Apache Beam pipeline. See
// README.md.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3" // beamx has local files and gs://
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

func main() {
	var s shardFn
	flag.StringVar(&s.Input, "input", "", "`pattern` of the shards, as 'shards/*.jsonl'; those that end in .gz are gzip")
	flag.StringVar(&s.Output, "output", "", "`folder` of the results: a file for each shard, of the same name")
	flag.BoolVar(&s.Resume, "resume", false, "leave out the shards whose results are there")
	flag.StringVar(&s.SourceLang, "source-lang", "", "`language` of sources that name none; else that of the text")
	flag.StringVar(&s.TargetLang, "target-lang", "", "`language` of targets that name none; else that of the text")
	flag.IntVar(&s.Jobs, "jobs", 0, "pairs of a shard at once; 0 means one for each processor of the worker")
	flag.IntVar(&s.MaxBytes, "max-bytes", 0, "longest line; 0 means 64 MB")
	flag.DurationVar(&s.Timeout, "timeout", 0, "longest time for a pair; 0 means any")
	flag.Parse()
	initBeam()
	err := s.check(flag.Args())
	if err == nil {
		err = run(context.Background(), &s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
		os.Exit(2)
	}
}

// initBeam tells Beam what runs on the workers. On a worker it does not return.
func initBeam() {
	register.DoFn3x1[context.Context, fileio.ReadableFile, func(string), error](&shardFn{})
	register.Emitter1[string]()
	register.Function2x0(tell)
	beam.Init()
}

// pipeline has the shards dealt out anew once they are listed: without that they
// would all stay with the worker that lists them. A step of its own tells what
// became of each; Prism keeps a core busy while it waits for a step that nothing
// comes out of.
func pipeline(s *shardFn) *beam.Pipeline {
	p, root := beam.NewPipelineWithRoot()
	files := fileio.MatchFiles(root, s.Input, fileio.MatchEmptyDisallow())
	files = fileio.ReadMatches(root, beam.Reshuffle(root, files))
	beam.ParDo0(root, tell, beam.Reshuffle(root, beam.ParDo(root, s, files)))
	return p
}

func tell(ctx context.Context, line string) { log.Info(ctx, line) }

// run waits for the end of the pipeline and says what it has done.
func run(ctx context.Context, s *shardFn) error {
	result, err := beamx.RunWithMetrics(ctx, pipeline(s))
	if err != nil || result == nil || *jobopts.Async {
		return err
	}
	counts := make(map[string]int64)
	for _, c := range result.Metrics().AllMetrics().Counters() {
		counts[c.Name()] += c.Result()
	}
	fmt.Fprintf(os.Stderr, "beam: shards: %d; done before: %d; pairs: %d; failed: %d\n",
		counts["shards"], counts["skipped"], counts["pairs"], counts["failed"])
	if n := counts["damaged"]; n > 0 {
		return fmt.Errorf("shards without results, since they are damaged: %d; the log names them", n)
	}
	return nil
}
